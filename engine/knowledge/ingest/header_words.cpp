// SPDX-License-Identifier: Apache-2.0
#include "engine/knowledge/ingest/header_words.h"

#include "engine/foundation/base/assert.h"
#include "engine/foundation/base/embedded_file.h"
#include "engine/knowledge/ingest/cell_parser.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace countersign::ingest {

extern const base::EmbeddedFile kWordFiles[];
extern const std::size_t kWordFilesCount;

namespace {

using model::RecordKind;

std::string_view wordFile(std::string_view name)
{
    for (std::size_t i = 0; i < kWordFilesCount; ++i)
        if (kWordFiles[i].name == name)
            return kWordFiles[i].content;
    COUNTERSIGN_ASSERT(false, "the word list is built in");
}

std::vector<std::string_view> split(std::string_view text, char border)
{
    std::vector<std::string_view> parts;
    while (!text.empty()) {
        const auto at = text.find(border);
        if (const auto part = trimmed(text.substr(0, at)); !part.empty() && !part.starts_with('#'))
            parts.push_back(part);
        text = at == std::string_view::npos ? std::string_view() : text.substr(at + 1);
    }
    return parts;
}

using FieldWords = std::map<std::pair<RecordKind, std::size_t>, std::vector<std::string>>;

/// "kind.field" of each line with the words behind it.
template <class Visit>
void forEachHeaderLine(Visit visit)
{
    for (const std::string_view line : split(wordFile("header_words.txt"), '\n')) {
        const auto colon = line.find(':');
        const auto point = line.find('.');
        COUNTERSIGN_ASSERT(colon != std::string_view::npos && point < colon, "kind.field: words");
        visit(line.substr(0, point), line.substr(point + 1, colon - point - 1), line.substr(colon + 1));
    }
}

FieldWords readFieldWords()
{
    FieldWords words;
    for (const RecordKind kind : model::allRecordKinds())
        for (std::size_t i = 0; i < model::fieldsOf(kind).size(); ++i)
            words[{kind, i}].push_back(compactWord(model::fieldsOf(kind)[i].name));
    const auto add = [&](RecordKind kind, std::string_view field, std::string_view list) {
        if (const auto index = model::fieldIndex(kind, field))
            for (const std::string_view word : split(list, ','))
                words[{kind, *index}].push_back(compactWord(word));
    };
    forEachHeaderLine([&](std::string_view object, std::string_view field, std::string_view list) {
        const auto only = model::recordKindFromName(object);
        for (const RecordKind kind : model::allRecordKinds())
            if (!only || *only == kind)
                add(kind, field, list);
    });
    return words;
}

std::map<RecordKind, std::vector<std::string>> readIdWords()
{
    std::map<RecordKind, std::vector<std::string>> words;
    for (const RecordKind kind : model::allRecordKinds())
        words[kind].push_back(compactWord(model::recordKindName(kind)) + "id");
    forEachHeaderLine([&](std::string_view object, std::string_view field, std::string_view list) {
        if (const auto kind = model::recordKindFromName(object); kind && field == "id")
            for (const std::string_view word : split(list, ','))
                words[*kind].push_back(compactWord(word));
    });
    return words;
}

std::vector<std::pair<std::string, RecordKind>> readTableWords()
{
    std::vector<std::pair<std::string, RecordKind>> words;
    for (const std::string_view line : split(wordFile("table_words.txt"), '\n')) {
        const auto colon = line.find(':');
        const auto kind = model::recordKindFromName(line.substr(0, colon));
        COUNTERSIGN_ASSERT(kind.has_value(), "a table word names an object");
        for (const std::string_view word : split(line.substr(colon + 1), ','))
            words.emplace_back(compactWord(word), *kind);
    }
    return words;
}

const std::vector<std::pair<std::string, RecordKind>>& tableWords()
{
    static const auto kWords = readTableWords();
    return kWords;
}

/// The base letter of U+00C0 to U+017F; "ß" and ligatures give their two.
std::string_view baseLetter(char32_t c)
{
    constexpr std::u32string_view kFrom =
        U"àáâãäåçèéêëìíîïñòóôõöøùúûüýÿßæœāăąćčďđēęěğīıłńňőřśšşťūůűźżžÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝ";
    constexpr std::array<std::string_view, 95> kTo{
        "a", "a", "a", "a", "a", "a", "c", "e", "e", "e", "e",  "i",  "i",  "i", "i", "n", "o", "o",
        "o", "o", "o", "o", "u", "u", "u", "u", "y", "y", "ss", "ae", "oe", "a", "a", "a", "c", "c",
        "d", "d", "e", "e", "e", "g", "i", "i", "l", "n", "n",  "o",  "r",  "s", "s", "s", "t", "u",
        "u", "u", "z", "z", "z", "a", "a", "a", "a", "a", "a",  "c",  "e",  "e", "e", "e", "i", "i",
        "i", "i", "n", "o", "o", "o", "o", "o", "o", "u", "u",  "u",  "u",  "y"};
    const auto at = kFrom.find(c);
    return at == std::u32string_view::npos || at >= kTo.size() ? std::string_view() : kTo[at];
}

} // namespace

