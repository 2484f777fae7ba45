// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/theme/icons.h"
#include "ui/theme/tokens.h"
#include "ui/theme/type.h"

#include <QKeySequence>
#include <QString>

#include <optional>
#include <span>
#include <vector>

class QPainter;

namespace countersign::widgets {

/// A stretch of one line in one look; a line is a list of these.
struct TextRun
{
    QString text = {};
    theme::TextRole role = theme::TextRole::Body;
    theme::Tone tone = theme::Tone::Normal;
    bool tabular = false;
    /// Where room is short this one is elided, so that what follows (an amount) is still there to be read.
    bool yields = false;
};

/// An icon and a word in one tone: what chips and state badges show.
struct Mark
{
    theme::Icon icon = theme::Icon::None;
    QString text = {};
    theme::Tone tone = theme::Tone::Normal;
};

/// A key and what it does here.
struct KeyHint
{
    QKeySequence keys = {};
    QString label = {};
};

/// What the painting functions of this folder need to know of the widget they paint for.
struct PaintContext
{
    const theme::Tokens& tokens;
    Qt::LayoutDirection direction = Qt::LeftToRight;
};

[[nodiscard]] PaintContext paintContextOf(const QWidget* widget);

[[nodiscard]] int runsWidth(std::span<const TextRun> runs);
[[nodiscard]] QString plainText(std::span<const TextRun> runs);

/// The runs as they fit into so many pixels: first those that yield are elided, then the end of the line.
[[nodiscard]] std::vector<TextRun> fittedRuns(std::span<const TextRun> runs, qreal room);

/// Paints runs on one baseline, vertically centred, from the leading edge (or to the trailing one); what does
/// not fit is elided. Returns the width used.
int paintRuns(QPainter& painter, const QRect& rect, std::span<const TextRun> runs,
              const PaintContext& context, bool trailing = false);

} // namespace countersign::widgets
