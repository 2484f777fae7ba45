// SPDX-License-Identifier: Apache-2.0
#include "ui/theme/focus_ring.h"

#include "ui/theme/tokens.h"

#include <QApplication>
#include <QEvent>
#include <QPainter>

namespace countersign::theme {

namespace {
constexpr int kReach = kFocusRingGap + kFocusRingWidth;

class RingOverlay : public QWidget
{
public:
    explicit RingOverlay(QWidget* window) : QWidget(window)
    {
        setObjectName(QStringLiteral("focusRing"));
        setAttribute(Qt::WA_TransparentForMouseEvents);
        setAttribute(Qt::WA_NoSystemBackground);
        setFocusPolicy(Qt::NoFocus);
    }

protected:
    void paintEvent(QPaintEvent* /*event*/) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(tokensOf(parentWidget()).ink, kFocusRingWidth));
        const qreal half = kFocusRingWidth / 2.0;
        painter.drawRoundedRect(QRectF(rect()).adjusted(half, half, -half, -half),
                                kRadiusControl + kFocusRingGap + half, kRadiusControl + kFocusRingGap + half);
    }
};

bool wantsRing(const QWidget* widget)
{
    return widget && widget->isVisible() && widget->isEnabled() && !widget->isWindow() &&
           widget->focusPolicy() != Qt::NoFocus && !widget->property(kDrawsOwnFocus).toBool();
}
} // namespace

FocusRing::FocusRing(QApplication& application, QObject* parent) : QObject(parent)
{
    connect(&application, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) { follow(now); });
}

FocusRing::~FocusRing()
{
    release();
}

void FocusRing::release()
{
    for (const auto& widget : std::as_const(m_watched)) {
        if (widget)
            widget->removeEventFilter(this);
    }
    m_watched.clear();
    m_target.clear();
    if (m_overlay) {
        m_overlay->hide();
        m_overlay->deleteLater();
    }
    m_overlay.clear();
}

void FocusRing::follow(QWidget* widget)
{
    release();
    QWidget* framed = widget && widget->focusProxy() ? widget->focusProxy() : widget;
    if (!wantsRing(framed))
        return;
    m_target = framed;
    for (QWidget* w = framed; w; w = w->isWindow() ? nullptr : w->parentWidget()) {
        w->installEventFilter(this);
        m_watched.append(w);
    }
    m_overlay = new RingOverlay(framed->window());
    place();
}

void FocusRing::place()
{
    if (!m_target || !m_overlay)
        return;
    QWidget* window = m_target->window();
    if (m_overlay->parentWidget() != window)
        return follow(m_target);
    QRect frame(m_target->mapTo(window, QPoint(0, 0)), m_target->size());
    // What a scroll area hides of its content must not be framed either.
    for (QWidget* w = m_target->parentWidget(); w && w != window; w = w->parentWidget())
        frame &= QRect(w->mapTo(window, QPoint(0, 0)), w->size());
    if (frame.isEmpty() || !m_target->isVisible()) {
        m_overlay->hide();
        return;
    }
    m_overlay->setGeometry(frame.adjusted(-kReach, -kReach, kReach, kReach));
    m_overlay->show();
    m_overlay->raise();
}

bool FocusRing::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::Move:
    case QEvent::Resize:
    case QEvent::Show:
    case QEvent::Hide:
    case QEvent::LayoutRequest:
    case QEvent::ZOrderChange:
        place();
        break;
    case QEvent::ParentChange:
        if (m_target)
            follow(m_target);
        break;
    case QEvent::EnabledChange:
        if (watched == m_target)
            follow(m_target);
        break;
    default:
        break;
    }
    return false;
}

} // namespace countersign::theme
