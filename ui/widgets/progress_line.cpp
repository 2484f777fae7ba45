// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/progress_line.h"

#include "ui/theme/tokens.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace countersign::widgets {

namespace {
constexpr int kSteps = 1000;
constexpr double kRound = 3;
} // namespace

ProgressLine::ProgressLine(const QString& accessibleName, QWidget* parent) : QProgressBar(parent)
{
    setAccessibleName(accessibleName);
    setRange(0, kSteps);
    setTextVisible(false);
    setFixedHeight(sizeHint().height());
}

void ProgressLine::setShare(double share)
{
    setValue(static_cast<int>(std::lround(std::clamp(share, 0.0, 1.0) * kSteps)));
}

void ProgressLine::paintEvent(QPaintEvent* /*event*/)
{
    const theme::Tokens& tokens = theme::tokensOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tokens.line);
    painter.drawRoundedRect(rect(), kRound, kRound);
    const double done = width() * static_cast<double>(std::max(0, value())) / kSteps;
    painter.setBrush(tokens.ink);
    painter.drawRoundedRect(
        QRectF(layoutDirection() == Qt::RightToLeft ? width() - done : 0, 0, done, height()), kRound, kRound);
}

} // namespace countersign::widgets
