// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/result.h"

#include <filesystem>
#include <optional>

namespace countersign::delivery {

/// The right to transmit, held by at most one sender on the machine. The kernel takes it from a process that
/// dies (flock), so whoever has it knows that every claim it finds open is a dead one's.
class SenderLock
{
public:
    /// Nothing while somebody else has it; never waits.
    [[nodiscard]] static base::Result<std::optional<SenderLock>> tryTake(const std::filesystem::path& store);
    ~SenderLock();
    SenderLock(SenderLock&& other) noexcept;
    SenderLock& operator=(SenderLock&&) = delete;

private:
    explicit SenderLock(int descriptor) : m_descriptor(descriptor) {}
    int m_descriptor;
};

} // namespace countersign::delivery
