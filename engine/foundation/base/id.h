// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/clock.h"
#include "engine/foundation/base/hash.h"
#include "engine/foundation/base/random.h"

#include <array>
#include <compare>
#include <cstddef>
#include <cstring>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace countersign::base {

using IdBytes = std::array<std::byte, 16>;

/// 16 bytes as 26 characters of Crockford's base 32, upper case (the ULID text form).
[[nodiscard]] std::string idText(const IdBytes& bytes);
[[nodiscard]] std::optional<IdBytes> parseIdText(std::string_view text);

/// The first 128 bits of SHA-256(source, object, external id): the same record always gets the same id.
[[nodiscard]] IdBytes importedIdBytes(std::string_view source, std::string_view object, std::string_view externalId);

/// Names one thing of the kind `Tag` for ever. Ids of different kinds do not mix. A default-made id is null.
template <class Tag>
class Id
{
public:
    constexpr Id() = default;
    explicit constexpr Id(const IdBytes& bytes) : m_bytes(bytes) {}

    [[nodiscard]] static Id imported(std::string_view source, std::string_view object, std::string_view externalId)
    {
        return Id(importedIdBytes(source, object, externalId));
    }
    [[nodiscard]] static std::optional<Id> parse(std::string_view text)
    {
        const auto bytes = parseIdText(text);
        return bytes ? std::optional(Id(*bytes)) : std::nullopt;
    }
    /// From a 16-byte blob column; nothing for any other size.
    [[nodiscard]] static std::optional<Id> fromBytes(std::span<const std::byte> bytes)
    {
        if (bytes.size() != 16)
            return std::nullopt;
        IdBytes copy{};
        std::memcpy(copy.data(), bytes.data(), copy.size());
        return Id(copy);
    }

    [[nodiscard]] const IdBytes& bytes() const { return m_bytes; }
    [[nodiscard]] std::string text() const { return idText(m_bytes); }
    [[nodiscard]] bool isNull() const { return m_bytes == IdBytes{}; }
    explicit operator bool() const { return !isNull(); }

    friend auto operator<=>(const Id&, const Id&) = default;
    friend bool operator==(const Id&, const Id&) = default;

private:
    IdBytes m_bytes{};
};

/// Makes ULIDs (time, then random) for what is born here; ids made in one millisecond still ascend. Thread-safe.
class IdSource
{
public:
    IdSource(const Clock& clock, RandomSource& random) : m_clock(clock), m_random(random) {}

    template <class Tag>
    [[nodiscard]] Id<Tag> next()
    {
        return Id<Tag>(nextBytes());
    }
    [[nodiscard]] IdBytes nextBytes();

private:
    const Clock& m_clock;
    RandomSource& m_random;
    std::mutex m_mutex;
    std::int64_t m_lastMillis = -1;
    IdBytes m_last{};
};

} // namespace countersign::base

template <class Tag>
struct std::hash<countersign::base::Id<Tag>>
{
    std::size_t operator()(const countersign::base::Id<Tag>& id) const noexcept
    {
        // The last bytes are random in both kinds of id.
        std::size_t value = 0;
        std::memcpy(&value, id.bytes().data() + 8, sizeof value);
        return value;
    }
};
