// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/notice_bar.h"

#include "ui/theme/tokens.h"
#include "ui/theme/type.h"
#include "ui/widgets/action_button.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QTimer>

#include <algorithm>

namespace countersign::widgets {

NoticeBar::NoticeBar(QWidget* host)
    : QFrame(host), m_text(new QLabel(this)),
      m_action(new ActionButton(ActionButton::Variant::Link, QString(), this))
{
    setObjectName(QStringLiteral("noticeBar"));
    m_action->setObjectName(QStringLiteral("noticeActionButton"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setForegroundRole(QPalette::Text);
    m_text->setFont(theme::fontFor(theme::TextRole::BodyMedium));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(theme::kSpace4, theme::kSpace2, theme::kSpace4, theme::kSpace2);
    row->setSpacing(theme::kSpace4);
    row->addWidget(m_text);
    row->addWidget(m_action);
    m_action->hide();
    m_timer.setSingleShot(true);
    m_second.setInterval(std::chrono::seconds(1));
    connect(&m_second, &QTimer::timeout, this, &NoticeBar::tick);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        dismiss();
        emit lapsed();
    });
    connect(m_action, &QPushButton::clicked, this, [this] {
        dismiss();
        emit actionRequested();
    });
    host->installEventFilter(this);
    hide();
}

void NoticeBar::showNotice(const QString& text, int milliseconds)
{
    showNotice(text, QString(), QKeySequence(), milliseconds);
}

void NoticeBar::showNotice(const QString& text, const QString& action, const QKeySequence& key,
                           int milliseconds)
{
    if (m_timer.isActive())
        emit lapsed();
    m_words = text;
    m_left = -1;
    m_text->setText(text);
    m_action->setText(action);
    m_action->setKey(key);
    m_action->setVisible(!action.isEmpty());
    setAccessibleName(text);
    place();
    show();
    raise();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
    m_timer.start(milliseconds);
    m_second.start();
    // What it was said about may make room for it first.
    QTimer::singleShot(0, this, &NoticeBar::place);
}

void NoticeBar::countDown(int seconds)
{
    m_left = seconds + 1;
    m_timer.start(std::chrono::seconds(seconds));
    tick();
}

void NoticeBar::tick()
{
    if (m_left > 0)
        --m_left;
    if (m_left >= 0)
        //: %1 is a sentence that was just said, %n a number of seconds.
        m_text->setText(tr("%1 Leaves in %n s.", "", m_left).arg(m_words));
    place();
}

void NoticeBar::dismiss()
{
    m_timer.stop();
    m_second.stop();
    hide();
}

void NoticeBar::place()
{
    adjustSize();
    const QWidget* host = parentWidget();
    const int width = std::min(sizeHint().width(), host->width() - 2 * theme::kSpace4);
    QRect here((host->width() - width) / 2, host->height() - sizeHint().height() - 44, width, sizeHint().height());
    for (const QWidget* bar : host->findChildren<QWidget*>()) {
        if (!bar->property(kKeepClear).toBool() || !bar->isVisibleTo(host))
            continue;
        const QRect actions(bar->mapTo(host, QPoint(0, 0)), bar->size());
        if (actions.intersects(here.adjusted(0, 0, 0, theme::kSpace2)))
            here.moveBottom(actions.top() - theme::kSpace2);
    }
    setGeometry(here);
}

bool NoticeBar::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        place();
    return QFrame::eventFilter(watched, event);
}

void NoticeBar::paintEvent(QPaintEvent* /*event*/)
{
    const theme::Tokens& t = theme::tokensOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(t.lineField, 1));
    painter.setBrush(t.surfaceRaised);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme::kRadiusCard,
                            theme::kRadiusCard);
}

} // namespace countersign::widgets
