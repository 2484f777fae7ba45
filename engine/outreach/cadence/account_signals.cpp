// SPDX-License-Identifier: Apache-2.0
#include "engine/outreach/cadence/account_signals.h"

#include <algorithm>
#include <cmath>

namespace countersign::cadence {

AccountSignals::AccountSignals(model::RecordId account, std::span<const features::FeatureValue> values) : m_account(account)
{
    for (const features::FeatureValue& value : values)
        m_values.emplace(value.name, &value);
}

std::optional<double> AccountSignals::number(std::string_view feature) const
{
    const auto found = m_values.find(feature);
    return found == m_values.end() ? std::nullopt : found->second->number;
}

model::RecordId AccountSignals::evidence(std::string_view feature) const
{
    const auto found = m_values.find(feature);
    if (found == m_values.end() || found->second->evidence.empty())
        return {};
    return found->second->evidence.front().second;
}

double UseCaseScore::points() const
{
    double sum = 0;
    for (const WeightedReason& reason : reasons)
        sum += reason.points;
    return sum;
}

namespace {

/// Falls from `points` at `from` to nothing at `to`; outside of that range it is one or the other.
double fading(double value, double from, double to, double points)
{
    return points * std::clamp((to - value) / (to - from), 0.0, 1.0);
}

std::string whole(double value) { return std::to_string(static_cast<long long>(std::llround(value))); }

std::string dateIn(base::Instant now, double days)
{
    const auto day = std::chrono::floor<std::chrono::days>(now) + std::chrono::days(std::llround(days));
    return base::toIso(base::LocalDate(day));
}

/// Collects what speaks for one use case.
class Scorer
{
public:
    Scorer(const AccountSignals& signals, base::Instant now) : m_signals(signals), m_now(now) {}

    [[nodiscard]] UseCaseScore renewal() const;
    [[nodiscard]] UseCaseScore postDemo() const;
    [[nodiscard]] UseCaseScore postTicket() const;
    [[nodiscard]] UseCaseScore pricingInterest() const;
    [[nodiscard]] UseCaseScore crossSell() const;
    [[nodiscard]] UseCaseScore reEngagement() const;

private:
    void add(UseCaseScore& score, model::Reason reason, double points, std::string_view feature) const
    {
        if (points > 0)
            score.reasons.push_back({.reason = std::move(reason), .points = points, .record = m_signals.evidence(feature)});
    }
    void addQuestion(UseCaseScore& score) const
    {
        // A question grows more urgent for a week and stays so.
        if (const auto days = m_signals.number("unanswered_inbound_days"))
            add(score, {"unanswered_days", {whole(*days)}}, std::min(12 + 3 * *days, 33.0), "unanswered_inbound_days");
    }
    void addUsage(UseCaseScore& score) const
    {
        if (const auto trend = m_signals.number("usage_trend_30d"); trend && *trend <= -0.15)
            add(score, {"usage_change", {"", whole(*trend * 100)}}, std::min(-*trend * 50, 25.0), "usage_trend_30d");
    }
    void addPricing(UseCaseScore& score) const
    {
        if (const auto visits = m_signals.number("pricing_visits_14d"); visits && *visits >= 1)
            add(score, {"pricing_visits", {whole(*visits)}}, std::min(4 * *visits, 16.0), "pricing_visits_14d");
    }

