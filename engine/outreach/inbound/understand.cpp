// SPDX-License-Identifier: Apache-2.0
#include "engine/outreach/inbound/understand.h"

#include "engine/foundation/events/event_log.h"
#include "engine/foundation/text/unicode.h"
#include "engine/outreach/inbound/consequences.h"
#include "engine/platform/records/record_store.h"

#include <algorithm>

namespace countersign::inbound {

using model::Record;
using model::RecordKind;

namespace {

constexpr const char* kSqlInsertVerdict =
    "INSERT INTO inbound_verdict(record_id, class, reason, outgoing, match_rule, detail, at) VALUES(?, ?, ?, ?, ?, ?, ?) "
    "ON CONFLICT(record_id) DO NOTHING";

base::Status storeVerdict(store::Transaction& transaction, const Verdict& verdict)
{
    const base::Json detail{{"args", verdict.rule.args}};
    return transaction.run(kSqlInsertVerdict, verdict.record, className(verdict.kind), verdict.rule.code, verdict.outgoing,
                           verdict.matchRule, base::dumpJson(detail), verdict.at);
}

/// Our message that the mail belongs to.
base::Result<std::optional<Record>> sentMessage(store::Database& database, const std::optional<Match>& match)
{
    if (!match)
        return std::nullopt;
    return records::findRecord(database, RecordKind::Message, match->sent);
}

/// What a mail belongs to says whose it is: a delivery report comes from the postmaster, a person answers from another
/// address, and one address may stand under two accounts. Somebody else of the same account stays who they are.
base::Status adoptPerson(store::Database& database, const Record& sent, Record& mail)
{
    COUNTERSIGN_ASSIGN(const auto recipients, recipientsOf(database, sent));
    const bool sameAccount = !mail.reference("account").isNull() && mail.reference("account") == sent.reference("account");
    const bool colleague = sameAccount && !mail.reference("contact").isNull() &&
                           std::ranges::find(recipients, mail.text("from_address")) == recipients.end();
    mail.set("account", sent.get("account"));
    if (!colleague)
        mail.set("contact", sent.get("contact"));
    return {};
}

/// What the sender wrote anew. Ingest cuts what is marked as quoted; where a mail program marks nothing, our own
/// sentences are still known. Short lines stay: their words are anybody's.
std::string withoutOurWords(const std::string& body, const std::string& ours)
{
    constexpr std::size_t kAnybodysBytes = 24;
    const std::string known = text::normalName(ours);
    std::string rest;
    for (std::string_view left = body; !left.empty();) {
        const std::size_t end = std::min(left.find('\n'), left.size());
        const std::string_view line = left.substr(0, end);
        left.remove_prefix(std::min(end + 1, left.size()));
        const std::string normal = text::normalName(line);
        if (normal.size() < kAnybodysBytes || known.find(normal) == std::string::npos)
            rest.append(line).append("\n");
    }
    return rest;
}

Classification classifyMail(const Record& mail, const std::optional<Record>& sent, const records::MailFacts& facts)
{
    const std::string from = mail.text("from_address");
    std::string subject = mail.text("subject");
    std::string body = mail.text("body");
    if (sent) {
        body = withoutOurWords(body, sent->text("body"));
        if (const std::string ours = sent->text("subject"); bareSubject(subject) == bareSubject(ours))
            subject.clear();
    }
    return classify({.from = from, .subject = subject, .text = body, .facts = facts});
}

base::Result<std::optional<Verdict>> understandOne(Understanding& understanding, store::Transaction& transaction,
                                                   model::RecordId id)
{
    COUNTERSIGN_ASSIGN(auto mail, records::findRecord(understanding.database, RecordKind::Message, id));
    if (!mail || mail->deleted || mail->text("direction") != "in")
        return std::nullopt;
    const records::MailFacts facts = records::mailFactsFromText(mail->text("headers"));
    const base::Instant now = understanding.clock.now();
    COUNTERSIGN_ASSIGN(const auto match, matchToSent(understanding.database, *mail, facts));
    COUNTERSIGN_ASSIGN(const auto sent, sentMessage(understanding.database, match));
    const Classification found = classifyMail(*mail, sent, facts);
    Verdict verdict{.record = id, .kind = found.kind, .rule = found.rule, .at = now};
    if (match) {
        verdict.outgoing = match->outgoing;
        verdict.matchRule = match->rule;
    }
    COUNTERSIGN_TRY(storeVerdict(transaction, verdict));
    if (transaction.database().changedRows() == 0)
        return std::nullopt;
    if (sent) {
        COUNTERSIGN_TRY(adoptPerson(understanding.database, *sent, *mail));
        // Kept with the mail, so that the next message to them is held against it. A report is nobody's letter: kept
        // as one, it would be quoted, counted and answered.
        if (facts.deliveryStatus.empty()) {
            COUNTERSIGN_ASSIGN([[maybe_unused]] const auto kept, records::upsertRecord(transaction, *mail, {}, now));
        }
    }
    COUNTERSIGN_TRY(applyConsequences(transaction, understanding.suppression, *mail, sent, verdict, {"system", now}));
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
    store::Database& database = transaction.database();
    COUNTERSIGN_ASSIGN(auto mail, records::findRecord(database, RecordKind::Message, record));
    if (!mail)
        return base::fail(base::ErrorCode::NotFound, "the mail is gone", {record.text()});
    COUNTERSIGN_ASSIGN(const auto match, matchToSent(database, *mail, records::mailFactsFromText(mail->text("headers"))));
    COUNTERSIGN_ASSIGN(const auto sent, sentMessage(database, match));
    if (sent)
        COUNTERSIGN_TRY(adoptPerson(database, *sent, *mail));
    COUNTERSIGN_TRY(transaction.run(kSqlDropOutcomes, record));
    COUNTERSIGN_TRY(applyConsequences(transaction, suppression, *mail, sent, verdict, actor));
    transaction.changed(store::ChangeKind::Inbound, record);
    return events::appendEvent(transaction,
                               {.kind = "inbound.corrected",
                                .subject = record.bytes(),
                                .payload = {{"class", className(kind)}, {"actor", actor.name}}},
                               actor.now);
}

} // namespace countersign::inbound
