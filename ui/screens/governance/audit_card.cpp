// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/governance/audit_card.h"

#include "ui/text/money_text.h"
#include "ui/text/utf8.h"
#include "ui/widgets/action_button.h"
#include "ui/widgets/mark_label.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace countersign::screens {

using text::fromUtf8;
using theme::Icon;
using theme::TextRole;
using theme::Tone;
using widgets::ActionButton;
using widgets::TextLabel;

AuditCard::AuditCard(QWidget* parent)
    : Card(parent), m_state(new widgets::StateBadge({Icon::Clock, tr("Not verified yet"), Tone::Quiet}, this)),
      m_words(new TextLabel(tr("Every signature, edit and departure is an entry that names the one before it by its hash. "
                               "Verifying reads them all."),
                            TextRole::Body, Tone::Normal, this)),
      m_hash(new TextLabel({}, TextRole::Mono, Tone::Quiet, this)),
      m_verify(new ActionButton(ActionButton::Variant::Ink, tr("Verify the audit log"), this))
{
    m_verify->setObjectName(QStringLiteral("verifyButton"));
    m_verify->setKeyHint(QKeySequence(Qt::Key_V));
    auto* take = new ActionButton(ActionButton::Variant::Outline, tr("Export it"), this);
    take->setObjectName(QStringLiteral("exportAuditButton"));
    take->setKeyHint(QKeySequence(Qt::Key_E));
    connect(m_verify, &QPushButton::clicked, this, &AuditCard::verifyWanted);
    connect(take, &QPushButton::clicked, this, &AuditCard::exportWanted);
    m_hash->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_hash->hide();
    auto* acts = new QHBoxLayout;
    acts->setSpacing(theme::kSpace2);
    acts->addWidget(m_verify);
    acts->addWidget(take);
    acts->addStretch(1);
    auto* state = new QHBoxLayout;
    state->addWidget(m_state);
    state->addStretch(1);
    body()->setSpacing(theme::kSpace2);
    body()->setContentsMargins(theme::kSpace4, theme::kSpace4, theme::kSpace4, theme::kSpace4);
    body()->addLayout(state);
    body()->addWidget(m_words);
    body()->addWidget(m_hash);
    body()->addLayout(acts);
}

void AuditCard::showWorking()
{
    m_state->setMark({Icon::Clock, tr("Verifying"), Tone::Ink});
}

void AuditCard::showVerdict(const api::AuditVerdict& verdict, const text::Here& here)
{
    const bool whole = verdict.brokenAt == 0;
    m_state->setMark(whole ? widgets::Mark{Icon::CheckCircle, tr("The log is whole"), Tone::Seal}
                           : widgets::Mark{Icon::XCircle, tr("The log is broken"), Tone::Red});
    const QString checked = text::numberText(verdict.checked, here.locale);
    //: %1 is a number of entries.
    m_words->setText(whole ? tr("Entries read and found in an unbroken chain: %1. The last one has this hash:").arg(checked)
                           //: %1 is the number of the entry, %2 why, in the engine's words.
                           : tr("Entry %1 does not fit the one before it: %2. What was signed before it still stands.")
                                 .arg(text::numberText(verdict.brokenAt, here.locale), fromUtf8(verdict.reason)));
    m_hash->setText(fromUtf8(verdict.headHash));
    m_hash->setVisible(whole);
    setTone(whole ? Tone::Seal : Tone::Red);
}

void AuditCard::showProblem(const QString& title, const QString& message)
{
    m_state->setMark({Icon::WarningTriangle, title, Tone::Amber});
    m_words->setText(message);
    m_hash->hide();
    setTone(Tone::Amber);
}

} // namespace countersign::screens
