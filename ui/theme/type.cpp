// SPDX-License-Identifier: Apache-2.0
#include "ui/theme/type.h"

#include <QFontDatabase>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace countersign::theme {

namespace {
struct Face
{
    int pixels;
    QFont::Weight weight;
};

Face faceOf(TextRole role)
{
    switch (role) {
    case TextRole::Citation:
        return {10, QFont::DemiBold};
    case TextRole::Key:
        return {11, QFont::Medium};
    case TextRole::Meta:
    case TextRole::Mono:
        return {12, QFont::Normal};
    case TextRole::MetaMedium:
        return {12, QFont::Medium};
    case TextRole::Body:
        return {13, QFont::Normal};
    case TextRole::BodyMedium:
        return {13, QFont::Medium};
    case TextRole::BodyStrong:
        return {13, QFont::DemiBold};
    case TextRole::Reading:
        return {15, QFont::Normal};
    case TextRole::ReadingStrong:
        return {15, QFont::DemiBold};
    case TextRole::Section:
        return {18, QFont::DemiBold};
    case TextRole::Page:
        return {24, QFont::DemiBold};
    }
    return {13, QFont::Normal};
}

bool isFigure(QChar c)
{
    return c >= QLatin1Char('0') && c <= QLatin1Char('9');
}

qreal figureWidth(const QFontMetricsF& metrics)
{
    qreal width = 0;
    for (char digit = '0'; digit <= '9'; ++digit)
        width = std::max(width, metrics.horizontalAdvance(QLatin1Char(digit)));
    return width;
}

/// Calls `piece(text, isFigure)` for each figure and for each stretch between figures.
template <typename Piece>
void forEachPiece(const QString& text, Piece piece)
{
    qsizetype start = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (!isFigure(text.at(i)))
            continue;
        if (i > start)
            piece(text.mid(start, i - start), false);
        piece(text.mid(i, 1), true);
        start = i + 1;
    }
    if (start < text.size())
        piece(text.mid(start), false);
}
} // namespace

QFont fontFor(TextRole role, const QFont& base)
{
    const Face face = faceOf(role);
    QFont font = role == TextRole::Mono ? QFontDatabase::systemFont(QFontDatabase::FixedFont) : base;
    font.setPixelSize(face.pixels);
    font.setWeight(face.weight);
    if (face.pixels >= 18)
        font.setLetterSpacing(QFont::PercentageSpacing, 98.5);
    return font;
}

int lineHeight(TextRole role)
{
    return static_cast<int>(std::lround(faceOf(role).pixels * kLineHeight));
}

QFont applicationFont()
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    const QString inter = QStringLiteral("Inter");
    if (QFontDatabase::hasFamily(inter))
        font = QFont(inter);
    font.setPixelSize(faceOf(TextRole::Body).pixels);
    font.setHintingPreference(QFont::PreferVerticalHinting);
    return font;
}

qreal tabularWidth(const QFontMetricsF& metrics, const QString& text)
{
    const qreal cell = figureWidth(metrics);
    qreal width = 0;
    forEachPiece(text, [&](const QString& piece, bool figure) {
        width += figure ? cell : metrics.horizontalAdvance(piece);
    });
    return width;
}

void drawTabular(QPainter& painter, const QRectF& rect, Qt::Alignment alignment, const QString& text)
{
    if (text.isRightToLeft()) {
        painter.drawText(rect, static_cast<int>(alignment) | Qt::TextSingleLine, text);
        return;
    }
    const QFontMetricsF metrics(painter.font());
    const qreal cell = figureWidth(metrics);
    const qreal width = tabularWidth(metrics, text);
    qreal x = rect.left();
    if (alignment & Qt::AlignRight)
        x = rect.right() - width;
    else if (alignment & Qt::AlignHCenter)
        x = rect.center().x() - width / 2;
    qreal baseline = rect.top() + metrics.ascent();
    if (alignment & Qt::AlignVCenter)
        baseline = rect.top() + (rect.height() - metrics.height()) / 2 + metrics.ascent();
    else if (alignment & Qt::AlignBottom)
        baseline = rect.bottom() - metrics.descent();
    forEachPiece(text, [&](const QString& piece, bool figure) {
        const qreal advance = metrics.horizontalAdvance(piece);
        painter.drawText(QPointF(figure ? x + (cell - advance) / 2 : x, baseline), piece);
        x += figure ? cell : advance;
    });
}

} // namespace countersign::theme
