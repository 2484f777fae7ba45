// SPDX-License-Identifier: Apache-2.0
#include "app/cli/draft_text.h"

#include "app/cli/format.h"

namespace countersign::cli {

std::string_view stateName(api::MessageState state)
{
    switch (state) {
    case api::MessageState::Draft:
        return "draft";
    case api::MessageState::InReview:
        return "in_review";
    case api::MessageState::Returned:
        return "returned";
    case api::MessageState::Rejected:
        return "rejected";
    case api::MessageState::Approved:
        return "approved";
    case api::MessageState::Held:
        return "held";
    case api::MessageState::Queued:
        return "queued";
    case api::MessageState::Transmitting:
        return "transmitting";
    case api::MessageState::Accepted:
        return "accepted";
    case api::MessageState::Refused:
        return "refused";
    case api::MessageState::Unknown:
        return "unknown";
    case api::MessageState::Cancelled:
        return "cancelled";
    case api::MessageState::Expired:
        return "expired";
    }
    return "";
}

base::Json toJson(const api::DraftRow& row)
{
    return {{"id", row.id},           {"account", row.account},       {"accountName", row.accountName},
            {"contactName", row.contactName}, {"subject", row.subject},       {"useCase", row.useCase},
            {"state", stateName(row.state)},  {"value", toJson(row.value)},   {"openClaims", row.openClaims},
            {"missingSignatures", row.missingSignatures}};
}

namespace {

std::string_view claimState(api::ClaimState state)
{
    switch (state) {
    case api::ClaimState::Supported:
        return "supported";
    case api::ClaimState::Unsupported:
        return "unsupported";
    case api::ClaimState::Overruled:
        return "overruled";
    }
    return "";
}

base::Json blocksToJson(const api::DraftDetail& draft)
{
    base::Json blocks = base::Json::array();
    for (const api::BlockView& block : draft.blocks) {
        base::Json sentences = base::Json::array();
        for (const api::SentenceView& sentence : block.sentences)
            sentences.push_back({{"text", sentence.text}, {"facts", sentence.citations}});
        blocks.push_back({{"sentences", std::move(sentences)}, {"editedByHand", block.editedByHand}});
    }
    return blocks;
}

} // namespace

base::Json toJson(const api::DraftDetail& draft)
{
    base::Json json = toJson(draft.row);
    json["revision"] = draft.revision;
    json["language"] = draft.language;
    json["to"] = draft.to;
    json["from"] = draft.fromAddress;
    json["level"] = draft.level;
    json["fallback"] = draft.fallback.code;
    json["prompt"] = draft.promptName + "@" + std::to_string(draft.promptVersion);
    json["blocks"] = blocksToJson(draft);
    base::Json facts = base::Json::array();
    for (const api::FactView& fact : draft.facts)
        facts.push_back({{"number", fact.number}, {"kind", fact.kind}, {"text", fact.text}, {"record", fact.record}, {"sayable", fact.sayable}, {"changedSince", fact.changedSince}});
    json["evidence"] = std::move(facts);
    base::Json claims = base::Json::array();
    for (const api::ClaimView& claim : draft.claims)
        claims.push_back({{"index", claim.index}, {"kind", claim.kind}, {"text", claim.text}, {"state", claimState(claim.state)}, {"suggestion", claim.suggestion}});
    json["claims"] = std::move(claims);
    base::Json failed = base::Json::array();
    for (const api::Phrase& phrase : draft.policy.failed)
        failed.push_back(toJson(phrase));
    json["returnedBecause"] = toJson(draft.returnedBecause);
    json["policy"] = {{"passed", draft.policy.passed}, {"total", draft.policy.total}, {"failed", failed}, {"escalation", toJson(draft.policy.escalation)}};
    return json;
}

std::string toText(const api::DraftDetail& draft)
{
    std::string text = "Draft " + draft.row.id + " (" + std::string(stateName(draft.row.state)) + ", " + draft.level + ", " + draft.language + ")\n";
    if (!draft.fallback.code.empty())
        text += "  Written by the template: " + shown(draft.fallback) + "\n";
    text += "  To " + (draft.to.empty() ? std::string("-") : draft.to.front()) + ", from " + draft.fromAddress + "\n\n  " + draft.row.subject + "\n\n";
    int number = 0;
    for (const api::BlockView& block : draft.blocks) {
        text += "[" + std::to_string(number++) + "] ";
        for (const api::SentenceView& sentence : block.sentences) {
            text += sentence.text;
            for (const int fact : sentence.citations)
                text += "[" + std::to_string(fact) + "]";
            text += " ";
        }
        text += "\n";
    }
    text += "\nEvidence\n";
    for (const api::FactView& fact : draft.facts)
        text += "  " + std::to_string(fact.number) + "  " + fact.kind + ": " + fact.text + (fact.sayable ? "" : "  (never said)") + "\n";
    for (const api::ClaimView& claim : draft.claims)
        if (claim.state == api::ClaimState::Unsupported)
            text += "  ! claim " + std::to_string(claim.index) + ": no source says \"" + claim.text + "\"" +
                    (claim.suggestion.empty() ? "" : "; the nearest says " + claim.suggestion) + "\n";
    text += "Policy: " + std::to_string(draft.policy.passed) + " of " + std::to_string(draft.policy.total) + " rules pass";
    if (!draft.policy.escalation.code.empty())
        text += "; " + shown(draft.policy.escalation);
    text += "\n";
    if (!draft.returnedBecause.code.empty())
        text += "Back to you: " + shown(draft.returnedBecause) + "\n";
    for (const std::string& role : draft.row.missingSignatures)
        text += "  missing: the " + role + "'s signature\n";
    return text;
}

base::Json toJson(const api::ExactMail& mail)
{
    return {{"frozen", mail.frozen},   {"sha256", mail.sha256}, {"recipients", mail.recipients}, {"from", mail.from},
            {"to", mail.to},           {"cc", mail.cc},         {"bcc", mail.bcc},               {"subject", mail.subject},
            {"date", mail.date},       {"messageId", mail.messageId}, {"links", mail.links},     {"text", mail.text},
            {"bytes", mail.bytes}};
}

namespace {

std::string joined(const std::vector<std::string>& all, const char* none)
{
    std::string text;
    for (const std::string& each : all)
        text += (text.empty() ? "" : ", ") + each;
    return text.empty() ? none : text;
}

std::string afterSigning(const api::DraftDetail& draft, const api::ExactMail& mail)
{
    for (const std::string& role : draft.row.missingSignatures) {
        const bool own = role == (mail.signerRole == api::Role::Rep ? "rep" : "manager");
        if (!own)
            return "Then the " + role + " signs too; nothing leaves before.";
    }
    return "It can be taken back for " + std::to_string(mail.undoWindow.count() / 1000) + " seconds, and leaves " +
           (draft.row.leavesAt ? shown(draft.row.leavesAt) : std::string("when the window opens")) + ".";
}

} // namespace

std::string toText(const api::DraftDetail& draft, const api::ExactMail& mail)
{
    std::string text = mail.frozen ? "This is the mail that you sign, read back from its stored bytes\n\n"
                                   : "This is the mail as it would be frozen now\n\n";
    text += "  From        " + mail.from + "\n  To          " + joined(mail.to, "nobody") + "\n  Cc          " +
            joined(mail.cc, "nobody") + "\n  Bcc         " + joined(mail.bcc, "nobody") + "\n  Subject     " + mail.subject +
            "\n  Date        " + mail.date + "\n  Message-ID  " + mail.messageId + "\n  Links       " +
            joined(mail.links, "none") + "\n  SHA-256     " + mail.sha256 + "\n\n";
    text += mail.text + "\n-- end of the mail\n";
    if (mail.frozen && !mail.signer.empty())
        text += mail.signer + " signs these exact bytes, as " + (mail.signerRole == api::Role::Rep ? "their author" : "a manager") +
                ". " + afterSigning(draft, mail) + "\n";
    return text;
}

} // namespace countersign::cli
