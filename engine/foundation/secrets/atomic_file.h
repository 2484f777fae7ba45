// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/hash.h"
#include "engine/foundation/base/result.h"

#include <cstddef>
#include <filesystem>
#include <span>
#include <utility>

namespace countersign::secrets {

/// Reads a whole file of at most `maxBytes`. NotFound, TooLarge or FileUnreadable.
[[nodiscard]] base::Result<base::Bytes> readFile(const std::filesystem::path& path, std::size_t maxBytes);

/// Replaces a file so that after a crash it holds either all of the old bytes or all of the new ones: a
/// temporary file beside it (mode 0600), fsync, rename, fsync of the folder. DiskFull, StoreReadOnly or
/// FileUnreadable.
[[nodiscard]] base::Status writeFileAtomically(const std::filesystem::path& path,
                                               std::span<const std::byte> bytes);

/// Makes a folder that only its owner can look into (mode 0700), if it is not there yet.
[[nodiscard]] base::Status makePrivateFolder(const std::filesystem::path& path);

/// Holds an advisory lock on `<path>.lock` while it lives, so that one process at a time reads, changes and
/// replaces the file at `path`. Waits for its turn.
class FileLock
{
public:
    [[nodiscard]] static base::Result<FileLock> acquire(const std::filesystem::path& path);
    ~FileLock();
    FileLock(const FileLock&) = delete;
    FileLock& operator=(const FileLock&) = delete;
    FileLock(FileLock&& other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) {}
    FileLock& operator=(FileLock&& other) noexcept
    {
        std::swap(m_descriptor, other.m_descriptor);
        return *this;
    }

private:
    explicit FileLock(int descriptor) : m_descriptor(descriptor) {}
    int m_descriptor = -1;
};

} // namespace countersign::secrets
