// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/base/random.h"

#include "engine/foundation/base/assert.h"

#include <openssl/rand.h>

#include <limits>

namespace countersign::base {

std::uint64_t RandomSource::below(std::uint64_t bound)
{
    COUNTERSIGN_ASSERT(bound != 0, "a range must not be empty");
    // Rejection keeps the result uniform: the last, partial run of `bound` values is thrown away.
    const std::uint64_t limit = std::numeric_limits<std::uint64_t>::max() / bound * bound;
    std::uint64_t value = 0;
    do {
        fill(std::as_writable_bytes(std::span(&value, 1)));
    } while (value >= limit);
    return value % bound;
}

void SystemRandom::fill(std::span<std::byte> bytes)
{
    const int ok = RAND_bytes(reinterpret_cast<unsigned char*>(bytes.data()), static_cast<int>(bytes.size()));
    COUNTERSIGN_ASSERT(ok == 1, "the system's random generator failed");
}

} // namespace countersign::base
