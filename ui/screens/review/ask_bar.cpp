// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/review/ask_bar.h"

#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

namespace countersign::screens {

using theme::TextRole;
using theme::Tone;
using widgets::ActionButton;

AskBar::AskBar(QWidget* parent)
    : QWidget(parent), m_label(new widgets::TextLabel({}, TextRole::BodyStrong, Tone::Strong, this)),
      m_error(new widgets::TextLabel({}, TextRole::Body, Tone::Red, this)), m_words(new QLineEdit(this)),
      m_passphrase(new QLineEdit(this)), m_confirm(new ActionButton(ActionButton::Variant::Ink, {}, this)),
      m_cancel(new ActionButton(ActionButton::Variant::Outline, tr("Cancel"), this))
{
    setObjectName(QStringLiteral("askBar"));
    m_words->setObjectName(QStringLiteral("askWords"));
    m_passphrase->setObjectName(QStringLiteral("askPassphrase"));
    m_confirm->setObjectName(QStringLiteral("askConfirm"));
    m_error->setObjectName(QStringLiteral("askError"));
    m_passphrase->setEchoMode(QLineEdit::Password);
    m_passphrase->setPlaceholderText(tr("Your passphrase"));
    m_passphrase->setAccessibleName(tr("Your passphrase"));
    m_confirm->setKeyHint(QKeySequence(Qt::Key_Return));
    m_cancel->setKeyHint(QKeySequence(Qt::Key_Escape));
    auto* row = new QHBoxLayout;
    row->setSpacing(theme::kSpace2);
    row->addWidget(m_words, 2);
    row->addWidget(m_passphrase, 1);
    row->addWidget(m_cancel);
    row->addWidget(m_confirm);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::kSpace2);
    column->addWidget(m_label);
    column->addLayout(row);
    column->addWidget(m_error);
    for (QLineEdit* field : {m_words, m_passphrase})
        connect(field, &QLineEdit::returnPressed, this, &AskBar::confirm);
    connect(m_confirm, &QPushButton::clicked, this, &AskBar::confirm);
    connect(m_cancel, &QPushButton::clicked, this, &AskBar::cancelled);
}

void AskBar::ask(const Question& question)
{
    m_label->setText(question.label);
    m_words->setVisible(!question.placeholder.isEmpty());
    m_words->setPlaceholderText(question.placeholder);
    m_words->setAccessibleName(question.placeholder);
    m_words->clear();
    m_passphrase->setVisible(question.passphrase);
    m_passphrase->clear();
    m_confirm->setVariant(question.variant);
    m_confirm->setText(question.confirm);
    m_error->clear();
    m_error->hide();
    setBusy(false);
    show();
    (m_words->isHidden() ? m_passphrase : m_words)->setFocus(Qt::OtherFocusReason);
}

void AskBar::setBusy(bool busy)
{
    m_confirm->setEnabled(!busy);
}

void AskBar::showError(const QString& words)
{
    setBusy(false);
    m_error->setText(words);
    m_error->show();
    QLineEdit* field = m_passphrase->isHidden() ? m_words : m_passphrase;
    field->selectAll();
    field->setFocus(Qt::OtherFocusReason);
}

void AskBar::confirm()
{
    if (!m_confirm->isEnabled())
        return;
    // Enter in the first field leads to the second.
    if (!m_words->isHidden() && m_words->text().trimmed().isEmpty())
        return m_words->setFocus(Qt::OtherFocusReason);
    if (!m_passphrase->isHidden() && m_passphrase->text().isEmpty())
        return m_passphrase->setFocus(Qt::OtherFocusReason);
    setBusy(true);
    emit answered(m_words->text().trimmed(), m_passphrase->text());
}

} // namespace countersign::screens
