// SPDX-License-Identifier: Apache-2.0
#include "engine/outreach/drafting/model_drafter.h"

#include "engine/foundation/base/json.h"
#include "engine/outreach/drafting/outside_text.h"

#include <algorithm>
#include <array>

namespace countersign::drafting {

using base::ErrorCode;
using base::Json;

namespace {

constexpr std::string_view kMaxWords = "150";

std::string languageName(std::string_view language)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kNames{{{"en", "English"},
                                                                                   {"de", "Deutsch"},
                                                                                   {"fr", "français"},
                                                                                   {"es", "español"},
                                                                                   {"ja", "日本語"},
                                                                                   {"ar", "العربية"}}};
    for (const auto& [code, name] : kNames)
        if (language.substr(0, 2) == code)
            return std::string(name);
    return std::string(language);
}

/// The fields that a fact's words are made of: its own, and those that its values are named after.
std::vector<governance::EgressField> fieldsOf(const model::Fact& fact)
{
    std::vector<governance::EgressField> fields{{fact.recordKind, fact.record, fact.field}};
    for (const auto& [name, value] : fact.values)
        if (name != fact.field && model::fieldIndex(fact.recordKind, name))
            fields.push_back({fact.recordKind, fact.record, name});
    return fields;
}

bool mayLeave(const governance::EgressField& field, const EgressScope& scope)
{
    const auto index = model::fieldIndex(field.kind, field.field);
    if (!index)
        return false;
    const model::Sensitivity sensitivity = model::fieldsOf(field.kind)[*index].sensitivity;
    // A question is quoted from a personal mail, a role describes a person.
    return sensitivity == model::Sensitivity::Business ||
           (sensitivity == model::Sensitivity::Personal && scope.personalData);
}

bool mayLeave(const model::Fact& fact, const EgressScope& scope)
{
    const auto fields = fieldsOf(fact);
    return fact.sayable &&
           std::all_of(fields.begin(), fields.end(),
                       [&](const governance::EgressField& field) { return mayLeave(field, scope); });
}

std::string masked(std::string text, const Recipient& recipient)
{
    const std::string full = recipient.firstName + " " + recipient.lastName;
    for (const std::string& name : {full, recipient.lastName, recipient.firstName}) {
        if (name.size() < 2)
            continue;
        for (auto at = text.find(name); at != std::string::npos; at = text.find(name, at + 1))
            text.replace(at, name.size(), "[[recipient]]");
    }
    return text;
}

Json factToJson(const model::Fact& fact, const Recipient& recipient)
{
    return {{"id", fact.id},
            {"kind", fact.kind},
            {"text", textForModel(fact, [&](std::string text) { return masked(std::move(text), recipient); })}};
}

/// A name from a CRM stands among instructions here: it stays one short line without the evidence's marks.
std::string oneLine(const std::string& name)
{
    constexpr std::size_t kLongestName = 120;
    std::string line;
    for (const char c : visible(name))
        if (line.size() < kLongestName)
            line += static_cast<unsigned char>(c) < 0x20 || c == '<' || c == '>' ? ' ' : c;
    // A cut may have split a character of several bytes.
    while (!line.empty() && (static_cast<unsigned char>(line.back()) & 0xC0) == 0x80 && line.size() >= kLongestName - 3)
        line.pop_back();
    return line;
}

} // namespace

base::Result<ModelPrompt> buildModelPrompt(const prompts::PromptVersion& prompt, const Brief& brief,
                                           const std::vector<model::Fact>& facts, const EgressScope& scope)
{
    const prompts::PromptValues values{{"sender_company", brief.sender.company},
                                       {"account_name", oneLine(brief.recipient.accountName)},
                                       {"language", languageName(brief.language)},
                                       {"max_words", std::string(kMaxWords)}};
    COUNTERSIGN_ASSIGN(std::string instructions, prompts::renderPrompt(prompt, values));
    ModelPrompt result;
    result.fields.push_back({model::RecordKind::Account, brief.account, "name"});
    Json list = Json::array();
    for (const model::Fact& fact : facts) {
        if (!mayLeave(fact, scope))
            continue;
        list.push_back(factToJson(fact, brief.recipient));
        const auto fields = fieldsOf(fact);
        result.fields.insert(result.fields.end(), fields.begin(), fields.end());
    }
    if (list.empty())
        return base::fail(ErrorCode::NoEvidence, "no fact may go to a model");
    Json task{{"use_case", brief.useCase}, {"language", brief.language}, {"goal", brief.goal}};
    if (!brief.product.empty())
        task["about"] = oneLine(brief.product);
    const Json pack{{"facts", list}, {"task", task}};
    // "<" never stands in the pack by itself, so that a fact cannot close the fence.
    std::string evidence = base::dumpJson(pack);
    for (auto at = evidence.find_first_of("<>"); at != std::string::npos;
         at = evidence.find_first_of("<>", at + 6))
        evidence.replace(at, 1, evidence[at] == '<' ? "\\u003c" : "\\u003e");
    result.request.messages = {{llm::ModelRole::System, std::move(instructions)},
                               {llm::ModelRole::User, "<<<EVIDENCE\n" + evidence + "\nEVIDENCE>>>"}};
    return result;
}

base::Result<ModelDraft> draftFromModel(const ModelPrompt& prompt, const std::vector<model::Fact>& facts,
                                        const ModelCall& call, std::stop_token stop)
{
    COUNTERSIGN_ASSIGN(llm::ModelAnswer answer,
                       call.client.complete(prompt.request, call.permit, call.onDelta, stop));
    COUNTERSIGN_ASSIGN(model::DraftContent content, readModelAnswer(answer.text, facts, call.rules));
    return ModelDraft{.content = std::move(content), .usage = answer.usage};
}

std::string fallbackCode(const base::Error& error)
{
    switch (error.code) {
    case ErrorCode::BudgetExceeded:
        return "fallback_budget";
    case ErrorCode::ModelAnswerTruncated:
    case ErrorCode::ConnectionLost:
    case ErrorCode::OutcomeUnknown:
        return "fallback_truncated";
    case ErrorCode::Offline:
    case ErrorCode::HostUnreachable:
    case ErrorCode::ConnectionRefused:
    case ErrorCode::TimedOut:
    case ErrorCode::TlsFailed:
        return "fallback_offline";
    case ErrorCode::NotFound:
    case ErrorCode::KeyUnavailable:
        return "fallback_no_provider";
    case ErrorCode::SignInNeeded:
    case ErrorCode::SignInRefused:
    case ErrorCode::RateLimited:
    case ErrorCode::ServerRefused:
    case ErrorCode::ServerFailed:
    case ErrorCode::NotAllowed:
    case ErrorCode::PolicyRefused:
    case ErrorCode::AddressForbidden:
        return "fallback_refused";
    default:
        return "fallback_invalid";
    }
}

} // namespace countersign::drafting
