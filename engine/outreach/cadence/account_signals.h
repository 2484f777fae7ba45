// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/store/database.h"
#include "engine/knowledge/features/feature.h"
#include "engine/foundation/model/record.h"
#include "engine/outreach/cadence/suggestion.h"

#include <map>
#include <span>

namespace countersign::cadence {

/// The features of one account by name, with the record behind each.
class AccountSignals
{
public:
    AccountSignals(model::RecordId account, std::span<const features::FeatureValue> values);

    [[nodiscard]] model::RecordId account() const { return m_account; }
    /// Nothing = unknown, which never counts for or against.
    [[nodiscard]] std::optional<double> number(std::string_view feature) const;
    [[nodiscard]] model::RecordId evidence(std::string_view feature) const;

private:
    model::RecordId m_account;
    std::map<std::string, const features::FeatureValue*, std::less<>> m_values;
};

/// A use case that has something for it, and its points.
struct UseCaseScore
{
    std::string useCase;
    model::Reason headline;
    std::vector<WeightedReason> reasons;

    [[nodiscard]] double points() const;
};

/// Scores every use case that the signals speak for, best first; ties by name. Pure. The rules and their points are
/// in docs/suggestions.md.
[[nodiscard]] std::vector<UseCaseScore> scoreUseCases(const AccountSignals& signals, base::Instant now);

} // namespace countersign::cadence
