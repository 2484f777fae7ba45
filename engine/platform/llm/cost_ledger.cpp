// SPDX-License-Identifier: Apache-2.0
#include "engine/platform/llm/cost_ledger.h"

#include "engine/foundation/base/json.h"

namespace countersign::llm {

using base::ErrorCode;

namespace {

constexpr std::int64_t kMillion = 1'000'000;
/// Roles and separators around each message.
constexpr std::int64_t kTokensPerMessage = 6;

std::int64_t charge(std::int64_t tokens, std::int64_t perMillion)
{
    return tokens * perMillion;
}

base::Json priceToJson(const PriceRow& price)
{
    return {{"input", price.inputPerMillionMinor},
            {"output", price.outputPerMillionMinor},
            {"currency", price.currency}};
}

std::optional<PriceRow> priceFromText(std::string_view text)
{
    const auto json = base::parseJson(text);
    if (!json || !json->is_object())
        return std::nullopt;
    return PriceRow{base::jsonInt(*json, "input"), base::jsonInt(*json, "output"),
                    base::jsonText(*json, "currency")};
}

base::Instant dayOf(base::Instant now)
{
    return std::chrono::floor<std::chrono::days>(now);
}

tl::unexpected<base::Error> beyond(std::string_view cap)
{
    return base::fail(ErrorCode::BudgetExceeded, "a cap of the model budget would be passed",
                      {std::string(cap)});
}

constexpr const char* kSqlSpent =
    "SELECT count(*), coalesce(sum(input_tokens + output_tokens), 0), coalesce(sum(cost_minor), 0), "
    "count(*) - count(cost_minor), count(DISTINCT cost_currency), max(cost_currency) "
    "FROM llm_call WHERE reserved_at>=? AND reserved_at<?";

} // namespace

std::int64_t estimateTokens(std::string_view text)
{
    std::int64_t ascii = 0;
    std::int64_t other = 0;
    for (const char c : text)
        (static_cast<unsigned char>(c) < 0x80 ? ascii : other) += 1;
    return (ascii + 3) / 4 + (other + 1) / 2;
}

std::int64_t estimateInputTokens(const ModelRequest& request)
{
    std::int64_t tokens = 0;
    for (const ModelMessage& message : request.messages)
        tokens += estimateTokens(message.content) + kTokensPerMessage;
    return tokens;
}

std::optional<base::Money> costOf(const ModelUsage& usage, const std::optional<PriceRow>& price)
{
    if (!price)
        return std::nullopt;
    const std::int64_t millionths = charge(usage.inputTokens, price->inputPerMillionMinor) +
                                    charge(usage.outputTokens, price->outputPerMillionMinor);
    return base::Money{(millionths + kMillion - 1) / kMillion, price->currency};
}

base::Result<SpendToday> spendOn(store::Database& database, base::Instant day)
{
    const base::Instant begin = dayOf(day);
    COUNTERSIGN_ASSIGN(store::Rows rows, database.query(kSqlSpent, begin, begin + std::chrono::days(1)));
    if (!rows.next())
        return base::fail(rows.status().error());
    SpendToday spend{.calls = rows.integer(0), .tokens = rows.integer(1), .cost = std::nullopt};
    // A sum over unknown prices or two currencies would be a figure that means nothing.
    if (spend.calls > 0 && rows.integer(3) == 0 && rows.integer(4) == 1)
        spend.cost = base::Money{rows.integer(2), rows.text(5)};
    return spend;
}

constexpr const char* kSqlSpentIn =
    "SELECT coalesce(sum(cost_minor), 0) FROM llm_call WHERE reserved_at>=? AND cost_currency=?";
constexpr const char* kSqlReserve = "INSERT INTO llm_call(id, provider, model, purpose, subject, state, "
                                    "input_tokens, output_tokens, price, cost_minor, "
                                    "cost_currency, reserved_at) VALUES(?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?)";

namespace {

base::Status checkMoney(store::Database& database, const base::Money& cost, const BudgetCaps& caps,
                        base::Instant now)
{
    if (caps.perCall &&
        (caps.perCall->currency != cost.currency || cost.amountMinor > caps.perCall->amountMinor))
        return beyond("per_call");
    if (!caps.perDay)
        return {};
    COUNTERSIGN_ASSIGN(store::Rows rows, database.query(kSqlSpentIn, dayOf(now), cost.currency));
    if (!rows.next())
        return base::fail(rows.status().error());
    if (caps.perDay->currency != cost.currency ||
        rows.integer(0) + cost.amountMinor > caps.perDay->amountMinor)
        return beyond("per_day");
    return {};
}

} // namespace

base::Status reserveCall(store::Transaction& transaction, const CallPlan& plan, const BudgetCaps& caps,
                         base::Instant now)
{
    const std::int64_t tokens = plan.estimate.inputTokens + plan.estimate.outputTokens;
    if (tokens > caps.tokensPerCall)
        return beyond("tokens_per_call");
    COUNTERSIGN_ASSIGN(const SpendToday spent, spendOn(transaction.database(), now));
    if (spent.tokens + tokens > caps.tokensPerDay)
        return beyond("tokens_per_day");
    const auto cost = costOf(plan.estimate, plan.price);
    if (cost)
        COUNTERSIGN_TRY(checkMoney(transaction.database(), *cost, caps, now));
    const auto price = plan.price ? std::optional(base::dumpJson(priceToJson(*plan.price))) : std::nullopt;
    const auto minor = cost ? std::optional(cost->amountMinor) : std::nullopt;
    const auto currency = cost ? std::optional(cost->currency) : std::nullopt;
    return transaction.run(kSqlReserve, plan.id, plan.provider, plan.model, plan.purpose, plan.subject,
                           plan.estimate.inputTokens, plan.estimate.outputTokens, price, minor, currency,
                           now);
}

constexpr const char* kSqlOpen =
    "SELECT input_tokens, output_tokens, price FROM llm_call WHERE id=? AND state=1";
constexpr const char* kSqlSettle =
    "UPDATE llm_call SET state=2, input_tokens=?, output_tokens=?, usage_reported=?, cost_minor=?, "
    "cost_currency=?, outcome=?, settled_at=? WHERE id=?";

base::Status settleCall(store::Transaction& transaction, CallId id, const std::optional<ModelUsage>& usage,
                        std::string_view outcome, base::Instant now)
{
    ModelUsage real;
    std::optional<PriceRow> price;
    {
        COUNTERSIGN_ASSIGN(store::Rows rows, transaction.query(kSqlOpen, id));
        if (!rows.next())
            return base::fail(ErrorCode::NotFound, "no open model call", {id.text()});
        real = usage.value_or(ModelUsage{.inputTokens = rows.integer(0), .outputTokens = rows.integer(1)});
        if (!rows.isNull(2))
            price = priceFromText(rows.textView(2));
    }
    const auto cost = costOf(real, price);
    const auto minor = cost ? std::optional(cost->amountMinor) : std::nullopt;
    const auto currency = cost ? std::optional(cost->currency) : std::nullopt;
    return transaction.run(kSqlSettle, real.inputTokens, real.outputTokens, real.reported, minor, currency,
                           outcome, now, id);
}

} // namespace countersign::llm
