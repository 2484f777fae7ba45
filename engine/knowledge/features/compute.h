// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/knowledge/features/gather.h"

namespace countersign::features {

/// All values of the catalog, in its order; reads nothing but its arguments.
[[nodiscard]] std::vector<FeatureValue> computeFeatures(const AccountFacts& facts, const Workspace& workspace,
                                                        const CrossSell& crossSell, base::Instant now);

/// What the rules of segments look at.
[[nodiscard]] SegmentInput segmentInput(const SegmentInput& fields, std::span<const FeatureValue> values,
                                        const WinRate& winRate);

} // namespace countersign::features
