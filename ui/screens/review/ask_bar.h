// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/widgets/action_button.h"

#include <QWidget>

class QLineEdit;

namespace countersign::widgets {
class TextLabel;
}

namespace countersign::screens {

/// Asks for words, a passphrase, or both, in the row where the buttons were. Never a dialog: the letter stays
/// in sight, and Esc takes it away again.
class AskBar : public QWidget
{
    Q_OBJECT

public:
    struct Question
    {
        QString label = {};
        /// Empty: no words are asked for.
        QString placeholder = {};
        bool passphrase = false;
        QString confirm = {};
        widgets::ActionButton::Variant variant = widgets::ActionButton::Variant::Ink;
    };

    explicit AskBar(QWidget* parent = nullptr);

    void ask(const Question& question);
    /// What was wrong with the answer; the fields stay as they are.
    void showError(const QString& words);
    void setBusy(bool busy);

signals:
    void answered(const QString& words, const QString& passphrase);
    void cancelled();

private:
    void confirm();

    widgets::TextLabel* m_label;
    widgets::TextLabel* m_error;
    QLineEdit* m_words;
    QLineEdit* m_passphrase;
    widgets::ActionButton* m_confirm;
    widgets::ActionButton* m_cancel;
};

} // namespace countersign::screens