    const AccountSignals& m_signals;
    base::Instant m_now;
};

UseCaseScore Scorer::renewal() const
{
    UseCaseScore score{.useCase = "renewal"};
    const auto days = m_signals.number("days_to_renewal");
    if (!days || *days < 0 || *days > 120)
        return score;
    add(score, {"renews_on", {dateIn(m_now, *days)}}, 15 + fading(*days, 15, 120, 35), "days_to_renewal");
    if (const auto notice = m_signals.number("notice_days"); notice && *notice >= 0 && *notice <= 30)
        add(score, {"notice_until", {dateIn(m_now, *notice)}}, fading(*notice, 0, 30, 15), "notice_days");
    addQuestion(score);
    addUsage(score);
    addPricing(score);
    const bool question = m_signals.number("unanswered_inbound_days").has_value();
    score.headline = {question ? "headline_renewal_question" : "headline_renewal", {whole(*days)}};
    return score;
}

UseCaseScore Scorer::postDemo() const
{
    UseCaseScore score{.useCase = "post_demo"};
    const auto demo = m_signals.number("demo_held_days");
    if (!demo || *demo < 0 || *demo > 30)
        return score;
    const std::string demoDate = dateIn(m_now, -*demo);
    add(score, {"demo_held", {demoDate}}, fading(*demo, 5, 30, 40), "demo_held_days");
    const auto talked = m_signals.number("days_since_two_way_contact");
    const double silent = std::min(talked.value_or(*demo), *demo);
    // Where nobody is known to have talked since, the demo was the last word.
    if (silent >= 2)
        add(score, {"silent_days", {whole(silent)}}, std::min(silent * 2, 14.0),
            talked ? "days_since_two_way_contact" : "demo_held_days");
    addQuestion(score);
    addPricing(score);
    score.headline = {"headline_demo_silence", {demoDate, whole(silent)}};
    return score;
}

UseCaseScore Scorer::postTicket() const
{
    UseCaseScore score{.useCase = "post_ticket"};
    const auto solved = m_signals.number("last_ticket_solved_days");
    // While another ticket is open, "all is well again" would be wrong.
    if (!solved || *solved < 0 || *solved > 10 || m_signals.number("open_tickets").value_or(0) > 0)
        return score;
    add(score, {"ticket_solved_days", {whole(*solved)}}, fading(*solved, 1, 10, 30), "last_ticket_solved_days");
    if (const auto trend = m_signals.number("usage_trend_30d"); trend && *trend > -0.05)
        add(score, {"usage_steady", {}}, 4, "usage_trend_30d");
    addQuestion(score);
    score.headline = {"headline_ticket_solved_days", {whole(*solved)}};
    return score;
}

UseCaseScore Scorer::pricingInterest() const
{
    UseCaseScore score{.useCase = "pricing_interest"};
    const auto visits = m_signals.number("pricing_visits_14d");
    if (!visits || *visits < 2)
        return score;
    add(score, {"pricing_visits", {whole(*visits)}}, std::min(8 * *visits, 32.0), "pricing_visits_14d");
    addQuestion(score);
    score.headline = {"headline_pricing", {whole(*visits)}};
    return score;
}

UseCaseScore Scorer::crossSell() const
{
    UseCaseScore score{.useCase = "cross_sell"};
    const auto share = m_signals.number("cross_sell_share");
    if (!share || *share < 0.3 || m_signals.number("open_tickets").value_or(0) > 0)
        return score;
    add(score, {"similar_own", {whole(*share * 100)}}, *share * 30, "cross_sell_share");
    addPricing(score);
    addQuestion(score);
    score.headline = {"headline_similar_own", {whole(*share * 100)}};
    return score;
}

UseCaseScore Scorer::reEngagement() const
{
    UseCaseScore score{.useCase = "re_engagement"};
    const auto silent = m_signals.number("days_since_two_way_contact");
    const auto stage = m_signals.number("stage_age_days");
    if (stage && *stage >= 21)
        add(score, {"stage_age", {whole(*stage)}}, std::min(10 + *stage / 10, 24.0), "stage_age_days");
    if (silent && *silent >= 30)
        add(score, {"silent_days", {whole(*silent)}}, std::min(*silent / 10, 12.0), "days_since_two_way_contact");
    addQuestion(score);
    addUsage(score);
    if (score.reasons.empty())
        return score;
    const auto unanswered = m_signals.number("unanswered_inbound_days");
    if (unanswered)
        score.headline = {"headline_question", {whole(*unanswered)}};
    else if (stage && *stage >= 21)
        score.headline = {"headline_stage_age", {whole(*stage)}};
    else
        score.headline = {"headline_silence", {whole(silent.value_or(0))}};
    return score;
}

} // namespace

std::vector<UseCaseScore> scoreUseCases(const AccountSignals& signals, base::Instant now)
{
    const Scorer scorer(signals, now);
    std::vector<UseCaseScore> scores{scorer.renewal(),         scorer.postDemo(),  scorer.postTicket(),
                                     scorer.pricingInterest(), scorer.crossSell(), scorer.reEngagement()};
    std::erase_if(scores, [](const UseCaseScore& score) { return score.reasons.empty(); });
    std::ranges::stable_sort(scores, [](const UseCaseScore& a, const UseCaseScore& b) {
        return a.points() != b.points() ? a.points() > b.points() : a.useCase < b.useCase;
    });
    return scores;
}

} // namespace countersign::cadence
