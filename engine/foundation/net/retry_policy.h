// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/clock.h"
#include "engine/foundation/base/error.h"
#include "engine/foundation/base/random.h"

#include <optional>

namespace countersign::net {

struct RetrySettings
{
    int maxRetries = 3;
    base::Duration firstDelay = std::chrono::milliseconds(500);
    base::Duration maxDelay = std::chrono::seconds(30);
    /// A server that asks for more patience than this gets no retry now.
    base::Duration maxRetryAfter = std::chrono::minutes(5);
    /// Retries may be this share of requests, beyond a first few.
    int budgetPercent = 10;
    int freeRetries = 3;
};

/// Decides whether a failed request without effect is tried again, and when: full jitter, the server's
/// Retry-After as the least wait, and a budget that keeps a failing server from getting more requests than a
/// healthy one. One per server; owned by one thread.
class RetryPolicy
{
public:
    explicit RetryPolicy(base::RandomSource& random, RetrySettings settings = {})
        : m_random(random), m_settings(settings), m_budgetHundredths(settings.freeRetries * 100)
    {
    }

    /// Counts a first try (not a retry); it earns budget.
    void onRequest();

    /// The wait before retry number `retry` (1 is the first), or nothing: give up. Spends budget.
    [[nodiscard]] std::optional<base::Duration> delayBefore(int retry, const base::Error& error,
                                                            std::optional<base::Duration> retryAfter = {});

private:
    base::RandomSource& m_random;
    RetrySettings m_settings;
    int m_budgetHundredths;
};

} // namespace countersign::net
