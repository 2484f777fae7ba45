// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFrame>
#include <QTimer>

class QLabel;

namespace countersign::widgets {

class ActionButton;

/// A property of a bar of actions: the notice stands above it, never over it.
inline constexpr const char* kKeepClear = "keepClear";

/// A quiet line at the bottom of a window: what just happened, and the one key that takes it back. It never
/// takes the focus and never blocks; a second notice replaces the first.
class NoticeBar : public QFrame
{
    Q_OBJECT

public:
    /// Lies over `host` and stays at its lower edge.
    explicit NoticeBar(QWidget* host);

    void showNotice(const QString& text, int milliseconds = 8000);
    /// With an action ("Undo", Ctrl+Z); `actionRequested` is emitted at most once a notice.
    void showNotice(const QString& text, const QString& action, const QKeySequence& key,
                    int milliseconds = 8000);
    /// The notice that is shown now stays for so many seconds and says how many are left.
    void countDown(int seconds);
    void dismiss();
    /// Where it stands, after what lies below it has changed.
    void place();

    bool eventFilter(QObject* watched, QEvent* event) override;

signals:
    void actionRequested();
    /// The notice left without its action.
    void lapsed();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void tick();

    QString m_words;
    /// Seconds; below 0 where nothing is counted.
    int m_left = -1;
    QLabel* m_text;
    ActionButton* m_action;
    QTimer m_timer;
    QTimer m_second;
};

} // namespace countersign::widgets
