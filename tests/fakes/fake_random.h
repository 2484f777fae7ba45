// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/random.h"

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <span>

namespace countersign::tests {

/// The same bytes for the same seed on every machine. Thread-safe, but only one thread gets a repeatable
/// order. xoshiro256** seeded by splitmix64 (Blackman and Vigna, "Scrambled linear pseudorandom number
/// generators", 2018).
class FakeRandom final : public base::RandomSource
{
public:
    explicit FakeRandom(std::uint64_t seed = 1)
    {
        for (std::uint64_t& word : m_state)
            word = splitMix(seed);
    }

    void fill(std::span<std::byte> bytes) override
    {
        const std::scoped_lock lock(m_mutex);
        std::uint64_t word = 0;
        for (std::size_t i = 0; i < bytes.size(); ++i) {
            if (i % 8 == 0)
                word = next();
            bytes[i] = static_cast<std::byte>(word & 0xFFU);
            word >>= 8U;
        }
    }

private:
    static std::uint64_t splitMix(std::uint64_t& seed)
    {
        seed += 0x9E3779B97F4A7C15U;
        std::uint64_t z = seed;
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
        return z ^ (z >> 31U);
    }

    std::uint64_t next()
    {
        const std::uint64_t result = std::rotl(m_state[1] * 5, 7) * 9;
        const std::uint64_t shifted = m_state[1] << 17U;
        m_state[2] ^= m_state[0];
        m_state[3] ^= m_state[1];
        m_state[1] ^= m_state[2];
        m_state[0] ^= m_state[3];
        m_state[2] ^= shifted;
        m_state[3] = std::rotl(m_state[3], 45);
        return result;
    }

    std::mutex m_mutex;
    std::array<std::uint64_t, 4> m_state{};
};

} // namespace countersign::tests
