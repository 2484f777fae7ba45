// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/passphrase_bar.h"

#include "ui/widgets/action_button.h"
#include "ui/widgets/text_label.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QVBoxLayout>

namespace countersign::widgets {

using theme::TextRole;
using theme::Tone;

namespace {
constexpr int kFieldWidth = 220;
} // namespace

PassphraseBar::PassphraseBar(QWidget* parent)
    : QFrame(parent), m_what(new TextLabel({}, TextRole::BodyMedium, Tone::Strong, this)),
      m_why(new TextLabel({}, TextRole::Meta, Tone::Red, this)), m_field(new QLineEdit(this)),
      m_act(new ActionButton(ActionButton::Variant::Ink, {}, this))
{
    setObjectName(QStringLiteral("passphraseBar"));
    m_field->setObjectName(QStringLiteral("provePassphraseField"));
    m_field->setEchoMode(QLineEdit::Password);
    m_field->setPlaceholderText(tr("Your passphrase"));
    m_field->setAccessibleName(tr("Your passphrase"));
    m_field->setFixedSize(kFieldWidth, theme::kRowCompact);
    m_field->setTextMargins(theme::kSpace2, 0, theme::kSpace2, 0);
    m_act->setObjectName(QStringLiteral("proveButton"));
    m_act->setKeyHint(QKeySequence(Qt::Key_Return));
    auto* cancel = new ActionButton(ActionButton::Variant::Outline, tr("Cancel"), this);
    cancel->setObjectName(QStringLiteral("proveCancelButton"));
    cancel->setKeyHint(QKeySequence(Qt::Key_Escape));
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(m_what);
    words->addWidget(m_why);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(24, theme::kSpace3, 24, theme::kSpace3);
    row->setSpacing(theme::kSpace2);
    row->addLayout(words, 1);
    row->addWidget(m_field);
    row->addWidget(m_act);
    row->addWidget(cancel);
    connect(m_field, &QLineEdit::returnPressed, this, &PassphraseBar::accept);
    connect(m_act, &QPushButton::clicked, this, &PassphraseBar::accept);
    connect(cancel, &QPushButton::clicked, this, &PassphraseBar::close);
    hide();
}

void PassphraseBar::ask(const QString& what, const QString& act, std::function<void(const QString&)> then)
{
    if (!isOpen())
        m_returnFocus = QApplication::focusWidget();
    m_what->setText(what);
    m_why->hide();
    m_act->setText(act);
    m_then = std::move(then);
    m_field->clear();
    m_field->setEnabled(true);
    show();
    m_field->setFocus(Qt::OtherFocusReason);
}

void PassphraseBar::accept()
{
    if (m_field->text().isEmpty() || !m_then)
        return;
    const QString passphrase = m_field->text();
    m_field->clear();
    m_then(passphrase);
}

void PassphraseBar::refuse(const QString& why)
{
    m_why->setText(why);
    m_why->show();
    if (isOpen())
        m_field->setFocus(Qt::OtherFocusReason);
}

void PassphraseBar::close()
{
    m_field->clear();
    m_then = {};
    const bool hadFocus = isAncestorOf(QApplication::focusWidget());
    hide();
    if (hadFocus && m_returnFocus)
        m_returnFocus->setFocus(Qt::OtherFocusReason);
}

void PassphraseBar::paintEvent(QPaintEvent* /*event*/)
{
    const theme::Tokens& t = theme::tokensOf(this);
    QPainter painter(this);
    painter.fillRect(rect(), t.surfaceSunken);
    painter.fillRect(QRect(0, 0, width(), 1), t.line);
}

void PassphraseBar::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        return close();
    QFrame::keyPressEvent(event);
}

} // namespace countersign::widgets
