// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/clock.h"
#include "engine/foundation/store/file_lock.h"

namespace countersign::runtime {

/// The right to import and to make everything anew, held by one engine on the machine: both clear and fill what the other
/// would read half done. WorkspaceBusy while another has it (args: its process, since when); never waits.
[[nodiscard]] base::Result<store::FileLock> takeImportLock(const std::filesystem::path& store, base::Instant now);

} // namespace countersign::runtime
