// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFrame>
#include <QPointer>

#include <functional>

class QLineEdit;

namespace countersign::widgets {

class ActionButton;
class TextLabel;

/// Asks, in one line at the edge of a page, for the passphrase that proves a person; never a dialog. Enter goes on,
/// Esc takes it back and gives the focus to where it was. Hidden until it is asked.
class PassphraseBar : public QFrame
{
    Q_OBJECT

public:
    explicit PassphraseBar(QWidget* parent = nullptr);

    /// `what` says in a sentence what the passphrase is for, `act` is the word of the button. A new question replaces
    /// the one that stands. `then` is called once, with what was typed.
    void ask(const QString& what, const QString& act, std::function<void(const QString& passphrase)> then);
    /// It did not fit, say: stays open for another try.
    void refuse(const QString& why);
    void close();
    [[nodiscard]] bool isOpen() const { return !isHidden(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void accept();

    TextLabel* m_what;
    TextLabel* m_why;
    QLineEdit* m_field;
    ActionButton* m_act;
    std::function<void(const QString&)> m_then;
    QPointer<QWidget> m_returnFocus;
};

} // namespace countersign::widgets
