// SPDX-License-Identifier: Apache-2.0
#include "engine/knowledge/retrieval/text_index.h"

#include <algorithm>
#include <cctype>
#include <set>

namespace countersign::retrieval {

namespace {

constexpr std::size_t kMaxWords = 8;
constexpr std::size_t kExcerptBytes = 160;

bool isWordByte(unsigned char c)
{
    return c >= 0x80 || std::isalnum(c) != 0;
}

/// Split at ASCII punctuation; the index cuts the rest as it cuts the documents.
std::vector<std::string> wordsOf(std::string_view text)
{
    std::vector<std::string> words;
    std::string word;
    for (const char c : text) {
        if (isWordByte(static_cast<unsigned char>(c))) {
            word += c;
            continue;
        }
        if (!word.empty())
            words.push_back(std::move(word));
        word.clear();
    }
    if (!word.empty())
        words.push_back(std::move(word));
    if (words.size() > kMaxWords)
        words.resize(kMaxWords);
    return words;
}

/// Quoted, so that no word is read as an operator (FTS5 query syntax).
std::string matchAll(const std::vector<std::string>& words, bool lastIsPrefix)
{
    std::string query;
    for (const std::string& word : words)
        query += (query.empty() ? "\"" : " \"") + word + "\"";
    if (lastIsPrefix)
        query += " *";
    return query;
}

std::string lowerAscii(std::string_view text)
{
    std::string result(text);
    for (char& c : result)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return result;
}

bool isBoundary(std::string_view text, std::size_t at)
{
    return at >= text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}

std::string excerptOf(std::string_view body, std::string_view word)
{
    const auto found = lowerAscii(body).find(lowerAscii(word));
    std::size_t begin =
        found == std::string::npos || found < kExcerptBytes / 3 ? 0 : found - kExcerptBytes / 3;
    std::size_t end = std::min(body.size(), begin + kExcerptBytes);
    while (!isBoundary(body, begin))
        --begin;
    while (!isBoundary(body, end))
        --end;
    std::string excerpt(body.substr(begin, end - begin));
    std::replace_if(
        excerpt.begin(), excerpt.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    return excerpt;
}

constexpr const char* kSqlTitles =
    "SELECT d.pk, d.kind, d.record_id, d.account_id, d.title, d.at FROM retrieval_title f "
    "JOIN retrieval_document d ON d.pk=f.rowid WHERE f.title MATCH ? ORDER BY f.rowid DESC LIMIT ?";
constexpr const char* kSqlBodies =
    "SELECT d.pk, d.kind, d.record_id, d.account_id, d.title, d.at, d.body FROM retrieval_body f "
    "JOIN retrieval_document d ON d.pk=f.rowid WHERE f.body MATCH ? ORDER BY f.rowid DESC LIMIT ?";

SearchHit hitOf(const store::Rows& rows)
{
    return {.kind = static_cast<model::RecordKind>(rows.integer(1)),
            .record = rows.id<model::RecordTag>(2),
            .account = rows.id<model::RecordTag>(3),
            .title = rows.text(4),
            .excerpt = {},
            .at = rows.instant(5)};
}

} // namespace

base::Result<std::vector<SearchHit>> searchAsYouType(store::Database& database, std::string_view text,
                                                     std::size_t limit)
{
    std::vector<SearchHit> hits;
    const std::vector<std::string> words = wordsOf(text);
    if (words.empty() || limit == 0)
        return hits;
    std::set<std::int64_t> seen;
    {
        COUNTERSIGN_ASSIGN(store::Rows rows, database.query(kSqlTitles, matchAll(words, true), limit));
        while (rows.next()) {
            seen.insert(rows.integer(0));
            hits.push_back(hitOf(rows));
        }
        COUNTERSIGN_TRY(rows.status());
    }
    if (hits.size() >= limit)
        return hits;
    COUNTERSIGN_ASSIGN(store::Rows rows, database.query(kSqlBodies, matchAll(words, false), limit));
    while (rows.next() && hits.size() < limit) {
        if (!seen.insert(rows.integer(0)).second)
            continue;
        hits.push_back(hitOf(rows));
        hits.back().excerpt = excerptOf(rows.textView(6), words.front());
    }
    COUNTERSIGN_TRY(rows.status());
    return hits;
}

} // namespace countersign::retrieval
