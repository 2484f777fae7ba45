// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/money.h"
#include "engine/foundation/store/transaction.h"
#include "engine/platform/llm/model_client.h"

#include <optional>
#include <string>

namespace countersign::llm {

/// What a provider charges; unknown where the user has entered nothing. Never guessed.
struct PriceRow
{
    /// For a million tokens, in minor units of `currency`.
    std::int64_t inputPerMillionMinor = 0;
    std::int64_t outputPerMillionMinor = 0;
    std::string currency;
    friend bool operator==(const PriceRow&, const PriceRow&) = default;
};

/// Hard limits. Money caps hold only where the price is known; token caps always.
struct BudgetCaps
{
    std::optional<base::Money> perCall;
    std::optional<base::Money> perDay;
    std::int64_t tokensPerCall = 32'000;
    std::int64_t tokensPerDay = 2'000'000;
    friend bool operator==(const BudgetCaps&, const BudgetCaps&) = default;
};

/// One token for about four bytes of Latin text and for about two of other scripts: an upper estimate.
[[nodiscard]] std::int64_t estimateTokens(std::string_view text);
[[nodiscard]] std::int64_t estimateInputTokens(const ModelRequest& request);
/// Rounded up to a minor unit; nothing where the price is unknown.
[[nodiscard]] std::optional<base::Money> costOf(const ModelUsage& usage,
                                                const std::optional<PriceRow>& price);

struct CallTag;
using CallId = base::Id<CallTag>;

struct CallPlan
{
    CallId id;
    std::string provider;
    std::string model;
    /// What it is for: "draft", and the thing's id text.
    std::string purpose;
    std::string subject;
    /// Input as estimated, output at its limit.
    ModelUsage estimate;
    std::optional<PriceRow> price;
};

/// Sets the estimate aside before the call. BudgetExceeded, with the cap's name ("per_call", "per_day",
/// "tokens_per_call", "tokens_per_day") as its argument, where a cap would be passed. Open reservations count
/// in full, so that calls side by side cannot pass a cap together. A day is a day in UTC.
[[nodiscard]] base::Status reserveCall(store::Transaction& transaction, const CallPlan& plan,
                                       const BudgetCaps& caps, base::Instant now);

/// Replaces the reservation by what it really was. `outcome`: "ok" or an error code's name. A failed call
/// with unknown usage keeps its estimate: the provider may have charged it.
[[nodiscard]] base::Status settleCall(store::Transaction& transaction, CallId id,
                                      const std::optional<ModelUsage>& usage, std::string_view outcome,
                                      base::Instant now);

struct SpendToday
{
    std::int64_t calls = 0;
    std::int64_t tokens = 0;
    /// In the cap's currency; nothing where some call's price is unknown.
    std::optional<base::Money> cost;
    friend bool operator==(const SpendToday&, const SpendToday&) = default;
};
[[nodiscard]] base::Result<SpendToday> spendOn(store::Database& database, base::Instant day);

} // namespace countersign::llm
