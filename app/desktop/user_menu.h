// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/bridge/engine_client.h"
#include "ui/shell/main_window.h"
#include "ui/theme/theme.h"

#include <functional>

namespace countersign::desktop {

/// What the user's menu leads to outside of the window itself.
struct UserActs
{
    /// Another person of this workspace takes the desk, by address.
    std::function<void(const QString& person)> become = {};
    std::function<void()> otherWorkspace = {};
    /// Whether this computer opens the workspace for whoever sits here; asked each time the menu opens.
    std::function<bool()> isRemembered = {};
    std::function<void()> forget = {};
};

/// Fills the menu behind the user's name anew each time it opens: who else may sit here, how it looks, lock, quit.
/// `client`, `window` and `theme` outlive the menu.
void fillUserMenu(shell::MainWindow& window, bridge::EngineClient& client, theme::Theme& theme, UserActs acts);

} // namespace countersign::desktop
