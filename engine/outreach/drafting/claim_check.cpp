// SPDX-License-Identifier: Apache-2.0
#include "engine/outreach/drafting/claim_check.h"

#include "engine/outreach/drafting/claim_compare.h"
#include "engine/outreach/drafting/claim_names.h"
#include "engine/outreach/drafting/claim_words.h"
#include "engine/outreach/drafting/customer_format.h"
#include "engine/outreach/drafting/fact_index.h"
#include "engine/outreach/schedule/working_time.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

namespace countersign::drafting {

using model::Claim;
using model::ClaimVerdict;

struct ClaimChecker::State
{
    ClaimContext context;
    std::vector<IndexedFact> facts;
    KnownNames known;
    base::LocalDate today{};
};

namespace {

/// One sentence against all facts.
class SentenceJudge
{
public:
    SentenceJudge(const ClaimChecker::State& state, const model::Sentence& sentence, bool greeting)
        : m_state(state), m_sentence(sentence), m_greeting(greeting), m_tokens(tokensOf(sentence.text))
    {
        // Cited facts first, so that the ledger shows the source that the text names.
        for (const IndexedFact& fact : state.facts)
            (isCited(fact.id) ? m_cited : m_others).push_back(&fact);
        m_cited.insert(m_cited.end(), m_others.begin(), m_others.end());
    }

    std::vector<Claim> run()
    {
        std::string language = m_state.context.language;
        language = language.substr(0, language.find('-'));
        const auto mentions = mentionsOf(m_sentence.text, m_tokens, language);
        const Mention* day = nullptr;
        for (const Mention& mention : mentions) {
            judge(mention, day);
            if (mention.kind == MentionKind::Date)
                day = &mention;
        }
        for (const NameMention& name :
             namesIn({m_sentence.text, m_tokens, mentions, language, m_greeting}, m_state.known))
            judgeName(name);
        judgePhrases();
        judgeCitations();
        std::stable_sort(m_claims.begin(), m_claims.end(),
                         [](const Claim& a, const Claim& b) { return a.begin < b.begin; });
        return std::move(m_claims);
    }

private:
    using Test = std::function<bool(const IndexedFact&)>;

    [[nodiscard]] bool isCited(const std::string& id) const
    {
        return std::find(m_sentence.facts.begin(), m_sentence.facts.end(), id) != m_sentence.facts.end();
    }

    Claim& add(std::size_t begin, std::size_t end, std::string kind)
    {
        m_claims.push_back({.begin = begin,
                            .end = end,
                            .kind = std::move(kind),
                            .text = m_sentence.text.substr(begin, end - begin),
                            .verdict = ClaimVerdict::Unsupported,
                            .fact = {},
                            .suggestion = {},
                            .overruleReason = {}});
        return m_claims.back();
    }

    /// Finds the fact that bears the claim out; one that must not be said makes the claim unsayable. Where a
    /// cited fact speaks of such a thing at all (`speaksOfIt`), only cited facts count: another fact's date
    /// proves nothing.
    bool support(Claim& claim, const Test& test, const Test& speaksOfIt = {})
    {
        const bool bound =
            speaksOfIt && std::any_of(m_cited.begin(), m_cited.end(), [&](const IndexedFact* fact) {
                return isCited(fact->id) && fact->sayable && speaksOfIt(*fact);
            });
        for (const IndexedFact* fact : m_cited)
            if (fact->sayable && (!bound || isCited(fact->id)) && test(*fact)) {
                claim.verdict = ClaimVerdict::Supported;
                claim.fact = fact->id;
                return true;
            }
        for (const IndexedFact* fact : m_cited)
            if (!bound && !fact->sayable && test(*fact)) {
                claim.kind = "unsayable";
                claim.fact = fact->id;
                return true;
            }
        return false;
    }

