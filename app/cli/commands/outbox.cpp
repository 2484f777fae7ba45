// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"
#include "app/cli/draft_text.h"
#include "app/cli/format.h"

#include <algorithm>
#include <set>

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
            rows.push_back({each.id, std::string(stateName(each.state)), each.contactName, each.subject, shown(each.leavesAt), shown(each.why) + " " + each.serverReply});
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
    json["rules"] = base::Json::array();
    json["signatures"] = base::Json::array();
    json["attempts"] = base::Json::array();
    std::string text = detail.row.subject + ": " + std::string(stateName(detail.row.state)) + ", " + shown(detail.row.why) + "\n";
    for (const api::RuleLine& each : detail.rules) {
        json["rules"].push_back({{"rule", toJson(each.phrase)}, {"passed", each.passed}});
        text += std::string(each.passed ? "  passes  " : "  waits   ") + shown(each.phrase) + "\n";
    }
    for (const api::SignatureView& each : detail.signatures) {
        json["signatures"].push_back({{"name", each.principalName}, {"at", base::toRfc3339(each.signedAt)}});
        text += "  signed by " + each.principalName + " at " + shown(each.signedAt) + "\n";
    }
    for (const api::AttemptView& each : detail.attempts) {
        json["attempts"].push_back({{"at", base::toRfc3339(each.startedAt)}, {"outcome", each.outcome}, {"reply", each.serverReply}, {"lastByteLeft", each.reachedPointOfNoReturn}});
        text += "  tried at " + shown(each.startedAt) + ": " + each.outcome + " " + each.serverReply + "\n";
    }
    session.print(json, text + "  sha256 " + detail.sha256 + "\n");
}

constexpr auto kLongestWait = std::chrono::minutes(10);

api::OutboxBoard boardOf(Session& session)
{
    return session.await<api::OutboxBoard>([&](auto reply) { session.reading().outbox().board(reply); });
}

std::string lineOf(const api::OutboxRow& row) { return "  " + row.id + "  " + row.contactName + ", " + row.subject; }

/// What was on its way when the command began, or came to it meanwhile, and what became of it: a mail that came back to
/// review is no longer on the board, and would go unmentioned.
class Departures
{
public:
    explicit Departures(Session& session) : m_session(session) { look(); }

    const api::OutboxBoard& look()
    {
        m_board = boardOf(m_session);
        for (const auto* group : {&m_board.waiting, &m_board.moving})
            for (const api::OutboxRow& row : *group)
                m_seen.insert(row.id);
        return m_board;
    }

    /// What went, and what did not and why: a quiet zero would hide a server that refuses.
    void print(int sent)
    {
        look();
        split();
        std::string text = std::to_string(sent) + " sent, " + std::to_string(m_board.waiting.size()) + " waiting" +
                           (m_returned.empty() ? "" : ", " + std::to_string(m_returned.size()) + " came back to review") + "\n";
        base::Json waiting = base::Json::array();
        base::Json returned = base::Json::array();
        base::Json left = base::Json::array();
        for (const api::OutboxRow& each : m_left) {
            left.push_back(rowJson(each));
            text += lineOf(each) + ": " + shown(each.why) + (each.serverReply.empty() ? "" : " (" + each.serverReply + ")") + "\n";
        }
        for (const api::OutboxRow& each : m_board.waiting) {
            waiting.push_back(rowJson(each));
            text += lineOf(each) + ": " + shown(each.why) + "\n";
        }
        for (const api::OutboxRow& each : m_returned) {
            returned.push_back(rowJson(each));
            text += lineOf(each) + ": back to review. " + shown(each.why) +
                    ".\n    Read it again, then \"review approve " + each.draft + "\", or \"draft discard " + each.draft + "\"\n";
        }
        if (!m_board.needsYou.empty())
            text += "  " + std::to_string(m_board.needsYou.size()) + " of unknown fate need your answer: \"outbox list\"\n";
        m_session.print({{"sent", sent}, {"left", left}, {"waiting", waiting}, {"returned", returned}}, text);
    }

private:
    /// Of what was seen and waits no longer: what left the house, and what did not.
    void split()
    {
        for (const auto* group : {&m_board.waiting, &m_board.moving, &m_board.needsYou})
            for (const api::OutboxRow& row : *group)
                m_seen.erase(row.id);
        for (const std::string& id : m_seen) {
            const auto now = m_session.await<api::OutboxDetail>([&](auto reply) { m_session.reading().outbox().detail(id, reply); });
            const bool back = now.row.state == api::MessageState::InReview || now.row.state == api::MessageState::Returned;
            (back ? m_returned : m_left).push_back(now.row);
        }
    }

    Session& m_session;
    api::OutboxBoard m_board;
    std::set<std::string> m_seen;
    std::vector<api::OutboxRow> m_left;
    std::vector<api::OutboxRow> m_returned;
};

int runOnce(Session& session)
{
    return session.await<int>([&](auto reply) { session.engine().outbox().runOnce(reply); });
}

void run(Session& session)
{
    Departures departures(session);
    departures.print(runOnce(session));
}

/// What is held by its undo window or waits for its turn within the next minutes; the rest waits for another day.
bool leavesSoon(const api::OutboxBoard& board, base::Instant now)
{
    return !board.stopped && (!board.moving.empty() || std::ranges::any_of(board.waiting, [now](const api::OutboxRow& row) {
        return row.leavesAt && *row.leavesAt - now < kLongestWait;
    }));
}

std::string reasonsOf(const api::OutboxBoard& board)
{
    std::string text;
    for (const api::OutboxRow& row : board.waiting)
        text += "  " + row.contactName + ", " + row.subject + ": " + shown(row.why) + "\n";
    return text;
}

void runUntilGone(Session& session)
{
    const base::Instant end = session.world().ports().clock.now() + kLongestWait;
    Departures departures(session);
    int sent = 0;
    std::string told;
    for (;;) {
        sent += runOnce(session);
        const api::OutboxBoard& board = departures.look();
        const base::Instant now = session.world().ports().clock.now();
        if (!leavesSoon(board, now) || now > end)
            break;
        // Once, and again when there is another reason: a silent program looks like one that hangs.
        if (const std::string why = reasonsOf(board); !why.empty() && why != told) {
            session.tell((told.empty() ? "Waiting, until " + shown(end) + " at the longest. Ctrl+C stops the waiting; what waits stays queued.\n"
                                       : std::string("Waiting\n")) +
                         why);
            told = why;
        }
        session.pause();
    }
    departures.print(sent);
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
