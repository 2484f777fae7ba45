// SPDX-License-Identifier: Apache-2.0
#include "engine/outreach/drafting/sentence_judge.h"

#include "engine/outreach/drafting/claim_binding.h"
#include "engine/outreach/drafting/claim_compare.h"
#include "engine/outreach/drafting/claim_wording.h"
#include "engine/outreach/drafting/customer_format.h"
#include "engine/outreach/drafting/proposal.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>
#include <set>

namespace countersign::drafting {

using model::Claim;
using model::ClaimVerdict;

namespace {

/// One sentence against all facts.
class SentenceJudge
{
public:
    SentenceJudge(const CheckGround& state, const model::Sentence& sentence, const SentencePlace& place)
        : m_state(state), m_sentence(sentence), m_place(place), m_tokens(tokensOf(sentence.text)),
          m_quotations(quotationsIn(sentence.text, state.facts))
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
        const auto names = namesIn({m_sentence.text, m_tokens, mentions, language, m_place.greeting}, m_state.known);
        m_subject.emplace(SentenceSubject::Input{m_state.facts, m_state.known, m_sentence.text, m_tokens, names,
                                                 m_place.products});
        readAmounts(mentions);
        m_offersTimes = m_sentence.text.ends_with('?') || std::ranges::any_of(mentions, [](const Mention& mention) {
                            return mention.kind == MentionKind::Time;
                        });
        const Mention* day = nullptr;
        for (const Mention& mention : mentions) {
            judge(mention, day);
            if (mention.kind == MentionKind::Date)
                day = &mention;
        }
        for (const NameMention& name : names)
            judgeName(name);
        judgeWordings({.sentence = m_sentence,
                       .tokens = m_tokens,
                       .facts = m_cited,
                       .quotations = m_quotations,
                       .language = language,
                       .greeting = m_place.greeting,
                       .subject = m_place.subject},
                      m_claims);
        judgeCitations();
        std::stable_sort(m_claims.begin(), m_claims.end(),
                         [](const Claim& a, const Claim& b) { return a.begin < b.begin; });
        return std::move(m_claims);
    }

    /// Products that the sentence is about, for the next one's "it".
    [[nodiscard]] const std::vector<std::string>& products() const { return m_subject->products(); }

