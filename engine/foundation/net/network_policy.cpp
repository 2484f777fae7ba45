// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/net/network_policy.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>

namespace countersign::net {
namespace {

struct Block4
{
    std::uint32_t network;
    int bits;
};

constexpr std::uint32_t ip4(std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint32_t d)
{
    return a << 24U | b << 16U | c << 8U | d;
}

constexpr std::array kForbidden4{
    Block4{ip4(0, 0, 0, 0), 8},     Block4{ip4(10, 0, 0, 0), 8},      Block4{ip4(100, 64, 0, 0), 10},
    Block4{ip4(127, 0, 0, 0), 8},   Block4{ip4(169, 254, 0, 0), 16},  Block4{ip4(172, 16, 0, 0), 12},
    Block4{ip4(192, 0, 0, 0), 24},  Block4{ip4(192, 0, 2, 0), 24},    Block4{ip4(192, 168, 0, 0), 16},
    Block4{ip4(198, 18, 0, 0), 15}, Block4{ip4(198, 51, 100, 0), 24}, Block4{ip4(203, 0, 113, 0), 24},
    Block4{ip4(224, 0, 0, 0), 4},   Block4{ip4(240, 0, 0, 0), 4},
};

bool isForbidden4(std::uint32_t address)
{
    return std::any_of(kForbidden4.begin(), kForbidden4.end(), [&](const Block4& block) {
        const std::uint32_t mask = ~std::uint32_t{0} << (32 - block.bits);
        return (address & mask) == block.network;
    });
}

using Bytes16 = std::array<std::uint8_t, 16>;

std::uint32_t at(const Bytes16& bytes, std::size_t offset)
{
    return ip4(bytes[offset], bytes[offset + 1], bytes[offset + 2], bytes[offset + 3]);
}

bool startsWith(const Bytes16& bytes, std::initializer_list<std::uint8_t> prefix)
{
    return std::equal(prefix.begin(), prefix.end(), bytes.begin());
}

/// The IPv4 address that an IPv6 address stands for: mapped or compatible, NAT64 (RFC 6052) or 6to4 (RFC
/// 3056).
std::optional<std::uint32_t> embedded4(const Bytes16& bytes)
{
    if (startsWith(bytes, {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff}) ||
        startsWith(bytes, {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}) ||
        startsWith(bytes, {0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0}))
        return at(bytes, 12);
    if (startsWith(bytes, {0x20, 0x02}))
        return at(bytes, 2);
    return std::nullopt;
}

bool isForbidden6(const Bytes16& bytes)
{
    if (const auto inner = embedded4(bytes))
        return isForbidden4(*inner);
    // Only 2000::/3 is handed out as global unicast; documentation and benchmarking inside it are not
    // servers.
    const bool global = (bytes[0] & 0xe0U) == 0x20U;
    return !global || startsWith(bytes, {0x20, 0x01, 0x0d, 0xb8}) ||
           startsWith(bytes, {0x20, 0x01, 0x00, 0x00}) ||
           startsWith(bytes, {0x20, 0x01, 0x00, 0x02, 0x00, 0x00});
}

template <class Socket>
Socket as(const sockaddr& address)
{
    Socket copy{};
    std::memcpy(&copy, &address, sizeof copy);
    return copy;
}

Bytes16 bytes6(const sockaddr& address)
{
    const auto full = as<sockaddr_in6>(address);
    Bytes16 bytes{};
    std::memcpy(bytes.data(), &full.sin6_addr, bytes.size());
    return bytes;
}

std::optional<bool> literal(std::string_view host, bool (*ask)(const sockaddr&))
{
    const std::string text(host);
    sockaddr_in four{};
    four.sin_family = AF_INET;
    if (inet_pton(AF_INET, text.c_str(), &four.sin_addr) == 1)
        return ask(reinterpret_cast<const sockaddr&>(four));
    sockaddr_in6 six{};
    six.sin6_family = AF_INET6;
    if (inet_pton(AF_INET6, text.c_str(), &six.sin6_addr) == 1)
        return ask(reinterpret_cast<const sockaddr&>(six));
    return std::nullopt;
}

bool equalIgnoringCase(std::string_view a, std::string_view b)
{
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [&](char x, char y) { return lower(x) == lower(y); });
}

bool isPlainHost(std::string_view host)
{
    return !host.empty() && host.size() <= 253 && std::none_of(host.begin(), host.end(), [](char c) {
        return static_cast<unsigned char>(c) <= 0x20 || c == 0x7f ||
               std::strchr("/@?#[]\\%\"<>", c) != nullptr;
    });
}

} // namespace

bool isAllowListed(const NetworkPolicy& policy, std::string_view host, std::uint16_t port)
{
    return std::any_of(policy.allowList.begin(), policy.allowList.end(), [&](const HostPort& entry) {
        return entry.port == port && equalIgnoringCase(entry.host, host);
    });
}

bool isForbiddenAddress(const sockaddr& address)
{
    switch (address.sa_family) {
    case AF_INET:
        return isForbidden4(ntohl(as<sockaddr_in>(address).sin_addr.s_addr));
    case AF_INET6:
        return isForbidden6(bytes6(address));
    }
    return true;
}

bool isLoopbackAddress(const sockaddr& address)
{
    switch (address.sa_family) {
    case AF_INET:
        return ntohl(as<sockaddr_in>(address).sin_addr.s_addr) >> 24U == 127;
    case AF_INET6: {
        const Bytes16 bytes = bytes6(address);
        Bytes16 one{};
        one.back() = 1;
        return bytes == one ||
               (startsWith(bytes, {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff}) && bytes[12] == 127);
    }
    }
    return false;
}

base::Status checkTarget(const NetworkPolicy& policy, const Target& target)
{
    const std::string place = target.host + ":" + std::to_string(target.port);
    if (!isPlainHost(target.host) || target.port == 0)
        return base::fail(base::ErrorCode::InvalidInput, "not a host and port");
    if (isAllowListed(policy, target.host, target.port)) {
        const bool loopback = equalIgnoringCase(target.host, "localhost") ||
                              literal(target.host, isLoopbackAddress).value_or(false);
        if (target.protocol == Protocol::Http && !loopback)
            return base::fail(base::ErrorCode::AddressForbidden, "plain http is for loopback only", {place});
        return {};
    }
    if (policy.onlyAllowListed)
        return base::fail(base::ErrorCode::AddressForbidden, "this workspace reaches listed servers only",
                          {place});
    if (target.protocol == Protocol::Http)
        return base::fail(base::ErrorCode::AddressForbidden, "plain http needs a listed loopback server",
                          {place});
    if (literal(target.host, isForbiddenAddress).value_or(false))
        return base::fail(base::ErrorCode::AddressForbidden, "not a public address", {place});
    return {};
}

} // namespace countersign::net
