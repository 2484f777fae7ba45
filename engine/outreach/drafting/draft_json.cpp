// SPDX-License-Identifier: Apache-2.0
#include "engine/outreach/drafting/draft_json.h"

#include "engine/foundation/base/assert.h"
#include "engine/foundation/base/hash.h"

#include <algorithm>

namespace countersign::drafting {

using base::Json;
using base::jsonInt;
using base::jsonMember;
using base::jsonText;
using model::BlockType;
using model::ClaimVerdict;
using model::FieldValue;

namespace {

template <class Id>
Id idFrom(const Json& json, std::string_view key)
{
    return Id::parse(jsonText(json, key)).value_or(Id());
}
template <class Id>
std::string idText(const Id& id)
{
    return id.isNull() ? std::string() : id.text();
}
base::Instant instantFrom(const Json& json, std::string_view key)
{
    return base::fromMillis(jsonInt(json, key));
}

std::vector<std::string> textsFrom(const Json& json, std::string_view key)
{
    std::vector<std::string> texts;
    for (const Json& item : jsonMember(json, key))
        if (item.is_string())
            texts.push_back(item.get<std::string>());
    return texts;
}

/// A value with its type beside it: a fact's values are of any type.
struct ValueToJson
{
    Json operator()(std::monostate) const { return nullptr; }
    Json operator()(bool value) const { return {{"bool", value}}; }
    Json operator()(std::int64_t value) const { return {{"int", value}}; }
    Json operator()(double value) const { return {{"real", value}}; }
    Json operator()(const std::string& value) const { return {{"text", value}}; }
    Json operator()(const base::Money& value) const
    {
        return {{"minor", value.amountMinor}, {"currency", value.currency}};
    }
    Json operator()(base::LocalDate value) const { return {{"date", base::toIso(value)}}; }
    Json operator()(base::Instant value) const { return {{"instant", base::toMillis(value)}}; }
    Json operator()(const model::RecordId& value) const { return {{"record", idText(value)}}; }
};

FieldValue valueFromJson(const Json& json)
{
    if (!json.is_object() || json.empty())
        return {};
    if (json.contains("bool"))
        return base::jsonBool(json, "bool");
    if (json.contains("int"))
        return jsonInt(json, "int");
    if (json.contains("real"))
        return base::jsonDouble(json, "real");
    if (json.contains("text"))
        return jsonText(json, "text");
    if (json.contains("minor"))
        return base::Money{jsonInt(json, "minor"), jsonText(json, "currency")};
    if (json.contains("instant"))
        return instantFrom(json, "instant");
    if (json.contains("record"))
        return idFrom<model::RecordId>(json, "record");
    const auto date = base::parseIsoDate(jsonText(json, "date"));
    return date ? FieldValue(*date) : FieldValue();
}

std::string_view verdictName(ClaimVerdict verdict)
{
    switch (verdict) {
    case ClaimVerdict::Supported:
        return "supported";
    case ClaimVerdict::Unsupported:
        return "unsupported";
    case ClaimVerdict::Overruled:
        return "overruled";
    }
    COUNTERSIGN_ASSERT(false, "no such verdict");
}

Json personToJson(const Recipient& recipient)
{
    return {{"contact", idText(recipient.contact)},
            {"first", recipient.firstName},
            {"last", recipient.lastName},
            {"salutation", recipient.salutation},
            {"account", recipient.accountName}};
}

} // namespace

std::string_view blockTypeName(BlockType type)
{
    switch (type) {
    case BlockType::Greeting:
        return "greeting";
    case BlockType::Text:
        return "text";
    case BlockType::NextStep:
        return "next_step";
    case BlockType::Closing:
        return "closing";
    }
    COUNTERSIGN_ASSERT(false, "no such block type");
}

std::optional<BlockType> blockTypeFromName(std::string_view name)
{
    for (const BlockType type :
         {BlockType::Greeting, BlockType::Text, BlockType::NextStep, BlockType::Closing})
        if (blockTypeName(type) == name)
            return type;
    return std::nullopt;
}

Json toJson(const model::DraftContent& content)
{
    Json blocks = Json::array();
    for (const model::Block& block : content.blocks) {
        Json sentences = Json::array();
        for (const model::Sentence& sentence : block.sentences)
            sentences.push_back({{"text", sentence.text}, {"facts", sentence.facts}});
        blocks.push_back(
            {{"type", blockTypeName(block.type)}, {"sentences", sentences}, {"edited", block.editedByHand}});
    }
    return {{"subject", content.subject}, {"blocks", blocks}};
}

model::DraftContent contentFromJson(const Json& json)
{
    model::DraftContent content{.subject = jsonText(json, "subject"), .blocks = {}};
    for (const Json& item : jsonMember(json, "blocks")) {
        model::Block block{.type = blockTypeFromName(jsonText(item, "type")).value_or(BlockType::Text),
                           .sentences = {},
                           .editedByHand = base::jsonBool(item, "edited")};
        for (const Json& sentence : jsonMember(item, "sentences"))
            block.sentences.push_back(
                {.text = jsonText(sentence, "text"), .facts = textsFrom(sentence, "facts")});
        content.blocks.push_back(std::move(block));
    }
    return content;
}

Json toJson(const std::vector<model::Fact>& facts)
{
    Json list = Json::array();
    for (const model::Fact& fact : facts) {
        Json values = Json::array();
        for (const auto& [name, value] : fact.values)
            values.push_back({{"name", name}, {"value", std::visit(ValueToJson{}, value)}});
        Json watched = Json::array();
        for (const model::WatchedField& each : fact.watched)
            watched.push_back({{"field", each.field}, {"sha256", base::toHex(each.hash)}});
        list.push_back({{"id", fact.id},
                        {"kind", fact.kind},
                        {"text", fact.text},
                        {"values", values},
                        {"recordKind", static_cast<std::int64_t>(fact.recordKind)},
                        {"record", idText(fact.record)},
                        {"field", fact.field},
                        {"raw", fact.raw},
                        {"asOf", base::toMillis(fact.asOf)},
                        {"sayable", fact.sayable},
                        {"watched", watched}});
    }
    return list;
}

model::WatchedField watchedFrom(const Json& json)
{
    model::WatchedField watched{.field = jsonText(json, "field")};
    // A hash that cannot be read equals no value: the fact then counts as changed.
    if (const auto hash = base::fromHex(jsonText(json, "sha256")); hash && hash->size() == watched.hash.size())
        std::ranges::copy(*hash, watched.hash.begin());
    return watched;
}

std::vector<model::Fact> factsFromJson(const Json& json)
{
    std::vector<model::Fact> facts;
    for (const Json& item : json) {
        model::Fact fact{.id = jsonText(item, "id"),
                         .kind = jsonText(item, "kind"),
                         .text = jsonText(item, "text"),
                         .values = {}};
        for (const Json& value : jsonMember(item, "values"))
            fact.values.emplace_back(jsonText(value, "name"), valueFromJson(jsonMember(value, "value")));
        fact.recordKind = static_cast<model::RecordKind>(jsonInt(item, "recordKind", 1));
        fact.record = idFrom<model::RecordId>(item, "record");
        fact.field = jsonText(item, "field");
        fact.raw = jsonInt(item, "raw");
        fact.asOf = instantFrom(item, "asOf");
        fact.sayable = base::jsonBool(item, "sayable", true);
        for (const Json& each : jsonMember(item, "watched"))
            fact.watched.push_back(watchedFrom(each));
        facts.push_back(std::move(fact));
    }
    return facts;
}

Json toJson(const std::vector<model::Claim>& claims)
{
    Json list = Json::array();
    for (const model::Claim& claim : claims)
        list.push_back({{"block", claim.block == kSubjectBlock ? -1 : static_cast<std::int64_t>(claim.block)},
                        {"sentence", claim.sentence},
                        {"begin", claim.begin},
                        {"end", claim.end},
                        {"kind", claim.kind},
                        {"text", claim.text},
                        {"verdict", verdictName(claim.verdict)},
                        {"fact", claim.fact},
                        {"suggestion", claim.suggestion},
                        {"reason", claim.overruleReason}});
    return list;
}

std::vector<model::Claim> claimsFromJson(const Json& json)
{
    std::vector<model::Claim> claims;
    for (const Json& item : json) {
        const std::int64_t block = jsonInt(item, "block");
        const std::string verdict = jsonText(item, "verdict");
        claims.push_back({.block = block < 0 ? kSubjectBlock : static_cast<std::size_t>(block),
                          .sentence = static_cast<std::size_t>(jsonInt(item, "sentence")),
                          .begin = static_cast<std::size_t>(jsonInt(item, "begin")),
                          .end = static_cast<std::size_t>(jsonInt(item, "end")),
                          .kind = jsonText(item, "kind"),
                          .text = jsonText(item, "text"),
                          .verdict = verdict == "supported"   ? ClaimVerdict::Supported
                                     : verdict == "overruled" ? ClaimVerdict::Overruled
                                                              : ClaimVerdict::Unsupported,
                          .fact = jsonText(item, "fact"),
                          .suggestion = jsonText(item, "suggestion"),
                          .overruleReason = jsonText(item, "reason")});
    }
    return claims;
}

Json toJson(const Brief& brief)
{
    Json slots = Json::array();
    for (const schedule::TimeSpan& slot : brief.freeTimes)
        slots.push_back({{"begin", base::toMillis(slot.begin)}, {"end", base::toMillis(slot.end)}});
    return {
        {"account", idText(brief.account)},
        {"recipient", personToJson(brief.recipient)},
        {"sender",
         {{"name", brief.sender.name}, {"first", brief.sender.firstName}, {"company", brief.sender.company}}},
        {"useCase", brief.useCase},
        {"language", brief.language},
        {"whyNow", brief.whyNow},
        {"product", brief.product},
        {"goal", brief.goal},
        {"slots", slots},
        {"zone", brief.zone},
        {"now", base::toMillis(brief.now)}};
}

Brief briefFromJson(const Json& json)
{
    const Json& recipient = jsonMember(json, "recipient");
    const Json& sender = jsonMember(json, "sender");
    Brief brief{.account = idFrom<model::RecordId>(json, "account"),
                .recipient = {.contact = idFrom<model::RecordId>(recipient, "contact"),
                              .firstName = jsonText(recipient, "first"),
                              .lastName = jsonText(recipient, "last"),
                              .salutation = jsonText(recipient, "salutation"),
                              .accountName = jsonText(recipient, "account")},
                .sender = {.name = jsonText(sender, "name"),
                           .firstName = jsonText(sender, "first"),
                           .company = jsonText(sender, "company")},
                .useCase = jsonText(json, "useCase"),
                .language = jsonText(json, "language"),
                .whyNow = textsFrom(json, "whyNow"),
                .product = jsonText(json, "product"),
                .goal = jsonText(json, "goal"),
                .freeTimes = {},
                .zone = jsonText(json, "zone"),
                .now = instantFrom(json, "now")};
    for (const Json& slot : jsonMember(json, "slots"))
        brief.freeTimes.push_back({instantFrom(slot, "begin"), instantFrom(slot, "end")});
    return brief;
}

Json toJson(const ClaimContext& context)
{
    return {{"language", context.language}, {"zone", context.zone},   {"now", base::toMillis(context.now)},
            {"catalog", context.catalog},   {"names", context.names}, {"allowed", context.allowedAddresses},
            {"thread", context.threadSubject}};
}

ClaimContext contextFromJson(const Json& json)
{
    return {.language = jsonText(json, "language"),
            .zone = jsonText(json, "zone"),
            .now = instantFrom(json, "now"),
            .catalog = textsFrom(json, "catalog"),
            .names = textsFrom(json, "names"),
            .allowedAddresses = textsFrom(json, "allowed"),
            .threadSubject = jsonText(json, "thread")};
}

Json toJson(const ReplyTarget& target)
{
    return {{"message", idText(target.message)},
            {"messageId", target.messageId},
            {"references", target.references},
            {"subject", target.subject}};
}

ReplyTarget replyFromJson(const Json& json)
{
    return {.message = idFrom<model::RecordId>(json, "message"),
            .messageId = jsonText(json, "messageId"),
            .references = textsFrom(json, "references"),
            .subject = jsonText(json, "subject")};
}

} // namespace countersign::drafting
