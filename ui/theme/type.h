// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QApplication>
#include <QFont>
#include <QFontMetricsF>
#include <QRectF>
#include <QString>

class QPainter;

namespace countersign::theme {

/// The few sizes and weights that text may have.
enum class TextRole {
    Citation,      ///< 10/600, superscript
    Key,           ///< 11/500, inside a keycap
    Meta,          ///< 12/400
    MetaMedium,    ///< 12/500
    Body,          ///< 13/400
    BodyMedium,    ///< 13/500
    BodyStrong,    ///< 13/600
    Reading,       ///< 15/400
    ReadingStrong, ///< 15/600
    Section,       ///< 18/600
    Page,          ///< 24/600
    Mono,          ///< 12/400 monospace: verbatim errors, raw rows, hashes
};

inline constexpr double kLineHeight = 1.45;

/// The font of a role in the family of `base`. Sizes are device-independent pixels.
[[nodiscard]] QFont fontFor(TextRole role, const QFont& base = QApplication::font());

/// Height of one line of a role, whole pixels.
[[nodiscard]] int lineHeight(TextRole role);

/// Inter where it is installed, else the system's family; 13 px.
[[nodiscard]] QFont applicationFont();

/// Width of `text` when every ASCII digit takes the width of the widest one.
[[nodiscard]] qreal tabularWidth(const QFontMetricsF& metrics, const QString& text);

/// Draws one line with tabular figures in the painter's font. Qt 6.4 cannot ask a font for its `tnum`
/// feature, and Inter's own figures are proportional.
void drawTabular(QPainter& painter, const QRectF& rect, Qt::Alignment alignment, const QString& text);

} // namespace countersign::theme
