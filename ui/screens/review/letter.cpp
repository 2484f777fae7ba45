// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/review/letter.h"

#include "ui/text/utf8.h"

#include <QStringList>

#include <algorithm>

namespace countersign::screens {

using text::fromUtf8;

namespace {
bool keepsLines(api::BlockKind kind)
{
    return kind == api::BlockKind::Greeting || kind == api::BlockKind::Closing;
}

QString joined(const api::BlockView& block)
{
    QStringList sentences;
    for (const api::SentenceView& sentence : block.sentences)
        sentences.append(fromUtf8(sentence.text));
    return sentences.join(keepsLines(block.kind) ? QLatin1Char('\n') : QLatin1Char(' '));
}

/// UTF-16 units of the first `bytes` bytes.
int unitsOf(const std::string& utf8, int bytes)
{
    const auto count =
        std::clamp<std::size_t>(bytes < 0 ? 0 : static_cast<std::size_t>(bytes), 0, utf8.size());
    return static_cast<int>(fromUtf8(std::string_view(utf8).substr(0, count)).size());
}

/// The engine's sentences are parts of the text, in order, without the white space around them.
std::vector<LetterSentence> placed(const QString& text, const api::BlockView& block)
{
    std::vector<LetterSentence> sentences;
    qsizetype from = 0;
    for (const api::SentenceView& sentence : block.sentences) {
        const QString words = fromUtf8(sentence.text);
        const qsizetype at = text.indexOf(words, from);
        LetterSentence place{.citations = sentence.citations};
        if (at >= 0) {
            place.begin = static_cast<int>(at);
            place.length = static_cast<int>(words.size());
            from = at + words.size();
        }
        sentences.push_back(std::move(place));
    }
    return sentences;
}

LetterBlock blockOf(const api::BlockView& view, const LetterBlock* shown)
{
    LetterBlock block{.text = joined(view), .keepsLines = keepsLines(view.kind)};
    if (shown && shown->text.simplified() == block.text.simplified())
        block.text = shown->text;
    block.sentences = placed(block.text, view);
    return block;
}
} // namespace

Letter letterOf(const api::DraftDetail& draft, const std::vector<LetterBlock>& shown)
{
    const auto shownAt = [&](std::size_t i) { return i < shown.size() ? &shown[i] : nullptr; };
    Letter letter;
    const api::BlockView subject{.kind = api::BlockKind::Text, .sentences = {{.text = draft.row.subject}}};
    letter.blocks.push_back(blockOf(subject, shownAt(0)));
    for (const api::BlockView& block : draft.blocks)
        letter.blocks.push_back(blockOf(block, shownAt(letter.blocks.size())));
    for (const api::ClaimView& claim : draft.claims) {
        const auto at = static_cast<std::size_t>(claim.block + 1);
        if (claim.block < -1 || at >= letter.blocks.size())
            continue;
        const auto& sentences = letter.blocks[at].sentences;
        const auto number = static_cast<std::size_t>(claim.block < 0 ? 0 : claim.sentence);
        if (number >= sentences.size() || sentences[number].length == 0)
            continue;
        const std::string& utf8 =
            claim.block < 0 ? draft.row.subject
                            : draft.blocks[static_cast<std::size_t>(claim.block)].sentences[number].text;
        const int begin = unitsOf(utf8, claim.begin);
        letter.claims.push_back({.index = claim.index,
                                 .block = static_cast<int>(at),
                                 .begin = sentences[number].begin + begin,
                                 .length = unitsOf(utf8, claim.end) - begin,
                                 .state = claim.state});
    }
    return letter;
}

} // namespace countersign::screens
