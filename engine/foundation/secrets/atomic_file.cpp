// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/secrets/atomic_file.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <string>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace countersign::secrets {

namespace {

using base::ErrorCode;

class Descriptor
{
public:
    explicit Descriptor(int descriptor) : m_descriptor(descriptor) {}
    ~Descriptor()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    [[nodiscard]] int get() const { return m_descriptor; }
    [[nodiscard]] bool close() { return ::close(std::exchange(m_descriptor, -1)) == 0; }

private:
    int m_descriptor;
};

/// Takes errno first, because everything after may change it.
tl::unexpected<base::Error> failErrno(const char* step, const std::filesystem::path& path)
{
    const int number = errno;
    ErrorCode code = ErrorCode::FileUnreadable;
    if (number == ENOSPC || number == EDQUOT || number == EFBIG)
        code = ErrorCode::DiskFull;
    else if (number == EROFS || number == EACCES || number == EPERM)
        code = ErrorCode::StoreReadOnly;
    const std::string name = path.filename().string();
    return base::fail(code, std::string(step) + " " + name + ": " + std::generic_category().message(number),
                      {name});
}

bool writeAll(int descriptor, std::span<const std::byte> bytes)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return false;
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    return true;
}

base::Status syncFolder(const std::filesystem::path& folder)
{
    const Descriptor directory(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (directory.get() < 0 || ::fsync(directory.get()) != 0)
        return failErrno("cannot sync the folder", folder);
    return {};
}

std::filesystem::path folderOf(const std::filesystem::path& path)
{
    return path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
}

} // namespace

base::Result<base::Bytes> readFile(const std::filesystem::path& path, std::size_t maxBytes)
{
    const std::string name = path.filename().string();
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.get() < 0 && errno == ENOENT)
        return base::fail(ErrorCode::NotFound, "there is no " + name, {name});
    if (file.get() < 0)
        return base::fail(ErrorCode::FileUnreadable,
                          "cannot open " + name + ": " + std::generic_category().message(errno), {name});
    base::Bytes bytes;
    while (true) {
        constexpr std::size_t kChunk = 16384;
        const std::size_t before = bytes.size();
        bytes.resize(before + kChunk);
        const ssize_t got = ::read(file.get(), bytes.data() + before, kChunk);
        if (got < 0 && errno != EINTR)
            return base::fail(ErrorCode::FileUnreadable,
                              "cannot read " + name + ": " + std::generic_category().message(errno), {name});
        bytes.resize(before + static_cast<std::size_t>(got < 0 ? 0 : got));
        if (bytes.size() > maxBytes)
            return base::fail(ErrorCode::TooLarge, name + " is larger than it can be", {name});
        if (got == 0)
            return bytes;
    }
}

base::Status writeFileAtomically(const std::filesystem::path& path, std::span<const std::byte> bytes)
{
    std::string temporary = path.string() + ".XXXXXX";
    // mkostemp makes the file with mode 0600 and a name that nobody else has.
    Descriptor file(::mkostemp(temporary.data(), O_CLOEXEC));
    if (file.get() < 0)
        return failErrno("cannot write beside", path);
    const bool written = writeAll(file.get(), bytes) && ::fsync(file.get()) == 0 && file.close() &&
                         ::rename(temporary.c_str(), path.c_str()) == 0;
    if (!written) {
        auto error = failErrno("cannot replace", path);
        ::unlink(temporary.c_str());
        return error;
    }
    return syncFolder(folderOf(path));
}

base::Status makePrivateFolder(const std::filesystem::path& path)
{
    if (::mkdir(path.c_str(), 0700) == 0)
        return syncFolder(folderOf(path));
    if (errno != EEXIST)
        return failErrno("cannot make the folder", path);
    return {};
}

base::Result<FileLock> FileLock::acquire(const std::filesystem::path& path)
{
    const std::string name = path.string() + ".lock";
    const int descriptor = ::open(name.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return failErrno("cannot lock", path);
    FileLock lock(descriptor);
    while (::flock(descriptor, LOCK_EX) != 0) {
        if (errno != EINTR)
            return failErrno("cannot lock", path);
    }
    return lock;
}

FileLock::~FileLock()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

} // namespace countersign::secrets