    /// For the claims that are open, nearest first.
    [[nodiscard]] std::vector<Proposal> proposals() &&
    {
        std::ranges::stable_sort(m_proposals, {}, &Proposal::distance);
        return std::move(m_proposals);
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

    void propose(const Claim& claim, const IndexedFact& fact, std::string text, double distance = 0)
    {
        m_proposals.push_back({.begin = claim.begin,
                               .end = claim.end,
                               .fact = fact.id,
                               .text = std::move(text),
                               .distance = distance + (isCited(fact.id) ? 0 : kNotCited)});
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

    /// With several products and prices, which price is whose.
    void readAmounts(const std::vector<Mention>& mentions)
    {
        std::vector<const Mention*> amounts;
        for (const Mention& mention : mentions)
            if (mention.kind == MentionKind::Money) {
                amounts.push_back(&mention);
                m_amounts.push_back(mention.begin);
            }
        m_amountProducts = m_subject->productsOf(m_amounts, [&](const std::vector<std::vector<std::string>>& reading) {
            for (std::size_t i = 0; i < amounts.size(); ++i) {
                const bool holds = std::ranges::any_of(m_cited, [&](const IndexedFact* fact) {
                    return fact->sayable && m_subject->fitsPrice(*fact, reading[i]) && hasMoney(*fact, moneyOf(*amounts[i]));
                });
                if (!holds)
                    return false;
            }
            return true;
        });
    }

    static bool hasMoney(const IndexedFact& fact, const base::Money& money)
    {
        return std::ranges::find(fact.money, money) != fact.money.end();
    }

    /// Word for word out of a fact: the fact answers for its figures.
    bool isQuoted(const Mention& mention, std::string kind)
    {
        for (const Quotation& each : m_quotations)
            if (each.fact != nullptr && mention.begin >= each.begin && mention.end <= each.end) {
                Claim& claim = add(mention.begin, mention.end, std::move(kind));
                claim.verdict = ClaimVerdict::Supported;
                claim.fact = each.fact->id;
                return true;
            }
        return false;
    }

    void judge(const Mention& mention, const Mention* day)
    {
        const bool figure = mention.kind == MentionKind::Money || mention.kind == MentionKind::Percent ||
                            mention.kind == MentionKind::Date || mention.kind == MentionKind::Time ||
                            mention.kind == MentionKind::Number;
        if (figure && isQuoted(mention, mention.kind == MentionKind::Money     ? "money"
                                        : mention.kind == MentionKind::Percent ? "percent"
                                        : mention.kind == MentionKind::Number  ? "number"
                                                                               : "date"))
            return;
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
                        return m_subject->fits(fact) && fact.direction * m_subject->direction() >= 0 &&
                               std::ranges::find(fact.percents, mention.value) != fact.percents.end();
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
        const auto which = std::ranges::find(m_amounts, mention.begin) - m_amounts.begin();
        const std::vector<std::string>& products = m_amountProducts[static_cast<std::size_t>(which)];
        const auto units = m_subject->unitsAfter(mention.end);
        if (support(
                claim,
                [&](const IndexedFact& fact) {
                    return hasMoney(fact, said) && m_subject->fitsPrice(fact, products) && isPer(fact, said, units);
                },
                [](const IndexedFact& fact) { return !fact.money.empty(); }))
            return;
        for (const IndexedFact* fact : m_cited)
            for (const base::Money& money : fact->money) {
                const double difference = std::abs(std::log((static_cast<double>(money.amountMinor) + 1) /
                                                            (static_cast<double>(said.amountMinor) + 1))) +
                                          (money.currency == said.currency ? 0 : 100);
                if (fact->sayable)
                    propose(claim, *fact, formatMoney(money, m_state.context.language), difference);
            }
    }

    /// Whether the fact's price of that amount is per what the text says; an amount without a unit of its own may be.
    static bool isPer(const IndexedFact& fact, const base::Money& money, const std::set<std::string>& units)
    {
        bool priced = false;
        for (const FactPrice& price : fact.prices) {
            if (price.money != money)
                continue;
            priced = true;
            if (std::ranges::includes(price.units, units))
                return true;
        }
        return !priced;
    }

    void suggestPercent(const Claim& claim)
    {
        for (const IndexedFact* fact : m_cited)
            if (fact->sayable && !fact->percents.empty())
                propose(claim, *fact, formatNumber(fact->percents.front(), m_state.context.language) + "%");
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
        const std::string role = m_offersTimes ? std::string() : knownRole(mention.begin);
        if (support(
                claim,
                [&](const IndexedFact& fact) {
                    return m_subject->fitsDate(fact) && std::ranges::any_of(fact.moments, [&](const FactMoment& moment) {
                               return (!weekdayOnly || isNear(moment)) && (role.empty() || moment.role == role) &&
                                      sameDay(moment, mention);
                           });
                },
                [](const IndexedFact& fact) { return speaksOfDays(fact); }))
            return;
        suggestDate(claim, mention);
    }

    /// What happens on the date at this byte, if any fact knows such a day.
    [[nodiscard]] std::string knownRole(std::size_t begin) const
    {
        const std::string role = m_subject->roleOfDate(begin);
        const bool known = std::ranges::any_of(m_cited, [&](const IndexedFact* fact) {
            return fact->sayable && std::ranges::any_of(fact->moments, [&](const FactMoment& moment) {
                       return !role.empty() && moment.role == role;
                   });
        });
        return known ? role : std::string();
    }

    /// A bare weekday can only mean a day close by.
    [[nodiscard]] bool isNear(const FactMoment& moment) const
    {
        return moment.date &&
               std::abs(
                   (std::chrono::sys_days(*moment.date) - std::chrono::sys_days(m_state.today)).count()) <=
                   14;
    }

    void suggestDate(const Claim& claim, const Mention& mention)
    {
        const auto said = std::chrono::year(mention.year.value_or(static_cast<int>(m_state.today.year()))) /
                          std::chrono::month(mention.month.value_or(1)) /
                          std::chrono::day(mention.day.value_or(1));
        for (const IndexedFact* fact : m_cited)
            for (const FactMoment& moment : fact->moments) {
                if (!fact->sayable || !moment.date)
                    continue;
                const auto days = (std::chrono::sys_days(*moment.date) - std::chrono::sys_days(said)).count();
                propose(claim, *fact,
                        mention.weekday ? formatWeekday(*moment.date, m_state.context.language)
                        : mention.year  ? formatDayWithYear(*moment.date, m_state.context.language)
                                        : formatDay(*moment.date, m_state.context.language, m_state.today.year()),
                        static_cast<double>(std::abs(days)));
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
                if (fact->sayable && moment.minute)
                    propose(claim, *fact, formatClock(std::chrono::minutes(*moment.minute)));
    }

    void judgeNumber(const Mention& mention)
    {
        Claim& claim = add(mention.begin, mention.end, "number");
        const std::string literal = spacedWords(claim.text);
        if (support(
                claim,
                [&](const IndexedFact& fact) {
                    const bool year = mention.unit.empty() && mention.value >= 1990 && mention.value < 2100;
                    if (!m_subject->fits(fact))
                        return false;
                    return std::any_of(fact.numbers.begin(), fact.numbers.end(),
                                       [&](const FactNumber& number) {
                                           return sameNumber(number, mention) && countsSuch(fact, number, mention);
                                       }) ||
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
                if (fact->sayable && !mention.unit.empty() && number.unit == mention.unit)
                    propose(claim, *fact, formatNumber(number.value, m_state.context.language));
    }

    /// A bare count is one of what its fact speaks of: twelve gateways are not twelve users.
    [[nodiscard]] bool countsSuch(const IndexedFact& fact, const FactNumber& number, const Mention& mention) const
    {
        if (!number.counts || !number.unit.empty() || mention.unit.empty() || fact.units.contains(mention.unit))
            return true;
        return std::ranges::any_of(fact.products, [&](const std::string& product) {
            return std::ranges::find(m_subject->products(), product) != m_subject->products().end();
        });
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
            if (fact->sayable && !fact->products.empty())
                propose(claim, *fact, fact->products.front());
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

    const CheckGround& m_state;
    const model::Sentence& m_sentence;
    const SentencePlace& m_place;
    std::vector<Token> m_tokens;
    std::vector<Quotation> m_quotations;
    std::optional<SentenceSubject> m_subject;
    std::vector<std::size_t> m_amounts;
    std::vector<std::vector<std::string>> m_amountProducts;
    bool m_offersTimes = false;
    std::vector<const IndexedFact*> m_cited;
    std::vector<const IndexedFact*> m_others;
    std::vector<Claim> m_claims;
    std::vector<Proposal> m_proposals;
};

} // namespace

SentenceVerdict judgeSentence(const CheckGround& ground, const model::Sentence& sentence, const SentencePlace& place)
{
    SentenceJudge judge(ground, sentence, place);
    SentenceVerdict verdict;
    verdict.claims = judge.run();
    verdict.products = judge.products();
    const Recheck recheck = [&](const model::Sentence& tried) { return SentenceJudge(ground, tried, place).run(); };
    offerProposals(sentence, std::move(judge).proposals(), recheck, verdict.claims);
    return verdict;
}

} // namespace countersign::drafting
