// SPDX-License-Identifier: Apache-2.0
#include "engine/outreach/drafting/claim_days.h"
#include "engine/outreach/drafting/claim_numbers.h"
#include "engine/outreach/drafting/claim_spans.h"
#include "engine/outreach/drafting/claim_words.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>

namespace countersign::drafting {

namespace {

bool isPlain(const Token& token, std::size_t minDigits, std::size_t maxDigits)
{
    return token.kind == TokenKind::Number && token.lower.size() >= minDigits &&
           token.lower.size() <= maxDigits &&
           token.lower.find_first_not_of("0123456789") == std::string::npos;
}

/// Reads mentions from left to right; each reader takes tokens from `at` on and says how many, or none.
class Reader
{
public:
    Reader(std::string_view text, const std::vector<Token>& tokens, std::string_view language)
        : m_tokens(tokens), m_language(language), m_spans(spansOf(text))
    {
    }

    std::vector<Mention> run()
    {
        for (m_at = 0; m_at < m_tokens.size();) {
            if (const Mention* span = spanAt(m_tokens[m_at].begin)) {
                take(*span);
                continue;
            }
            constexpr std::array kReaders{&Reader::readDate, &Reader::readClock, &Reader::readIdentifier,
                                          &Reader::readMoney, &Reader::readFigure};
            const bool found =
                std::any_of(kReaders.begin(), kReaders.end(), [&](auto reader) { return (this->*reader)(); });
            if (!found)
                ++m_at;
        }
        shareUnits(m_mentions, m_tokens);
        return std::move(m_mentions);
    }

private:
    const Token& token(std::size_t offset) const
    {
        static const Token kNone;
        return m_at + offset < m_tokens.size() ? m_tokens[m_at + offset] : kNone;
    }
    bool isSign(std::size_t offset, std::string_view sign) const
    {
        return token(offset).kind == TokenKind::Sign && token(offset).lower == sign;
    }
    bool isWord(std::size_t offset, std::string_view word) const { return token(offset).lower == word; }

    bool emit(Mention mention, std::size_t count)
    {
        mention.begin = m_tokens[m_at].begin;
        mention.end = m_tokens[m_at + count - 1].end;
        m_mentions.push_back(std::move(mention));
        m_at += count;
        return true;
    }

    void take(const Mention& span)
    {
        m_mentions.push_back(span);
        while (m_at < m_tokens.size() && m_tokens[m_at].begin < span.end)
            ++m_at;
    }

    const Mention* spanAt(std::size_t begin) const
    {
        for (const Mention& span : m_spans)
            if (begin >= span.begin && begin < span.end)
                return &span;
        return nullptr;
    }

    struct DayPart
    {
        std::optional<unsigned> day;
        std::size_t count = 0;
    };
    DayPart dayPart(std::size_t offset) const
    {
        const Token& first = token(offset);
        std::string digits = first.lower;
        if (!isPlain(first, 1, 2))
            return {};
        const auto day = static_cast<unsigned>(std::stoul(digits));
        std::size_t count = 1;
        const Token& next = token(offset + 1);
        constexpr std::array<std::string_view, 8> kEndings{"st", "nd", "rd", "th", "er", "º", ".", "ª"};
        if (next.joined && std::find(kEndings.begin(), kEndings.end(), next.lower) != kEndings.end())
            ++count;
        return {day, count};
    }
    std::size_t linkWords(std::size_t offset) const
    {
        constexpr std::array<std::string_view, 5> kLinks{"of", "de", "du", "del", ","};
        return std::find(kLinks.begin(), kLinks.end(), token(offset).lower) != kLinks.end() ? 1 : 0;
    }
    std::size_t readYear(std::size_t offset, Mention& mention) const
    {
        const std::size_t link = linkWords(offset);
        if (!isPlain(token(offset + link), 4, 4))
            return 0;
        mention.year = std::stoi(token(offset + link).lower);
        return link + 1;
    }

