// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/demo/world/scene.h"

#include <string_view>

namespace countersign::demo {

/// What is going on at an account today, and so what a rep should see about it.
enum class Plot {
    RenewalQuestion,
    DemoSilence,
    NewDecider,
    OutageSolved,
    Lookalike,
    StuckStage,
    UsageDrop,
    PricingVisits,
    Healthy,
    Dormant,
};

[[nodiscard]] Plot plotNamed(std::string_view name);
[[nodiscard]] Plot drawPlot(SeededRandom& random);

/// Tells the plot: adds the rows that it consists of. The company and its people are already cast.
void tell(Plot plot, Scene& scene, std::string_view contractNumber);

} // namespace countersign::demo
