// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/base/local_time.h"

#include <array>
#include <ctime>

namespace countersign::base {

std::string toLocalMinute(Instant instant)
{
    const std::time_t seconds =
        std::chrono::floor<std::chrono::seconds>(instant).time_since_epoch().count();
    std::tm local{};
    std::array<char, 32> text{};
    if (localtime_r(&seconds, &local) == nullptr ||
        std::strftime(text.data(), text.size(), "%Y-%m-%d %H:%M", &local) == 0)
        return toRfc3339(instant);
    return text.data();
}

} // namespace countersign::base