    void judge(const Mention& mention, const Mention* day)
    {
        switch (mention.kind) {
        case MentionKind::Variable:
            add(mention.begin, mention.end, "variable");
            return;
        case MentionKind::Url:
        case MentionKind::Address:
            judgeAddress(mention);
            return;
        case MentionKind::Money:
            judgeMoney(mention);
            return;
        case MentionKind::Percent: {
            Claim& claim = add(mention.begin, mention.end, "percent");
            if (!support(
                    claim,
                    [&](const IndexedFact& fact) {
                        return std::find(fact.percents.begin(), fact.percents.end(), mention.value) !=
                               fact.percents.end();
                    },
                    [](const IndexedFact& fact) { return !fact.percents.empty(); }))
                suggestPercent(claim);
            return;
        }
        case MentionKind::Date:
            judgeDate(mention);
            return;
        case MentionKind::Time:
            judgeTime(mention, day);
            return;
        case MentionKind::Number:
            // "1拠点1年あたり" is "per site and year".
            if (mention.value != 1 || !m_state.context.language.starts_with("ja"))
                judgeNumber(mention);
            return;
        case MentionKind::Identifier: {
            Claim& claim = add(mention.begin, mention.end, "number");
            const std::string words = spacedWords(claim.text);
            support(claim,
                    [&](const IndexedFact& fact) { return fact.words.find(words) != std::string::npos; });
            return;
        }
        }
    }

    void judgeAddress(const Mention& mention)
    {
        Claim& claim = add(mention.begin, mention.end, mention.kind == MentionKind::Url ? "url" : "address");
        const auto& allowed = m_state.context.allowedAddresses;
        if (std::find(allowed.begin(), allowed.end(), claim.text) != allowed.end())
            claim.verdict = ClaimVerdict::Supported;
    }

    void judgeMoney(const Mention& mention)
    {
        Claim& claim = add(mention.begin, mention.end, "money");
        const base::Money said = moneyOf(mention);
        if (support(
                claim,
                [&](const IndexedFact& fact) {
                    return std::find(fact.money.begin(), fact.money.end(), said) != fact.money.end();
                },
                [](const IndexedFact& fact) { return !fact.money.empty(); }))
            return;
        double best = std::numeric_limits<double>::max();
        for (std::size_t i = 0; i < m_cited.size(); ++i)
            for (const base::Money& money : m_cited[i]->money) {
                const double difference = std::abs(std::log((static_cast<double>(money.amountMinor) + 1) /
                                                            (static_cast<double>(said.amountMinor) + 1))) +
                                          (isCited(m_cited[i]->id) ? 0 : 1) +
                                          (money.currency == said.currency ? 0 : 10);
                if (!m_cited[i]->sayable || difference >= best)
                    continue;
                best = difference;
                claim.fact = m_cited[i]->id;
                claim.suggestion = formatMoney(money, m_state.context.language);
            }
    }

    void suggestPercent(Claim& claim)
    {
        for (const IndexedFact* fact : m_cited)
            if (fact->sayable && !fact->percents.empty()) {
                claim.fact = fact->id;
                claim.suggestion = formatNumber(fact->percents.front(), m_state.context.language) + "%";
                return;
            }
    }

    static bool speaksOfDays(const IndexedFact& fact)
    {
        return std::any_of(fact.moments.begin(), fact.moments.end(),
                           [](const FactMoment& moment) { return moment.day.has_value(); });
    }

    void judgeDate(Mention mention)
    {
        Claim& claim = add(mention.begin, mention.end, "date");
        if (mention.unit == "relative") {
            const base::LocalDate date =
                std::chrono::sys_days(m_state.today) + std::chrono::days(static_cast<int>(mention.value));
            mention.year = static_cast<int>(date.year());
            mention.month = static_cast<unsigned>(date.month());
            mention.day = static_cast<unsigned>(date.day());
        }
        const bool weekdayOnly = !mention.day && !mention.month && !mention.year;
        if (support(
                claim,
                [&](const IndexedFact& fact) {
                    return std::any_of(
                        fact.moments.begin(), fact.moments.end(), [&](const FactMoment& moment) {
                            return (!weekdayOnly || isNear(moment)) && sameDay(moment, mention);
                        });
                },
                [](const IndexedFact& fact) { return speaksOfDays(fact); }))
            return;
        suggestDate(claim, mention);
    }

    /// A bare weekday can only mean a day close by.
    [[nodiscard]] bool isNear(const FactMoment& moment) const
    {
        return moment.date &&
               std::abs(
                   (std::chrono::sys_days(*moment.date) - std::chrono::sys_days(m_state.today)).count()) <=
                   14;
    }

