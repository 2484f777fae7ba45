// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/theme/icons.h"

#include <QKeySequence>
#include <QStackedWidget>

namespace countersign::widgets {

class StatePage;

/// The four states that every screen draws: loading, empty, error, data. It never waits and never hides an
/// error.
class StateStack : public QStackedWidget
{
    Q_OBJECT

public:
    enum class State { Loading, Empty, Error, Data };

    /// Words of a state without data. Without `action` no button is shown.
    struct Words
    {
        theme::Icon icon = theme::Icon::None;
        QString title = {};
        QString message = {};
        QString action = {};
        QKeySequence actionKey = {};
        /// Verbatim words of a server or a file, in monospace.
        QString verbatim = {};
    };

    explicit StateStack(QWidget* content, QWidget* parent = nullptr);

    [[nodiscard]] State state() const { return m_state; }
    void showLoading(const QString& message);
    void showEmpty(const Words& words);
    void showError(const Words& words);
    void showData();

signals:
    /// The button of the empty or the error state was pressed.
    void actionRequested();

private:
    void turnTo(State state, QWidget* page);

    QWidget* m_data;
    StatePage* m_words;
    QWidget* m_loading;
    State m_state = State::Loading;
};

} // namespace countersign::widgets
