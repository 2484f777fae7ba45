// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/avatar_label.h"

#include "ui/theme/tokens.h"
#include "ui/theme/type.h"

#include <QPainter>
#include <QTextBoundaryFinder>

namespace countersign::widgets {

namespace {
QString firstCharacter(const QString& word)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, word);
    const auto end = finder.toNextBoundary();
    return end > 0 ? word.left(end).toUpper() : QString();
}
} // namespace

QString initialsOf(const QString& name)
{
    const QStringList words = name.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (words.isEmpty())
        return {};
    return words.size() == 1 ? firstCharacter(words.first())
                             : firstCharacter(words.first()) + firstCharacter(words.last());
}

AvatarLabel::AvatarLabel(const QString& name, int diameter, QWidget* parent)
    : QWidget(parent), m_diameter(diameter)
{
    setFixedSize(diameter, diameter);
    setName(name);
}

void AvatarLabel::setName(const QString& name)
{
    m_initials = initialsOf(name);
    setAccessibleName(name);
    update();
}

void AvatarLabel::paintEvent(QPaintEvent* /*event*/)
{
    const theme::Tokens& t = theme::tokensOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.inkSoft);
    painter.drawEllipse(rect());
    QFont font = theme::fontFor(theme::TextRole::BodyStrong);
    font.setPixelSize(m_diameter >= 28 ? 12 : 10);
    painter.setFont(font);
    painter.setPen(t.ink);
    painter.drawText(rect(), Qt::AlignCenter, m_initials);
}

} // namespace countersign::widgets
