// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/wiring/desk.h"

#include <filesystem>
#include <string_view>

namespace countersign::wiring {

/// The made-up people's passphrases. They guard nothing: their workspace holds made-up customers and can reach the
/// demo world alone. The gate asks for them all the same, so that a visitor signs as they would at work.
inline constexpr std::string_view kDemoRepPassphrase = "demo rep";
inline constexpr std::string_view kDemoManagerPassphrase = "demo manager";
/// The source that reads the demo world's folder.
inline constexpr std::string_view kDemoSource = "crm";

/// Makes a workspace for a running demo world from the endpoints file that it wrote: a rep and a manager with keys of
/// their own, their mailboxes and model, and the world's folder as a source that has not been read yet. Either
/// passphrase opens it. FileUnreadable or InvalidInput (args: what is missing) for another file; AlreadyExists where
/// the folder holds a workspace.
[[nodiscard]] base::Status createDemoWorkspace(World& world, const std::filesystem::path& folder,
                                               const std::filesystem::path& endpoints);

/// A demo world whose ports were taken listens elsewhere after a restart: stores where it is now. NotAllowed for a
/// workspace that is no demo. Before Desk::open(), which reads what may be reached.
[[nodiscard]] base::Status connectDemoWorkspace(World& world, runtime::Workspace& workspace,
                                                const std::filesystem::path& endpoints);

} // namespace countersign::wiring
