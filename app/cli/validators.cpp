// SPDX-License-Identifier: Apache-2.0
#include "app/cli/validators.h"

#include <algorithm>
#include <charconv>
#include <numeric>
#include <utility>

namespace countersign::cli {

namespace {

constexpr std::ptrdiff_t kShortestPassphrase = 8;

/// A name, an IPv4 address, or an IPv6 address in brackets.
bool isHost(std::string_view host)
{
    if (host.size() > 2 && host.front() == '[' && host.back() == ']')
        return host.find_first_not_of("0123456789abcdefABCDEF:.", 1) == host.size() - 1;
    return !host.empty() && host.size() <= 253 && host.front() != '-' && host.front() != '.' &&
           host.find("..") == std::string_view::npos &&
           host.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_") == std::string_view::npos;
}

bool isPort(std::string_view text)
{
    int port = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
    return error == std::errc() && end == text.data() + text.size() && port >= 1 && port <= 65535;
}

/// Nothing where it is right.
std::string wrongWithHost(std::string_view text)
{
    if (text.find("://") != std::string_view::npos || text.find('/') != std::string_view::npos)
        return "must be a name and a port, such as mail.example.com:465, without a scheme and without a path";
    const std::size_t border = text.starts_with('[') ? text.find("]:") : text.find(':');
    const std::size_t colon = border == std::string_view::npos ? border : text.find(':', border);
    if (!isHost(text.substr(0, colon)))
        return "is no server's name";
    if (colon != std::string_view::npos && !isPort(text.substr(colon + 1)))
        return "has no port from 1 to 65535 behind the colon";
    return {};
}

std::string said(const std::string& value, std::string_view wrong)
{
    return wrong.empty() ? std::string() : "\"" + value + "\" " + std::string(wrong);
}

/// Levenshtein's distance, in bytes: verbs are ASCII.
std::size_t distance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t(0));
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = std::exchange(row[0], i + 1);
        for (std::size_t j = 0; j < b.size(); ++j)
            diagonal = std::exchange(row[j + 1], std::min({row[j + 1] + 1, row[j] + 1, diagonal + (a[i] == b[j] ? 0 : 1)}));
    }
    return row.back();
}

} // namespace

CLI::Validator hostAndPort()
{
    return {[](std::string& value) { return said(value, wrongWithHost(value)); }, "HOST[:PORT]"};
}

CLI::Validator mailAddress()
{
    return {[](std::string& value) {
                const std::size_t at = value.find('@');
                const bool good = at != std::string::npos && at > 0 && value.find('@', at + 1) == std::string::npos &&
                                  value.find_first_of(" \t,;<>\"()") == std::string::npos && isHost(std::string_view(value).substr(at + 1));
                return said(value, good ? "" : "is no mail address, such as you@company.example");
            },
            "ADDRESS"};
}

CLI::Validator baseUrl()
{
    return {[](std::string& value) {
                const bool tls = value.starts_with("https://");
                if (!tls && !value.starts_with("http://"))
                    return said(value, "does not begin with https:// (or http:// on this computer)");
                const std::string place = value.substr(tls ? 8 : 7, value.find('/', 8) - (tls ? 8 : 7));
                if (const std::string wrong = wrongWithHost(place); !wrong.empty())
                    return said(place, wrong);
                const std::string host = place.substr(0, place.starts_with('[') ? place.find(']') + 1 : place.find(':'));
                const bool here = host == "localhost" || host == "127.0.0.1" || host == "[::1]";
                return said(value, tls || here ? "" : "is not encrypted: http:// is for this computer only, anything else takes https://");
            },
            "URL"};
}

std::string nearestWord(std::string_view word, const std::vector<std::string>& known)
{
    const auto nearest = std::ranges::min_element(known, {}, [&](const std::string& each) { return distance(word, each); });
    const bool near = nearest != known.end() && distance(word, *nearest) <= std::max<std::size_t>(1, nearest->size() / 3);
    return near ? *nearest : std::string();
}

std::string tooShort(std::string_view passphrase)
{
    const auto characters =
        std::ranges::count_if(passphrase, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
    return characters < kShortestPassphrase ? "a passphrase has at least 8 characters" : "";
}

} // namespace countersign::cli
