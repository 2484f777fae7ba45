// SPDX-License-Identifier: Apache-2.0
#include "engine/outreach/drafting/claim_wording.h"

#include "engine/outreach/drafting/claim_patterns.h"
#include "engine/outreach/drafting/claim_words.h"

#include <algorithm>
#include <cctype>

namespace countersign::drafting {

using model::Claim;
using model::ClaimVerdict;

namespace {

std::size_t wordStart(const std::string& text, std::string_view phrase)
{
    for (auto at = text.find(phrase); at != std::string::npos; at = text.find(phrase, at + 1))
        if (at == 0 || !std::isalpha(static_cast<unsigned char>(text[at - 1])))
            return at;
    return std::string::npos;
}

class WordingJudge
{
public:
    WordingJudge(const WordingQuestion& question, std::vector<Claim>& claims) : m_question(question), m_claims(claims)
    {
        m_lower.reserve(question.sentence.text.size());
        // Phrases are matched on the bytes, so case is folded for ASCII only and offsets stay true.
        for (const char c : question.sentence.text)
            m_lower += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        m_figureHolds = std::ranges::any_of(claims, [](const Claim& claim) {
            return claim.verdict == ClaimVerdict::Supported &&
                   (claim.kind == "money" || claim.kind == "percent" || claim.kind == "date" || claim.kind == "number");
        });
    }

    void run()
    {
        judgeQuotations();
        judgePhrases();
        std::string_view language = m_question.language;
        auto wordings = wordingsIn(m_question.sentence.text, m_question.tokens, language);
        std::ranges::stable_sort(wordings, [](const Wording& a, const Wording& b) { return rank(a.kind) < rank(b.kind); });
        std::vector<Wording> free;
        for (const Wording& wording : wordings)
            if (wording.kind == WordingKind::Free)
                free.push_back(wording);
        for (const Wording& wording : wordings)
            if (wording.kind != WordingKind::Free && wording.kind != WordingKind::Own && !isFree(wording, free))
                judge(wording);
        const bool own = std::ranges::any_of(
            wordings, [](const Wording& wording) { return wording.kind == WordingKind::Own; });
        if (!own)
            judgeWhole(language);
    }

private:
    /// What binds most is said first; a second claim about the same words says nothing new.
    static int rank(WordingKind kind)
    {
        switch (kind) {
        case WordingKind::Quote:
            return 0;
        case WordingKind::Commitment:
            return 1;
        case WordingKind::Ratio:
            return 2;
        case WordingKind::Strong:
            return 3;
        case WordingKind::Third:
            return 4;
        case WordingKind::Statement:
            return 5;
        case WordingKind::Free:
        case WordingKind::Own:
            return 6;
        }
        return 6;
    }

    /// Whether the sentence asks: its last sign outside of quotations is a question mark.
    [[nodiscard]] bool asks() const
    {
        for (auto token = m_question.tokens.rbegin(); token != m_question.tokens.rend(); ++token) {
            if (isQuoted(token->begin) || token->kind != TokenKind::Sign)
                return false;
            if (token->lower == "?" || token->lower == "？" || token->lower == "؟")
                return true;
        }
        return false;
    }

    [[nodiscard]] bool isQuoted(std::size_t begin) const
    {
        return std::ranges::any_of(m_question.quotations, [&](const Quotation& each) {
            return each.fact != nullptr && begin >= each.begin && begin < each.end;
        });
    }

    [[nodiscard]] bool isFree(const Wording& wording, const std::vector<Wording>& free) const
    {
        if (isQuoted(wording.begin))
            return true;
        const bool stated = wording.kind == WordingKind::Statement || wording.kind == WordingKind::Third;
        if (stated && (m_question.greeting || m_question.subject || asks()))
            return true;
        const bool courtesy = wording.kind == WordingKind::Statement &&
                              std::ranges::any_of(free, [&](const Wording& each) {
                                  return wording.begin >= each.begin && wording.begin < each.end;
                              });
        // The longer and the narrower description of the same words have been judged already.
        return courtesy || std::ranges::any_of(m_claims, [&](const Claim& claim) {
                   return claim.kind != "product" && claim.kind != "name" && wording.begin < claim.end &&
                          claim.begin < wording.end && claim.verdict == ClaimVerdict::Unsupported;
               });
    }

    [[nodiscard]] bool isCited(const IndexedFact& fact) const
    {
        const auto& cited = m_question.sentence.facts;
        return std::ranges::find(cited, fact.id) != cited.end();
    }

    Claim& add(std::size_t begin, std::size_t end, std::string kind)
    {
        m_claims.push_back({.begin = begin,
                            .end = end,
                            .kind = std::move(kind),
                            .text = m_question.sentence.text.substr(begin, end - begin),
                            .verdict = ClaimVerdict::Unsupported,
                            .fact = {},
                            .suggestion = {},
                            .overruleReason = {}});
        return m_claims.back();
    }

    static void bearOut(Claim& claim, const IndexedFact& fact)
    {
        claim.verdict = ClaimVerdict::Supported;
        claim.fact = fact.id;
    }

