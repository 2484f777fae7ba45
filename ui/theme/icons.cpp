// SPDX-License-Identifier: Apache-2.0
#include "ui/theme/icons.h"

#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <algorithm>
#include <array>
#include <cmath>

namespace countersign::theme {

namespace {
const char* bodyOf(Icon icon)
{
    switch (icon) {
    case Icon::None:
        return "";
    case Icon::Today:
        return "<rect x='2.25' y='3.25' width='11.5' height='10.5' rx='2'/><path d='M5.25 1.75v3M10.75 "
               "1.75v3M2.5 "
               "6.75h11M5.9 10.2l1.5 1.5 2.8-3'/>";
    case Icon::Accounts:
        return "<path d='M3 13.75V3.5a1 1 0 0 1 1-1h5a1 1 0 0 1 1 1v10.25M10 6.75h2a1 1 0 0 1 1 1v6M1.75 "
               "13.75h12.5M5.4 5.5h2.2M5.4 8.25h2.2M5.4 11h2.2'/>";
    case Icon::Review:
        return "<path d='M9.25 1.75H4.5A1.5 1.5 0 0 0 3 3.25v9.5a1.5 1.5 0 0 0 1.5 1.5h7a1.5 1.5 0 0 0 "
               "1.5-1.5V5.5zM9.25 1.75V5.5H13M5.5 8.5h5M5.5 11.25h5'/>";
    case Icon::Approvals:
        return "<circle cx='8' cy='6' r='4.25'/><path d='M6.2 6.1l1.3 1.3 2.3-2.6M5.4 9.6l-.65 4.65L8 "
               "12.5l3.25 "
               "1.75-.65-4.65'/>";
    case Icon::Outbox:
        return "<path d='M2.25 9.5v3a1.25 1.25 0 0 0 1.25 1.25h9a1.25 1.25 0 0 0 1.25-1.25v-3M8 "
               "10.5V2.25M4.9 "
               "5.25L8 2.15l3.1 3.1'/>";
    case Icon::Sequences:
        return "<circle cx='3.75' cy='3.75' r='1.75'/><circle cx='12.25' cy='8' r='1.75'/><circle cx='3.75' "
               "cy='12.25' r='1.75'/><path d='M5.5 3.75C8.6 3.75 7.6 8 10.5 8M5.5 12.25C8.6 12.25 7.6 8 10.5 "
               "8'/>";
    case Icon::Prompts:
        return "<path d='M2.5 3.75L6.75 8 2.5 12.25M8.25 12.5h5.25'/>";
    case Icon::Insights:
        return "<path d='M1.75 13.75h12.5M4 11V8.5M6.75 11V5M9.5 11V7M12.25 11V2.75'/>";
    case Icon::Sources:
        return "<ellipse cx='8' cy='3.75' rx='5.25' ry='2'/><path d='M2.75 3.75v8.5c0 1.1 2.35 2 5.25 "
               "2s5.25-.9 5.25-2v-8.5M2.75 8c0 1.1 2.35 2 5.25 2s5.25-.9 5.25-2'/>";
    case Icon::Governance:
        return "<path d='M8 1.75l5.25 1.75v4.25c0 3.1-2.2 5.4-5.25 6.5-3.05-1.1-5.25-3.4-5.25-6.5V3.5z'/>";
    case Icon::Settings:
        return "<path d='M2.25 5h6.2M12.05 5h1.7M2.25 11h1.7M7.55 11h6.2'/><circle cx='10.25' cy='5' "
               "r='1.75'/><circle cx='5.75' cy='11' r='1.75'/>";
    case Icon::Search:
        return "<circle cx='7' cy='7' r='4.6'/><path d='M10.5 10.5L14 14'/>";
    case Icon::Clock:
        return "<circle cx='8' cy='8' r='6'/><path d='M8 4.6V8l2.3 1.6'/>";
    case Icon::Mail:
        return "<rect x='1.75' y='3.25' width='12.5' height='9.5' rx='1.75'/><path d='M2.4 4.4L8 "
               "8.9l5.6-4.5'/>";
    case Icon::Phone:
        return "<path d='M3.2 2.25h2.3l1.25 3.1L5.2 6.5a8 8 0 0 0 4.3 4.3l1.15-1.55 3.1 1.25v2.3a1 1 0 0 "
               "1-1.1 "
               "1A10.6 10.6 0 0 1 2.2 3.35a1 1 0 0 1 1-1.1z'/>";
    case Icon::Meeting:
        return "<rect x='2.25' y='3.25' width='11.5' height='10.5' rx='2'/><path d='M5.25 1.75v3M10.75 "
               "1.75v3M2.5 "
               "6.75h11'/>";
    case Icon::Ticket:
        return "<path d='M1.75 5a1.25 1.25 0 0 1 1.25-1.25h10A1.25 1.25 0 0 1 14.25 5v1.4a1.6 1.6 0 0 0 0 "
               "3.2V11A1.25 1.25 0 0 1 13 12.25H3A1.25 1.25 0 0 1 1.75 11V9.6a1.6 1.6 0 0 0 0-3.2zM9.75 "
               "6.25v.6M9.75 9.15v.6'/>";
    case Icon::Globe:
        return "<circle cx='8' cy='8' r='6'/><path d='M2.1 8h11.8M8 2c2 1.8 2.75 3.8 2.75 6S10 12.2 8 "
               "14c-2-1.8-2.75-"
               "3.8-2.75-6S6 3.8 8 2z'/>";
    case Icon::Pulse:
        return "<path d='M1.5 8.5h2.75L6.4 3l3.2 10 2.1-4.5h2.8'/>";
    case Icon::Document:
        return "<path d='M9.25 1.75H4.5A1.5 1.5 0 0 0 3 3.25v9.5a1.5 1.5 0 0 0 1.5 1.5h7a1.5 1.5 0 0 0 "
               "1.5-1.5V5.5zM9.25 1.75V5.5H13'/>";
    case Icon::Person:
        return "<circle cx='8' cy='5.1' r='2.85'/><path d='M2.75 13.75c.5-2.7 2.6-4 5.25-4s4.75 1.3 5.25 "
               "4'/>";
    case Icon::Tag:
        return "<path d='M8.4 2.25h4.1a1.25 1.25 0 0 1 1.25 1.25v4.1l-6 6a1.25 1.25 0 0 1-1.75 0L2.4 "
               "10a1.25 1.25 0 0 1 0-1.75zM11 5v.01'/>";
    case Icon::CheckCircle:
        return "<circle cx='8' cy='8' r='6'/><path d='M5.4 8.2l1.8 1.8 3.4-3.8'/>";
    case Icon::WarningTriangle:
        return "<path d='M8 2.25l6.2 10.9a.4.4 0 0 1-.35.6H2.15a.4.4 0 0 1-.35-.6zM8 6.4v3.1M8 11.6v.01'/>";
    case Icon::QuestionDiamond:
        return "<path d='M8 1.5L14.5 8 8 14.5 1.5 8zM6.5 6.5a1.55 1.55 0 1 1 2.3 1.35c-.55.3-.8.6-.8 1.15M8 "
               "11v.01'/>";
    case Icon::XCircle:
        return "<circle cx='8' cy='8' r='6'/><path d='M5.9 5.9l4.2 4.2M10.1 5.9l-4.2 4.2'/>";
    case Icon::Info:
        return "<circle cx='8' cy='8' r='6'/><path d='M8 7.6V11M8 5.1v.01'/>";
    case Icon::Lock:
        return "<rect x='3' y='7' width='10' height='7' rx='1.75'/><path d='M5.25 7V4.75a2.75 2.75 0 0 1 5.5 "
               "0V7'/>";
    case Icon::Pencil:
        return "<path d='M10.6 2.6l2.8 2.8-8.1 8.1-3.4.6.6-3.4zM8.8 4.4l2.8 2.8'/>";
    case Icon::Undo:
        return "<path d='M2.5 2.5v3.75h3.75M2.9 6.1a5.6 5.6 0 1 1-.4 3.4'/>";
    case Icon::Wifi:
        return "<path d='M1.6 6.4a9.1 9.1 0 0 1 12.8 0M4 9a5.7 5.7 0 0 1 8 0M6.3 11.4a2.5 2.5 0 0 1 3.4 0M8 "
               "13.4v.01'/>";
    case Icon::WifiOff:
        return "<path d='M2.25 2.25l11.5 11.5M1.6 6.4a9 9 0 0 1 2.9-1.95M8 3.75a9.1 9.1 0 0 1 6.4 2.65M4 "
               "9a5.7 5.7 0 0 "
               "1 2.5-1.45M10.2 7.8A5.7 5.7 0 0 1 12 9M6.3 11.4a2.5 2.5 0 0 1 3 -.25M8 13.4v.01'/>";
    case Icon::Stop:
        return "<circle cx='8' cy='8' r='6'/><path d='M5.25 8h5.5'/>";
    case Icon::ArrowRight:
        return "<path d='M2.25 8h11.25M9.25 3.75L13.5 8l-4.25 4.25'/>";
    case Icon::ChevronDown:
        return "<path d='M3.75 6L8 10.25 12.25 6'/>";
    case Icon::ChevronRight:
        return "<path d='M6 3.75L10.25 8 6 12.25'/>";
    case Icon::ChevronLeft:
        return "<path d='M10 3.75L5.75 8 10 12.25'/>";
    case Icon::Check:
        return "<path d='M3 8.5l3.3 3.3L13 4.6'/>";
    case Icon::Close:
        return "<path d='M4 4l8 8M12 4l-8 8'/>";
    case Icon::Filter:
        return "<path d='M1.75 4h12.5M4 8h8M6.25 12h3.5'/>";
    case Icon::Copy:
        return "<rect x='5.75' y='5.75' width='8' height='8' rx='1.5'/><path d='M10.25 5.75V3.75a1.5 1.5 0 0 "
               "0-1.5-1.5h-5"
               "a1.5 1.5 0 0 0-1.5 1.5v5a1.5 1.5 0 0 0 1.5 1.5h2'/>";
    case Icon::Eye:
        return "<path d='M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8z'/><circle cx='8' "
               "cy='8' r='2'/>";
    case Icon::Star:
        return "<path d='M8 1.9l1.85 3.75 4.15.6-3 2.92.7 4.13L8 11.35 4.3 13.3l.7-4.13-3-2.92 4.15-.6z'/>";
    case Icon::Command:
        return "<path d='M9.25 1.75L3.5 9h4l-.75 5.25L12.5 7h-4z'/>";
    case Icon::Brand:
        return "<rect x='1' y='1' width='14' height='14' rx='3.5'/><path d='M3.75 9.25c1 -1.6 1.6-1.6 2.3 0 "
               ".5 1.2 1.1 "
               "1.3 1.8.4L12 5.4'/>";
    }
    return "";
}

bool isDirectional(Icon icon)
{
    constexpr std::array kDirectional{Icon::ArrowRight, Icon::ChevronRight, Icon::ChevronLeft,
                                      Icon::Undo,       Icon::Prompts,      Icon::Sequences,
                                      Icon::Review,     Icon::Document};
    return std::ranges::find(kDirectional, icon) != kDirectional.end();
}

QByteArray svgOf(Icon icon, const QColor& color)
{
    return QByteArrayLiteral("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16' fill='none' "
                             "stroke-width='1.5' stroke-linecap='round' stroke-linejoin='round' stroke='") +
           color.name().toLatin1() + QByteArrayLiteral("'>") + bodyOf(icon) + QByteArrayLiteral("</svg>");
}
} // namespace

QPixmap iconPixmap(Icon icon, const QColor& color, int size, qreal devicePixelRatio,
                   Qt::LayoutDirection direction)
{
    const bool mirrored = direction == Qt::RightToLeft && isDirectional(icon);
    const int pixels = qRound(size * devicePixelRatio);
    const QString key = QStringLiteral("countersign-icon-%1-%2-%3-%4")
                            .arg(static_cast<int>(icon))
                            .arg(color.rgba())
                            .arg(pixels)
                            .arg(mirrored);
    QPixmap pixmap;
    if (!QPixmapCache::find(key, &pixmap)) {
        pixmap = QPixmap(pixels, pixels);
        pixmap.fill(Qt::transparent);
        QSvgRenderer renderer(svgOf(icon, color));
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        renderer.render(&painter, QRectF(0, 0, pixels, pixels));
        painter.end();
        if (mirrored)
            pixmap = pixmap.transformed(QTransform::fromScale(-1, 1));
        QPixmapCache::insert(key, pixmap);
    }
    pixmap.setDevicePixelRatio(devicePixelRatio);
    return pixmap;
}

void paintIcon(QPainter& painter, const QRectF& rect, Icon icon, const QColor& color,
               Qt::LayoutDirection direction)
{
    if (icon == Icon::None)
        return;
    const int size = qRound(std::min(rect.width(), rect.height()));
    // A widget rendered into a picture is painted through a scaled transform of a device that says 1.
    const qreal ratio =
        std::max(painter.device()->devicePixelRatioF(), std::abs(painter.deviceTransform().m11()));
    const QPointF corner(std::round(rect.center().x() - size / 2.0),
                         std::round(rect.center().y() - size / 2.0));
    painter.drawPixmap(corner, iconPixmap(icon, color, size, ratio, direction));
}

QIcon iconFor(Icon icon, const QColor& color)
{
    QIcon result;
    for (const int size : {16, 20, 32, 40})
        result.addPixmap(iconPixmap(icon, color, size, 1.0));
    return result;
}

} // namespace countersign::theme