    bool readDate()
    {
        Mention mention{.kind = MentionKind::Date};
        std::size_t offset = 0;
        if (const auto weekday = weekdayOf(token(0).lower)) {
            mention.weekday = weekday;
            offset = 1;
            if (isSign(1, ",") || isSign(1, ".") || isWord(1, "the") || isWord(1, "den") ||
                isWord(1, "dem") || isWord(1, "le"))
                ++offset;
        }
        if (isWord(offset, "the") && offset > 0)
            ++offset;
        const std::size_t count = readDayMonth(offset, mention);
        if (count > 0)
            return emit(mention, offset + count);
        if (mention.weekday)
            return emit(mention, 1);
        return readJapaneseWeekday() || readRelativeDay();
    }

    std::size_t readDayMonth(std::size_t offset, Mention& mention) const
    {
        for (const auto reader : {&Reader::isoDate, &Reader::dottedDate, &Reader::slashedDate,
                                  &Reader::japaneseDate, &Reader::dayThenMonth, &Reader::monthFirst})
            if (const std::size_t count = (this->*reader)(offset, mention); count > 0)
                return count;
        return 0;
    }

    std::size_t isoDate(std::size_t offset, Mention& mention) const
    {
        if (!isPlain(token(offset), 4, 4) || !isSign(offset + 1, "-") || !isPlain(token(offset + 2), 2, 2) ||
            !isSign(offset + 3, "-") || !isPlain(token(offset + 4), 2, 2))
            return 0;
        setParts(mention, token(offset).lower, token(offset + 2).lower, token(offset + 4).lower);
        return 5;
    }

    static void setParts(Mention& mention, const std::string& year, const std::string& month,
                         const std::string& day)
    {
        if (!year.empty())
            mention.year = std::stoi(year) < 100 ? 2000 + std::stoi(year) : std::stoi(year);
        mention.month = static_cast<unsigned>(std::stoul(month));
        mention.day = static_cast<unsigned>(std::stoul(day));
    }

    std::size_t dottedDate(std::size_t offset, Mention& mention) const
    {
        const Token& figure = token(offset);
        const std::string& raw = figure.lower;
        const auto first = raw.find('.');
        if (figure.kind != TokenKind::Number || first == std::string::npos || first > 2 ||
            raw.find_first_not_of("0123456789.") != std::string::npos)
            return 0;
        const auto second = raw.find('.', first + 1);
        const std::string month =
            raw.substr(first + 1, second == std::string::npos ? second : second - first - 1);
        const bool open = second == std::string::npos;
        // "14.9." needs its closing point; "14.9" alone is a number.
        if (month.empty() || month.size() > 2 || month.find_first_not_of("0123456789") != std::string::npos ||
            std::stoul(month) > 12 || std::stoul(month) < 1)
            return 0;
        if (open && (m_language != "de" || !isSign(offset + 1, ".") || !token(offset + 1).joined ||
                     m_at + offset + 2 >= m_tokens.size()))
            return 0;
        const std::string year = open ? std::string() : raw.substr(second + 1);
        if (!open && (year.size() != 4 && year.size() != 2))
            return 0;
        if (year.find_first_not_of("0123456789") != std::string::npos)
            return 0;
        setParts(mention, year, month, raw.substr(0, first));
        return open ? 2 : 1;
    }

    std::size_t slashedDate(std::size_t offset, Mention& mention) const
    {
        if (!isPlain(token(offset), 1, 4) || !isSign(offset + 1, "/") || !token(offset + 1).joined ||
            !isPlain(token(offset + 2), 1, 2) || !isSign(offset + 3, "/") ||
            !isPlain(token(offset + 4), 1, 4))
            return 0;
        if (token(offset).lower.size() == 4)
            setParts(mention, token(offset).lower, token(offset + 2).lower, token(offset + 4).lower);
        else
            setParts(mention, token(offset + 4).lower, token(offset + 2).lower, token(offset).lower);
        return 5;
    }

