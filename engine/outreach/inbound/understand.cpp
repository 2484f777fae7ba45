// SPDX-License-Identifier: Apache-2.0
#include "engine/outreach/inbound/understand.h"

#include "engine/foundation/events/event_log.h"
#include "engine/platform/records/record_store.h"

namespace countersign::inbound {

using model::Record;
using model::RecordKind;

namespace {

/// How a class counts; empty where it is no outcome of our message.
std::string_view outcomeOf(InboundClass kind)
{
    switch (kind) {
    case InboundClass::HumanReply:
    case InboundClass::MeetingDeclined:
        return "reply";
    case InboundClass::OptOut:
        return "opt_out";
    case InboundClass::MeetingAccepted:
        return "meeting";
    case InboundClass::OutOfOffice:
        return "out_of_office";
    case InboundClass::HardBounce:
    case InboundClass::SoftBounce:
    case InboundClass::BlockBounce:
        return "bounce";
    case InboundClass::AutomaticReply:
    case InboundClass::Delay:
    case InboundClass::ListMail:
        return {};
    }
    return {};
}

constexpr const char* kSqlInsertVerdict =
    "INSERT INTO inbound_verdict(record_id, class, reason, outgoing, match_rule, detail, at) VALUES(?, ?, ?, ?, ?, ?, ?) "
    "ON CONFLICT(record_id) DO NOTHING";

base::Status storeVerdict(store::Transaction& transaction, const Verdict& verdict)
{
    const base::Json detail{{"args", verdict.rule.args}};
    return transaction.run(kSqlInsertVerdict, verdict.record, className(verdict.kind), verdict.rule.code, verdict.outgoing,
                           verdict.matchRule, base::dumpJson(detail), verdict.at);
}

/// A report about one of our own messages says that its recipient's address does not exist. Anybody can forge a report,
/// so it can stop mail only to the person whom that message went to.
base::Status suppressDeadAddress(store::Transaction& transaction, const governance::SuppressionKey& suppression,
                                 const Record& mail, const governance::Actor& actor)
{
    COUNTERSIGN_ASSIGN(const auto contact, records::findRecord(transaction.database(), RecordKind::Contact,
                                                               mail.reference("contact")));
    if (!contact || contact->text("email").empty())
        return {};
    return governance::addSuppression(transaction, suppression,
                                      {.scope = governance::SuppressionScope::Person,
                                       .value = contact->text("email"),
                                       .reason = "bounce"},
                                      actor);
}

/// What follows from a class: the outcome, and for an opt-out or a dead address the suppression in the same breath.
base::Status applyConsequences(store::Transaction& transaction, const governance::SuppressionKey& suppression,
                               const Record& mail, const Verdict& verdict, const governance::Actor& actor)
{
    const std::string address = mail.text("from_address");
    if (verdict.kind == InboundClass::OptOut && !address.empty())
        COUNTERSIGN_TRY(governance::addSuppression(
            transaction, suppression,
            {.scope = governance::SuppressionScope::Person, .value = address, .reason = "opt_out"}, actor));
    if (verdict.kind == InboundClass::HardBounce && !verdict.outgoing.isNull())
        COUNTERSIGN_TRY(suppressDeadAddress(transaction, suppression, mail, actor));
    const std::string_view kind = outcomeOf(verdict.kind);
    if (kind.empty() || verdict.outgoing.isNull())
        return {};
    const base::Result<bool> recorded = recordOutcome(transaction, {.kind = std::string(kind),
                                                                    .outgoing = verdict.outgoing,
                                                                    .account = mail.reference("account"),
                                                                    .contact = mail.reference("contact"),
                                                                    .evidence = mail.id,
                                                                    .at = mail.instant("at").value_or(actor.now)});
    return recorded ? base::Status{} : base::fail(recorded.error());
}

/// A delivery report comes from the postmaster: the account and person are those of the message that it is about.
base::Status adoptPerson(store::Database& database, const Match& match, Record& mail)
{
    if (!mail.reference("contact").isNull() && !mail.reference("account").isNull())
        return {};
    COUNTERSIGN_ASSIGN(const auto sent, records::findRecord(database, RecordKind::Message, match.sent));
    if (!sent)
        return {};
    if (mail.reference("account").isNull())
        mail.set("account", sent->get("account"));
    if (mail.reference("contact").isNull())
        mail.set("contact", sent->get("contact"));
    return {};
}

base::Result<std::optional<Verdict>> understandOne(Understanding& understanding, store::Transaction& transaction,
                                                   model::RecordId id)
{
    COUNTERSIGN_ASSIGN(auto mail, records::findRecord(understanding.database, RecordKind::Message, id));
    if (!mail || mail->deleted || mail->text("direction") != "in")
        return std::nullopt;
    const records::MailFacts facts = records::mailFactsFromText(mail->text("headers"));
    const std::string from = mail->text("from_address");
    const std::string subject = mail->text("subject");
    const std::string body = mail->text("body");
    const Classification found = classify({.from = from, .subject = subject, .text = body, .facts = facts});
    const base::Instant now = understanding.clock.now();
    Verdict verdict{.record = id, .kind = found.kind, .rule = found.rule, .at = now};
    COUNTERSIGN_ASSIGN(const auto match, matchToSent(understanding.database, *mail, facts));
    if (match) {
        verdict.outgoing = match->outgoing;
        verdict.matchRule = match->rule;
        COUNTERSIGN_TRY(adoptPerson(understanding.database, *match, *mail));
    }
    COUNTERSIGN_TRY(storeVerdict(transaction, verdict));
    if (transaction.database().changedRows() == 0)
        return std::nullopt;
    COUNTERSIGN_TRY(applyConsequences(transaction, understanding.suppression, *mail, verdict, {"system", now}));
    transaction.changed(store::ChangeKind::Inbound, id);
    COUNTERSIGN_TRY(events::appendEvent(transaction,
                                        {.kind = "inbound.understood",
                                         .subject = id.bytes(),
                                         .payload = {{"class", className(verdict.kind)},
                                                     {"outgoing", verdict.outgoing.text()},
                                                     {"account", mail->reference("account").text()}}},
                                        now));
    return verdict;
}

} // namespace

base::Result<std::vector<Verdict>> understandNewMail(Understanding& understanding)
{
    constexpr std::size_t kBatch = 200;
    std::vector<Verdict> verdicts;
    for (;;) {
        COUNTERSIGN_ASSIGN(const std::int64_t consumed, events::consumedUpTo(understanding.database, kConsumer));
        COUNTERSIGN_ASSIGN(const auto batch, events::readEvents(understanding.database, consumed, kBatch));
        if (batch.empty())
            return verdicts;
        COUNTERSIGN_ASSIGN(store::Transaction transaction, store::Transaction::begin(understanding.database));
        std::vector<Verdict> fresh;
        for (const events::StoredEvent& event : batch) {
            if (event.event.kind != kMailStored)
                continue;
            COUNTERSIGN_ASSIGN(auto verdict, understandOne(understanding, transaction, model::RecordId(event.event.subject)));
            if (verdict)
                fresh.push_back(std::move(*verdict));
        }
        COUNTERSIGN_TRY(events::markConsumed(transaction, kConsumer, batch.back().seq, understanding.clock.now()));
        COUNTERSIGN_TRY(transaction.commit());
        verdicts.insert(verdicts.end(), std::make_move_iterator(fresh.begin()), std::make_move_iterator(fresh.end()));
    }
}

constexpr const char* kSqlListVerdicts =
    "SELECT record_id, class, reason, outgoing, match_rule, detail, corrected_by, at FROM inbound_verdict "
    "ORDER BY pk DESC LIMIT ?";

base::Result<std::vector<Verdict>> listVerdicts(store::Database& database, std::size_t limit)
{
    COUNTERSIGN_ASSIGN(store::Rows rows, database.query(kSqlListVerdicts, limit));
    std::vector<Verdict> verdicts;
    while (rows.next()) {
        Verdict verdict{.record = rows.id<model::RecordTag>(0),
                        .kind = parseClass(rows.textView(1)).value_or(InboundClass::HumanReply),
                        .rule = {.code = rows.text(2)},
                        .outgoing = rows.id<model::OutgoingTag>(3),
                        .matchRule = rows.text(4),
                        .correctedBy = rows.text(6),
                        .at = rows.instant(7)};
        if (const auto detail = base::parseJson(rows.textView(5)))
            for (const base::Json& arg : base::jsonMember(*detail, "args"))
                verdict.rule.args.push_back(arg.get<std::string>());
        verdicts.push_back(std::move(verdict));
    }
    COUNTERSIGN_TRY(rows.status());
    return verdicts;
}

constexpr const char* kSqlCorrect = "UPDATE inbound_verdict SET class=?2, corrected_by=?3 WHERE record_id=?1";
constexpr const char* kSqlOutgoingOf = "SELECT outgoing FROM inbound_verdict WHERE record_id=?";
constexpr const char* kSqlDropOutcomes = "DELETE FROM inbound_outcome WHERE evidence=?";

base::Status correctVerdict(store::Transaction& transaction, const governance::SuppressionKey& suppression,
                            model::RecordId record, InboundClass kind, const governance::Actor& actor)
{
    COUNTERSIGN_TRY(transaction.run(kSqlCorrect, record, className(kind), actor.name));
    if (transaction.database().changedRows() == 0)
        return base::fail(base::ErrorCode::NotFound, "no verdict on this mail", {record.text()});
    Verdict verdict{.record = record, .kind = kind, .at = actor.now};
    {
        COUNTERSIGN_ASSIGN(store::Rows rows, transaction.query(kSqlOutgoingOf, record));
        if (rows.next())
            verdict.outgoing = rows.id<model::OutgoingTag>(0);
        COUNTERSIGN_TRY(rows.status());
    }
    COUNTERSIGN_ASSIGN(const auto mail, records::findRecord(transaction.database(), RecordKind::Message, record));
    if (!mail)
        return base::fail(base::ErrorCode::NotFound, "the mail is gone", {record.text()});
    COUNTERSIGN_TRY(transaction.run(kSqlDropOutcomes, record));
    COUNTERSIGN_TRY(applyConsequences(transaction, suppression, *mail, verdict, actor));
    transaction.changed(store::ChangeKind::Inbound, record);
    return events::appendEvent(transaction,
                               {.kind = "inbound.corrected",
                                .subject = record.bytes(),
                                .payload = {{"class", className(kind)}, {"actor", actor.name}}},
                               actor.now);
}

} // namespace countersign::inbound
