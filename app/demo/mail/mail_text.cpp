// SPDX-License-Identifier: Apache-2.0
#include "app/demo/mail/mail_text.h"

#include "engine/foundation/base/clock.h"
#include "engine/foundation/base/hash.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>

namespace countersign::demo {
namespace {

constexpr int kMaxNesting = 8;

int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const char low = static_cast<char>(c | 0x20);
    return low >= 'a' && low <= 'f' ? low - 'a' + 10 : -1;
}

std::string decodeQuotedPrintable(std::string_view text)
{
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '=') {
            result += text[i];
        } else if (text.substr(i + 1).starts_with("\r\n")) {
            i += 2;
        } else if (i + 2 < text.size() && hexValue(text[i + 1]) >= 0 && hexValue(text[i + 2]) >= 0) {
            result += static_cast<char>(hexValue(text[i + 1]) * 16 + hexValue(text[i + 2]));
            i += 2;
        } else {
            result += text[i];
        }
    }
    return result;
}

std::string decodeBase64(std::string_view text)
{
    std::string dense;
    std::copy_if(text.begin(), text.end(), std::back_inserter(dense), [](char c) { return c > ' '; });
    const auto bytes = base::fromBase64(dense);
    return bytes ? std::string(base::textOf(*bytes)) : std::string();
}

std::string parameter(std::string_view field, std::string_view name)
{
    const std::string lower = lowerAscii(field);
    const std::size_t at = lower.find(std::string(name) + "=");
    if (at == std::string::npos)
        return {};
    std::string_view value = field.substr(at + name.size() + 1);
    if (value.starts_with('"')) {
        value.remove_prefix(1);
        return std::string(value.substr(0, value.find('"')));
    }
    return std::string(value.substr(0, value.find_first_of("; \t")));
}

std::optional<std::string> findPart(const MailText& mail, std::string_view wanted, int depth)
{
    const std::string type = mail.header("Content-Type");
    const std::string kind = lowerAscii(type.substr(0, type.find(';')));
    if (kind.starts_with("multipart/") && depth < kMaxNesting) {
        const std::string boundary = "--" + parameter(type, "boundary");
        std::string_view rest = mail.body();
        std::size_t start = rest.find(boundary);
        while (start != std::string_view::npos) {
            const std::size_t line = rest.find("\r\n", start);
            if (line == std::string_view::npos || rest.substr(start + boundary.size()).starts_with("--"))
                break;
            const std::size_t end = rest.find("\r\n" + boundary, line);
            const std::string_view part =
                rest.substr(line + 2, end == std::string_view::npos ? end : end - line - 2);
            if (auto found = findPart(MailText(std::string(part)), wanted, depth + 1))
                return found;
            start = end == std::string_view::npos ? end : end + 2;
        }
        return std::nullopt;
    }
    if (kind != wanted && !(kind.empty() && wanted == "text/plain"))
        return std::nullopt;
    const std::string encoding = lowerAscii(mail.header("Content-Transfer-Encoding"));
    if (encoding == "base64")
        return decodeBase64(mail.body());
    if (encoding == "quoted-printable")
        return decodeQuotedPrintable(mail.body());
    return std::string(mail.body());
}

} // namespace

std::string lowerAscii(std::string_view text)
{
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return result;
}

MailText::MailText(std::string bytes) : m_bytes(std::move(bytes))
{
    const std::size_t end = m_bytes.starts_with("\r\n") ? 0 : m_bytes.find("\r\n\r\n");
    if (m_bytes.starts_with("\r\n"))
        m_bodyStart = 2;
    else
        m_bodyStart = end == std::string::npos ? m_bytes.size() : end + 4;
}

std::string MailText::header(std::string_view name) const
{
    const std::string wanted = lowerAscii(name) + ":";
    std::string_view block = headerBlock();
    while (!block.empty()) {
        std::size_t end = block.find("\r\n");
        while (end != std::string_view::npos && end + 2 < block.size() &&
               (block[end + 2] == ' ' || block[end + 2] == '\t'))
            end = block.find("\r\n", end + 2);
        const std::string_view field = block.substr(0, end);
        if (lowerAscii(field.substr(0, wanted.size())) == wanted) {
            std::string value(field.substr(wanted.size()));
            for (std::size_t at = value.find("\r\n"); at != std::string::npos; at = value.find("\r\n"))
                value.erase(at, 2);
            value.erase(0, value.find_first_not_of(" \t"));
            return value;
        }
        if (end == std::string_view::npos)
            break;
        block.remove_prefix(end + 2);
    }
    return {};
}

std::string MailText::address(std::string_view name) const
{
    const std::string field = header(name);
    const std::size_t open = field.find('<');
    if (open == std::string::npos)
        return lowerAscii(field.substr(0, field.find_first_of(" ,(")));
    return lowerAscii(field.substr(open + 1, field.find('>', open) - open - 1));
}

std::optional<std::string> MailText::part(std::string_view contentType) const
{
    return findPart(*this, contentType, 0);
}

std::string encodedHeader(std::string_view utf8)
{
    const auto plain = [](char c) {
        return static_cast<unsigned char>(c) >= 0x20 && static_cast<unsigned char>(c) < 0x7F;
    };
    if (std::all_of(utf8.begin(), utf8.end(), plain))
        return std::string(utf8);
    constexpr std::size_t kWordBytes = 42;
    std::string result;
    while (!utf8.empty()) {
        std::size_t take = std::min(kWordBytes, utf8.size());
        // A character may not be split between two encoded words (RFC 2047 §5).
        while (take > 0 && take < utf8.size() && (static_cast<unsigned char>(utf8[take]) & 0xC0U) == 0x80U)
            --take;
        result += (result.empty() ? "=?UTF-8?B?" : "\r\n =?UTF-8?B?") +
                  base::toBase64(base::bytesOf(utf8.substr(0, take))) + "?=";
        utf8.remove_prefix(take);
    }
    return result;
}

std::string mailDate(std::int64_t unixMillis)
{
    constexpr std::array<const char*, 7> kDays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array<const char*, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                  "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const base::Instant instant = base::fromMillis(unixMillis);
    const auto day = std::chrono::floor<std::chrono::days>(instant);
    const std::chrono::year_month_day date(day);
    const auto time = std::chrono::hh_mm_ss(std::chrono::floor<std::chrono::seconds>(instant - day));
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%s, %02u %s %d %02d:%02d:%02d +0000",
                  kDays[std::chrono::weekday(day).c_encoding()], unsigned(date.day()),
                  kMonths[unsigned(date.month()) - 1], int(date.year()),
                  static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                  static_cast<int>(time.seconds().count()));
    return text.data();
}

std::string wrappedBase64(std::string_view bytes)
{
    constexpr std::size_t kLine = 76;
    const std::string dense = base::toBase64(base::bytesOf(bytes));
    std::string result;
    for (std::size_t i = 0; i < dense.size(); i += kLine)
        result += dense.substr(i, kLine) + "\r\n";
    return result;
}

std::string withCrLf(std::string_view text)
{
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\n' && (i == 0 || text[i - 1] != '\r'))
            result += '\r';
        result += text[i];
    }
    return result;
}

} // namespace countersign::demo
