// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/wiring/desk.h"

#include <filesystem>
#include <functional>

namespace countersign::desktop {

/// A workspace to make for a running demo world.
struct DemoWorkspace
{
    std::filesystem::path folder;
    /// The endpoints.json that the demo world wrote; its files lie beside it.
    std::filesystem::path endpoints;
    /// Of both people of the demo.
    base::SecretText passphrase;
};

/// `share` 0 to 1 of the file that is being read.
using DemoProgress = std::function<void(const std::string& file, double share)>;

/// Makes the workspace: a rep and a manager with the demo's mailboxes, its model, and everything in its files, imported
/// like any export. Blocks; `progress` runs on the engine's thread. FileUnreadable, MalformedData, and what a workspace
/// or an import can fail with.
[[nodiscard]] base::Status makeDemoWorkspace(wiring::World& world, const DemoWorkspace& request,
                                             const DemoProgress& progress);

} // namespace countersign::desktop
