// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/keys_sheet.h"

#include "ui/widgets/card.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/key_cap.h"

#include <QApplication>
#include <QGridLayout>
#include <QKeyEvent>
#include <QPainter>

#include <utility>

namespace countersign::shell {

KeysSheet::KeysSheet(QWidget* host) : QFrame(host)
{
    setObjectName(QStringLiteral("keysSheet"));
    setFocusPolicy(Qt::StrongFocus);
    hide();
}

void KeysSheet::open(const QString& pageTitle, const std::vector<widgets::KeyHint>& page,
                     const std::vector<widgets::KeyHint>& everywhere)
{
    delete layout();
    qDeleteAll(findChildren<QWidget*>(Qt::FindDirectChildrenOnly));
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(theme::kSpace6, theme::kSpace5, theme::kSpace6, theme::kSpace5);
    grid->setHorizontalSpacing(theme::kSpace4);
    grid->setVerticalSpacing(6);
    if (!page.empty())
        fill(*grid, 0, pageTitle, page);
    grid->setColumnMinimumWidth(2, theme::kSpace5);
    fill(*grid, page.empty() ? 0 : 3, tr("Everywhere", "heading over the keys that work on every page"),
         everywhere);
    setAccessibleName(tr("Keys"));
    m_returnFocus = QApplication::focusWidget();
    adjustSize();
    const QSize size = sizeHint().boundedTo(parentWidget()->size());
    setGeometry(QRect(
        QPoint((parentWidget()->width() - size.width()) / 2, (parentWidget()->height() - size.height()) / 3),
        size));
    show();
    raise();
    setFocus(Qt::PopupFocusReason);
}

void KeysSheet::fill(QGridLayout& grid, int column, const QString& title,
                     const std::vector<widgets::KeyHint>& hints)
{
    auto* heading = new widgets::SectionHeader(title, this);
    grid.addWidget(heading, 0, column, 1, 2);
    int row = 1;
    QStringList words;
    for (const widgets::KeyHint& hint : hints) {
        grid.addWidget(new widgets::KeyCap(hint.keys, this), row, column,
                       Qt::AlignTrailing | Qt::AlignVCenter);
        grid.addWidget(new widgets::ElidedLabel({.text = hint.label, .tone = theme::Tone::Normal}, this), row,
                       column + 1);
        words.append(widgets::keyCapsOf(hint.keys).join(QLatin1Char(' ')) + QStringLiteral(": ") +
                     hint.label);
        ++row;
    }
    heading->setAccessibleDescription(words.join(QStringLiteral(". ")));
}

void KeysSheet::close()
{
    if (!isVisible())
        return;
    hide();
    if (m_returnFocus)
        m_returnFocus->setFocus(Qt::OtherFocusReason);
}

bool KeysSheet::event(QEvent* event)
{
    // While the sheet is open its keys are its own, not the window's shortcuts.
    if (event->type() == QEvent::ShortcutOverride) {
        event->accept();
        return true;
    }
    if (event->type() == QEvent::FocusOut)
        hide();
    return QFrame::event(event);
}

void KeysSheet::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Question:
    case Qt::Key_F1:
        close();
        return;
    default:
        QFrame::keyPressEvent(event);
    }
}

void KeysSheet::paintEvent(QPaintEvent* /*event*/)
{
    const theme::Tokens& t = theme::tokensOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(t.lineField, 1));
    painter.setBrush(t.surfaceRaised);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme::kRadiusCard,
                            theme::kRadiusCard);
}

} // namespace countersign::shell
