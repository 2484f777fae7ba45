// SPDX-License-Identifier: Apache-2.0
#include "engine/knowledge/ingest/spelling.h"

#include "engine/knowledge/ingest/header_words.h"

#include <algorithm>
#include <vector>

namespace countersign::ingest {

std::size_t editDistance(std::string_view a, std::string_view b, std::size_t limit)
{
    if (a.size() > b.size())
        std::swap(a, b);
    if (b.size() - a.size() > limit || b.size() > 512)
        return a == b ? 0 : limit + 1;
    std::vector<std::size_t> before(a.size() + 1);
    std::vector<std::size_t> last(a.size() + 1);
    std::vector<std::size_t> row(a.size() + 1);
    for (std::size_t i = 0; i <= a.size(); ++i)
        last[i] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
        row[0] = j;
        std::size_t least = j;
        for (std::size_t i = 1; i <= a.size(); ++i) {
            const std::size_t replace = last[i - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[i] = std::min({row[i - 1] + 1, last[i] + 1, replace});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[i] = std::min(row[i], before[i - 2] + 1);
            least = std::min(least, row[i]);
        }
        if (least > limit)
            return limit + 1;
        std::swap(before, last);
        std::swap(last, row);
    }
    return std::min(last[a.size()], limit + 1);
}

std::string nearestName(std::string_view text, std::span<const std::string> names)
{
    const std::string wanted = compactWord(text);
    if (wanted.size() < 3)
        return {};
    std::size_t best = std::max<std::size_t>(1, wanted.size() / 5) + 1;
    std::string found;
    bool several = false;
    for (const std::string& name : names) {
        const std::string compact = compactWord(name);
        if (compact.empty())
            continue;
        const std::size_t distance = editDistance(wanted, compact, best);
        if (distance < best) {
            best = distance;
            found = name;
            several = false;
        } else if (distance == best && distance > 0 && !found.empty()) {
            several = true;
        }
        if (best == 0)
            return found;
    }
    return several ? std::string() : found;
}

} // namespace countersign::ingest
