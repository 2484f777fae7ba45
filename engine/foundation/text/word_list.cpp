// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/text/word_list.h"

#include "engine/foundation/base/assert.h"
#include "engine/foundation/base/embedded_file.h"

#include <algorithm>
#include <cstddef>
#include <span>

namespace countersign::text {

extern const base::EmbeddedFile kTextFiles[];
extern const std::size_t kTextFilesCount;

std::vector<std::string_view> listLines(std::string_view fileName)
{
    const std::span files(kTextFiles, kTextFilesCount);
    const auto file = std::ranges::find(files, fileName, &base::EmbeddedFile::name);
    COUNTERSIGN_ASSERT(file != files.end(), "a list of resources/text is not embedded");
    std::vector<std::string_view> lines;
    std::string_view rest = file->content;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        const std::string_view line = rest.substr(0, end);
        if (!line.empty() && !line.starts_with('#'))
            lines.push_back(line);
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return lines;
}

} // namespace countersign::text
