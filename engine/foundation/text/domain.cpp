// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/text/domain.h"

#include "engine/foundation/text/unicode.h"
#include "engine/foundation/text/word_list.h"

#include <libpsl.h>
#include <unicode/bytestream.h>
#include <unicode/idna.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>
#include <set>

namespace countersign::text {

namespace {

const icu::IDNA& idna()
{
    static const std::unique_ptr<icu::IDNA> instance = [] {
        UErrorCode status = U_ZERO_ERROR;
        return std::unique_ptr<icu::IDNA>(icu::IDNA::createUTS46Instance(
            UIDNA_NONTRANSITIONAL_TO_ASCII | UIDNA_NONTRANSITIONAL_TO_UNICODE | UIDNA_CHECK_BIDI, status));
    }();
    return *instance;
}

std::optional<std::string> toAscii(std::string_view host)
{
    std::string ascii;
    icu::StringByteSink<std::string> sink(&ascii);
    icu::IDNAInfo info;
    UErrorCode status = U_ZERO_ERROR;
    idna().nameToASCII_UTF8(icu::StringPiece(host.data(), static_cast<std::int32_t>(host.size())), sink, info,
                            status);
    // Hyphens in the third and fourth place exist in real host names; everything else that IDNA minds does
    // not.
    constexpr std::uint32_t kTolerated = UIDNA_ERROR_HYPHEN_3_4;
    if (U_FAILURE(status) || (info.getErrors() & ~kTolerated) != 0)
        return std::nullopt;
    return ascii;
}

bool isHostName(std::string_view ascii)
{
    if (ascii.empty() || ascii.size() > 253 || ascii.front() == '.' ||
        ascii.find("..") != std::string_view::npos)
        return false;
    const auto fits = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_';
    };
    return std::ranges::all_of(ascii, fits);
}

bool isIpAddress(std::string_view ascii)
{
    const std::string_view last = ascii.substr(ascii.rfind('.') + 1);
    return std::ranges::all_of(last, [](char c) { return c >= '0' && c <= '9'; });
}

std::string_view lastLabels(std::string_view host, std::size_t count)
{
    std::size_t at = host.size();
    while (count-- > 0 && at != std::string_view::npos)
        at = at == 0 ? std::string_view::npos : host.rfind('.', at - 1);
    return at == std::string_view::npos ? host : host.substr(at + 1);
}

const std::set<std::string_view, std::less<>>& freeMailDomains()
{
    static const std::set<std::string_view, std::less<>> domains = [] {
        const auto lines = listLines("free_mail_domains.txt");
        return std::set<std::string_view, std::less<>>(lines.begin(), lines.end());
    }();
    return domains;
}

} // namespace

std::optional<std::string> normalHost(std::string_view host)
{
    if (host.ends_with('.'))
        host.remove_suffix(1);
    if (host.empty() || host.size() > 1024)
        return std::nullopt;
    auto ascii = toAscii(host);
    if (!ascii || !isHostName(*ascii) || isIpAddress(*ascii))
        return std::nullopt;
    return ascii;
}

std::optional<std::string> registrableDomain(std::string_view host)
{
    const auto ascii = normalHost(host);
    if (!ascii)
        return std::nullopt;
    const char* found = psl_registrable_domain(psl_builtin(), ascii->c_str());
    if (!found)
        return std::nullopt;
    const auto labels = static_cast<std::size_t>(std::ranges::count(std::string_view(found), '.')) + 1;
    if (host.ends_with('.'))
        host.remove_suffix(1);
    // Full-width and ideographic full stops separate labels too; folding makes them points, but for U+3002.
    std::string folded = foldCase(host);
    for (std::size_t at = folded.find("\u3002"); at != std::string::npos; at = folded.find("\u3002"))
        folded.replace(at, 3, ".");
    return std::string(lastLabels(folded, labels));
}

std::string_view hostOfUrl(std::string_view url)
{
    if (const std::size_t scheme = url.find("://"); scheme != std::string_view::npos)
        url.remove_prefix(scheme + 3);
    url = url.substr(0, url.find_first_of("/?#"));
    if (const std::size_t user = url.rfind('@'); user != std::string_view::npos)
        url.remove_prefix(user + 1);
    return url.substr(0, url.find(':'));
}

bool isFreeMailDomain(std::string_view host)
{
    const auto ascii = normalHost(host);
    if (!ascii)
        return false;
    std::string_view rest = *ascii;
    while (!rest.empty()) {
        if (freeMailDomains().contains(rest))
            return true;
        const std::size_t point = rest.find('.');
        rest = point == std::string_view::npos ? std::string_view() : rest.substr(point + 1);
    }
    return false;
}

} // namespace countersign::text
