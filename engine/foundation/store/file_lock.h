// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/result.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace countersign::store {

/// A right that one holder on the machine has at a time. The kernel takes it from a process that dies (flock), so nobody
/// waits for a dead one, and whoever has it knows that what it finds half done is a dead one's.
class FileLock
{
public:
    /// Nothing while somebody else has it; never waits. `words` are left in the file for whoever finds it taken. DiskFull,
    /// StoreReadOnly; FileUnreadable also where the file system keeps no locks.
    [[nodiscard]] static base::Result<std::optional<FileLock>> tryTake(const std::filesystem::path& file,
                                                                       std::string_view words = {});
    /// What the holder left in the file; empty where it says nothing.
    [[nodiscard]] static std::string wordsIn(const std::filesystem::path& file);

    ~FileLock();
    FileLock(FileLock&& other) noexcept;
    FileLock& operator=(FileLock&&) = delete;

private:
    explicit FileLock(int descriptor) : m_descriptor(descriptor) {}
    int m_descriptor;
};

} // namespace countersign::store
