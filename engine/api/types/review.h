// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/api/types/common.h"
#include "engine/api/types/workspace.h"

namespace countersign::api {

/// Where a message stands on the one state machine of docs/architecture.md §9.
enum class MessageState {
    Draft,
    InReview,
    Returned,
    Rejected,
    Approved,
    Held,
    Queued,
    Transmitting,
    Accepted,
    Refused,
    Unknown,
    Cancelled,
    Expired,
};

struct DraftRow
{
    Id id;
    Id account;
    std::string accountName;
    std::string contactName;
    std::string subject;
    std::string useCase;
    MessageState state = MessageState::Draft;
    std::optional<Money> value;
    std::optional<Instant> leavesAt;
    int openClaims = 0;
    /// Roles whose signature is missing: "rep", "manager".
    std::vector<std::string> missingSignatures;
    friend bool operator==(const DraftRow&, const DraftRow&) = default;
};

struct SentenceView
{
    std::string text;
    /// Numbers of the facts it cites, as FactView::number.
    std::vector<int> citations;
    friend bool operator==(const SentenceView&, const SentenceView&) = default;
};

enum class BlockKind { Greeting, Text, NextStep, Closing };

struct BlockView
{
    BlockKind kind = BlockKind::Text;
    std::vector<SentenceView> sentences;
    bool editedByHand = false;
    friend bool operator==(const BlockView&, const BlockView&) = default;
};

struct FactView
{
    int number = 0;
    /// The evidence kind: "contract_renewal", "meeting", "ticket", "price", …
    std::string kind;
    std::string text;
    std::string sourceName;
    Id record;
    Instant asOf{};
    /// The row has changed since the sentence was written.
    bool changedSince = false;
    bool sayable = true;
    friend bool operator==(const FactView&, const FactView&) = default;
};

enum class ClaimState { Supported, Unsupported, Overruled };

struct ClaimView
{
    int index = 0;
    int block = 0;
    int sentence = 0;
    /// Byte range in the sentence's UTF-8 text.
    int begin = 0;
    int end = 0;
    std::string kind;
    std::string text;
    ClaimState state = ClaimState::Supported;
    /// The number of the nearest fact, 0 for none, and what it says instead.
    int nearestFact = 0;
    std::string suggestion;
    std::string overruleReason;
    friend bool operator==(const ClaimView&, const ClaimView&) = default;
};

struct PolicyView
{
    int passed = 0;
    int total = 0;
    std::vector<Phrase> failed;
    /// Why a second signature is asked for; empty code when it is not.
    Phrase escalation;
    friend bool operator==(const PolicyView&, const PolicyView&) = default;
};

struct SignatureView
{
    std::string principalName;
    Role role = Role::Rep;
    Instant signedAt{};
    friend bool operator==(const SignatureView&, const SignatureView&) = default;
};

struct DraftDetail
{
    DraftRow row;
    int revision = 0;
    Id contact;
    std::string contactTitle;
    std::string language;
    std::vector<BlockView> blocks;
    std::vector<FactView> facts;
    std::vector<ClaimView> claims;
    std::vector<std::string> to;
    std::vector<std::string> cc;
    Id mailbox;
    std::string fromAddress;
    std::string inReplyToSubject;
    Phrase leaves;
    std::string recipientZone;
    PolicyView policy;
    std::vector<SignatureView> signatures;
    /// "template" or "rag", and when it fell back, why.
    std::string level;
    Phrase fallback;
    std::string promptName;
    int promptVersion = 0;
    /// Names of the fields that went or would go to a model provider.
    std::vector<std::string> egressFields;
    Phrase returnedBecause;
    Instant editedAt{};
    friend bool operator==(const DraftDetail&, const DraftDetail&) = default;
};

/// A mail taken apart again: its bytes, and what a reader sees of them. Everything but `bytes` and what stands under
/// "who" is read back from the bytes.
struct ExactMail
{
    /// Read from the store, where nothing can change it. False: not frozen yet; this is how it would be frozen now,
    /// and date, Message-ID and digest will be others.
    bool frozen = false;
    std::string bytes;
    std::string sha256;
    /// "Name <address>", as the headers name them.
    std::string from;
    std::vector<std::string> to;
    std::vector<std::string> cc;
    /// Recipients that no header names.
    std::vector<std::string> bcc;
    std::string subject;
    /// The header's own words.
    std::string date;
    std::string messageId;
    std::string html;
    std::string text;
    /// Where a click of the reader could lead.
    std::vector<std::string> links;
    std::vector<std::string> recipients;
    // Who: the person at the desk, as what they sign it, and how long it can be taken back after the last signature.
    std::string signer;
    Role signerRole = Role::Rep;
    std::chrono::milliseconds undoWindow{0};
    friend bool operator==(const ExactMail&, const ExactMail&) = default;
};

/// What would go, or went, to the model provider.
struct EgressView
{
    std::string provider;
    std::vector<std::string> fields;
    std::string body;
    friend bool operator==(const EgressView&, const EgressView&) = default;
};

struct NewDraft
{
    Id account;
    Id contact;
    Id suggestion;
    std::string useCase;
    /// Empty: the offline template; else the name of a configured model provider.
    std::string provider;
    /// One that templates are in ("de"); empty: the recipient's.
    std::string language = {};
};

/// Mine: drafts of the workspace. NeedsMySignature: frozen, and it waits for the person at the desk. NeedsManager: of
/// those, what policy sends to a manager who is not its author.
enum class ReviewFilter { Mine, NeedsMySignature, NeedsManager };

} // namespace countersign::api
