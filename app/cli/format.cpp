// SPDX-License-Identifier: Apache-2.0
#include "app/cli/format.h"

#include "engine/api/phrase_codes.h"

#include <algorithm>

namespace countersign::cli {

std::string words(const api::Phrase& phrase)
{
    std::string text(api::englishFor(phrase.code));
    if (text.empty()) {
        text = phrase.code;
        for (const std::string& arg : phrase.args)
            text += " " + arg;
        return text;
    }
    for (std::size_t i = phrase.args.size(); i-- > 0;) {
        const std::string mark = "%" + std::to_string(i + 1);
        for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + phrase.args[i].size()))
            text.replace(at, mark.size(), phrase.args[i]);
    }
    return text;
}

base::Json toJson(const api::Phrase& phrase)
{
    return {{"code", phrase.code}, {"args", phrase.args}, {"text", words(phrase)}};
}

base::Json toJson(const std::optional<api::Money>& money)
{
    if (!money)
        return nullptr;
    return {{"amountMinor", money->amountMinor}, {"currency", money->currency}};
}

base::Json toJson(const std::optional<api::Instant>& instant)
{
    return instant ? base::Json(base::toRfc3339(*instant)) : base::Json();
}

base::Json toJson(const std::optional<api::LocalDate>& date) { return date ? base::Json(base::toIso(*date)) : base::Json(); }

std::string shown(const std::optional<api::Money>& money) { return money ? base::toString(*money) : "-"; }
std::string shown(const std::optional<api::Instant>& instant) { return instant ? base::toRfc3339(*instant) : "-"; }

namespace {

/// Characters, not bytes, decide how wide a cell looks.
std::size_t width(const std::string& text)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

} // namespace

std::string table(const std::vector<std::vector<std::string>>& rows)
{
    std::vector<std::size_t> widths;
    for (const auto& row : rows)
        for (std::size_t i = 0; i < row.size(); ++i) {
            widths.resize(std::max(widths.size(), i + 1));
            widths[i] = std::max(widths[i], width(row[i]));
        }
    std::string text;
    for (const auto& row : rows) {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i) {
            line += row[i];
            if (i + 1 < row.size())
                line.append(widths[i] - width(row[i]) + 2, ' ');
        }
        text += line + "\n";
    }
    return text;
}

} // namespace countersign::cli
