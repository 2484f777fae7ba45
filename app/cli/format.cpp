// SPDX-License-Identifier: Apache-2.0
#include "app/cli/format.h"

#include "engine/api/phrase_codes.h"
#include "engine/foundation/base/local_time.h"

#include <algorithm>
#include <array>
#include <utility>

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

std::string shown(const std::optional<api::Money>& money)
{
    if (!money)
        return "-";
    const std::string text = base::toString(*money);
    const std::size_t space = text.rfind(' ');
    std::string number = text.substr(0, space);
    const std::size_t point = number.find('.');
    std::string fraction = point == std::string::npos ? std::string() : number.substr(point);
    if (fraction.find_first_not_of(".0") == std::string::npos)
        fraction.clear();
    number.resize(std::min(point, number.size()));
    const std::size_t first = number.starts_with('-') ? 1 : 0;
    for (std::size_t at = number.size(); at > first + 3;)
        number.insert(at -= 3, ",");
    return number + fraction + text.substr(space);
}

std::string shown(const std::optional<api::Instant>& instant) { return instant ? base::toLocalMinute(*instant) : "-"; }

namespace {

/// An argument of a phrase says by its form what it is.
std::string shownArgument(const std::string& text)
{
    if (const auto at = base::parseRfc3339(text))
        return base::toLocalMinute(*at);
    const std::size_t space = text.rfind(' ');
    if (space != std::string::npos && text.size() == space + 4)
        if (const auto money = base::parseAmount(text.substr(0, space), text.substr(space + 1)))
            return shown(std::optional(*money));
    return text;
}

/// "1 days" in a sentence made of codes: the window has a catalog of plurals, the command line has this.
std::string inSingular(std::string text)
{
    constexpr auto kWords = std::to_array<std::pair<std::string_view, std::string_view>>(
        {{"1 days", "1 day"},         {"1 times", "once"},       {"1 visits", "1 visit"}, {"1 messages need", "1 message needs"},
         {"1 claims", "1 claim"},     {"1 points", "1 point"},   {"1 recipients", "1 recipient"}, {"1 columns", "1 column"},
         {"1 similar accounts own", "1 similar account owns"}});
    for (const auto& [many, one] : kWords)
        for (std::size_t at = text.find(many); at != std::string::npos; at = text.find(many, at + one.size())) {
            const bool longer = at > 0 && (text[at - 1] == '.' || text[at - 1] == ',' || (text[at - 1] >= '0' && text[at - 1] <= '9'));
            if (!longer)
                text.replace(at, many.size(), one);
        }
    return text;
}

} // namespace

std::string shown(const api::Phrase& phrase)
{
    // Without a product the usage is that of all of them.
    if (phrase.code == "usage_change" && phrase.args.size() == 2) {
        const std::string& change = phrase.args[1];
        const bool fell = change.starts_with('-');
        return "Usage " + (phrase.args[0].empty() ? std::string() : "of " + phrase.args[0] + " ") + (fell ? "fell by " : "rose by ") +
               change.substr(fell ? 1 : 0) + " %";
    }
    api::Phrase readable = phrase;
    for (std::string& each : readable.args)
        each = shownArgument(each);
    return inSingular(words(readable));
}

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
