// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/review/claim_card.h"

#include "ui/text/kind_text.h"
#include "ui/text/utf8.h"
#include "ui/widgets/action_button.h"
#include "ui/widgets/key_cap.h"
#include "ui/widgets/mark_label.h"
#include "ui/widgets/text_label.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace countersign::screens {

using text::fromUtf8;
using theme::TextRole;
using theme::Tone;
using widgets::ActionButton;

QString claimTitle(const api::ClaimView& claim)
{
    const QString words = fromUtf8(claim.text);
    if (claim.kind == "money" || claim.kind == "price")
        //: %1 is an amount of money as the draft has it.
        return ClaimCard::tr("No price book or quote says %1").arg(words);
    if (claim.kind == "variable")
        //: %1 is a placeholder that nobody filled, such as {{name}}.
        return ClaimCard::tr("%1 was never filled in").arg(words);
    if (claim.kind == "hidden")
        //: %1 is a word of the draft with the hidden characters written out: "690[U+200B]".
        return ClaimCard::tr("“%1” holds characters that nobody can see; take them out").arg(words);
    if (claim.kind == "unsayable")
        //: %1 is a stretch of the draft.
        return ClaimCard::tr("“%1” tells the customer what only we may know").arg(words);
    if (claim.kind == "url" || claim.kind == "address")
        //: %1 is a web or mail address.
        return ClaimCard::tr("%1 is not an address that we know").arg(words);
    if (claim.kind == "uncited")
        //: %1 is a stretch of the draft.
        return ClaimCard::tr("“%1” cites no source").arg(words);
    //: %1 is a stretch of the draft: a date, a number, a name.
    return ClaimCard::tr("No source says “%1”").arg(words);
}

namespace {
constexpr int kUseLeast = 116;
} // namespace

ClaimCard::ClaimCard(QWidget* parent)
    : Card(parent), m_title(new widgets::TextLabel({}, TextRole::BodyStrong, Tone::Red, this)),
      m_nearest(new widgets::TextLabel({}, TextRole::Body, Tone::Normal, this)),
      m_use(new ActionButton(ActionButton::Variant::Ink, {}, this)),
      m_cite(new ActionButton(ActionButton::Variant::Outline, tr("Cite a source"), this)),
      m_overrule(new ActionButton(ActionButton::Variant::Outline, tr("Overrule"), this))
{
    setTone(Tone::Red);
    setObjectName(QStringLiteral("claimCard"));
    m_use->setObjectName(QStringLiteral("useSuggestionButton"));
    m_cite->setObjectName(QStringLiteral("citeButton"));
    m_overrule->setObjectName(QStringLiteral("overruleButton"));
    m_use->setKeyHint(QKeySequence(Qt::Key_F2));
    m_cite->setKeyHint(QKeySequence(Qt::Key_F3));
    m_overrule->setKeyHint(QKeySequence(Qt::Key_F4));
    m_overrule->setToolTip(tr("Overrule with a reason"));
    m_title->setObjectName(QStringLiteral("claimTitle"));
    auto* head = new QHBoxLayout;
    head->setSpacing(theme::kSpace2);
    auto* shape = new widgets::StateBadge({theme::Icon::WarningTriangle, {}, Tone::Red}, this);
    head->addWidget(shape, 0, Qt::AlignTop);
    head->addWidget(m_title, 1);
    head->addWidget(new widgets::KeyCap(QKeySequence(Qt::Key_F8), this), 0, Qt::AlignTop);
    body()->addLayout(head);
    body()->addWidget(m_nearest);
    auto* row = new QHBoxLayout;
    row->setSpacing(theme::kSpace2);
    row->setContentsMargins(0, theme::kSpace2, 0, 0);
    // The suggestion yields where the three have no room; the line above says it whole.
    m_use->setMinimumWidth(kUseLeast);
    m_use->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    row->addWidget(m_use);
    row->addWidget(m_cite);
    row->addWidget(m_overrule);
    row->addStretch(1);
    body()->addLayout(row);
    connect(m_use, &QPushButton::clicked, this, &ClaimCard::suggestionTaken);
    connect(m_cite, &QPushButton::clicked, this, &ClaimCard::sourceWanted);
    connect(m_overrule, &QPushButton::clicked, this, &ClaimCard::overruleWanted);
    // The letter's caret is an I-beam; a card on it is not text.
    setCursor(Qt::ArrowCursor);
}

void ClaimCard::show(const api::ClaimView& claim, const api::FactView* nearest)
{
    m_title->setText(claimTitle(claim));
    QString source;
    if (nearest)
        //: %1 is a source such as "Price book EU 2026", %2 what it says.
        source = tr("%1: %2").arg(text::kindText(nearest->sourceName), fromUtf8(nearest->text));
    else
        source = tr("No fact of this draft comes near it.");
    m_nearest->setText(source);
    m_use->setVisible(!claim.suggestion.empty());
    //: %1 is what the source says instead: "€4,250".
    m_use->setText(tr("Use %1").arg(fromUtf8(claim.suggestion)));
    m_use->setToolTip(fromUtf8(claim.suggestion));
    QWidget::show();
}

} // namespace countersign::screens
