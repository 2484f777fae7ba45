// SPDX-License-Identifier: Apache-2.0
#include "engine/outreach/drafting/draft.h"

#include "engine/outreach/drafting/claim_words.h"

#include <unicode/brkiter.h>

#include <algorithm>
#include <memory>
#include <set>

namespace countersign::drafting {

using model::Block;
using model::BlockType;
using model::Sentence;

namespace {

std::set<std::string> wordSet(std::string_view text)
{
    std::set<std::string> words;
    std::string word;
    for (const char c : text) {
        const auto u = static_cast<unsigned char>(c);
        if (u >= 0x80 || std::isalnum(u) != 0)
            word += c;
        else if (!word.empty())
            words.insert(std::exchange(word, {}));
    }
    if (!word.empty())
        words.insert(word);
    return words;
}

/// Share of words in common (Jaccard).
double similarity(const std::set<std::string>& a, const std::set<std::string>& b)
{
    std::vector<std::string> common;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(common));
    const std::size_t all = a.size() + b.size() - common.size();
    return all == 0 ? 0 : static_cast<double>(common.size()) / static_cast<double>(all);
}

std::string trimmed(std::string text)
{
    const auto isSpace = [](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; };
    while (!text.empty() && isSpace(text.back()))
        text.pop_back();
    text.erase(text.begin(), std::find_if_not(text.begin(), text.end(), isSpace));
    return text;
}

std::vector<std::string> linesOf(std::string_view text)
{
    std::vector<std::string> lines;
    while (!text.empty()) {
        const auto end = text.find('\n');
        lines.push_back(trimmed(std::string(text.substr(0, end))));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return lines;
}

/// "…on the 12." before "January": an ordinal's dot ends no sentence.
bool endsInOrdinal(std::string_view text)
{
    std::size_t digits = 0;
    if (!text.ends_with('.'))
        return false;
    for (text.remove_suffix(1); !text.empty() && std::isdigit(static_cast<unsigned char>(text.back())) != 0; ++digits)
        text.remove_suffix(1);
    return digits == 1 || digits == 2;
}

bool beginsWithMonth(std::string_view text)
{
    const std::string_view first = text.substr(0, text.find_first_of(" .,;:!?\n\t"));
    std::string lower;
    icu::UnicodeString::fromUTF8(icu::StringPiece(first.data(), static_cast<std::int32_t>(first.size())))
        .toLower(icu::Locale::getRoot())
        .toUTF8String(lower);
    return monthOf(lower).has_value();
}

/// Unicode sentence boundaries (UAX 29), but for a date's own dot.
std::vector<std::string> sentencesOf(std::string_view text)
{
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::BreakIterator> breaks(
        icu::BreakIterator::createSentenceInstance(icu::Locale::getRoot(), status));
    if (U_FAILURE(status))
        return {std::string(text)};
    const icu::UnicodeString unicode =
        icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
    breaks->setText(unicode);
    std::vector<std::string> sentences;
    std::int32_t begin = breaks->first();
    for (std::int32_t end = breaks->next(); end != icu::BreakIterator::DONE;
         begin = end, end = breaks->next()) {
        std::string sentence;
        unicode.tempSubStringBetween(begin, end).toUTF8String(sentence);
        sentence = trimmed(std::move(sentence));
        if (!sentences.empty() && endsInOrdinal(sentences.back()) && beginsWithMonth(sentence))
            sentences.back() += " " + sentence;
        else if (!sentence.empty())
            sentences.push_back(std::move(sentence));
    }
    return sentences;
}

bool keepsLines(BlockType type)
{
    return type == BlockType::Greeting || type == BlockType::Closing;
}

bool writtenByModel(const Draft& draft, const std::string& text)
{
    for (const Block& block : draft.original.blocks)
        for (const Sentence& sentence : block.sentences)
            if (sentence.text == text)
                return true;
    return false;
}

} // namespace

std::string replySubject(const ReplyTarget& target)
{
    if (target.subject.empty())
        return {};
    const auto startsWith = [&target](std::string_view start) {
        return target.subject.size() >= start.size() &&
               std::equal(start.begin(), start.end(), target.subject.begin(),
                          [](char a, char b) { return a == std::tolower(static_cast<unsigned char>(b)); });
    };
    return startsWith("re:") || startsWith("aw:") ? target.subject : "Re: " + target.subject;
}

std::string blockText(const Block& block)
{
    std::string text;
    for (const Sentence& sentence : block.sentences) {
        if (!text.empty())
            text += keepsLines(block.type) ? "\n" : " ";
        text += sentence.text;
    }
    return text;
}

Block withText(const Block& before, std::string_view text)
{
    Block block{.type = before.type, .sentences = {}, .editedByHand = true};
    for (std::string& sentence : keepsLines(before.type) ? linesOf(text) : sentencesOf(text)) {
        std::vector<std::string> facts;
        double best = 0.3;
        const auto words = wordSet(sentence);
        for (const Sentence& old : before.sentences) {
            const double alike = old.text == sentence ? 2 : similarity(words, wordSet(old.text));
            if (alike > best) {
                best = alike;
                facts = old.facts;
            }
        }
        block.sentences.push_back({.text = std::move(sentence), .facts = std::move(facts)});
    }
    return block;
}

double aiShareOf(const Draft& draft)
{
    if (draft.level != DraftLevel::GraphRag)
        return 0;
    std::size_t all = 0;
    std::size_t byModel = 0;
    for (const Block& block : draft.content.blocks)
        for (const Sentence& sentence : block.sentences) {
            all += sentence.text.size();
            byModel += writtenByModel(draft, sentence.text) ? sentence.text.size() : 0;
        }
    return all == 0 ? 0 : static_cast<double>(byModel) / static_cast<double>(all);
}

} // namespace countersign::drafting
