// SPDX-License-Identifier: Apache-2.0
#include "app/demo/server/private_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <fstream>
#include <sstream>

namespace countersign::demo {

base::Status writePrivateFile(const std::filesystem::path& path, std::string_view content)
{
    std::filesystem::path partial = path;
    partial += ".part";
    const int file = ::open(partial.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (file < 0)
        return base::fail(base::ErrorCode::FileUnreadable, "cannot write " + path.filename().string());
    std::size_t written = 0;
    while (written < content.size()) {
        const ssize_t n = ::write(file, content.data() + written, content.size() - written);
        if (n <= 0)
            break;
        written += static_cast<std::size_t>(n);
    }
    const bool whole = written == content.size();
    if (::close(file) != 0 || !whole || ::rename(partial.c_str(), path.c_str()) != 0)
        return base::fail(base::ErrorCode::DiskFull, "cannot write " + path.filename().string() + " whole");
    return {};
}

std::optional<std::string> readWholeFile(const std::filesystem::path& path)
{
    std::ifstream stream(path, std::ios::binary);
    if (!stream)
        return std::nullopt;
    std::ostringstream text;
    text << stream.rdbuf();
    return std::move(text).str();
}

} // namespace countersign::demo