    void judge(const Wording& wording)
    {
        switch (wording.kind) {
        case WordingKind::Free:
        case WordingKind::Own:
            return;
        case WordingKind::Quote:
            judgeQuote(add(wording.begin, wording.end, "quote"));
            return;
        case WordingKind::Statement:
        case WordingKind::Third:
            judgeStatement(wording);
            return;
        case WordingKind::Strong:
            sayTheSame(add(wording.begin, wording.end, "uncited"));
            return;
        case WordingKind::Commitment:
            sayTheSame(add(wording.begin, wording.end, "commitment"));
            return;
        case WordingKind::Ratio:
            sayTheSame(add(wording.begin, wording.end, "number"));
            return;
        }
    }

    /// "You asked" holds of what the reader asked: cited, quoted, or known by its date. A colleague's question does not.
    void judgeQuote(Claim& claim)
    {
        for (const IndexedFact* fact : m_question.facts) {
            if (!fact->sayable || !fact->isTheRecipients)
                continue;
            const bool dated = std::ranges::any_of(m_claims, [&](const Claim& other) {
                return other.verdict == ClaimVerdict::Supported && other.fact == fact->id;
            });
            const bool quoted = std::ranges::any_of(m_question.quotations,
                                                    [&](const Quotation& each) { return each.fact == fact; });
            if (isCited(*fact) || dated || quoted || m_question.subject)
                return bearOut(claim, *fact);
        }
    }

    void judgeStatement(const Wording& wording)
    {
        if (!isBorneOut())
            add(wording.begin, wording.end, "uncited");
    }

    /// Whether the sentence needs no source for stating something: a figure in it has one, it cites one, or it is stopped
    /// already, and saying that it states something as well helps nobody.
    [[nodiscard]] bool isBorneOut() const
    {
        const bool stopped = std::ranges::any_of(
            m_claims, [](const Claim& claim) { return claim.verdict == ClaimVerdict::Unsupported; });
        return stopped || m_figureHolds || std::ranges::any_of(m_question.facts, [&](const IndexedFact* fact) {
                   return isCited(*fact) && fact->sayable && fact->kind != "free_slot";
               });
    }

    /// A longer sentence that neither asks nor speaks of the writer says how things are, whatever its words.
    void judgeWhole(std::string_view language)
    {
        const std::size_t fewest = language == "en" || language == "de" ? 6 : language == "fr" || language == "es" ? 5 : 0;
        const auto words = static_cast<std::size_t>(std::ranges::count(m_question.tokens, TokenKind::Word, &Token::kind));
        const bool address = std::ranges::any_of(m_claims, [](const Claim& claim) { return claim.kind == "address"; });
        if (fewest == 0 || words < fewest || m_question.greeting || m_question.subject || address || asks() || isBorneOut())
            return;
        add(0, m_question.sentence.text.size(), "uncited");
    }

    /// Strong words need a fact with the same words; every one of four letters or more counts.
    void sayTheSame(Claim& claim)
    {
        for (const IndexedFact* fact : m_question.facts) {
            if (!fact->sayable)
                continue;
            bool any = false;
            bool all = true;
            for (const Token& token : m_question.tokens)
                if (token.begin >= claim.begin && token.end <= claim.end && token.kind == TokenKind::Word &&
                    token.lower.size() > 3) {
                    any = true;
                    all = all && fact->words.find(" " + token.lower + " ") != std::string::npos;
                }
            if (any && all)
                return bearOut(claim, *fact);
        }
    }

    void judgeQuotations()
    {
        for (const Quotation& quotation : m_question.quotations)
            if (quotation.fact == nullptr)
                add(quotation.begin, quotation.end, "quote");
    }

    void judgePhrases()
    {
        for (const std::string_view phrase : commitmentPhrases())
            if (const auto at = wordStart(m_lower, phrase); at != std::string::npos && !isQuoted(at)) {
                Claim& claim = add(at, at + phrase.size(), "commitment");
                const std::string words = spacedWords(phrase);
                for (const IndexedFact* fact : m_question.facts)
                    if (fact->sayable && fact->words.find(words.substr(0, words.size() - 1)) != std::string::npos) {
                        bearOut(claim, *fact);
                        break;
                    }
            }
        for (const std::string_view phrase : watchingPhrases())
            if (const auto at = m_lower.find(phrase); at != std::string::npos)
                add(at, at + phrase.size(), "unsayable");
        for (const IndexedFact* fact : m_question.facts)
            if (fact->kind == "mood")
                judgeMood(*fact);
    }

    void judgeMood(const IndexedFact& fact)
    {
        // The mood's own word is the last of "Mood in ticket 8841: angry."
        const std::string words = fact.words.substr(0, fact.words.size() - 1);
        const std::string mood = words.substr(words.rfind(' ') + 1);
        if (const auto at = mood.size() > 3 ? wordStart(m_lower, mood) : std::string::npos; at != std::string::npos)
            add(at, at + mood.size(), "unsayable").fact = fact.id;
    }

    const WordingQuestion& m_question;
    std::vector<Claim>& m_claims;
    std::string m_lower;
    bool m_figureHolds = false;
};

} // namespace

void judgeWordings(const WordingQuestion& question, std::vector<Claim>& claims)
{
    WordingJudge(question, claims).run();
}

} // namespace countersign::drafting