    std::size_t japaneseDate(std::size_t offset, Mention& mention) const
    {
        std::size_t count = 0;
        if (isPlain(token(offset), 4, 4) && isWord(offset + 1, "年")) {
            mention.year = std::stoi(token(offset).lower);
            count = 2;
        }
        if (isPlain(token(offset + count), 1, 2) && isWord(offset + count + 1, "月")) {
            mention.month = static_cast<unsigned>(std::stoul(token(offset + count).lower));
            count += 2;
        }
        if (count > 0 && isPlain(token(offset + count), 1, 2) && isWord(offset + count + 1, "日")) {
            mention.day = static_cast<unsigned>(std::stoul(token(offset + count).lower));
            count += 2;
        }
        return count;
    }

    std::size_t dayThenMonth(std::size_t offset, Mention& mention) const
    {
        const DayPart day = dayPart(offset);
        if (!day.day)
            return 0;
        const std::size_t link = linkWords(offset + day.count);
        const auto month = monthOf(token(offset + day.count + link).lower);
        if (!month)
            return 0;
        mention.day = day.day;
        mention.month = month;
        const std::size_t count = day.count + link + 1;
        return count + readYear(offset + count, mention);
    }

    std::size_t monthFirst(std::size_t offset, Mention& mention) const
    {
        const auto month = monthOf(token(offset).lower);
        if (!month)
            return 0;
        Mention read = mention;
        read.month = month;
        const DayPart day = dayPart(offset + 1);
        std::size_t count = 1;
        if (day.day) {
            read.day = day.day;
            count += day.count;
        }
        const std::size_t year = readYear(offset + count, read);
        if (!day.day && year == 0 && !standsAlone(offset))
            return 0;
        mention = read;
        return count + year;
    }

    /// A month's name by itself is a date only where it cannot be another word ("may", "march", "mars").
    bool standsAlone(std::size_t offset) const
    {
        if (m_language == "en" || m_language == "de")
            return token(offset).capital && token(offset).lower.size() > 3 && m_at + offset > 0;
        if (m_at + offset == 0)
            return false;
        const std::string& before = m_tokens[m_at + offset - 1].lower;
        return before == "en" || before == "de" || before == "fin" || before == "début" || before == "في";
    }

    bool readJapaneseWeekday()
    {
        constexpr std::array<std::string_view, 7> kDays{"日", "月", "火", "水", "木", "金", "土"};
        const auto found = std::find(kDays.begin(), kDays.end(), token(0).lower);
        if (found == kDays.end() || !isWord(1, "曜"))
            return false;
        Mention mention{.kind = MentionKind::Date};
        mention.weekday = static_cast<unsigned>(found - kDays.begin());
        return emit(mention, isWord(2, "日") ? 3 : 2);
    }

    bool readRelativeDay()
    {
        const RelativeDays days = relativeDaysAt(m_tokens, m_at, m_language);
        if (days.count == 0)
            return false;
        return emit({.kind = MentionKind::Date, .value = static_cast<double>(days.offset), .unit = std::string(days.unit)},
                    days.count);
    }

    bool readClock()
    {
        if (!isPlain(token(0), 1, 2))
            return readDottedClock();
        const int hour = std::stoi(token(0).lower);
        Mention mention{.kind = MentionKind::Time};
        if (isSign(1, ":") && token(1).joined && isPlain(token(2), 2, 2)) {
            mention.minute = hour * 60 + std::stoi(token(2).lower);
            return emit(withHalf(mention, 3), 3 + halfCount(3));
        }
        if (isWord(1, "時")) {
            const bool minutes = isPlain(token(2), 1, 2) && isWord(3, "分");
            mention.minute = hour * 60 + (minutes ? std::stoi(token(2).lower) : 0);
            return emit(mention, minutes ? 4 : 2);
        }
        if (isWord(1, "uhr") || (isWord(1, "h") && m_language == "fr")) {
            const bool minutes = isWord(1, "h") && token(2).joined && isPlain(token(2), 2, 2);
            mention.minute = hour * 60 + (minutes ? std::stoi(token(2).lower) : 0);
            return emit(mention, minutes ? 3 : 2);
        }
        if (halfCount(1) == 0)
            return false;
        mention.minute = hour * 60;
        return emit(withHalf(mention, 1), 1 + halfCount(1));
    }

