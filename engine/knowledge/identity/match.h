// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/knowledge/identity/identity.h"
#include "engine/knowledge/identity/profile.h"

namespace countersign::identity {

/// From here on a pair is merged by itself, unless something holds it back.
inline constexpr double kMergeScore = 6;
/// From here on a person is asked.
inline constexpr double kAskScore = -1.5;

/// Scores two profiles of the same sort: each field's weight is log2(m/u) of its agreement level, m the
/// chance of that level between two records of one entity, u between two of different ones; the prior is the
/// first "field". The weights are set by hand on typical CRM data, rounded to half bits (match.cpp holds the
/// table).
[[nodiscard]] Comparison compare(const Profile& a, const Profile& b);

/// Names whose words are the same up to typing errors: per word 1 edit from five letters on, 2 from nine on.
[[nodiscard]] bool nearlySameName(std::string_view a, std::string_view b);

} // namespace countersign::identity
