// SPDX-License-Identifier: Apache-2.0
#include "ui/text/state_text.h"

#include "ui/text/phrase_text.h"
#include "ui/text/utf8.h"

#include <QCoreApplication>

namespace countersign::text {

namespace {
using theme::Icon;
using theme::Tone;

struct StateText
{
    Q_DECLARE_TR_FUNCTIONS(StateText)
};
} // namespace

widgets::Mark stateMark(api::MessageState state)
{
    switch (state) {
    case api::MessageState::Draft:
        return {Icon::Pencil, StateText::tr("Draft"), Tone::Quiet};
    case api::MessageState::InReview:
        return {Icon::Clock, StateText::tr("In review"), Tone::Amber};
    case api::MessageState::Returned:
        return {Icon::Undo, StateText::tr("Returned"), Tone::Amber};
    case api::MessageState::Rejected:
        return {Icon::XCircle, StateText::tr("Rejected"), Tone::Red};
    case api::MessageState::Approved:
        return {Icon::Approvals, StateText::tr("Approved"), Tone::Seal};
    case api::MessageState::Held:
        return {Icon::Clock, StateText::tr("Held"), Tone::Amber};
    case api::MessageState::Queued:
        return {Icon::Clock, StateText::tr("Queued"), Tone::Amber};
    case api::MessageState::Transmitting:
        return {Icon::ArrowRight, StateText::tr("Transmitting"), Tone::Ink};
    case api::MessageState::Accepted:
        return {Icon::CheckCircle, StateText::tr("Accepted"), Tone::Seal};
    case api::MessageState::Refused:
        return {Icon::XCircle, StateText::tr("Refused"), Tone::Red};
    case api::MessageState::Unknown:
        return {Icon::QuestionDiamond, StateText::tr("Unknown"), Tone::Amber};
    case api::MessageState::Cancelled:
        return {Icon::Close, StateText::tr("Cancelled"), Tone::Quiet};
    case api::MessageState::Expired:
        return {Icon::Clock, StateText::tr("Expired"), Tone::Red};
    }
    return {};
}

widgets::Mark outcomeMark(const std::string& code)
{
    if (code.empty())
        return {Icon::Clock, StateText::tr("No answer"), Tone::Quiet};
    if (code == "reply")
        return {Icon::CheckCircle, StateText::tr("Replied"), Tone::Seal};
    if (code == "meeting")
        return {Icon::CheckCircle, StateText::tr("Meeting"), Tone::Seal};
    if (code == "opportunity")
        return {Icon::CheckCircle, StateText::tr("Opportunity"), Tone::Seal};
    if (code == "out_of_office")
        return {Icon::Clock, StateText::tr("Away note"), Tone::Quiet};
    if (code == "bounce")
        return {Icon::XCircle, StateText::tr("Bounced"), Tone::Red};
    if (code == "opt_out")
        return {Icon::Stop, StateText::tr("Opted out"), Tone::Red};
    return {Icon::Info, fromUtf8(code), Tone::Quiet};
}

widgets::Mark severityMark(api::AlertSeverity severity)
{
    switch (severity) {
    case api::AlertSeverity::Notice:
        return {Icon::Info, StateText::tr("Notice"), Tone::Quiet};
    case api::AlertSeverity::Warning:
        return {Icon::WarningTriangle, StateText::tr("Warning"), Tone::Amber};
    case api::AlertSeverity::Critical:
        return {Icon::XCircle, StateText::tr("Critical"), Tone::Red};
    }
    return {};
}

widgets::Mark claimMark(api::ClaimState state)
{
    switch (state) {
    case api::ClaimState::Supported:
        return {Icon::CheckCircle, StateText::tr("Has a source"), Tone::Seal};
    case api::ClaimState::Unsupported:
        return {Icon::WarningTriangle, StateText::tr("No source"), Tone::Red};
    case api::ClaimState::Overruled:
        return {Icon::Info, StateText::tr("Overruled"), Tone::Amber};
    }
    return {};
}

widgets::Mark draftStateMark(const api::Phrase& state, const Here& here)
{
    const QString words = phraseText(state, here);
    if (state.code == "draft_ready" || state.code == "draft_signed")
        return {Icon::CheckCircle, words, Tone::Seal};
    if (state.code == "draft_needs_manager")
        return {Icon::Approvals, words, Tone::Seal};
    if (state.code == "claims_open")
        return {Icon::WarningTriangle, words, Tone::Red};
    if (state.code == "draft_in_review")
        return {Icon::Clock, words, Tone::Amber};
    return {Icon::Pencil, words, Tone::Quiet};
}

widgets::Mark healthMark(const api::Phrase& health, const Here& here)
{
    const QString words = phraseText(health, here);
    if (health.code == "health_good")
        return {Icon::CheckCircle, words, Tone::Seal};
    if (health.code == "health_fair")
        return {Icon::WarningTriangle, words, Tone::Amber};
    if (health.code == "health_poor")
        return {Icon::XCircle, words, Tone::Red};
    return {Icon::None, words, Tone::Quiet};
}

} // namespace countersign::text
