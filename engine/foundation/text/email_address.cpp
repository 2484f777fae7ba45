// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/text/email_address.h"

#include "engine/foundation/text/domain.h"
#include "engine/foundation/text/unicode.h"

#include <algorithm>
#include <array>

namespace countersign::text {

namespace {

/// RFC 5321 §4.5.3.1.
constexpr std::size_t kMaxLocalPart = 64;
constexpr std::size_t kMaxAddress = 254;

bool isLocalPart(std::string_view text)
{
    const auto fits = [](char c) {
        const bool letter =
            (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
        return letter || std::string_view("!#$%&'*+-/=?^_`{|}~.").find(c) != std::string_view::npos;
    };
    return !text.empty() && text.size() <= kMaxLocalPart && std::ranges::all_of(text, fits) &&
           text.front() != '.' && text.back() != '.' && text.find("..") == std::string_view::npos;
}

} // namespace

std::optional<std::string> normalEmail(std::string_view address)
{
    std::string text = trimmed(stripInvisible(address));
    const std::size_t open = text.rfind('<');
    if (const std::size_t close = text.find('>', open);
        open != std::string::npos && close != std::string::npos)
        text = trimmed(std::string_view(text).substr(open + 1, close - open - 1));
    text = foldCase(text);
    if (text.starts_with("mailto:"))
        text.erase(0, std::string_view("mailto:").size());
    const std::size_t at = text.rfind('@');
    if (at == std::string::npos || !isLocalPart(std::string_view(text).substr(0, at)))
        return std::nullopt;
    const auto host = normalHost(std::string_view(text).substr(at + 1));
    if (!host || host->find('.') == std::string::npos || at + 1 + host->size() > kMaxAddress)
        return std::nullopt;
    return text.substr(0, at + 1) + *host;
}

std::optional<std::string> emailKey(std::string_view address)
{
    const auto normal = normalEmail(address);
    if (!normal)
        return std::nullopt;
    const std::size_t at = normal->find('@');
    std::string local = normal->substr(0, at);
    std::string domain = normal->substr(at + 1);
    if (const std::size_t plus = local.find('+'); plus != std::string::npos && plus > 0)
        local.erase(plus);
    if (domain == "googlemail.com")
        domain = "gmail.com";
    if (domain == "gmail.com")
        std::erase(local, '.');
    return local + "@" + domain;
}

std::optional<std::string> emailDomain(std::string_view address)
{
    const auto normal = normalEmail(address);
    return normal ? std::optional(normal->substr(normal->find('@') + 1)) : std::nullopt;
}

bool isRoleAddress(std::string_view address)
{
    constexpr std::array<std::string_view, 30> kRoles{
        "info",          "sales",     "support",   "contact",    "hello",      "office",     "admin",
        "administrator", "billing",   "invoice",   "invoices",   "accounts",   "accounting", "hr",
        "jobs",          "careers",   "marketing", "press",      "media",      "help",       "service",
        "kontakt",       "team",      "webmaster", "postmaster", "hostmaster", "abuse",      "noreply",
        "no-reply",      "donotreply"};
    const auto normal = normalEmail(address);
    return normal &&
           std::ranges::find(kRoles, std::string_view(*normal).substr(0, normal->find('@'))) != kRoles.end();
}

} // namespace countersign::text
