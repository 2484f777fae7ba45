// SPDX-License-Identifier: Apache-2.0
#include "engine/outreach/delivery/sender_lock.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <utility>

namespace countersign::delivery {

base::Result<std::optional<SenderLock>> SenderLock::tryTake(const std::filesystem::path& store)
{
    const std::string path = store.string() + ".sender";
    const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return base::fail(base::ErrorCode::FileUnreadable, "the sender's lock file cannot be opened", {path});
    if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0)
        return SenderLock(descriptor);
    const int why = errno;
    ::close(descriptor);
    if (why == EWOULDBLOCK)
        return std::nullopt;
    return base::fail(base::ErrorCode::FileUnreadable, "the file system keeps no locks", {path});
}

SenderLock::SenderLock(SenderLock&& other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) {}

SenderLock::~SenderLock()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

} // namespace countersign::delivery
