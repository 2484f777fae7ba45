// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/base/json.h"
#include "engine/outreach/drafting/claim_spans.h"
#include "engine/outreach/drafting/draft_json.h"
#include "engine/outreach/drafting/model_drafter.h"
#include "engine/outreach/drafting/outside_text.h"

#include <algorithm>

namespace countersign::drafting {

using base::ErrorCode;
using base::Json;

namespace {

tl::unexpected<base::Error> unusable(std::string why)
{
    return base::fail(ErrorCode::ModelAnswerInvalid, std::move(why));
}

std::string_view withoutFence(std::string_view text)
{
    const auto isSpace = [](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; };
    const auto trim = [&] {
        while (!text.empty() && isSpace(text.front()))
            text.remove_prefix(1);
        while (!text.empty() && isSpace(text.back()))
            text.remove_suffix(1);
    };
    trim();
    if (text.starts_with("```") && text.ends_with("```") && text.size() > 6) {
        text.remove_suffix(3);
        text.remove_prefix(std::min(text.find('\n'), text.size()));
        trim();
    }
    return text;
}

void putName(std::string& text, std::string_view hole, const std::string& name)
{
    for (auto at = text.find(hole); at != std::string::npos; at = text.find(hole, at + name.size()))
        text.replace(at, hole.size(), name);
}

class AnswerReader
{
public:
    AnswerReader(const std::vector<model::Fact>& facts, const AnswerRules& rules)
        : m_facts(facts), m_rules(rules)
    {
    }

    base::Result<model::DraftContent> run(const Json& json)
    {
        if (!json.is_object() || !base::jsonMember(json, "blocks").is_array())
            return unusable("the answer has no blocks");
        model::DraftContent content;
        COUNTERSIGN_ASSIGN(content.subject, words(base::jsonText(json, "subject")));
        if (content.subject.empty())
            return unusable("the answer has no subject");
        const Json& blocks = base::jsonMember(json, "blocks");
        if (blocks.size() > m_rules.maxBlocks)
            return unusable("the answer has too many blocks");
        for (const Json& item : blocks) {
            COUNTERSIGN_ASSIGN(model::Block block, readBlock(item));
            if (!block.sentences.empty())
                content.blocks.push_back(std::move(block));
        }
        const bool hasText =
            std::any_of(content.blocks.begin(), content.blocks.end(),
                        [](const model::Block& block) { return block.type == model::BlockType::Text; });
        if (!hasText)
            return unusable("the answer has no text");
        return content;
    }

private:
    base::Result<model::Block> readBlock(const Json& item)
    {
        const auto type = blockTypeFromName(base::jsonText(item, "type"));
        const Json& sentences = base::jsonMember(item, "sentences");
        if (!type || !sentences.is_array())
            return unusable("a block has an unknown type or no sentences");
        model::Block block{.type = *type, .sentences = {}};
        for (const Json& sentence : sentences) {
            if (++m_sentences > m_rules.maxSentences)
                return unusable("the answer has too many sentences");
            COUNTERSIGN_ASSIGN(model::Sentence read, readSentence(sentence));
            if (!read.text.empty())
                block.sentences.push_back(std::move(read));
        }
        return block;
    }

    base::Result<model::Sentence> readSentence(const Json& item)
    {
        model::Sentence sentence;
        COUNTERSIGN_ASSIGN(sentence.text, words(base::jsonText(item, "text")));
        for (const Json& id : base::jsonMember(item, "facts")) {
            const bool known =
                id.is_string() && std::any_of(m_facts.begin(), m_facts.end(), [&](const model::Fact& fact) {
                    return fact.sayable && fact.id == id.get<std::string>();
                });
            if (!known)
                return unusable("a sentence cites a fact that was not given");
            sentence.facts.push_back(id.get<std::string>());
        }
        return sentence;
    }

    base::Result<std::string> words(const std::string& raw)
    {
        std::string text = withoutMarks(visible(raw));
        if (text.size() > m_rules.maxSentenceBytes)
            return unusable("a sentence is too long");
        // Markup is refused in the model's own words, before the names go in.
        if (text.find('<') != std::string::npos || text.find("](") != std::string::npos ||
            text.find("```") != std::string::npos)
            return unusable("the answer holds markup");
        for (const Mention& span : spansOf(text)) {
            if (span.kind == MentionKind::Variable)
                continue;
            const std::string found = text.substr(span.begin, span.end - span.begin);
            const auto& allowed = m_rules.allowedAddresses;
            if (std::find(allowed.begin(), allowed.end(), found) == allowed.end())
                return unusable("the answer holds a link or an address that is not allowed");
        }
        putName(text, "[[recipient]]", m_rules.recipientName);
        putName(text, "[[sender]]", m_rules.senderName);
        return text;
    }

    const std::vector<model::Fact>& m_facts;
    const AnswerRules& m_rules;
    std::size_t m_sentences = 0;
};

} // namespace

base::Result<model::DraftContent>
readModelAnswer(std::string_view text, const std::vector<model::Fact>& facts, const AnswerRules& rules)
{
    if (text.size() > rules.maxBytes)
        return unusable("the answer is too long");
    const auto json = base::parseJson(withoutFence(text), {.maxBytes = rules.maxBytes, .maxDepth = 12});
    if (!json)
        return unusable("the answer is not JSON");
    return AnswerReader(facts, rules).run(*json);
}

} // namespace countersign::drafting
