// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/mime/address.h"

#include <idn2.h>

#include <algorithm>

namespace countersign::mime {
namespace {

using base::ErrorCode;

constexpr std::size_t kMaxLocalPart = 64;
constexpr std::size_t kMaxDomain = 255;
constexpr std::size_t kMaxLine = 998;

bool isAscii(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool isAlnum(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool isAtext(char c)
{
    return isAlnum(c) || static_cast<unsigned char>(c) >= 0x80 ||
           std::string_view("!#$%&'*+-/=?^_`{|}~").find(c) != std::string_view::npos;
}

bool isDotString(std::string_view text)
{
    char before = '.';
    for (const char c : text) {
        if (c == '.' ? before == '.' : !isAtext(c))
            return false;
        before = c;
    }
    return before != '.';
}

bool isQuotedString(std::string_view text)
{
    if (text.size() < 3 || text.front() != '"' || text.back() != '"')
        return false;
    const std::string_view inner = text.substr(1, text.size() - 2);
    for (std::size_t i = 0; i < inner.size(); ++i) {
        const auto c = static_cast<unsigned char>(inner[i]);
        if (c < 0x20 || c == 0x7f || c == '"')
            return false;
        if (c == '\\' && (++i == inner.size() || static_cast<unsigned char>(inner[i]) < 0x20))
            return false;
    }
    return true;
}

bool isHostName(std::string_view domain)
{
    if (domain.empty() || domain.size() > kMaxDomain)
        return false;
    std::size_t start = 0;
    while (start <= domain.size()) {
        const std::size_t end = std::min(domain.find('.', start), domain.size());
        const std::string_view label = domain.substr(start, end - start);
        const bool letters =
            std::all_of(label.begin(), label.end(), [](char c) { return isAlnum(c) || c == '-'; });
        if (label.empty() || label.size() > 63 || !letters || label.front() == '-' || label.back() == '-')
            return false;
        start = end + 1;
    }
    return true;
}

base::Result<std::string> asciiDomain(std::string_view domain)
{
    char* ascii = nullptr;
    const std::string text(domain);
    // Domains that were registered under the older IDNA 2003 rules still receive mail.
    int status = idn2_to_ascii_8z(text.c_str(), &ascii, IDN2_NFC_INPUT | IDN2_NONTRANSITIONAL);
    if (status != IDN2_OK)
        status = idn2_to_ascii_8z(text.c_str(), &ascii, IDN2_TRANSITIONAL);
    if (status != IDN2_OK)
        return base::fail(ErrorCode::InvalidInput, "the address's domain is not a domain name");
    std::string result(ascii);
    idn2_free(ascii);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return result;
}

} // namespace

base::Result<CheckedAddress> checkAddress(std::string_view address)
{
    const std::size_t at = address.rfind('@');
    if (at == std::string_view::npos || at == 0)
        return base::fail(ErrorCode::InvalidInput, "the address has no local part and @");
    const std::string_view local = address.substr(0, at);
    if (local.size() > kMaxLocalPart)
        return base::fail(ErrorCode::InvalidInput, "the address's local part is longer than 64 bytes");
    const bool quoted = local.front() == '"';
    if (quoted ? !isQuotedString(local) || !isAscii(local) : !isDotString(local))
        return base::fail(ErrorCode::InvalidInput,
                          "the address's local part has a character that is not allowed");
    const std::string_view domain = address.substr(at + 1);
    if (domain.find('\0') != std::string_view::npos || domain.size() > kMaxDomain)
        return base::fail(ErrorCode::InvalidInput, "the address's domain is not a domain name");
    COUNTERSIGN_ASSIGN(std::string ascii, asciiDomain(domain));
    if (!isHostName(ascii))
        return base::fail(ErrorCode::InvalidInput, "the address's domain is not a domain name");
    return CheckedAddress{.localPart = std::string(local),
                          .domain = std::move(ascii),
                          .needsSmtpUtf8 = !isAscii(local),
                          .internationalDomain = !isAscii(domain)};
}

base::Status checkTransportable(std::string_view bytes)
{
    const auto refuse = [](const char* why) { return base::fail(ErrorCode::InvalidInput, why); };
    if (!bytes.ends_with("\r\n"))
        return refuse("the message does not end with CRLF");
    bool inHeaders = true;
    while (!bytes.empty()) {
        const std::size_t end = bytes.find_first_of("\r\n");
        const std::string_view line = bytes.substr(0, end);
        if (end == std::string_view::npos || bytes.substr(end, 2) != "\r\n")
            return refuse("the message has a bare CR or LF");
        if (line.size() > kMaxLine)
            return refuse("the message has a line longer than 998 bytes");
        if (!isAscii(line) || line.find('\0') != std::string_view::npos)
            return refuse("the message is not 7-bit");
        inHeaders = inHeaders && !line.empty();
        const std::string_view name = line.substr(0, std::min(line.find_first_of(": \t"), line.size()));
        const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
        const std::string_view bcc = "bcc";
        if (inHeaders && std::equal(name.begin(), name.end(), bcc.begin(), bcc.end(),
                                    [&](char a, char b) { return lower(a) == b; }))
            return refuse("the message names its blind recipients");
        bytes.remove_prefix(end + 2);
    }
    return {};
}

} // namespace countersign::mime
