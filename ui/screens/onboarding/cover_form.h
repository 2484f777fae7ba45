// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLineEdit>
#include <QWidget>

#include <vector>

class QVBoxLayout;

namespace countersign::widgets {
class ActionButton;
class TextLabel;
} // namespace countersign::widgets

namespace countersign::screens {

/// One sheet of a cover: a title, a sentence, fields under their labels, the main act and quiet ones. Enter in any
/// field is the main act.
class CoverForm : public QWidget
{
    Q_OBJECT

public:
    CoverForm(const QString& title, const QString& sentence, QWidget* parent = nullptr);

    /// `name` is the object name of the field; `hint` stands under it.
    QLineEdit* addField(const QString& name, const QString& label, const QString& hint = {});
    QLineEdit* addPassphrase(const QString& name, const QString& label, const QString& hint = {});
    void addWidget(QWidget* widget);
    /// Under its label, for what is no line of text.
    void addLabelled(const QString& label, QWidget* widget);
    /// The one filled button; emits `accepted`.
    widgets::ActionButton* setAct(const QString& name, const QString& text);
    widgets::ActionButton* addQuietAct(const QString& name, const QString& text);
    void setSentence(const QString& sentence);
    /// What went wrong, under the fields, until the next attempt; empty takes it away.
    void setError(const QString& title, const QString& message = {});
    [[nodiscard]] QString errorTitle() const;
    /// The focus goes to the first empty field, else to the main act.
    void begin();

signals:
    void accepted();

private:
    QVBoxLayout* m_fields;
    QVBoxLayout* m_acts;
    widgets::TextLabel* m_sentence;
    QWidget* m_error;
    widgets::TextLabel* m_errorTitle;
    widgets::TextLabel* m_errorMessage;
    widgets::ActionButton* m_act = nullptr;
    std::vector<QLineEdit*> m_lines;
};

} // namespace countersign::screens
