// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/widgets/text_run.h"

#include <QMetaType>

#include <vector>

namespace countersign::widgets {

/// One line of a row: something at its start, something at its end. The start yields when room is short.
struct RowLine
{
    std::vector<TextRun> start = {};
    std::vector<Mark> chips = {};    ///< after `start`; what does not fit is counted ("+2")
    std::vector<Mark> badges = {};   ///< after the chips
    std::vector<KeyHint> hints = {}; ///< such a line stands only in the current row
    std::vector<TextRun> end = {};
    std::vector<Mark> endBadges = {};
};

/// What a list shows for one thing, in two or three dense lines.
struct RowContent
{
    std::vector<RowLine> lines = {};
    theme::Icon icon = theme::Icon::None;   ///< before the first line
    theme::Tone tone = theme::Tone::Normal; ///< fills the row when it needs a look
};

[[nodiscard]] int lineHeightOf(const RowLine& line);
void paintRowLine(QPainter& painter, const QRect& rect, const RowLine& line, const PaintContext& context);
/// The row in one sentence for a screen reader.
[[nodiscard]] QString plainText(const RowContent& content);
[[nodiscard]] QString plainText(const RowLine& line);

} // namespace countersign::widgets

Q_DECLARE_METATYPE(countersign::widgets::RowContent)
Q_DECLARE_METATYPE(countersign::widgets::RowLine)
