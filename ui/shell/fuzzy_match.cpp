// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/fuzzy_match.h"

namespace countersign::shell
{

namespace
{
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

    const QString wanted = folded(query).remove(QLatin1Char(' '));
    const QString text = folded(candidate);
    int score = 0;
    qsizetype from = 0;
    qsizetype previous = -2;
    for (const QChar c : wanted) {
        // A word that starts with the letter is meant more often than the next letter inside a word.
        qsizetype at = -1;
        if (previous >= 0 && from < text.size() && text.at(from) == c)
            at = from;
        for (qsizetype i = from; at < 0 && i < text.size(); ++i) {
            if (text.at(i) == c && (i == 0 || !text.at(i - 1).isLetterOrNumber()))
                at = i;
        }
        if (at < 0)
            at = text.indexOf(c, from);
        if (at < 0)
            return std::nullopt;
        const bool wordStart = at == 0 || !text.at(at - 1).isLetterOrNumber();
        score += at == previous + 1 ? kAdjacent : wordStart ? kWordStart : kPlain;
        previous = at;
        from = at + 1;
    }
    return wanted.isEmpty() ? 0 : score * 16 - static_cast<int>(text.size());
}

} // namespace countersign::shell
