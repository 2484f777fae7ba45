// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/clock.h"
#include "engine/foundation/base/result.h"

#include <filesystem>

namespace countersign::runtime {

/// The right to import and to make everything anew, held by one engine on the machine: both clear and fill what the other
/// would read half done. The kernel takes it from a process that dies (flock), so no import has to wait for a dead one.
class ImportLock
{
public:
    /// WorkspaceBusy while another has it (args: its process, since when); never waits.
    [[nodiscard]] static base::Result<ImportLock> take(const std::filesystem::path& store, base::Instant now);
    ~ImportLock();
    ImportLock(ImportLock&& other) noexcept;
    ImportLock& operator=(ImportLock&&) = delete;

private:
    explicit ImportLock(int descriptor) : m_descriptor(descriptor) {}
    int m_descriptor;
};

} // namespace countersign::runtime