std::string compactWord(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte < 0x80) {
            if (byte >= 'A' && byte <= 'Z')
                out += static_cast<char>(byte + 32);
            else if ((byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9'))
                out += static_cast<char>(byte);
        } else if (byte >= 0xC3 && byte <= 0xC5 && i + 1 < text.size()) {
            out += baseLetter(static_cast<char32_t>(((byte & 0x1FU) << 6U) |
                                                    (static_cast<unsigned char>(text[i + 1]) & 0x3FU)));
            ++i;
        } else {
            // Other scripts have no case to fold here and stay as they are.
            out += text[i];
        }
    }
    return out;
}

const std::vector<std::string>& wordsOf(RecordKind kind, std::size_t field)
{
    static const FieldWords kWords = readFieldWords();
    return kWords.at({kind, field});
}

const std::vector<std::string>& idWordsOf(RecordKind kind)
{
    static const auto kWords = readIdWords();
    return kWords.at(kind);
}

bool looksLikeOptOut(std::string_view text)
{
    static const auto kSigns = [] {
        std::vector<std::string> signs;
        for (const std::string_view line : split(wordFile("opt_out_words.txt"), '\n'))
            for (const std::string_view sign : split(line, ','))
                signs.push_back(compactWord(sign));
        return signs;
    }();
    const std::string word = compactWord(text);
    return std::ranges::any_of(kSigns, [&](const std::string& sign) { return word.find(sign) != std::string::npos; });
}

std::optional<TableHint> tableFromFileName(std::string_view fileName)
{
    const std::string name = compactWord(fileName.substr(0, fileName.rfind('.')));
    std::optional<TableHint> best;
    for (const auto& [word, kind] : tableWords())
        if (name.find(word) != std::string::npos && (!best || word.size() > best->letters))
            best = {.kind = kind, .letters = word.size()};
    return best;
}

std::optional<RecordKind> objectFromWord(std::string_view word)
{
    if (const auto exact = model::recordKindFromName(word))
        return exact;
    const std::string compact = compactWord(word);
    for (const auto& [known, kind] : tableWords())
        if (known == compact)
            return kind;
    return std::nullopt;
}

const std::vector<std::string>& spellingList(std::string_view name)
{
    static const auto kLists = [] {
        std::map<std::string, std::vector<std::string>, std::less<>> lists;
        for (const std::string_view each : {"industries", "countries"})
            for (const std::string_view word : split(wordFile(std::string(each) + ".txt"), '\n'))
                lists[std::string(each)].emplace_back(word);
        return lists;
    }();
    return kLists.find(name)->second;
}

} // namespace countersign::ingest