    bool readDottedClock()
    {
        const std::string& raw = token(0).lower;
        if (token(0).kind != TokenKind::Number || !isWord(1, "uhr") || raw.size() < 4 ||
            raw[raw.size() - 3] != '.' || raw.find_first_not_of("0123456789.") < raw.size())
            return false;
        Mention mention{.kind = MentionKind::Time};
        mention.minute =
            std::stoi(raw.substr(0, raw.size() - 3)) * 60 + std::stoi(raw.substr(raw.size() - 2));
        return emit(mention, 2);
    }

    std::size_t halfCount(std::size_t offset) const
    {
        return isWord(offset, "am") && token(offset).joined ? 1 : isWord(offset, "pm") ? 1 : 0;
    }
    Mention withHalf(Mention mention, std::size_t offset) const
    {
        if (isWord(offset, "pm") && mention.minute < 12 * 60)
            mention.minute += 12 * 60;
        return mention;
    }

    bool readIdentifier()
    {
        // "CT-2291", "GW-5512-A", "P4", "v2": letters and digits joined.
        std::size_t count = 1;
        bool digits = token(0).kind == TokenKind::Number;
        bool letters = token(0).kind == TokenKind::Word;
        if (!digits && !letters)
            return false;
        if (digits && !beginsCode(1))
            return false;
        for (; token(count).joined && m_at + count < m_tokens.size(); ++count) {
            const Token& next = token(count);
            if (!isLatin(next) && next.kind == TokenKind::Word)
                break;
            const bool bridge = (next.lower == "-" || next.lower == "_" || next.lower == "/") &&
                                token(count + 1).joined && token(count + 1).kind != TokenKind::Sign;
            if (next.kind == TokenKind::Sign && !bridge)
                break;
            digits |= next.kind == TokenKind::Number;
            letters |= next.kind == TokenKind::Word;
        }
        if (count < 2 || !digits || !letters || !isLatin(token(0)))
            return false;
        return emit({.kind = MentionKind::Identifier}, count);
    }

    /// Not where the joined word after a figure is a scale, unit or currency ("84k", "20min", "5EUR",
    /// "26日").
    bool beginsCode(std::size_t offset) const
    {
        const Token& next = token(offset);
        return next.kind == TokenKind::Word && next.joined && isLatin(next) && scaleOf(next.lower) == 0 &&
               unitOf(next.lower).empty() && currencyOf(next.lower).empty() && next.lower != "h" &&
               next.lower != "min";
    }
    static bool isLatin(const Token& token)
    {
        return token.lower.empty() || static_cast<unsigned char>(token.lower[0]) < 0x80;
    }

    struct Figure
    {
        std::optional<double> value;
        std::size_t count = 0;
    };
    Figure figureAt(std::size_t offset) const
    {
        if (token(offset).kind == TokenKind::Word) {
            const NumberWords words = numberWordsAt(m_tokens, m_at + offset, m_language);
            return words.count > 0 ? Figure{words.value, words.count} : Figure{};
        }
        if (token(offset).kind != TokenKind::Number)
            return {};
        auto value = readNumber(token(offset).lower, m_language);
        std::size_t count = 1;
        // French and others group by plain spaces too: 4 250, 1 234 567.
        while (value && isPlain(token(offset + count - 1), 1, 3) && isPlain(token(offset + count), 3, 3) &&
               token(offset + count).begin == token(offset + count - 1).end + 1 && m_language == "fr") {
            value = *value * 1000 + std::stod(token(offset + count).lower);
            ++count;
        }
        if (value && scaleOf(token(offset + count).lower) > 0 &&
            token(offset + count).kind == TokenKind::Word) {
            value = *value * scaleOf(token(offset + count).lower);
            ++count;
            if (isSign(count + offset, ".") && token(offset + count).joined && m_language == "de")
                ++count;
        }
        return {value, count};
    }

