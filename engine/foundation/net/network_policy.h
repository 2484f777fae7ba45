// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

struct sockaddr;

namespace countersign::net {

struct HostPort
{
    std::string host;
    std::uint16_t port = 0;

    friend bool operator==(const HostPort&, const HostPort&) = default;
};

/// Which servers this program may reach at all; a value, decided by the user and the workspace, the same for
/// every protocol.
struct NetworkPolicy
{
    /// Host and port as the user typed them. Only these may resolve to loopback or private addresses.
    std::vector<HostPort> allowList;
    /// Demo workspaces: any server that is not on the list is refused before its name is looked up.
    bool onlyAllowListed = false;
    /// "http://host:port" or "socks5h://host:port"; empty means direct. Allow-listed servers are reached
    /// directly.
    std::string proxyUrl;
    /// PEM file trusted in addition to the system's authorities; empty means none.
    std::string extraCaFile;

    friend bool operator==(const NetworkPolicy&, const NetworkPolicy&) = default;
};

enum class Protocol { Https, Http, Smtp, Imap };

/// One server that a call wants to reach. `host` is a name or an address literal without brackets.
struct Target
{
    Protocol protocol = Protocol::Https;
    std::string host;
    std::uint16_t port = 0;
};

[[nodiscard]] bool isAllowListed(const NetworkPolicy& policy, std::string_view host, std::uint16_t port);

/// What can be refused before the name is looked up: AddressForbidden or InvalidInput.
[[nodiscard]] base::Status checkTarget(const NetworkPolicy& policy, const Target& target);

/// Loopback, private, shared, link-local, multicast, metadata and other addresses that no public server has
/// (RFC 6890 registries), also where they hide inside IPv6 (mapped, NAT64, 6to4). Unknown families are
/// forbidden.
[[nodiscard]] bool isForbiddenAddress(const sockaddr& address);

[[nodiscard]] bool isLoopbackAddress(const sockaddr& address);

} // namespace countersign::net
