// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"
#include "app/cli/format.h"

namespace countersign::cli {

namespace {

std::string_view actionName(api::SuggestedAction action)
{
    switch (action) {
    case api::SuggestedAction::Mail:
        return "mail";
    case api::SuggestedAction::Chat:
        return "chat";
    case api::SuggestedAction::Call:
        return "call";
    case api::SuggestedAction::Wait:
        return "wait";
    case api::SuggestedAction::HandOver:
        return "hand_over";
    }
    return "";
}

base::Json suggestionJson(const api::Suggestion& each)
{
    base::Json reasons = base::Json::array();
    for (const api::Reason& reason : each.reasons)
        reasons.push_back({{"reason", toJson(reason.phrase)}, {"points", reason.weight}, {"record", reason.record}});
    base::Json json{{"id", each.id}, {"account", each.account}, {"accountName", each.accountName}, {"contact", each.contact},
                    {"contactName", each.contactName}, {"action", actionName(each.action)}, {"useCase", each.useCase},
                    {"headline", toJson(each.headline)}, {"reasons", reasons}, {"value", toJson(each.value)},
                    {"score", each.score}, {"nextLegal", base::toRfc3339(each.nextLegal)}, {"zone", each.recipientZone},
                    {"draft", each.draft}};
    if (!each.moved.code.empty())
        json["moved"] = toJson(each.moved);
    if (each.runnerUp)
        json["runnerUp"] = {{"contactName", each.runnerUp->contactName}, {"whyNot", toJson(each.runnerUp->whyNot)}};
    return json;
}

void list(Session& session, int limit)
{
    const auto found = session.await<api::SuggestionList>([&](auto reply) { session.reading().suggestions().list(limit, reply); });
    base::Json json = base::Json::array();
    std::string text;
    for (const api::Suggestion& each : found.items) {
        json.push_back(suggestionJson(each));
        text += (each.contactName.empty() ? "Someone" : each.contactName) + ", " + each.accountName + " - " + shown(each.headline) +
                (each.value ? " - " + shown(each.value) : "") + "\n    " + each.useCase + " by " + std::string(actionName(each.action)) +
                ", may leave " + shown(each.nextLegal) + "  [" + each.id + "]\n    ";
        for (const api::Reason& reason : each.reasons)
            text += shown(reason.phrase) + (reason.weight < 0 ? " (" : " (+") + std::to_string(static_cast<int>(reason.weight)) + ")  ";
        if (each.runnerUp)
            text += "\n    then " + each.runnerUp->contactName + ": " + shown(each.runnerUp->whyNot);
        text += "\n";
    }
    if (static_cast<int>(found.items.size()) == limit)
        text += "These are the first " + std::to_string(limit) + "; --limit shows more.\n";
    else
        text += "That's all for today. " + std::to_string(found.waiting) + " more wait for a better moment.\n";
    session.print({{"suggestions", json}, {"waiting", found.waiting}}, text);
}

} // namespace

void addSuggestCommands(CLI::App& app, Session& session)
{
    CLI::App* suggest = app.add_subcommand("suggest", "Whom to follow up, and why now");
    auto limit = std::make_shared<int>(10);
    auto id = std::make_shared<std::string>();
    auto text = std::make_shared<std::string>();
    suggest->add_option("--limit", *limit);
    CLI::App* snooze = suggest->add_subcommand("snooze", "Not now");
    snooze->add_option("ID", *id)->required();
    snooze->add_option("--until", *text, "2026-06-09T10:00:00Z")->required();
    snooze->callback([=, &session] {
        const auto until = base::parseRfc3339(*text);
        if (!until)
            throw CommandFailed{{.code = base::ErrorCode::InvalidInput, .detail = "--until takes a time like 2026-06-09T10:00:00Z"}};
        session.await<void>([&](auto reply) { session.engine().suggestions().snooze(*id, *until, reply); });
        session.print({{"snoozed", *id}}, "Snoozed until " + *text + "\n");
    });
    CLI::App* dismiss = suggest->add_subcommand("dismiss", "Not at all");
    dismiss->add_option("ID", *id)->required();
    dismiss->add_option("--reason", *text)->required();
    dismiss->callback([=, &session] {
        session.await<void>([&](auto reply) { session.engine().suggestions().dismiss(*id, *text, reply); });
        session.print({{"dismissed", *id}}, "Dismissed\n");
    });
    suggest->callback([=, &session] {
        if (suggest->get_subcommands().empty())
            list(session, *limit);
    });
}

} // namespace countersign::cli