    std::size_t currencyAt(std::size_t offset, std::string& currency) const
    {
        const std::string_view code = currencyOf(token(offset).lower);
        if (code.empty())
            return 0;
        currency = code;
        return 1;
    }

    bool readMoney()
    {
        Mention mention{.kind = MentionKind::Money};
        const std::size_t before = currencyAt(0, mention.currency);
        const Figure figure = figureAt(before);
        if (!figure.value)
            return false;
        const std::size_t after = before == 0 ? currencyAt(figure.count, mention.currency) : 0;
        if (before + after == 0)
            return false;
        mention.value = *figure.value;
        return emit(mention, before + figure.count + after);
    }

    bool readFigure()
    {
        const bool digits = token(0).kind == TokenKind::Number;
        const Figure figure = figureAt(0);
        if (!figure.value)
            return digits && emit({.kind = MentionKind::Identifier}, 1);
        if (isPercentWord(token(figure.count).lower))
            return emit({.kind = MentionKind::Percent, .value = *figure.value}, figure.count + 1);
        constexpr std::array<std::string_view, 4> kPer{"per", "pour", "por", "パ"};
        const bool split = std::find(kPer.begin(), kPer.end(), token(figure.count).lower) != kPer.end();
        if (split && (isWord(figure.count + 1, "cent") || isWord(figure.count + 1, "ciento")))
            return emit({.kind = MentionKind::Percent, .value = *figure.value}, figure.count + 2);
        if (token(figure.count).lower.starts_with("パーセント") || token(figure.count).lower == "بالمئة")
            return emit({.kind = MentionKind::Percent, .value = *figure.value}, figure.count + 1);
        Mention mention{.kind = MentionKind::Number, .value = *figure.value};
        mention.unit = unitNear(figure.count);
        // Without a unit a written number may be a figure of speech ("sept" is September, too).
        if (!digits && mention.unit.empty() && !countsSomething(figure))
            return false;
        return emit(mention, figure.count);
    }

    /// "twelve halls", "zwölf Hallen": a number of things that have no unit here, but "three short points".
    bool countsSomething(const Figure& figure) const
    {
        const Token& next = token(figure.count);
        if (*figure.value < 4 || next.kind != TokenKind::Word || countsOwnWords(next.lower))
            return false;
        if (m_language == "de")
            return next.capital && !monthOf(next.lower) && next.lower != "uhr";
        return next.lower.size() > 3 && next.lower.ends_with('s') && !countsOwnWords(token(figure.count + 1).lower);
    }

    /// The unit in the next two words: "5 sites", "5 more sites", "twenty working days".
    std::string unitNear(std::size_t offset) const
    {
        for (std::size_t i = offset; i < offset + 2; ++i) {
            if (token(i).kind != TokenKind::Word)
                return {};
            std::string_view unit = unitOf(token(i).lower);
            // In scripts without spaces a unit of two characters is two tokens.
            if (unit.empty() && token(i + 1).joined)
                unit = unitOf(token(i).lower + token(i + 1).lower);
            if (!unit.empty())
                return std::string(unit);
        }
        return {};
    }

    const std::vector<Token>& m_tokens;
    std::string m_language;
    std::vector<Mention> m_mentions;
    std::vector<Mention> m_spans;
    std::size_t m_at = 0;
};

} // namespace

std::vector<Mention> mentionsOf(std::string_view text, const std::vector<Token>& tokens,
                                std::string_view language)
{
    return Reader(text, tokens, language).run();
}

} // namespace countersign::drafting