    void suggestDate(Claim& claim, const Mention& mention)
    {
        std::int64_t best = std::numeric_limits<std::int64_t>::max();
        const auto said = std::chrono::year(mention.year.value_or(static_cast<int>(m_state.today.year()))) /
                          std::chrono::month(mention.month.value_or(1)) /
                          std::chrono::day(mention.day.value_or(1));
        for (const IndexedFact* fact : m_cited)
            for (const FactMoment& moment : fact->moments) {
                if (!fact->sayable || !moment.date)
                    continue;
                const std::int64_t distance =
                    std::abs((std::chrono::sys_days(*moment.date) - std::chrono::sys_days(said)).count()) +
                    (isCited(fact->id) ? 0 : 100'000);
                if (distance >= best)
                    continue;
                best = distance;
                claim.fact = fact->id;
                claim.suggestion =
                    mention.weekday ? formatWeekday(*moment.date, m_state.context.language)
                    : mention.year  ? formatDayWithYear(*moment.date, m_state.context.language)
                                    : formatDay(*moment.date, m_state.context.language, m_state.today.year());
            }
    }

    static bool hasDay(const IndexedFact& fact, const Mention& day)
    {
        return std::any_of(fact.moments.begin(), fact.moments.end(),
                           [&](const FactMoment& moment) { return moment.date && sameDay(moment, day); });
    }

    void judgeTime(const Mention& mention, const Mention* day)
    {
        Claim& claim = add(mention.begin, mention.end, "date");
        if (support(claim, [&](const IndexedFact& fact) {
                return std::any_of(fact.moments.begin(), fact.moments.end(), [&](const FactMoment& moment) {
                    if (moment.minute != mention.minute)
                        return false;
                    // A time without a date of its own belongs to the fact's date.
                    return day == nullptr || (moment.date ? sameDay(moment, *day) : hasDay(fact, *day));
                });
            }))
            return;
        for (const IndexedFact* fact : m_cited)
            for (const FactMoment& moment : fact->moments)
                if (fact->sayable && moment.minute && claim.suggestion.empty()) {
                    claim.fact = fact->id;
                    claim.suggestion = formatClock(std::chrono::minutes(*moment.minute));
                }
    }

    void judgeNumber(const Mention& mention)
    {
        Claim& claim = add(mention.begin, mention.end, "number");
        const std::string literal = spacedWords(claim.text);
        if (support(
                claim,
                [&](const IndexedFact& fact) {
                    const bool year = mention.unit.empty() && mention.value >= 1990 && mention.value < 2100;
                    return std::any_of(
                               fact.numbers.begin(), fact.numbers.end(),
                               [&](const FactNumber& number) { return sameNumber(number, mention); }) ||
                           std::any_of(fact.money.begin(), fact.money.end(),
                                       [&](const base::Money& money) {
                                           return mention.unit.empty() &&
                                                  money == moneyOf({.value = mention.value,
                                                                    .currency = money.currency});
                                       }) ||
                           (year && std::any_of(fact.moments.begin(), fact.moments.end(),
                                                [&](const FactMoment& moment) {
                                                    return moment.year == static_cast<int>(mention.value);
                                                })) ||
                           (mention.unit.empty() && fact.words.find(literal) != std::string::npos);
                },
                [&](const IndexedFact& fact) {
                    return !mention.unit.empty() &&
                           std::any_of(fact.numbers.begin(), fact.numbers.end(),
                                       [&](const FactNumber& number) { return number.unit == mention.unit; });
                }))
            return;
        for (const IndexedFact* fact : m_cited)
            for (const FactNumber& number : fact->numbers)
                if (fact->sayable && !mention.unit.empty() && number.unit == mention.unit &&
                    claim.suggestion.empty()) {
                    claim.fact = fact->id;
                    claim.suggestion = formatNumber(number.value, m_state.context.language);
                }
    }

    void judgeName(const NameMention& name)
    {
        Claim& claim = add(name.begin, name.end, name.product ? "product" : "name");
        if (!name.product)
            return;
        const std::string& product = m_state.known.products[*name.product].name;
        if (support(claim,
                    [&](const IndexedFact& fact) { return fact.raw.find(product) != std::string::npos; }))
            return;
        for (const IndexedFact* fact : m_cited)
            if (fact->sayable && !fact->products.empty()) {
                claim.fact = fact->id;
                claim.suggestion = fact->products.front();
                return;
            }
    }

    void judgePhrases()
    {
        std::string lower;
        lower.reserve(m_sentence.text.size());
        // Phrases are matched on the bytes, so case is folded for ASCII only and offsets stay true.
        for (const char c : m_sentence.text)
            lower += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        for (const std::string_view phrase : commitmentPhrases())
            if (const auto at = wordStart(lower, phrase); at != std::string::npos) {
                Claim& claim = add(at, at + phrase.size(), "commitment");
                const std::string words = spacedWords(phrase);
                support(claim, [&](const IndexedFact& fact) {
                    return fact.words.find(words.substr(0, words.size() - 1)) != std::string::npos;
                });
            }
        for (const std::string_view phrase : watchingPhrases())
            if (const auto at = lower.find(phrase); at != std::string::npos)
                add(at, at + phrase.size(), "unsayable");
        for (const IndexedFact* fact : m_cited)
            if (fact->kind == "mood")
                judgeMood(*fact, lower);
    }

    static std::size_t wordStart(const std::string& text, std::string_view phrase)
    {
        for (auto at = text.find(phrase); at != std::string::npos; at = text.find(phrase, at + 1))
            if (at == 0 || !std::isalpha(static_cast<unsigned char>(text[at - 1])))
                return at;
        return std::string::npos;
    }

    void judgeMood(const IndexedFact& fact, const std::string& lower)
    {
        // The mood's own word is the last of "Mood in ticket 8841: angry."
        const std::string words = fact.words.substr(0, fact.words.size() - 1);
        const std::string mood = words.substr(words.rfind(' ') + 1);
        if (const auto at = mood.size() > 3 ? wordStart(lower, mood) : std::string::npos;
            at != std::string::npos)
            add(at, at + mood.size(), "unsayable").fact = fact.id;
    }

    void judgeCitations()
    {
        for (const std::string& id : m_sentence.facts) {
            const auto found = std::find_if(m_state.facts.begin(), m_state.facts.end(),
                                            [&](const IndexedFact& fact) { return fact.id == id; });
            if (found == m_state.facts.end())
                add(0, m_sentence.text.size(), "uncited");
            else if (!found->sayable)
                add(0, m_sentence.text.size(), "unsayable").fact = id;
        }
    }

    const ClaimChecker::State& m_state;
    const model::Sentence& m_sentence;
    bool m_greeting;
    std::vector<Token> m_tokens;
    std::vector<const IndexedFact*> m_cited;
    std::vector<const IndexedFact*> m_others;
    std::vector<Claim> m_claims;
};

} // namespace

ClaimChecker::ClaimChecker(const std::vector<model::Fact>& facts, ClaimContext context)
{
    auto state = std::make_unique<State>();
    state->context = std::move(context);
    state->facts = indexFacts(facts, state->context);
    state->known = knownNamesOf(state->facts, state->context);
    const auto local = schedule::toLocal(state->context.now, state->context.zone);
    state->today =
        local ? local->date : base::LocalDate(std::chrono::floor<std::chrono::days>(state->context.now));
    m_state = std::move(state);
}
ClaimChecker::~ClaimChecker() = default;
ClaimChecker::ClaimChecker(ClaimChecker&&) noexcept = default;

std::vector<Claim> ClaimChecker::checkBlock(const model::Block& block, std::size_t index) const
{
    std::vector<Claim> claims;
    for (std::size_t i = 0; i < block.sentences.size(); ++i) {
        const bool greeting =
            block.type == model::BlockType::Greeting || block.type == model::BlockType::Closing;
        for (Claim& claim : SentenceJudge(*m_state, block.sentences[i], greeting).run()) {
            claim.block = index;
            claim.sentence = i;
            claims.push_back(std::move(claim));
        }
    }
    return claims;
}

std::vector<Claim> ClaimChecker::checkSubject(const std::string& subject) const
{
    if (!subject.empty() && subject == m_state->context.threadSubject)
        return {};
    return checkBlock({.type = model::BlockType::Text, .sentences = {{.text = subject, .facts = {}}}},
                      kSubjectBlock);
}

std::vector<Claim> ClaimChecker::check(const model::DraftContent& content) const
{
    std::vector<Claim> claims = checkSubject(content.subject);
    for (std::size_t i = 0; i < content.blocks.size(); ++i)
        for (Claim& claim : checkBlock(content.blocks[i], i))
            claims.push_back(std::move(claim));
    return claims;
}

std::vector<Claim> checkClaims(const model::DraftContent& content, const std::vector<model::Fact>& facts,
                               const ClaimContext& context)
{
    return ClaimChecker(facts, context).check(content);
}

std::size_t openClaims(const std::vector<Claim>& claims)
{
    return static_cast<std::size_t>(std::count_if(claims.begin(), claims.end(), [](const Claim& claim) {
        return claim.verdict == ClaimVerdict::Unsupported;
    }));
}

} // namespace countersign::drafting
