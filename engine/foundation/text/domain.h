// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace countersign::text {

/// A host name in ASCII and lower case (UTS #46, non-transitional), without a point at the end. Nothing for
/// empty labels, IP addresses and what is no host name.
[[nodiscard]] std::optional<std::string> normalHost(std::string_view host);

/// The part that somebody registered: "mail.example.co.uk" → "example.co.uk" (Public Suffix List with its
/// private part), in lower case and the script it was given in. Nothing for a public suffix itself, IP
/// addresses and no host names.
[[nodiscard]] std::optional<std::string> registrableDomain(std::string_view host);

/// The host of "https://user@example.com:8080/path", "www.example.com/x" or "example.com", as written.
[[nodiscard]] std::string_view hostOfUrl(std::string_view url);

/// Whether everybody can have an address there (gmail.com, web.de …), so that it says nothing of an employer.
/// Takes a host or a registrable domain.
[[nodiscard]] bool isFreeMailDomain(std::string_view host);

} // namespace countersign::text
