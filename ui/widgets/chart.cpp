// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/chart.h"

#include "ui/theme/focus_ring.h"

#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>

#include <algorithm>
#include <utility>

namespace countersign::widgets {

Chart::Chart(const QString& title, QWidget* parent) : QWidget(parent), m_title(title)
{
    setProperty(theme::kDrawsOwnFocus, true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(title);
}

void Chart::setPoints(std::vector<ChartPoint> points)
{
    m_points = std::move(points);
    m_current = std::clamp(m_current, 0, std::max(0, static_cast<int>(m_points.size()) - 1));
    QStringList sentences;
    for (const ChartPoint& point : m_points)
        sentences.append(sentenceOf(point));
    setAccessibleDescription(sentences.join(QStringLiteral(". ")));
    updateGeometry();
    update();
}

QString Chart::sentenceOf(const ChartPoint& point) const
{
    QStringList parts{point.label, point.valueText};
    if (point.n > 0 && point.valueText != QLocale().toString(point.n))
        parts.append(tr("of %n", "how many cases a figure rests on", static_cast<int>(point.n)));
    if (!point.note.isEmpty())
        parts.append(point.note);
    return parts.join(QStringLiteral(", "));
}

QString Chart::asTable() const
{
    const QLocale locale;
    const auto cell = [&](const std::optional<double>& number) {
        return number ? locale.toString(*number, 'g', 6) : QString();
    };
    QStringList lines{QStringList{m_title, tr("Value"), tr("n"), tr("Low"), tr("High"), tr("Note")}.join(
        QLatin1Char('\t'))};
    for (const ChartPoint& point : m_points)
        lines.append(QStringList{point.label, point.valueText, locale.toString(point.n), cell(point.low),
                                 cell(point.high), point.note}
                         .join(QLatin1Char('\t')));
    return lines.join(QLatin1Char('\n'));
}

void Chart::setCurrentPoint(int point)
{
    if (m_points.empty())
        return;
    m_current = std::clamp(point, 0, static_cast<int>(m_points.size()) - 1);
    update();
    QAccessibleValueChangeEvent event(this, sentenceOf(m_points.at(static_cast<std::size_t>(m_current))));
    QAccessible::updateAccessibility(&event);
    emit currentPointChanged(m_current);
}

void Chart::keyPressEvent(QKeyEvent* event)
{
    const int forward = layoutDirection() == Qt::RightToLeft ? -1 : 1;
    if (event->matches(QKeySequence::Copy))
        return QGuiApplication::clipboard()->setText(asTable());
    switch (event->key()) {
    case Qt::Key_Down:
        return setCurrentPoint(m_current + 1);
    case Qt::Key_Up:
        return setCurrentPoint(m_current - 1);
    case Qt::Key_Right:
        return setCurrentPoint(m_current + forward);
    case Qt::Key_Left:
        return setCurrentPoint(m_current - forward);
    case Qt::Key_Home:
        return setCurrentPoint(0);
    case Qt::Key_End:
        return setCurrentPoint(static_cast<int>(m_points.size()) - 1);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (!m_points.empty())
            emit pointOpened(m_current);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void Chart::mousePressEvent(QMouseEvent* event)
{
    const int point = pointAt(event->position().toPoint());
    if (point < 0)
        return;
    setCurrentPoint(point);
    emit pointOpened(point);
}

void Chart::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    update();
}

void Chart::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

} // namespace countersign::widgets
