// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/review/reasons.h"

#include "ui/screens/review/claim_card.h"
#include "ui/screens/review/limit_bar.h"
#include "ui/text/dates.h"
#include "ui/text/kind_text.h"
#include "ui/text/phrase_text.h"
#include "ui/text/role_text.h"
#include "ui/text/utf8.h"
#include "ui/widgets/mark_label.h"
#include "ui/widgets/pane.h"
#include "ui/widgets/text_label.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace countersign::screens {

using text::fromUtf8;
using theme::Icon;
using theme::TextRole;
using theme::Tone;
using widgets::TextLabel;

namespace {
struct Reasons
{
    Q_DECLARE_TR_FUNCTIONS(Reasons)
};

/// A shape, a sentence, and what more there is to say.
void addLine(widgets::Pane& pane, const widgets::Mark& mark, const QString& more)
{
    auto* row = new QHBoxLayout;
    row->setSpacing(theme::kSpace2);
    auto* shape = new widgets::StateBadge({mark.icon, {}, mark.tone}, pane.column());
    row->addWidget(shape, 0, Qt::AlignTop);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(new TextLabel(mark.text, TextRole::BodyMedium, Tone::Strong, pane.column()));
    if (!more.isEmpty())
        words->addWidget(new TextLabel(more, TextRole::Meta, Tone::Quiet, pane.column()));
    row->addLayout(words, 1);
    pane.addLayout(row);
    pane.addSpace(theme::kSpace1);
}

void addRule(widgets::Pane& pane, const api::DraftDetail& draft, const text::Here& here)
{
    auto* card = new widgets::Card(pane.column());
    card->setObjectName(QStringLiteral("ruleCard"));
    card->body()->addWidget(
        new TextLabel(Reasons::tr("Rule: second signature by a manager"), TextRole::Meta, Tone::Quiet, card));
    card->body()->addWidget(new TextLabel(text::phraseText(draft.policy.escalation, here),
                                          TextRole::ReadingStrong, Tone::Strong, card));
    if (auto* bar = LimitBar::of(draft.policy.escalation, here, card)) {
        card->body()->addSpacing(theme::kSpace1);
        card->body()->addWidget(bar);
    }
    pane.add(card);
}

void addClaims(widgets::Pane& pane, const api::DraftDetail& draft)
{
    const auto supported =
        std::ranges::count(draft.claims, api::ClaimState::Supported, &api::ClaimView::state);
    if (draft.row.openClaims == 0 && supported > 0)
        addLine(pane,
                {Icon::CheckCircle, Reasons::tr("%n claim(s) have a source", "", static_cast<int>(supported)),
                 Tone::Seal},
                {});
    for (const api::ClaimView& claim : draft.claims) {
        if (claim.state == api::ClaimState::Unsupported)
            addLine(pane, {Icon::WarningTriangle, claimTitle(claim), Tone::Red}, {});
        else if (claim.state == api::ClaimState::Overruled)
            //: %1 is a stretch of the letter.
            addLine(pane,
                    {Icon::WarningTriangle, Reasons::tr("“%1” was overruled").arg(fromUtf8(claim.text)),
                     Tone::Amber},
                    fromUtf8(claim.overruleReason));
    }
}

void addRisk(widgets::Pane& pane, const api::DraftDetail& draft, const text::Here& here)
{
    pane.beginSection(Reasons::tr("To look at"));
    pane.addSpace(theme::kSpace1);
    addClaims(pane, draft);
    for (const api::FactView& fact : draft.facts) {
        if (fact.changedSince)
            addLine(
                pane,
                {Icon::WarningTriangle, Reasons::tr("A source changed since this was written"), Tone::Amber},
                text::kindText(fact.sourceName) + QStringLiteral(": ") + fromUtf8(fact.text));
    }
    for (const api::Phrase& rule : draft.policy.failed)
        addLine(pane, {Icon::XCircle, text::phraseText(rule, here), Tone::Red}, {});
    const auto byHand = std::ranges::count(draft.blocks, true, &api::BlockView::editedByHand);
    const QString hand = byHand > 0
                             ? Reasons::tr("%n paragraph(s) edited by hand", "", static_cast<int>(byHand))
                             : Reasons::tr("Nothing edited by hand");
    //: %1 is a prompt's name, %2 its version.
    const QString prompt = Reasons::tr("%1, version %2")
                               .arg(fromUtf8(draft.promptName))
                               .arg(here.locale.toString(draft.promptVersion));
    addLine(pane,
            {Icon::Info,
             draft.level == "template" ? Reasons::tr("Written by the template")
                                       : Reasons::tr("Written by a model"),
             Tone::Quiet},
            draft.promptName.empty() ? hand : prompt + QStringLiteral(" · ") + hand);
}

void addSignatures(widgets::Pane& pane, const api::DraftDetail& draft, const text::Here& here)
{
    pane.beginSection(Reasons::tr("Signatures"));
    pane.addSpace(theme::kSpace1);
    for (const api::SignatureView& signature : draft.signatures)
        addLine(pane, {Icon::Approvals, fromUtf8(signature.principalName), Tone::Seal},
                //: %1 is a role, %2 a day and time.
                Reasons::tr("%1, signed %2")
                    .arg(text::roleText(signature.role), text::timeInSentence(signature.signedAt, here)));
    for (const std::string& role : draft.row.missingSignatures)
        addLine(pane, {Icon::Pencil, text::roleText(role), Tone::Amber}, Reasons::tr("Still open"));
}
} // namespace

void addReasons(widgets::Pane& pane, const api::DraftDetail& draft, const text::Here& here)
{
    if (!draft.policy.escalation.code.empty())
        addRule(pane, draft, here);
    addRisk(pane, draft, here);
    addSignatures(pane, draft, here);
    pane.beginSection(Reasons::tr("Evidence"));
    pane.addSpace(theme::kSpace1);
}

} // namespace countersign::screens
