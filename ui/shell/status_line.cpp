// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/status_line.h"

#include "ui/widgets/action_button.h"

#include <QPainter>
#include <QStyle>

#include <utility>

namespace countersign::shell {

namespace {
constexpr int kHeight = 28;
constexpr int kEdge = 20;
constexpr int kIcon = 14;
} // namespace

StatusLine::StatusLine(QWidget* parent)
    : QWidget(parent), m_keys(new widgets::ActionButton(widgets::ActionButton::Variant::LinkQuiet,
                                                        tr("Keys for this screen"), this))
{
    setFixedHeight(kHeight);
    m_keys->setObjectName(QStringLiteral("keysButton"));
    m_keys->setKeyHint(QKeySequence(Qt::Key_Question));
    connect(m_keys, &QPushButton::clicked, this, &StatusLine::keysRequested);
    setAccessibleName(tr("Status"));
}

void StatusLine::setMarks(std::vector<widgets::Mark> marks)
{
    m_marks = std::move(marks);
    QStringList words;
    for (const widgets::Mark& mark : m_marks)
        words.append(mark.text);
    setAccessibleDescription(words.join(QStringLiteral(". ")));
    update();
}

void StatusLine::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const QSize size = m_keys->sizeHint();
    const QRect place(width() - kEdge - size.width(), (height() - size.height()) / 2, size.width(),
                      size.height());
    m_keys->setGeometry(QStyle::visualRect(layoutDirection(), rect(), place));
}

void StatusLine::paintEvent(QPaintEvent* /*event*/)
{
    const widgets::PaintContext context = widgets::paintContextOf(this);
    const theme::Tokens& t = context.tokens;
    QPainter painter(this);
    painter.fillRect(rect(), t.surfaceSunken);
    painter.fillRect(QRect(0, 0, width(), 1), t.line);
    const int end = width() - kEdge - m_keys->width() - theme::kSpace4;
    int x = kEdge;
    for (const widgets::Mark& mark : m_marks) {
        const theme::Tone tone = mark.tone == theme::Tone::Normal ? theme::Tone::Quiet : mark.tone;
        const widgets::TextRun run{
            .text = mark.text, .role = theme::TextRole::Meta, .tone = tone, .tabular = true};
        const int wanted = kIcon + 6 + widgets::runsWidth({&run, 1});
        if (x + kIcon + 40 > end)
            return;
        const auto mirrored = [&](const QRect& r) {
            return QStyle::visualRect(context.direction, rect(), r);
        };
        theme::paintIcon(painter, mirrored(QRect(x, (kHeight - kIcon) / 2 + 1, kIcon, kIcon)), mark.icon,
                         theme::toneColor(t, tone), context.direction);
        const int width = std::min(wanted, end - x) - kIcon - 6;
        widgets::paintRuns(painter, mirrored(QRect(x + kIcon + 6, 1, width, kHeight - 1)), {&run, 1},
                           context);
        x += wanted + 20;
    }
}

} // namespace countersign::shell
