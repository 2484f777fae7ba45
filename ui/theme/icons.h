// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QIcon>
#include <QPixmap>
#include <QRectF>

class QPainter;

namespace countersign::theme {

/// Our own line icons, drawn on a 16 px grid with a 1.5 px stroke, tinted when painted.
enum class Icon {
    None,
    Today,
    Accounts,
    Review,
    Approvals,
    Outbox,
    Sequences,
    Prompts,
    Insights,
    Sources,
    Governance,
    Settings,
    Search,
    Clock,
    Mail,
    Phone,
    Meeting,
    Ticket,
    Globe,
    Pulse,
    Document,
    Person,
    Tag,
    CheckCircle,
    WarningTriangle,
    QuestionDiamond,
    XCircle,
    Info,
    Lock,
    Pencil,
    Undo,
    Wifi,
    WifiOff,
    Stop,
    ArrowRight,
    ChevronDown,
    ChevronRight,
    ChevronLeft,
    Check,
    Close,
    Filter,
    Copy,
    Eye,
    Star,
    Command,
    Brand,
};

/// Paints the icon into a square of `rect`'s shorter side, centred; directional icons follow `direction`.
void paintIcon(QPainter& painter, const QRectF& rect, Icon icon, const QColor& color,
               Qt::LayoutDirection direction = Qt::LeftToRight);

/// `size` in device-independent pixels.
[[nodiscard]] QPixmap iconPixmap(Icon icon, const QColor& color, int size, qreal devicePixelRatio,
                                 Qt::LayoutDirection direction = Qt::LeftToRight);

/// For Qt's own controls (menus, actions), which want a QIcon.
[[nodiscard]] QIcon iconFor(Icon icon, const QColor& color);

} // namespace countersign::theme
