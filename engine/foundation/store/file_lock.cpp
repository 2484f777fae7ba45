// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/store/file_lock.h"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <utility>

namespace countersign::store {

using base::ErrorCode;

base::Result<std::optional<FileLock>> FileLock::tryTake(const std::filesystem::path& file, std::string_view words)
{
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0) {
        const ErrorCode code = errno == ENOSPC || errno == EDQUOT  ? ErrorCode::DiskFull
                               : errno == EROFS || errno == EACCES ? ErrorCode::StoreReadOnly
                                                                   : ErrorCode::FileUnreadable;
        return base::fail(code, "the lock file cannot be opened", {file.string()});
    }
    if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0) {
        // A disk that is too full to hold the words is no reason to refuse the lock.
        if (!words.empty() && ::ftruncate(descriptor, 0) == 0)
            (void)!::pwrite(descriptor, words.data(), words.size(), 0);
        return FileLock(descriptor);
    }
    const int why = errno;
    ::close(descriptor);
    if (why == EWOULDBLOCK)
        return std::nullopt;
    return base::fail(ErrorCode::FileUnreadable, "the file system keeps no locks", {file.string()});
}

std::string FileLock::wordsIn(const std::filesystem::path& file)
{
    std::array<char, 512> bytes{};
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return {};
    const auto size = ::pread(descriptor, bytes.data(), bytes.size(), 0);
    ::close(descriptor);
    return {bytes.data(), size > 0 ? static_cast<std::size_t>(size) : 0};
}

FileLock::FileLock(FileLock&& other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) {}

FileLock::~FileLock()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

} // namespace countersign::store
