// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QPointer>
#include <QWidget>

class QApplication;

namespace countersign::theme {

/// The dynamic property by which a widget says that it draws its own focus (views, editors on paper).
inline constexpr const char* kDrawsOwnFocus = "drawsOwnFocus";

/// The one visible ring: 2 px ink outside a 1 px gap around whatever widget has the focus, in every window,
/// so that no control can forget it. It lies above the window's content and takes no events.
class FocusRing : public QObject
{
    Q_OBJECT

public:
    FocusRing(QApplication& application, QObject* parent);
    ~FocusRing() override;

    /// The widget that the ring is drawn around now, or null.
    [[nodiscard]] QWidget* target() const { return m_target; }

    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void follow(QWidget* widget);
    void place();
    void release();

    QPointer<QWidget> m_target;
    QPointer<QWidget> m_overlay;
    QList<QPointer<QWidget>> m_watched;
};

} // namespace countersign::theme
