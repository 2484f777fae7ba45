// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/wiring/demo_workspace.h"

#include <functional>
#include <string>

namespace countersign::desktop {

/// `share` 0 to 1 of the file that is being read.
using DemoProgress = std::function<void(const std::string& file, double share)>;

/// Makes the workspace and imports everything in the demo world's files like any export. Blocks; `progress` runs on the
/// engine's thread. Fails as createDemoWorkspace() and an import can.
[[nodiscard]] base::Status makeDemoWorkspace(wiring::World& world, const wiring::DemoWorkspace& request,
                                             const DemoProgress& progress);

} // namespace countersign::desktop
