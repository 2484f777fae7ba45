// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/assert.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace countersign::demo {

/// FNV-1a, 64 bits: the same on every machine, which std::hash does not promise.
[[nodiscard]] constexpr std::uint64_t stableHash(std::string_view text, std::uint64_t seed = 0)
{
    std::uint64_t hash = 14695981039346656037ULL ^ (seed * 0x9E3779B97F4A7C15ULL);
    for (const char c : text) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 1099511628211ULL;
    }
    return hash;
}

/// Repeatable choices for the demo world (SplitMix64, Steele et al. 2014). Never for keys or passwords.
class SeededRandom
{
public:
    explicit SeededRandom(std::uint64_t seed, std::string_view stream = {}, std::uint64_t index = 0)
        : m_state(stableHash(stream, seed) + index * 0xD1B54A32D192ED03ULL)
    {
    }

    [[nodiscard]] std::uint64_t next()
    {
        m_state += 0x9E3779B97F4A7C15ULL;
        std::uint64_t z = m_state;
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31U);
    }
    /// In [0, bound); the bias of the modulus does not matter for stories.
    [[nodiscard]] std::size_t below(std::size_t bound)
    {
        COUNTERSIGN_ASSERT(bound != 0, "nothing to choose from");
        return static_cast<std::size_t>(next() % bound);
    }
    /// In [low, high], both included.
    [[nodiscard]] int between(int low, int high)
    {
        return low + static_cast<int>(below(static_cast<std::size_t>(high - low + 1)));
    }
    [[nodiscard]] bool percent(int chance) { return between(1, 100) <= chance; }

    template <class T>
    [[nodiscard]] const T& pick(const std::vector<T>& choices)
    {
        return choices[below(choices.size())];
    }

private:
    std::uint64_t m_state;
};

} // namespace countersign::demo
