// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/net/retry_policy.h"

#include <algorithm>

namespace countersign::net {

void RetryPolicy::onRequest()
{
    const int cap = std::max(m_settings.freeRetries, 10) * 100;
    m_budgetHundredths = std::min(m_budgetHundredths + m_settings.budgetPercent, cap);
}

std::optional<base::Duration> RetryPolicy::delayBefore(int retry, const base::Error& error,
                                                       std::optional<base::Duration> retryAfter)
{
    if (retry < 1 || retry > m_settings.maxRetries || error.retry != base::Retry::Later ||
        m_budgetHundredths < 100)
        return std::nullopt;
    const base::Duration least = retryAfter.value_or(base::Duration::zero());
    if (least > m_settings.maxRetryAfter)
        return std::nullopt;
    m_budgetHundredths -= 100;
    const int doublings = std::min(retry - 1, 16);
    const base::Duration ceiling = std::min(m_settings.firstDelay * (1 << doublings), m_settings.maxDelay);
    const auto jitter =
        m_random.below(static_cast<std::uint64_t>(std::max<std::int64_t>(ceiling.count(), 0)) + 1);
    return least + base::Duration(static_cast<std::int64_t>(jitter));
}

} // namespace countersign::net
