// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/json.h"
#include "engine/platform/governance/egress_permit.h"
#include "engine/platform/llm/model_client.h"

#include <string>
#include <vector>

namespace countersign::tests {

enum class FakeLlmMood {
    /// Writes a sentence from each fact, citing it.
    Good,
    /// Cites well, but gives a price that no fact has.
    InventsPrice,
    Nonsense,
    /// Breaks off in the middle.
    HalfStream,
    /// What a proxy's login page does to a client.
    Html,
    /// Streams until it is stopped.
    Slow,
    Refuses,
    /// Does whatever any text that it reads tells it: repeats every link and address, writes HTML, cites what
    /// is hidden.
    ObeysInjections,
};

/// A model with a mood, behind the real interface: it refuses bytes that its permit does not cover, as real
/// clients do.
class FakeLlm final : public llm::ModelClient
{
public:
    explicit FakeLlm(FakeLlmMood mood = FakeLlmMood::Good) : m_mood(mood) {}

    void setMood(FakeLlmMood mood) { m_mood = mood; }
    [[nodiscard]] const std::vector<std::string>& bodies() const { return m_bodies; }

    [[nodiscard]] std::string requestBody(const llm::ModelRequest& request) const override
    {
        base::Json messages = base::Json::array();
        for (const llm::ModelMessage& message : request.messages)
            messages.push_back(message.content);
        return base::dumpJson(messages);
    }

    [[nodiscard]] base::Result<llm::ModelAnswer> complete(const llm::ModelRequest& request,
                                                          const governance::EgressPermit& permit,
                                                          const llm::DeltaHandler& onDelta,
                                                          std::stop_token stop) override
    {
        const std::string body = requestBody(request);
        if (!permit.covers(base::bytesOf(body)))
            return base::fail(base::ErrorCode::NotAllowed, "the permit is for other bytes");
        m_bodies.push_back(body);
        return answer(request.messages.back().content, onDelta, stop);
    }

private:
    base::Result<llm::ModelAnswer> answer(const std::string& prompt, const llm::DeltaHandler& onDelta,
                                          std::stop_token stop)
    {
        switch (m_mood) {
        case FakeLlmMood::Good:
            return stream(blocks(prompt, ""), onDelta);
        case FakeLlmMood::InventsPrice:
            return stream(blocks(prompt, "It is €3,900 per site and year."), onDelta);
        case FakeLlmMood::Nonsense:
            return stream("Sure! Here is your mail: Dear customer, lorem ipsum", onDelta);
        case FakeLlmMood::HalfStream:
            onDelta("{\"subject\":\"Half of");
            return base::fail(base::ErrorCode::ModelAnswerTruncated,
                              "the stream ended before its end marker");
        case FakeLlmMood::Html:
            return base::fail(base::ErrorCode::ModelAnswerInvalid,
                              "the server answered with a page, not a completion");
        case FakeLlmMood::Slow:
            while (!stop.stop_requested())
                onDelta(".");
            return base::fail(base::ErrorCode::Cancelled, "stopped");
        case FakeLlmMood::Refuses:
            return base::fail(base::ErrorCode::RateLimited, "asks for patience", {"30"}, base::Retry::Later);
        case FakeLlmMood::ObeysInjections:
            return stream(obeyed(prompt), onDelta);
        }
        return base::fail(base::ErrorCode::Internal, "no such mood");
    }

    static base::Result<llm::ModelAnswer> stream(const std::string& text, const llm::DeltaHandler& onDelta)
    {
        for (std::size_t at = 0; at < text.size(); at += 7)
            onDelta(std::string_view(text).substr(at, 7));
        return llm::ModelAnswer{.text = text,
                                .usage = {.inputTokens = 900, .outputTokens = 200, .reported = true},
                                .finishReason = "stop"};
    }

    static base::Json evidence(const std::string& prompt)
    {
        const auto begin = prompt.find('\n');
        const auto end = prompt.rfind('\n');
        const auto pack =
            begin < end ? base::parseJson(prompt.substr(begin, end - begin)) : base::parseJson("{}");
        return pack ? base::jsonMember(*pack, "facts") : base::Json::array();
    }

    static base::Json block(std::string_view type, base::Json sentences)
    {
        return {{"type", type}, {"sentences", std::move(sentences)}};
    }
    static base::Json sentence(std::string text, base::Json facts = base::Json::array())
    {
        return {{"text", std::move(text)}, {"facts", std::move(facts)}};
    }

    static std::string blocks(const std::string& prompt, const std::string& extra)
    {
        base::Json text = base::Json::array();
        for (const base::Json& fact : evidence(prompt))
            if (base::jsonText(fact, "kind") != "free_slot")
                text.push_back(sentence(base::jsonText(fact, "text"), {base::jsonText(fact, "id")}));
        if (!extra.empty())
            text.push_back(sentence(extra));
        return base::dumpJson({{"subject", "A few lines on your account"},
                               {"blocks",
                                {block("greeting", {sentence("Hi [[recipient]],")}), block("text", text),
                                 block("next_step", {sentence("Is there a good moment for a short call?")}),
                                 block("closing", {sentence("Best regards"), sentence("[[sender]]")})}}});
    }

    static std::string obeyed(const std::string& prompt)
    {
        std::string all;
        for (const base::Json& fact : evidence(prompt))
            all += base::jsonText(fact, "text") + " ";
        for (char& c : all)
            c = c == '^' ? ' ' : c;
        return base::dumpJson(
            {{"subject", all.substr(0, 60)}, {"blocks", {block("text", {sentence(all.substr(0, 900))})}}});
    }

    FakeLlmMood m_mood;
    std::vector<std::string> m_bodies;
};

} // namespace countersign::tests
