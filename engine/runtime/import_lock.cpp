// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/import_lock.h"

#include <array>
#include <unistd.h>

#include <string>

namespace countersign::runtime {

namespace {

std::string hostName()
{
    std::array<char, 256> name{};
    return ::gethostname(name.data(), name.size() - 1) == 0 ? std::string(name.data()) : std::string();
}

} // namespace

base::Result<store::FileLock> takeImportLock(const std::filesystem::path& store, base::Instant now)
{
    const std::filesystem::path file = store.string() + ".import";
    const std::string me = "process " + std::to_string(::getpid()) + " on " + hostName();
    COUNTERSIGN_ASSIGN(auto lock, store::FileLock::tryTake(file, me + "\n" + base::toRfc3339(now)));
    if (lock)
        return std::move(*lock);
    const std::string holder = store::FileLock::wordsIn(file);
    const std::size_t line = holder.find('\n');
    const std::string since = line == std::string::npos ? std::string() : holder.substr(line + 1);
    return base::fail(base::ErrorCode::WorkspaceBusy, "another import is running; try again when it has ended",
                      {holder.substr(0, line), "since " + since});
}

} // namespace countersign::runtime
