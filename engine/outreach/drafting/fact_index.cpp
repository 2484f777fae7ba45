// SPDX-License-Identifier: Apache-2.0
#include "engine/outreach/drafting/fact_index.h"

#include "engine/outreach/drafting/claim_words.h"
#include "engine/outreach/schedule/working_time.h"

#include <cmath>

namespace countersign::drafting {

namespace {

std::string unitOfValue(std::string_view name)
{
    if (name.ends_with("days") || name == "days_left")
        return "day";
    if (name == "term_months")
        return "month";
    if (name == "sites")
        return "site";
    if (name == "minutes")
        return "minute";
    return {};
}

void addMention(IndexedFact& fact, const Mention& mention)
{
    switch (mention.kind) {
    case MentionKind::Money:
        fact.money.push_back(moneyOf(mention));
        fact.numbers.push_back({mention.value, "", false});
        break;
    case MentionKind::Percent:
        fact.percents.push_back(std::abs(mention.value));
        break;
    case MentionKind::Date:
        fact.moments.push_back(
            {.date = {}, .month = mention.month, .day = mention.day, .year = mention.year, .minute = {}});
        if (mention.year && mention.month && mention.day) {
            const base::LocalDate date = std::chrono::year(*mention.year) /
                                         std::chrono::month(*mention.month) / std::chrono::day(*mention.day);
            if (date.ok())
                fact.moments.back().date = date;
        }
        break;
    case MentionKind::Time: {
        FactMoment moment;
        moment.minute = mention.minute;
        fact.moments.push_back(moment);
        break;
    }
    case MentionKind::Number:
        fact.numbers.push_back({mention.value, mention.unit, false});
        break;
    case MentionKind::Variable:
    case MentionKind::Url:
    case MentionKind::Address:
    case MentionKind::Identifier:
        break;
    }
}

/// What a date of this fact is the date of, where a mail could take it for another.
std::string roleOf(std::string_view kind, std::string_view name)
{
    if (name == "renews_on" || name == "notice_by" || name == "solved_on" || name == "bought_on")
        return std::string(name);
    if (name == "last_contact_on")
        return "talk";
    if (name == "date")
        return kind == "meeting" ? "talk" : kind == "question" ? "ask" : "";
    return {};
}

void addText(IndexedFact& fact, std::string_view text)
{
    const auto tokens = tokensOf(text);
    // Our own sentences are English; a customer's question may use the other notation ("1.234,50").
    const bool quoted = fact.kind == "question";
    for (const std::string_view language : {std::string_view("en"), std::string_view("de")})
        if (language == "en" || quoted)
            for (const Mention& mention : mentionsOf(text, tokens, language))
                addMention(fact, mention);
    for (const Token& token : tokens)
        if (const auto unit = unitOf(token.lower); !unit.empty())
            fact.units.emplace(unit);
    fact.words += spacedWords(text);
    fact.raw += std::string(text) + "\n";
}

struct ValueReader
{
    IndexedFact& fact;
    std::string_view name;
    const ClaimContext& context;

    void operator()(std::monostate) const {}
    void operator()(bool) const {}
    void operator()(std::int64_t value) const { (*this)(static_cast<double>(value)); }
    void operator()(double value) const
    {
        if (name == "percent") {
            fact.percents.push_back(std::abs(value));
            fact.direction = value < 0 ? -1 : 1;
        } else
            fact.numbers.push_back({value, unitOfValue(name), true});
    }
    void operator()(const std::string& value) const
    {
        // Our own words for who asked are no words of the fact.
        if (name == "asked_by")
            return;
        addText(fact, value);
        if (name == "product")
            fact.products.push_back(value);
        else if (name == "site")
            fact.sites.push_back(spacedWords(value));
        else if (name == "number")
            fact.numberNames.push_back(spacedWords(value));
    }
    void operator()(const base::Money& value) const
    {
        fact.money.push_back(value);
        if (name == "annual_value")
            fact.prices.push_back({value, {"year"}});
        else if (name == "unit_price")
            fact.prices.push_back({value, {}});
    }
    void operator()(base::LocalDate value) const { addDate(value, std::nullopt); }
    void operator()(base::Instant value) const
    {
        const auto local = schedule::toLocal(value, context.zone);
        if (local)
            addDate(local->date, static_cast<int>(local->minute.count()));
    }
    void operator()(const model::RecordId&) const {}

    void addDate(base::LocalDate date, std::optional<int> minute) const
    {
        fact.moments.push_back({.date = date,
                                .month = static_cast<unsigned>(date.month()),
                                .day = static_cast<unsigned>(date.day()),
                                .year = static_cast<int>(date.year()),
                                .minute = minute,
                                .role = roleOf(fact.kind, name)});
    }
};

} // namespace

std::string spacedWords(std::string_view text)
{
    std::string words = " ";
    std::size_t lastEnd = std::string_view::npos;
    bool hyphen = false;
    for (const Token& token : tokensOf(text)) {
        if (token.kind == TokenKind::Sign) {
            hyphen = token.lower == "-" && token.begin == lastEnd;
            if (hyphen)
                lastEnd = token.end;
            continue;
        }
        // Codes stay whole: "ct-2291" is one word.
        if (token.begin == lastEnd) {
            words.pop_back();
            if (hyphen)
                words += '-';
        }
        hyphen = false;
        lastEnd = token.end;
        words += token.lower;
        words += ' ';
    }
    return words;
}

std::set<std::string> unitsIn(std::string_view text)
{
    std::set<std::string> units;
    for (const Token& token : tokensOf(text))
        if (const auto unit = unitOf(token.lower); !unit.empty())
            units.emplace(unit);
    return units;
}

std::vector<IndexedFact> indexFacts(const std::vector<model::Fact>& facts, const ClaimContext& context)
{
    std::vector<IndexedFact> index;
    for (const model::Fact& fact : facts) {
        IndexedFact entry{.id = fact.id, .sayable = fact.sayable, .kind = fact.kind, .words = {}};
        entry.isTheRecipients = fact.kind == "question";
        for (const auto& [name, value] : fact.values) {
            std::visit(ValueReader{entry, name, context}, value);
            if (name == "asked_by")
                entry.isTheRecipients = entry.isTheRecipients && model::toString(value) == "recipient";
        }
        for (const auto& [name, value] : fact.values)
            if (name == "unit" && !entry.prices.empty())
                entry.prices.back().units = unitsIn(model::toString(value));
        addText(entry, fact.text);
        index.push_back(std::move(entry));
    }
    return index;
}

} // namespace countersign::drafting
