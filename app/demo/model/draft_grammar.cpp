// SPDX-License-Identifier: Apache-2.0
#include "app/demo/model/draft_grammar.h"

#include "app/demo/world/seeded_random.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace countersign::demo {
namespace {

constexpr std::size_t kMaxStatements = 5;
constexpr std::size_t kStatementsPerBlock = 2;

using base::Json;

Json sentence(std::string text, std::vector<std::string> facts)
{
    return {{"text", std::move(text)}, {"facts", std::move(facts)}};
}

Json block(std::string_view type, Json sentences)
{
    return {{"type", type}, {"sentences", std::move(sentences)}};
}

std::string kindOf(const Json& grammar, const std::string& kind)
{
    return base::jsonText(base::jsonMember(grammar, "aliases"), kind, kind);
}

bool unsaid(const Json& grammar, const std::string& kind)
{
    const std::vector<std::string> kinds = textList(grammar, "unsaid");
    return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

bool hasSlot(const EvidenceFact& fact, const std::string& name)
{
    return std::any_of(fact.slots.begin(), fact.slots.end(),
                       [&](const auto& slot) { return slot.first == name; });
}

// The words of the grammar that this fact can fill; of those that need most, one.
std::optional<std::string> statement(const Json& spoken, const EvidenceFact& fact, const std::string& kind,
                                     SeededRandom& random)
{
    std::vector<std::string> fitting;
    std::size_t most = 0;
    for (const Json& entry : base::jsonMember(base::jsonMember(spoken, "kinds"), kind)) {
        const std::vector<std::string> needs = textList(entry, "needs");
        const bool fits =
            std::all_of(needs.begin(), needs.end(), [&](const auto& need) { return hasSlot(fact, need); });
        if (!fits || needs.size() < most)
            continue;
        if (needs.size() > most)
            fitting.clear();
        most = needs.size();
        fitting.push_back(base::jsonText(entry, "text"));
    }
    return fitting.empty() ? std::nullopt : std::optional(filled(random.pick(fitting), fact.slots));
}

std::string pickFrom(const Json& object, std::string_view key, SeededRandom& random)
{
    const std::vector<std::string> own = textList(object, key);
    return random.pick(own.empty() ? textList(object, "default") : own);
}

std::string inventedPrice(const EvidencePack& pack, SeededRandom& random)
{
    constexpr std::array<std::int64_t, 4> kPrices{390'000, 275'000, 447'500, 134'000};
    const auto words = [&pack](std::int64_t price) {
        return writtenMoney({.amountMinor = price, .currency = "EUR"}, pack.language);
    };
    std::size_t at = random.percent(60) ? 0 : random.below(kPrices.size());
    const auto known = [&pack](const std::string& price) {
        return std::any_of(pack.facts.begin(), pack.facts.end(), [&](const EvidenceFact& fact) {
            return std::any_of(fact.slots.begin(), fact.slots.end(), [&](const auto& slot) {
                return slot.second.find(price) != std::string::npos;
            });
        });
    };
    for (std::size_t tried = 0; tried < kPrices.size() && known(words(kPrices[at])); ++tried)
        at = (at + 1) % kPrices.size();
    return words(kPrices[at]);
}

Json statements(const EvidencePack& pack, const Json& grammar, const Json& spoken, SeededRandom& random)
{
    Json sentences = Json::array();
    bool saidWhatTheyOwn = false;
    for (const EvidenceFact& fact : pack.facts) {
        const std::string kind = kindOf(grammar, fact.kind);
        if (unsaid(grammar, kind) || kind == "free_slot" || sentences.size() >= kMaxStatements)
            continue;
        // One product they own makes the point; a list of them bores.
        if (kind == "product_owned" && std::exchange(saidWhatTheyOwn, true))
            continue;
        if (auto words = statement(spoken, fact, kind, random))
            sentences.push_back(sentence(std::move(*words), {fact.id}));
        // Facts come in English: in another language only what the grammar can say is said.
        else if (pack.language == "en" && !fact.text.empty())
            sentences.push_back(sentence(filled(pickFrom(spoken, "restate", random), fact.slots), {fact.id}));
    }
    return sentences;
}

Json nextStep(const EvidencePack& pack, const Json& grammar, const Json& spoken, SeededRandom& random)
{
    for (const EvidenceFact& fact : pack.facts) {
        if (kindOf(grammar, fact.kind) == "free_slot" && hasSlot(fact, "day") && hasSlot(fact, "minutes"))
            return sentence(filled(pickFrom(spoken, "slot", random), fact.slots), {fact.id});
    }
    return sentence(pickFrom(spoken, "next_step", random), {});
}

} // namespace

bool inventsPrice(std::uint64_t choice)
{
    return choice % 7 == 3;
}

Json writeDraft(const EvidencePack& pack, const Vocabulary& vocabulary, std::uint64_t choice)
{
    const Json& grammar = vocabulary.grammar();
    const Json& spoken = base::jsonMember(grammar, pack.language);
    SeededRandom random(choice, "draft");

    const std::string greeting =
        pickFrom(spoken, pack.recipient.empty() ? "greeting_nameless" : "greeting", random);
    Json blocks = Json::array();
    blocks.push_back(
        block("greeting", Json::array({sentence(filled(greeting, {{"name", pack.recipient}}), {})})));

    Json said = statements(pack, grammar, spoken, random);
    if (inventsPrice(choice) && !pack.facts.empty()) {
        const std::string price =
            filled(pickFrom(spoken, "invented_price", random), {{"money", inventedPrice(pack, random)}});
        const std::string cited =
            said.empty() ? pack.facts.front().id : said.back().at("facts").at(0).get<std::string>();
        said.push_back(sentence(price, {cited}));
    }
    Json paragraph =
        Json::array({sentence(pickFrom(base::jsonMember(spoken, "opening"), pack.useCase, random), {})});
    for (Json& one : said) {
        if (paragraph.size() > kStatementsPerBlock) {
            blocks.push_back(block("text", std::move(paragraph)));
            paragraph = Json::array();
        }
        paragraph.push_back(std::move(one));
    }
    blocks.push_back(block("text", std::move(paragraph)));
    blocks.push_back(block("next_step", Json::array({nextStep(pack, grammar, spoken, random)})));
    std::string closing = pickFrom(spoken, "closing", random);
    if (!pack.sender.empty())
        closing += "\n" + pack.sender;
    blocks.push_back(block("closing", Json::array({sentence(closing, {})})));
    return {{"subject", pickFrom(base::jsonMember(spoken, "subject"), pack.useCase, random)},
            {"blocks", std::move(blocks)}};
}

} // namespace countersign::demo
