// SPDX-License-Identifier: Apache-2.0
#include "app/demo/model/completion.h"

#include "app/demo/model/draft_grammar.h"
#include "app/demo/world/seeded_random.h"

namespace countersign::demo {
namespace {

using base::Json;

// A token is about four characters in the languages that the demo writes.
constexpr std::int64_t kCharactersPerToken = 4;

std::vector<std::string> cutIntoPieces(const std::string& text)
{
    std::vector<std::string> pieces;
    std::string piece;
    for (const char c : text) {
        const bool startsWord = c == ' ' || c == '"';
        if (startsWord && piece.size() >= 4) {
            pieces.push_back(std::move(piece));
            piece.clear();
        }
        piece += c;
    }
    if (!piece.empty())
        pieces.push_back(std::move(piece));
    return pieces;
}

Json usageOf(const Completion& completion)
{
    const auto written = static_cast<std::int64_t>(completion.pieces.size());
    return {{"prompt_tokens", completion.promptTokens},
            {"completion_tokens", written},
            {"total_tokens", completion.promptTokens + written}};
}

Json chunk(const Completion& completion)
{
    return {{"id", completion.id},
            {"object", "chat.completion.chunk"},
            {"created", completion.created},
            {"model", kModelName}};
}

std::string event(const Json& data)
{
    return "data: " + base::dumpJson(data) + "\n\n";
}

} // namespace

std::string Completion::text() const
{
    std::string whole;
    for (const std::string& piece : pieces)
        whole += piece;
    return whole;
}

Completion complete(const Json& request, const Vocabulary& vocabulary, std::uint64_t seed)
{
    const std::string prompt = base::dumpJson(base::jsonMember(request, "messages"));
    const std::uint64_t choice = SeededRandom(seed, prompt).next();
    const auto pack = findEvidence(request, vocabulary);
    const std::string text =
        pack ? base::dumpJson(writeDraft(*pack, vocabulary, choice))
             : std::string(
                   "I write only in six languages, and only from cited facts between <<<EVIDENCE and EVIDENCE>>>.");
    return {.id = "chatcmpl-demo-" + std::to_string(choice),
            .created = 0,
            .pieces = cutIntoPieces(text),
            .promptTokens = static_cast<std::int64_t>(prompt.size()) / kCharactersPerToken};
}

Json completionBody(const Completion& completion)
{
    Json body = chunk(completion);
    body["object"] = "chat.completion";
    body["choices"] = Json::array({{{"index", 0},
                                    {"message", {{"role", "assistant"}, {"content", completion.text()}}},
                                    {"finish_reason", "stop"}}});
    body["usage"] = usageOf(completion);
    return body;
}

std::vector<std::string> completionEvents(const Completion& completion, bool withUsage)
{
    const auto choice = [&completion](const Json& delta, const Json& finish) {
        Json data = chunk(completion);
        data["choices"] = Json::array({{{"index", 0}, {"delta", delta}, {"finish_reason", finish}}});
        return event(data);
    };
    std::vector<std::string> events{choice({{"role", "assistant"}, {"content", ""}}, nullptr)};
    for (const std::string& piece : completion.pieces)
        events.push_back(choice({{"content", piece}}, nullptr));
    events.push_back(choice(Json::object(), "stop"));
    if (withUsage) {
        Json data = chunk(completion);
        data["choices"] = Json::array();
        data["usage"] = usageOf(completion);
        events.push_back(event(data));
    }
    events.emplace_back("data: [DONE]\n\n");
    return events;
}

} // namespace countersign::demo
