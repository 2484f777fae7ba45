// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/bridge/engine_client.h"
#include "ui/shell/main_window.h"

namespace countersign::desktop {

/// Puts every page into the window, in the order of the rail.
void addPages(shell::MainWindow& window, bridge::EngineClient& client);

/// Ids of the pages that stand in the rail, in its order.
[[nodiscard]] std::vector<shell::PageId> railPages();

} // namespace countersign::desktop
