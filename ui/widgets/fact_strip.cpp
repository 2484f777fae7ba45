// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/fact_strip.h"

#include <QPainter>
#include <QStyle>

#include <algorithm>
#include <numeric>
#include <utility>

namespace countersign::widgets {

namespace {
constexpr int kHeight = 78;
constexpr int kPadding = 14;
constexpr int kIcon = 16;

int neededWidth(const FactStrip::Fact& fact)
{
    const QFontMetrics meta(theme::fontFor(theme::TextRole::Meta));
    const QFontMetrics value(theme::fontFor(theme::TextRole::ReadingStrong));
    const int icon = fact.value.icon == theme::Icon::None ? 0 : kIcon + 6;
    return 2 * kPadding + 2 +
           std::max({meta.horizontalAdvance(fact.label), value.horizontalAdvance(fact.value.text) + icon,
                     meta.horizontalAdvance(fact.note)});
}
} // namespace

FactStrip::FactStrip(std::vector<Fact> facts, QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFacts(std::move(facts));
}

void FactStrip::setFacts(std::vector<Fact> facts)
{
    m_facts = std::move(facts);
    QStringList words;
    for (const Fact& fact : m_facts)
        words.append(
            tr("%1: %2, %3", "one fact: label, value, note").arg(fact.label, fact.value.text, fact.note));
    setAccessibleName(words.join(QStringLiteral("; ")));
    updateGeometry();
    update();
}

QSize FactStrip::sizeHint() const
{
    const int width = std::transform_reduce(m_facts.begin(), m_facts.end(), 0, std::plus<>(), neededWidth);
    return {width, kHeight};
}

QSize FactStrip::minimumSizeHint() const
{
    return {static_cast<int>(m_facts.size()) * 84, kHeight};
}

std::vector<int> FactStrip::edges() const
{
    std::vector<int> result{0};
    const int needed = std::max(1, sizeHint().width());
    const int spare = width() - needed;
    int x = 0;
    for (const Fact& fact : m_facts) {
        const int own = neededWidth(fact);
        x += spare >= 0 ? own + spare / static_cast<int>(m_facts.size()) : own * width() / needed;
        result.push_back(x);
    }
    result.back() = width();
    return result;
}

void FactStrip::paintEvent(QPaintEvent* /*event*/)
{
    if (m_facts.empty())
        return;
    const PaintContext context = paintContextOf(this);
    const theme::Tokens& t = context.tokens;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(t.line, 1));
    painter.setBrush(t.surfaceRaised);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme::kRadiusCard,
                            theme::kRadiusCard);
    painter.setRenderHint(QPainter::Antialiasing, false);

    const std::vector<int> edge = edges();
    for (std::size_t i = 0; i < m_facts.size(); ++i) {
        const Fact& fact = m_facts[i];
        const QRect logical(edge[i], 0, edge[i + 1] - edge[i], height());
        const QRect cell =
            QStyle::visualRect(context.direction, rect(), logical).adjusted(kPadding, 0, -kPadding, 0);
        if (i > 0) {
            const QRect line(edge[i], 1, 1, height() - 2);
            painter.fillRect(QStyle::visualRect(context.direction, rect(), line), t.line);
        }
        const TextRun label{.text = fact.label, .role = theme::TextRole::Meta, .tone = theme::Tone::Quiet};
        paintRuns(painter, QRect(cell.left(), 10, cell.width(), 18), {&label, 1}, context);
        const bool plain = fact.value.tone == theme::Tone::Normal;
        const TextRun value{.text = fact.value.text,
                            .role = theme::TextRole::ReadingStrong,
                            .tone = plain ? theme::Tone::Strong : fact.value.tone,
                            .tabular = true};
        QRect valueRect(cell.left(), 28, cell.width(), 22);
        if (fact.value.icon != theme::Icon::None) {
            const QRect icon(cell.left(), 31, kIcon, kIcon);
            theme::paintIcon(painter, QStyle::visualRect(context.direction, cell, icon), fact.value.icon,
                             theme::toneColor(t, value.tone), context.direction);
            valueRect =
                QStyle::visualRect(context.direction, valueRect, valueRect.adjusted(kIcon + 6, 0, 0, 0));
        }
        paintRuns(painter, valueRect, {&value, 1}, context);
        const TextRun note{.text = fact.note, .role = theme::TextRole::Meta, .tone = theme::Tone::Quiet};
        paintRuns(painter, QRect(cell.left(), 51, cell.width(), 18), {&note, 1}, context);
    }
}

} // namespace countersign::widgets
