// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace countersign::base {

/// The only source of randomness in the engine: for keys, nonces, ids and jitter. Thread-safe.
class RandomSource
{
public:
    virtual ~RandomSource() = default;
    virtual void fill(std::span<std::byte> bytes) = 0;

    /// Uniform in [0, bound); bound must not be 0.
    [[nodiscard]] std::uint64_t below(std::uint64_t bound);
};

/// OpenSSL's CSPRNG; aborts where the system has no entropy, because no key may ever be weak.
class SystemRandom final : public RandomSource
{
public:
    void fill(std::span<std::byte> bytes) override;
};

} // namespace countersign::base
