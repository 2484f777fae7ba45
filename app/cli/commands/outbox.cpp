// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"
#include "app/cli/draft_text.h"
#include "app/cli/format.h"

#include <algorithm>

namespace countersign::cli {

namespace {

base::Json rowJson(const api::OutboxRow& row)
{
    return {{"id", row.id}, {"draft", row.draft}, {"accountName", row.accountName}, {"contactName", row.contactName},
            {"subject", row.subject}, {"state", stateName(row.state)}, {"leavesAt", toJson(row.leavesAt)},
            {"why", toJson(row.why)}, {"serverReply", row.serverReply}};
}

void list(Session& session)
{
    const auto board = session.await<api::OutboxBoard>([&](auto reply) { session.reading().outbox().board(reply); });
    base::Json json{{"stopped", board.stopped}};
    std::vector<std::vector<std::string>> rows{{"id", "state", "to", "subject", "leaves", "why"}};
    const auto add = [&](const char* name, const std::vector<api::OutboxRow>& group) {
        json[name] = base::Json::array();
        for (const api::OutboxRow& each : group) {
            json[name].push_back(rowJson(each));
            rows.push_back({each.id, std::string(stateName(each.state)), each.contactName, each.subject, shown(each.leavesAt), words(each.why) + " " + each.serverReply});
        }
    };
    add("needsYou", board.needsYou);
    add("moving", board.moving);
    add("waiting", board.waiting);
    add("gone", board.gone);
    session.print(json, (board.stopped ? "Everything is stopped.\n" : "") + table(rows));
}

void show(Session& session, const std::string& id)
{
    const auto detail = session.await<api::OutboxDetail>([&](auto reply) { session.reading().outbox().detail(id, reply); });
    base::Json json = rowJson(detail.row);
    json["sha256"] = detail.sha256;
    json["signatures"] = base::Json::array();
    json["attempts"] = base::Json::array();
    std::string text = detail.row.subject + ": " + std::string(stateName(detail.row.state)) + ", " + words(detail.row.why) + "\n";
    for (const api::SignatureView& each : detail.signatures) {
        json["signatures"].push_back({{"name", each.principalName}, {"at", base::toRfc3339(each.signedAt)}});
        text += "  signed by " + each.principalName + " at " + base::toRfc3339(each.signedAt) + "\n";
    }
    for (const api::AttemptView& each : detail.attempts) {
        json["attempts"].push_back({{"at", base::toRfc3339(each.startedAt)}, {"outcome", each.outcome}, {"reply", each.serverReply}, {"lastByteLeft", each.reachedPointOfNoReturn}});
        text += "  tried at " + base::toRfc3339(each.startedAt) + ": " + each.outcome + " " + each.serverReply + "\n";
    }
    session.print(json, text + "  sha256 " + detail.sha256 + "\n");
}

/// What went, and what did not and why: a quiet zero would hide a server that refuses.
void printSent(Session& session, int sent)
{
    const auto board = session.await<api::OutboxBoard>([&](auto reply) { session.reading().outbox().board(reply); });
    std::string text = std::to_string(sent) + " sent, " + std::to_string(board.waiting.size()) + " waiting\n";
    base::Json waiting = base::Json::array();
    for (const api::OutboxRow& each : board.waiting) {
        waiting.push_back(rowJson(each));
        text += "  " + each.contactName + ": " + words(each.why) + "\n";
    }
    if (!board.needsYou.empty())
        text += "  " + std::to_string(board.needsYou.size()) + " of unknown fate need your answer: \"outbox list\"\n";
    session.print({{"sent", sent}, {"waiting", waiting}}, text);
}

void run(Session& session)
{
    const int sent = session.await<int>([&](auto reply) { session.engine().outbox().runOnce(reply); });
    printSent(session, sent);
}

constexpr auto kLongestWait = std::chrono::minutes(10);

/// What is held by its undo window or waits for its turn within the next minutes; the rest waits for another day.
bool leavesSoon(const api::OutboxBoard& board, base::Instant now)
{
    return !board.stopped && (!board.moving.empty() || std::ranges::any_of(board.waiting, [now](const api::OutboxRow& row) {
        return row.leavesAt && *row.leavesAt - now < kLongestWait;
    }));
}

void runUntilGone(Session& session)
{
    const base::Instant end = session.world().ports().clock.now() + kLongestWait;
    int sent = 0;
    for (;;) {
        sent += session.await<int>([&](auto reply) { session.engine().outbox().runOnce(reply); });
        const auto board = session.await<api::OutboxBoard>([&](auto reply) { session.reading().outbox().board(reply); });
        const base::Instant now = session.world().ports().clock.now();
        if (!leavesSoon(board, now) || now > end)
            break;
        session.pause();
    }
    printSent(session, sent);
}

void poll(Session& session, bool wait)
{
    const base::Instant end = session.world().ports().clock.now() + kLongestWait;
    int stored = 0;
    for (;;) {
        stored = session.await<int>([&](auto reply) { session.engine().sources().pollMail(reply); });
        if (!wait || stored > 0 || session.world().ports().clock.now() > end)
            break;
        session.pause();
    }
    session.print({{"new", stored}}, std::to_string(stored) + " new messages\n");
}

void done(Session& session, const char* what, const std::string& text) { session.print({{"done", what}}, text); }

} // namespace

void addOutboxCommands(CLI::App& app, Session& session)
{
    CLI::App* outbox = app.add_subcommand("outbox", "What was approved, on its way out");
    outbox->require_subcommand(1);
    auto id = std::make_shared<std::string>();
    auto arrived = std::make_shared<bool>(false);
    auto again = std::make_shared<bool>(false);
    auto wait = std::make_shared<bool>(false);
    outbox->add_subcommand("list", "The departure board")->callback([&session] { list(session); });
    CLI::App* go = outbox->add_subcommand("run", "Read the mailboxes, then hand over what is due");
    go->add_flag("--wait", *wait, "Until what leaves within ten minutes has left");
    go->callback([=, &session] { *wait ? runUntilGone(session) : run(session); });
    CLI::App* one = outbox->add_subcommand("show", "One message, rule by rule");
    one->add_option("ID", *id)->required();
    one->callback([=, &session] { show(session, *id); });
    CLI::App* cancel = outbox->add_subcommand("cancel", "Take it back; every signature is void");
    cancel->add_option("ID", *id)->required();
    cancel->callback([=, &session] {
        session.await<void>([&](auto reply) { session.engine().outbox().takeBack(*id, reply); });
        done(session, "cancelled", "Taken back\n");
    });
    CLI::App* resolve = outbox->add_subcommand("resolve", "Say what became of a message of unknown fate");
    resolve->add_option("ID", *id)->required();
    resolve->add_flag("--arrived", *arrived, "It arrived");
    resolve->add_flag("--send-again", *again, "It did not; queue it again");
    resolve->callback([=, &session] {
        if (*arrived == *again)
            throw CommandFailed{{.code = base::ErrorCode::InvalidInput, .detail = "say either --arrived or --send-again"}};
        auto secret = std::make_shared<base::SecretText>(session.humanPassphrase("Your passphrase"));
        session.await<void>([&](auto reply) {
            session.engine().outbox().resolve(*id, *arrived ? api::Resolution::Arrived : api::Resolution::SendAgain, std::move(*secret), reply);
        });
        done(session, "resolved", "Recorded\n");
    });
    outbox->add_subcommand("stop", "Nothing leaves from now on")->callback([&session] {
        session.await<void>([&](auto reply) { session.engine().outbox().stopEverything(reply); });
        done(session, "stopped", "Everything is stopped\n");
    });
    outbox->add_subcommand("resume", "What is approved may leave again")->callback([&session] {
        session.await<void>([&](auto reply) { session.engine().outbox().resume(reply); });
        done(session, "resumed", "Resumed\n");
    });
    CLI::App* inbound = app.add_subcommand("inbound", "What comes back");
    inbound->require_subcommand(1);
    CLI::App* read = inbound->add_subcommand("poll", "Read the mailboxes now");
    read->add_flag("--wait", *wait, "Until something new is there, ten minutes at most");
    read->callback([=, &session] { poll(session, *wait); });
}

} // namespace countersign::cli
