// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace countersign::base {

using Bytes = std::vector<std::byte>;
using Sha256 = std::array<std::byte, 32>;

[[nodiscard]] inline std::span<const std::byte> bytesOf(std::string_view text)
{
    return std::as_bytes(std::span(text.data(), text.size()));
}
[[nodiscard]] inline std::string_view textOf(std::span<const std::byte> bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// SHA-256 (FIPS 180-4).
[[nodiscard]] Sha256 sha256(std::span<const std::byte> bytes);
[[nodiscard]] inline Sha256 sha256(std::string_view text) { return sha256(bytesOf(text)); }

/// SHA-256 over parts that arrive one after another.
class Sha256Stream
{
public:
    Sha256Stream();
    ~Sha256Stream();
    Sha256Stream(const Sha256Stream&) = delete;
    Sha256Stream& operator=(const Sha256Stream&) = delete;

    Sha256Stream& add(std::span<const std::byte> bytes);
    Sha256Stream& add(std::string_view text) { return add(bytesOf(text)); }
    /// Length first, so that ("ab","c") and ("a","bc") differ.
    Sha256Stream& addField(std::string_view text);
    /// Ends the stream; call once.
    [[nodiscard]] Sha256 finish();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

/// HMAC-SHA-256 (RFC 2104).
[[nodiscard]] Sha256 hmacSha256(std::span<const std::byte> key, std::span<const std::byte> bytes);

/// Takes the same time wherever the first difference is.
[[nodiscard]] bool equalConstantTime(std::span<const std::byte> a, std::span<const std::byte> b);

/// Lower-case hexadecimal.
[[nodiscard]] std::string toHex(std::span<const std::byte> bytes);
[[nodiscard]] std::optional<Bytes> fromHex(std::string_view text);

/// Base64 (RFC 4648 §4) with padding and without line breaks.
[[nodiscard]] std::string toBase64(std::span<const std::byte> bytes);
[[nodiscard]] std::optional<Bytes> fromBase64(std::string_view text);

} // namespace countersign::base
