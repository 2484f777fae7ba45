// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/fuzzy_match.h"

#include <algorithm>
#include <vector>

namespace countersign::shell {

namespace {
QString folded(const QString& text)
{
    QString result;
    for (const QChar c : text.normalized(QString::NormalizationForm_KD).toCaseFolded()) {
        if (c.category() != QChar::Mark_NonSpacing)
            result.append(c);
    }
    return result;
}
} // namespace

std::optional<int> fuzzyScore(const QString& query, const QString& candidate)
{
    constexpr int kAdjacent = 6;
    constexpr int kWordStart = 10;
    constexpr int kPlain = 1;
    constexpr int kImpossible = -1;

    const QString wanted = folded(query).remove(QLatin1Char(' '));
    const QString text = folded(candidate);
    const auto size = static_cast<std::size_t>(text.size());
    // best[j]: the best score of the letters so far when the last one stands at j.
    std::vector<int> best;
    for (const QChar c : wanted) {
        std::vector<int> next(size, kImpossible);
        int bestBefore = best.empty() ? 0 : kImpossible;
        for (std::size_t j = 0; j < size; ++j) {
            if (!best.empty() && j > 0)
                bestBefore = std::max(bestBefore, best[j - 1]);
            if (text.at(static_cast<qsizetype>(j)) != c || bestBefore == kImpossible)
                continue;
            const bool wordStart = j == 0 || !text.at(static_cast<qsizetype>(j) - 1).isLetterOrNumber();
            next[j] = bestBefore + (wordStart ? kWordStart : kPlain);
            if (!best.empty() && j > 0 && best[j - 1] != kImpossible)
                next[j] = std::max(next[j], best[j - 1] + kAdjacent);
        }
        best = std::move(next);
        if (std::ranges::all_of(best, [](int score) { return score == kImpossible; }))
            return std::nullopt;
    }
    // Among equals the shorter title is the one that was meant.
    return best.empty() ? 0 : *std::ranges::max_element(best) * 16 - static_cast<int>(size);
}

} // namespace countersign::shell
