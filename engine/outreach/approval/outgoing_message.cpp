// SPDX-License-Identifier: Apache-2.0
#include "engine/outreach/approval/outgoing_message.h"

#include <algorithm>

namespace countersign::approval {

namespace {

using base::ErrorCode;

base::Sha256 digestColumn(const store::Rows& rows, int column)
{
    base::Sha256 digest{};
    const auto blob = rows.blob(column);
    if (blob.size() == digest.size())
        std::ranges::copy(blob, digest.begin());
    return digest;
}

base::Result<std::vector<std::string>> textArray(std::string_view json)
{
    COUNTERSIGN_ASSIGN(const base::Json array, base::parseJson(json));
    std::vector<std::string> texts;
    for (const base::Json& element : array) {
        if (!element.is_string())
            return base::fail(ErrorCode::StoreCorrupt, "a stored list holds something else than texts");
        texts.push_back(element.get<std::string>());
    }
    return texts;
}

base::Result<std::vector<model::CitedFact>> citedFacts(std::string_view json)
{
    COUNTERSIGN_ASSIGN(const base::Json array, base::parseJson(json));
    std::vector<model::CitedFact> facts;
    for (const base::Json& element : array) {
        const auto kind = model::recordKindFromName(base::jsonText(element, "kind"));
        const auto record = model::RecordId::parse(base::jsonText(element, "record"));
        const auto hash = base::fromHex(base::jsonText(element, "sha256"));
        if (!kind || !record || !hash || hash->size() != 32)
            return base::fail(ErrorCode::StoreCorrupt, "a cited fact is damaged");
        model::CitedFact fact{
            .kind = *kind, .record = *record, .field = base::jsonText(element, "field"), .valueHash = {}};
        std::ranges::copy(*hash, fact.valueHash.begin());
        facts.push_back(std::move(fact));
    }
    return facts;
}

constexpr const char* kSqlRequirements =
    "SELECT role, code, args FROM approval_requirement WHERE message_id=? ORDER BY role DESC";

base::Status readRequirements(store::Database& database, OutgoingMessage& message)
{
    COUNTERSIGN_ASSIGN(store::Rows rows, database.query(kSqlRequirements, message.id));
    while (rows.next()) {
        const auto role = governance::parseRole(rows.textView(0));
        if (!role)
            return base::fail(ErrorCode::StoreCorrupt, "a requirement names no role");
        COUNTERSIGN_ASSIGN(auto args, textArray(rows.textView(2)));
        message.required.push_back(
            {.role = *role, .because = {.code = rows.text(1), .args = std::move(args)}});
    }
    return rows.status();
}

constexpr const char* kSqlSignatures =
    "SELECT principal_id, key_id, role, signed_at, audit_index FROM approval_signature "
    "WHERE message_id=? AND void_at IS NULL ORDER BY pk";

base::Status readSignatures(store::Database& database, OutgoingMessage& message)
{
    COUNTERSIGN_ASSIGN(store::Rows rows, database.query(kSqlSignatures, message.id));
    while (rows.next()) {
        const auto role = governance::parseRole(rows.textView(2));
        if (!role)
            return base::fail(ErrorCode::StoreCorrupt, "a signature names no role");
        message.signatures.push_back({.principal = rows.id<model::PrincipalTag>(0),
                                      .keyId = rows.text(1),
                                      .role = *role,
                                      .signedAt = rows.instant(3),
                                      .auditIndex = rows.integer(4)});
    }
    return rows.status();
}

constexpr const char* kSqlFind =
    "SELECT id, state, reason_code, reason_args, draft_id, account_id, contact_id, use_case, author_id, "
    "mailbox_id, "
    "envelope_from, recipients, message_id_header, subject, blob_sha256, claim_report, claim_sha256, "
    "unresolved_claims, ai_share, value_minor, value_currency, prompt_name, prompt_version, not_before, "
    "not_after, "
    "cited_facts, policy_version, policy_sha256, undo_ms, comment, submitted_at, updated_at "
    "FROM approval_message WHERE id=?";

base::Status readSubmission(const store::Rows& rows, model::Submission& submission)
{
    submission.draft = rows.id<model::DraftTag>(4);
    submission.account = model::RecordId(rows.idBytes(5));
    submission.contact = model::RecordId(rows.idBytes(6));
    submission.useCase = rows.text(7);
    submission.author = rows.id<model::PrincipalTag>(8);
    submission.mailbox = rows.id<model::MailboxTag>(9);
    submission.envelopeFrom = rows.text(10);
    COUNTERSIGN_ASSIGN(submission.recipients, textArray(rows.textView(11)));
    submission.messageIdHeader = rows.text(12);
    submission.subject = rows.text(13);
    submission.claimReport = rows.text(15);
    submission.unresolvedClaims = static_cast<std::size_t>(rows.integer(17));
    submission.aiShare = rows.real(18);
    if (!rows.isNull(19))
        submission.value = base::Money{.amountMinor = rows.integer(19), .currency = rows.text(20)};
    submission.promptName = rows.text(21);
    submission.promptVersion = static_cast<int>(rows.integer(22));
    submission.notBefore = rows.instant(23);
    submission.notAfter = rows.instant(24);
    COUNTERSIGN_ASSIGN(submission.citedFacts, citedFacts(rows.textView(25)));
    return {};
}

base::Result<OutgoingMessage> readMessage(store::Database& database, const store::Rows& rows)
{
    OutgoingMessage message;
    message.id = rows.id<model::OutgoingTag>(0);
    const auto state = parseState(rows.textView(1));
    if (!state)
        return base::fail(ErrorCode::StoreCorrupt, "a message has an unknown state");
    message.state = *state;
    message.reason.code = rows.text(2);
    COUNTERSIGN_ASSIGN(message.reason.args, textArray(rows.textView(3)));
    COUNTERSIGN_TRY(readSubmission(rows, message.submission));
    message.sha256 = digestColumn(rows, 14);
    message.claimReportHash = digestColumn(rows, 16);
    message.policyVersion = rows.integer(26);
    message.policyHash = digestColumn(rows, 27);
    message.undoWindow = base::Duration(rows.integer(28));
    message.comment = rows.text(29);
    message.submittedAt = rows.instant(30);
    message.updatedAt = rows.instant(31);
    COUNTERSIGN_TRY(readRequirements(database, message));
    COUNTERSIGN_TRY(readSignatures(database, message));
    return message;
}

} // namespace

base::Json citedFactsJson(std::span<const model::CitedFact> facts)
{
    base::Json array = base::Json::array();
    for (const model::CitedFact& fact : facts) {
        base::Json object{
            {"record", fact.record.text()}, {"field", fact.field}, {"sha256", base::toHex(fact.valueHash)}};
        object["kind"] = std::string(model::recordKindName(fact.kind));
        array.push_back(std::move(object));
    }
    return array;
}

std::vector<governance::Role> OutgoingMessage::missing() const
{
    std::vector<governance::Role> roles;
    for (const auto& requirement : required)
        if (std::ranges::none_of(signatures,
                                 [&](const MessageSignature& s) { return s.role == requirement.role; }))
            roles.push_back(requirement.role);
    return roles;
}

base::Result<std::optional<OutgoingMessage>> findMessage(store::Database& database, OutgoingId id)
{
    COUNTERSIGN_ASSIGN(store::Rows rows, database.query(kSqlFind, id));
    if (!rows.next()) {
        COUNTERSIGN_TRY(rows.status());
        return std::nullopt;
    }
    COUNTERSIGN_ASSIGN(OutgoingMessage message, readMessage(database, rows));
    return message;
}

base::Result<OutgoingMessage> requireMessage(store::Database& database, OutgoingId id)
{
    COUNTERSIGN_ASSIGN(auto message, findMessage(database, id));
    if (!message)
        return base::fail(ErrorCode::NotFound, "no such message", {id.text()});
    return std::move(*message);
}

constexpr const char* kSqlOfDraft =
    "SELECT id FROM approval_message WHERE draft_id=? ORDER BY pk DESC LIMIT 1";

base::Result<std::optional<OutgoingMessage>> findMessageOfDraft(store::Database& database,
                                                                model::DraftId draft)
{
    COUNTERSIGN_ASSIGN(store::Rows rows, database.query(kSqlOfDraft, draft));
    if (!rows.next()) {
        COUNTERSIGN_TRY(rows.status());
        return std::nullopt;
    }
    return findMessage(database, rows.id<model::OutgoingTag>(0));
}

constexpr const char* kSqlOtherWent =
    "SELECT EXISTS (SELECT 1 FROM approval_message WHERE contact_id=?1 AND id<>?2 AND updated_at>?3 "
    "AND state IN ('accepted', 'unknown', 'transmitting'))";

base::Result<bool> otherMessageWentTo(store::Database& database, const OutgoingMessage& message, base::Instant since)
{
    if (message.submission.contact.isNull())
        return false;
    COUNTERSIGN_ASSIGN(store::Rows rows, database.query(kSqlOtherWent, message.submission.contact, message.id, since));
    const bool went = rows.next() && rows.integer(0) != 0;
    COUNTERSIGN_TRY(rows.status());
    return went;
}

constexpr const char* kSqlByHeader = "SELECT id FROM approval_message WHERE message_id_header=? ORDER BY "
                                     "state IN ('accepted', 'unknown', 'transmitting') DESC, pk DESC LIMIT 1";

base::Result<std::optional<OutgoingId>> findByMessageIdHeader(store::Database& database,
                                                              std::string_view header)
{
    COUNTERSIGN_ASSIGN(store::Rows rows, database.query(kSqlByHeader, header));
    if (!rows.next()) {
        COUNTERSIGN_TRY(rows.status());
        return std::nullopt;
    }
    return rows.id<model::OutgoingTag>(0);
}

constexpr const char* kSqlInState = "SELECT id FROM approval_message WHERE state=?";

base::Result<std::vector<OutgoingMessage>> listMessages(store::Database& database,
                                                        std::span<const MessageState> states)
{
    std::vector<OutgoingMessage> messages;
    for (const MessageState state : states) {
        COUNTERSIGN_ASSIGN(store::Rows rows, database.query(kSqlInState, stateName(state)));
        while (rows.next()) {
            COUNTERSIGN_ASSIGN(OutgoingMessage message,
                               requireMessage(database, rows.id<model::OutgoingTag>(0)));
            messages.push_back(std::move(message));
        }
        COUNTERSIGN_TRY(rows.status());
    }
    std::ranges::sort(messages, [](const OutgoingMessage& a, const OutgoingMessage& b) {
        return std::tie(b.updatedAt, b.id) < std::tie(a.updatedAt, a.id);
    });
    return messages;
}

constexpr const char* kSqlBytes = "SELECT b.bytes, b.sha256 FROM approval_message m JOIN approval_blob b "
                                  "ON b.sha256 = m.blob_sha256 WHERE m.id=?";

base::Result<base::Bytes> messageBytes(store::Database& database, OutgoingId id)
{
    COUNTERSIGN_ASSIGN(store::Rows rows, database.query(kSqlBytes, id));
    if (!rows.next()) {
        COUNTERSIGN_TRY(rows.status());
        return base::fail(ErrorCode::NotFound, "no such message", {id.text()});
    }
    base::Bytes bytes = rows.bytes(0);
    if (base::sha256(bytes) != digestColumn(rows, 1))
        return base::fail(ErrorCode::StoreCorrupt, "the frozen bytes are not what was frozen",
                          {"bytes_changed"});
    return bytes;
}

} // namespace countersign::approval
