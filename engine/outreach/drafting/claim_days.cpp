// SPDX-License-Identifier: Apache-2.0
#include "engine/outreach/drafting/claim_days.h"

#include "engine/outreach/drafting/claim_patterns.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>

namespace countersign::drafting {

namespace {

struct Row
{
    std::string_view words;
    std::string_view unit;
    int offset;
    /// Only in this language; empty: in all, as a mail may quote another.
    std::string_view language = {};
};

constexpr auto kRows = std::to_array<Row>({
    {"today", "day", 0},
    {"tonight", "day", 0},
    {"tomorrow", "day", 1},
    {"day after tomorrow", "day", 2},
    {"yesterday", "day", -1},
    {"day before yesterday", "day", -2},
    {"heute", "day", 0},
    {"morgen", "day", 1, "de"},
    {"übermorgen", "day", 2},
    {"gestern", "day", -1},
    {"vorgestern", "day", -2},
    {"aujourd'hui", "day", 0},
    {"demain", "day", 1},
    {"après-demain", "day", 2},
    {"hier", "day", -1, "fr"},
    {"avant-hier", "day", -2},
    {"hoy", "day", 0},
    {"mañana", "day", 1},
    {"pasado mañana", "day", 2},
    {"ayer", "day", -1},
    {"anteayer", "day", -2},
    {"antes de ayer", "day", -2},
    {"今日", "day", 0},
    {"本日", "day", 0},
    {"明日", "day", 1},
    {"あす", "day", 1},
    {"明後日", "day", 2},
    {"あさって", "day", 2},
    {"昨日", "day", -1},
    {"一昨日", "day", -2},
    {"اليوم", "day", 0},
    {"غدا", "day", 1},
    {"غدًا", "day", 1},
    {"غداً", "day", 1},
    {"بعد غد", "day", 2},
    {"أمس", "day", -1},
    {"أول أمس", "day", -2},
    {"this week", "week", 0},
    {"next week", "week", 1},
    {"coming week", "week", 1},
    {"last week", "week", -1},
    {"semaine prochaine", "week", 1},
    {"semaine dernière", "week", -1},
    {"cette semaine", "week", 0},
    {"próxima semana", "week", 1},
    {"semana próxima", "week", 1},
    {"semana que viene", "week", 1},
    {"semana pasada", "week", -1},
    {"esta semana", "week", 0},
    {"今週", "week", 0},
    {"来週", "week", 1},
    {"再来週", "week", 2},
    {"先週", "week", -1},
    {"هذا الأسبوع", "week", 0},
    {"الأسبوع القادم", "week", 1},
    {"الأسبوع المقبل", "week", 1},
    {"الأسبوع الماضي", "week", -1},
    {"this month", "month", 0},
    {"next month", "month", 1},
    {"coming month", "month", 1},
    {"last month", "month", -1},
    {"mois prochain", "month", 1},
    {"mois dernier", "month", -1},
    {"ce mois", "month", 0},
    {"próximo mes", "month", 1},
    {"mes próximo", "month", 1},
    {"mes que viene", "month", 1},
    {"mes pasado", "month", -1},
    {"este mes", "month", 0},
    {"今月", "month", 0},
    {"来月", "month", 1},
    {"再来月", "month", 2},
    {"先月", "month", -1},
    {"هذا الشهر", "month", 0},
    {"الشهر القادم", "month", 1},
    {"الشهر المقبل", "month", 1},
    {"الشهر الماضي", "month", -1},
    {"this year", "year", 0},
    {"next year", "year", 1},
    {"coming year", "year", 1},
    {"last year", "year", -1},
    {"année prochaine", "year", 1},
    {"l'année prochaine", "year", 1},
    {"an prochain", "year", 1},
    {"l'an prochain", "year", 1},
    {"année dernière", "year", -1},
    {"l'année dernière", "year", -1},
    {"l'an dernier", "year", -1},
    {"cette année", "year", 0},
    {"próximo año", "year", 1},
    {"año próximo", "year", 1},
    {"año que viene", "year", 1},
    {"año pasado", "year", -1},
    {"este año", "year", 0},
    {"今年", "year", 0},
    {"来年", "year", 1},
    {"昨年", "year", -1},
    {"去年", "year", -1},
    {"هذا العام", "year", 0},
    {"العام القادم", "year", 1},
    {"العام المقبل", "year", 1},
    {"العام الماضي", "year", -1},
});

const std::vector<std::pair<std::vector<Token>, const Row*>>& phrases()
{
    static const auto kPhrases = [] {
        std::vector<std::pair<std::vector<Token>, const Row*>> made;
        for (const Row& row : kRows)
            made.emplace_back(tokensOf(row.words), &row);
        return made;
    }();
    return kPhrases;
}

bool isOneOf(std::string_view word, std::span<const std::string_view> words)
{
    return std::ranges::find(words, word) != words.end();
}

/// "nächste Woche", "im kommenden Monat": German bends the word before.
RelativeDays germanSpan(const std::vector<Token>& tokens, std::size_t at)
{
    if (at + 1 >= tokens.size())
        return {};
    const std::string& noun = tokens[at + 1].lower;
    const std::string_view unit = noun == "woche"                       ? "week"
                                  : noun == "monat" || noun == "monats" ? "month"
                                  : noun == "jahr" || noun == "jahres"  ? "year"
                                                                        : "";
    if (unit.empty())
        return {};
    const std::string_view word = tokens[at].lower;
    const auto begins = [&](std::string_view stem) {
        return word.starts_with(stem) && word.size() <= stem.size() + 2;
    };
    if (begins("nächste") || begins("kommende") || begins("folgende"))
        return {unit, 1, 2};
    if (begins("letzte") || begins("vorige") || begins("vergangene"))
        return {unit, -1, 2};
    return begins("diese") ? RelativeDays{unit, 0, 2} : RelativeDays{};
}

/// "Guten Morgen", "am Morgen", "mañana por la mañana": a time of the day.
bool isTimeOfDay(const std::vector<Token>& tokens, std::size_t at)
{
    static constexpr std::array<std::string_view, 4> kSpanish{"la", "las", "esta", "cada"};
    const std::string_view before = at > 0 ? std::string_view(tokens[at - 1].lower) : std::string_view();
    if (tokens[at].lower == "mañana")
        return isOneOf(before, kSpanish);
    // Within a sentence the noun has a capital and the day has none.
    return tokens[at].lower == "morgen" && tokens[at].capital && at > 0 && tokens[at - 1].kind == TokenKind::Word;
}

bool speaksOfAnEnd(std::string_view text, const std::vector<Token>& tokens)
{
    static constexpr std::array<std::string_view, 16> kBeginnings{
        "expir",   "renew",   "laps",   "terminat", "verlänger", "erneuer", "kündig", "auslauf",
        "ablauf",  "renouvel", "résili", "échéance", "renueva",   "caduc",   "finaliz", "kündbar"};
    static constexpr std::array<std::string_view, 28> kWords{
        "ends",      "end",         "ended",   "ending",      "due",     "endet",   "enden",    "ausläuft", "abläuft", "ausgelaufen",
        "abgelaufen", "fällig",     "finit",   "finissent",   "termine", "terminent", "échoit", "échu",     "vence",   "vencen",
        "termina",   "terminan",    "acaba",   "acaban",      "ينتهي",   "تنتهي",   "يتجدد",    "انتهاء"};
    static constexpr std::array<std::string_view, 4> kJapanese{"終了", "満了", "更新", "切れ"};
    static constexpr std::array<std::string_view, 2> kOut{"aus", "ab"};
    const auto any = [&](const auto& holds) { return std::ranges::any_of(tokens, holds); };
    const bool runsOut = any([](const Token& token) { return token.lower == "läuft" || token.lower == "laufen"; }) &&
                         any([](const Token& token) { return isOneOf(token.lower, kOut); });
    const bool word = any([](const Token& token) {
        return isOneOf(token.lower, kWords) || std::ranges::any_of(kBeginnings, [&](std::string_view each) {
                   return token.lower.starts_with(each);
               });
    });
    return runsOut || word || std::ranges::any_of(kJapanese, [&](std::string_view each) {
               return text.find(each) != std::string_view::npos;
           });
}

bool asksSomething(std::string_view text)
{
    while (text.ends_with(' '))
        text.remove_suffix(1);
    return text.ends_with('?') || text.ends_with("？") || text.ends_with("؟") || text.ends_with("か。");
}

bool saysNotice(const std::vector<Token>& tokens)
{
    static constexpr std::array<std::string_view, 7> kNotice{"notice", "cancel",  "kündig",  "préavis",
                                                             "résili", "preaviso", "rescind"};
    return std::ranges::any_of(tokens, [](const Token& token) {
        return std::ranges::any_of(kNotice, [&](std::string_view each) { return token.lower.starts_with(each); });
    });
}

} // namespace

RelativeDays relativeDaysAt(const std::vector<Token>& tokens, std::size_t at, std::string_view language)
{
    RelativeDays longest;
    if (at >= tokens.size() || tokens[at].kind != TokenKind::Word || isTimeOfDay(tokens, at))
        return longest;
    for (const auto& [words, row] : phrases()) {
        if (words.size() <= longest.count || at + words.size() > tokens.size() ||
            (!row->language.empty() && row->language != language))
            continue;
        const bool same = std::ranges::equal(words, std::span(tokens).subspan(at, words.size()),
                                             [](const Token& a, const Token& b) { return a.lower == b.lower; });
        if (same)
            longest = {row->unit, row->offset, words.size()};
    }
    return longest.count > 0 ? longest : germanSpan(tokens, at);
}

bool isRelative(const Mention& mention)
{
    return mention.kind == MentionKind::Date && !mention.unit.empty();
}

std::pair<base::LocalDate, base::LocalDate> daysOf(const Mention& mention, base::LocalDate today)
{
    using namespace std::chrono;
    const int offset = static_cast<int>(mention.value);
    if (mention.unit == "week") {
        const sys_days monday = sys_days(today) - (weekday(sys_days(today)) - Monday) + weeks(offset);
        return {base::LocalDate(monday), base::LocalDate(monday + days(6))};
    }
    if (mention.unit == "month") {
        const year_month month = today.year() / today.month() + months(offset);
        return {month / day(1), base::LocalDate(sys_days(month / last))};
    }
    if (mention.unit == "year") {
        const year year = today.year() + years(offset);
        return {year / January / 1, year / December / 31};
    }
    const base::LocalDate day(sys_days(today) + days(offset));
    return {day, day};
}

void setDay(Mention& mention, base::LocalDate date)
{
    mention.year = static_cast<int>(date.year());
    mention.month = static_cast<unsigned>(date.month());
    mention.day = static_cast<unsigned>(date.day());
}

DayTalk dayTalkOf(std::string_view text, const std::vector<Token>& tokens, std::string_view language,
                  const std::vector<Mention>& mentions)
{
    DayTalk talk{.asks = asksSomething(text), .saysWhatEnds = speaksOfAnEnd(text, tokens), .saysNotice = saysNotice(tokens)};
    talk.namesADate = std::ranges::any_of(mentions, [](const Mention& mention) {
        return mention.kind == MentionKind::Date && !isRelative(mention);
    });
    if (std::ranges::any_of(mentions, isRelative))
        talk.own = std::ranges::any_of(wordingsIn(text, tokens, language),
                                       [](const Wording& wording) { return wording.kind == WordingKind::Own; });
    return talk;
}

bool isProposal(const Mention& mention, const DayTalk& talk)
{
    if (mention.value < 0)
        return false;
    if (mention.value == 0 && mention.unit == "day")
        return !talk.saysWhatEnds || talk.namesADate;
    return !talk.saysWhatEnds && (talk.asks || talk.own);
}

} // namespace countersign::drafting
