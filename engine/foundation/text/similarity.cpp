// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/text/similarity.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

namespace countersign::text {

namespace {

double jaro(std::u32string_view a, std::u32string_view b)
{
    if (a.empty() && b.empty())
        return 1;
    const std::size_t longest = std::max(a.size(), b.size());
    const std::size_t window = longest / 2 > 0 ? longest / 2 - 1 : 0;
    std::vector<bool> takenB(b.size());
    std::u32string matchedA;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const std::size_t begin = i > window ? i - window : 0;
        const std::size_t end = std::min(b.size(), i + window + 1);
        for (std::size_t j = begin; j < end; ++j) {
            if (takenB[j] || a[i] != b[j])
                continue;
            takenB[j] = true;
            matchedA += a[i];
            break;
        }
    }
    if (matchedA.empty())
        return 0;
    std::size_t outOfOrder = 0;
    std::size_t k = 0;
    for (std::size_t j = 0; j < b.size(); ++j) {
        if (takenB[j])
            outOfOrder += matchedA[k++] != b[j] ? 1 : 0;
    }
    const auto matches = static_cast<double>(matchedA.size());
    return (matches / static_cast<double>(a.size()) + matches / static_cast<double>(b.size()) +
            (matches - static_cast<double>(outOfOrder) / 2) / matches) /
           3;
}

std::vector<std::array<char32_t, 3>> trigrams(std::u32string_view text)
{
    std::vector<std::array<char32_t, 3>> all;
    if (text.empty())
        return all;
    const std::u32string padded = U"  " + std::u32string(text) + U" ";
    for (std::size_t i = 0; i + 2 < padded.size(); ++i)
        all.push_back({padded[i], padded[i + 1], padded[i + 2]});
    std::ranges::sort(all);
    all.erase(std::ranges::unique(all).begin(), all.end());
    return all;
}

} // namespace

double jaroWinkler(std::u32string_view a, std::u32string_view b)
{
    const double base = jaro(a, b);
    if (base <= 0.7)
        return base;
    std::size_t prefix = 0;
    while (prefix < 4 && prefix < a.size() && prefix < b.size() && a[prefix] == b[prefix])
        ++prefix;
    return base + static_cast<double>(prefix) * 0.1 * (1 - base);
}

std::optional<std::size_t> damerauLevenshtein(std::u32string_view a, std::u32string_view b, std::size_t bound)
{
    if (a.size() > b.size())
        std::swap(a, b);
    if (b.size() - a.size() > bound)
        return std::nullopt;
    bound = std::min(bound, b.size());
    // Rows over b; cells further than `bound` from the diagonal can't lead to an answer within it.
    const std::size_t outside = bound + 1;
    std::vector<std::size_t> twoAgo(b.size() + 1, outside);
    std::vector<std::size_t> previous(b.size() + 1, outside);
    std::vector<std::size_t> current(b.size() + 1, outside);
    for (std::size_t j = 0; j <= std::min(bound, b.size()); ++j)
        previous[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::ranges::fill(current, outside);
        if (i <= bound)
            current[0] = i;
        std::size_t least = current[0];
        const std::size_t begin = i > bound ? i - bound : 1;
        const std::size_t end = std::min(b.size(), i + bound);
        for (std::size_t j = begin; j <= end; ++j) {
            const std::size_t replaced = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            current[j] = std::min({previous[j] + 1, current[j - 1] + 1, replaced, outside});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                current[j] = std::min(current[j], twoAgo[j - 2] + 1);
            least = std::min(least, current[j]);
        }
        // A swap reaches back two rows, so one row beyond the bound is no end yet.
        if (least > bound && *std::ranges::min_element(previous) > bound)
            return std::nullopt;
        twoAgo.swap(previous);
        previous.swap(current);
    }
    return previous[b.size()] <= bound ? std::optional(previous[b.size()]) : std::nullopt;
}

double trigramJaccard(std::u32string_view a, std::u32string_view b)
{
    const auto left = trigrams(a);
    const auto right = trigrams(b);
    std::vector<std::array<char32_t, 3>> common;
    std::ranges::set_intersection(left, right, std::back_inserter(common));
    const std::size_t all = left.size() + right.size() - common.size();
    return all == 0 ? 1 : static_cast<double>(common.size()) / static_cast<double>(all);
}

} // namespace countersign::text
