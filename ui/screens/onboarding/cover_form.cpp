// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/onboarding/cover_form.h"

#include "ui/widgets/action_button.h"
#include "ui/widgets/mark_label.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace countersign::screens {

using theme::TextRole;
using theme::Tone;
using widgets::ActionButton;
using widgets::TextLabel;

CoverForm::CoverForm(const QString& title, const QString& sentence, QWidget* parent)
    : QWidget(parent), m_fields(new QVBoxLayout), m_acts(new QVBoxLayout),
      m_sentence(new TextLabel(sentence, TextRole::Reading, Tone::Normal, this)), m_error(new QWidget(this)),
      m_errorTitle(new TextLabel({}, TextRole::BodyStrong, Tone::Red, m_error)),
      m_errorMessage(new TextLabel({}, TextRole::Body, Tone::Normal, m_error))
{
    setAccessibleName(title);
    m_errorTitle->setObjectName(QStringLiteral("coverError"));
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_errorTitle);
    words->addWidget(m_errorMessage);
    auto* mark = new widgets::StateBadge({.icon = theme::Icon::WarningTriangle, .tone = Tone::Red}, m_error);
    auto* error = new QHBoxLayout(m_error);
    error->setContentsMargins(0, 0, 0, 0);
    error->setSpacing(theme::kSpace2);
    error->addWidget(mark, 0, Qt::AlignTop);
    error->addLayout(words, 1);
    m_error->hide();

    m_fields->setSpacing(theme::kSpace1);
    m_acts->setSpacing(theme::kSpace2);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::kSpace2);
    column->addWidget(new TextLabel(title, TextRole::Section, Tone::Strong, this));
    column->addWidget(m_sentence);
    column->addSpacing(theme::kSpace2);
    column->addLayout(m_fields);
    column->addSpacing(theme::kSpace1);
    column->addWidget(m_error);
    column->addSpacing(theme::kSpace1);
    column->addLayout(m_acts);
}

QLineEdit* CoverForm::addField(const QString& name, const QString& label, const QString& hint)
{
    auto* field = new QLineEdit(this);
    field->setObjectName(name);
    field->setMinimumHeight(theme::kRowComfortable);
    field->setTextMargins(theme::kSpace2, 0, theme::kSpace2, 0);
    addLabelled(label, field);
    if (!hint.isEmpty()) {
        field->setAccessibleDescription(hint);
        m_fields->insertWidget(m_fields->count() - 1, new TextLabel(hint, TextRole::Meta, Tone::Quiet, this));
    }
    connect(field, &QLineEdit::returnPressed, this, [this] {
        if (m_act && m_act->isEnabled())
            m_act->click();
    });
    m_lines.push_back(field);
    return field;
}

QLineEdit* CoverForm::addPassphrase(const QString& name, const QString& label, const QString& hint)
{
    QLineEdit* field = addField(name, label, hint);
    field->setEchoMode(QLineEdit::Password);
    field->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText);
    return field;
}

void CoverForm::addWidget(QWidget* widget)
{
    m_fields->addWidget(widget);
}

void CoverForm::addLabelled(const QString& label, QWidget* widget)
{
    auto* words = new TextLabel(label, TextRole::MetaMedium, Tone::Quiet, this);
    words->setBuddy(widget);
    widget->setAccessibleName(label);
    m_fields->addWidget(words);
    m_fields->addWidget(widget);
    m_fields->addSpacing(theme::kSpace2);
}

ActionButton* CoverForm::setAct(const QString& name, const QString& text)
{
    m_act = new ActionButton(ActionButton::Variant::Ink, text, this);
    m_act->setObjectName(name);
    m_act->setLarge(true);
    m_act->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_act->setKeyHint(QKeySequence(Qt::Key_Return));
    connect(m_act, &QPushButton::clicked, this, &CoverForm::accepted);
    m_acts->addWidget(m_act);
    return m_act;
}

ActionButton* CoverForm::addQuietAct(const QString& name, const QString& text)
{
    auto* act = new ActionButton(ActionButton::Variant::Outline, text, this);
    act->setObjectName(name);
    act->setLarge(true);
    act->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_acts->addWidget(act);
    return act;
}

void CoverForm::setSentence(const QString& sentence)
{
    m_sentence->setText(sentence);
}

void CoverForm::setError(const QString& title, const QString& message)
{
    m_errorTitle->setText(title);
    m_errorMessage->setText(message);
    m_errorMessage->setVisible(!message.isEmpty());
    m_error->setVisible(!title.isEmpty());
}

QString CoverForm::errorTitle() const
{
    return m_errorTitle->text();
}

void CoverForm::begin()
{
    for (QLineEdit* line : m_lines) {
        if (line->text().isEmpty()) {
            line->setFocus(Qt::OtherFocusReason);
            return;
        }
    }
    // What is hidden takes no focus, and the keyboard would be nowhere.
    for (ActionButton* act : findChildren<ActionButton*>())
        if (act->isVisibleTo(this))
            return act->setFocus(Qt::OtherFocusReason);
}

} // namespace countersign::screens
