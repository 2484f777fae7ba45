// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/import_lock.h"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <string>
#include <utility>

namespace countersign::runtime {

namespace {

std::string hostName()
{
    std::array<char, 256> name{};
    return ::gethostname(name.data(), name.size() - 1) == 0 ? std::string(name.data()) : std::string();
}

/// For whoever finds the lock taken. A disk that is too full to hold it is no reason to refuse the lock.
void leaveNote(int descriptor, base::Instant now)
{
    const std::string note = "process " + std::to_string(::getpid()) + " on " + hostName() + "\n" + base::toRfc3339(now) + "\n";
    if (::ftruncate(descriptor, 0) == 0)
        (void)!::pwrite(descriptor, note.data(), note.size(), 0);
}

tl::unexpected<base::Error> busy(int descriptor)
{
    std::array<char, 512> bytes{};
    const auto size = ::pread(descriptor, bytes.data(), bytes.size(), 0);
    std::string note(bytes.data(), size > 0 ? static_cast<std::size_t>(size) : 0);
    const auto line = note.find('\n');
    const std::string who = note.substr(0, line);
    std::string since = line == std::string::npos ? std::string() : note.substr(line + 1);
    while (since.ends_with('\n'))
        since.pop_back();
    return base::fail(base::ErrorCode::WorkspaceBusy, "another import is running; try again when it has ended",
                      {who, "since " + since});
}

} // namespace

base::Result<ImportLock> ImportLock::take(const std::filesystem::path& store, base::Instant now)
{
    const std::string path = store.string() + ".import";
    const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0) {
        const base::ErrorCode code = errno == ENOSPC || errno == EDQUOT  ? base::ErrorCode::DiskFull
                                     : errno == EROFS || errno == EACCES ? base::ErrorCode::StoreReadOnly
                                                                         : base::ErrorCode::FileUnreadable;
        return base::fail(code, "the lock file of imports cannot be opened", {path});
    }
    if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0) {
        leaveNote(descriptor, now);
        return ImportLock(descriptor);
    }
    const int why = errno;
    auto refused = why == EWOULDBLOCK ? busy(descriptor)
                                      : base::fail(base::ErrorCode::FileUnreadable, "the file system keeps no locks", {path});
    ::close(descriptor);
    return refused;
}

ImportLock::ImportLock(ImportLock&& other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) {}

ImportLock::~ImportLock()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

} // namespace countersign::runtime
