// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/wiring/desk.h"

#include <filesystem>
#include <string_view>

namespace countersign::wiring {

/// The source that reads the demo world's folder.
inline constexpr std::string_view kDemoSource = "crm";

/// A workspace to make for a running demo world.
struct DemoWorkspace
{
    std::filesystem::path folder;
    /// The endpoints.json that the demo world wrote; its files lie beside it.
    std::filesystem::path endpoints;
    /// Of both people of the demo, who have keys of their own; either slot opens the workspace.
    base::SecretText passphrase;
};

/// Makes it: a rep and a manager, their mailboxes, the demo's model, and its folder as a source that has not been read
/// yet. FileUnreadable or InvalidInput (args: what is missing) for another file; AlreadyExists where the folder holds a
/// workspace.
[[nodiscard]] base::Status createDemoWorkspace(World& world, const DemoWorkspace& request);

/// A demo world whose ports were taken listens elsewhere after a restart: stores where it is now. NotAllowed for a
/// workspace that is no demo. Before Desk::open(), which reads what may be reached.
[[nodiscard]] base::Status connectDemoWorkspace(World& world, runtime::Workspace& workspace,
                                                const std::filesystem::path& endpoints);

} // namespace countersign::wiring
