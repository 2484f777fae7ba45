// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/search_field.h"

#include "ui/theme/icons.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/key_cap.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStyle>

namespace countersign::widgets {

namespace {
constexpr int kGlass = 16;
constexpr int kInset = 12;
} // namespace

SearchField::SearchField(const QString& placeholder, QWidget* parent) : QLineEdit(parent)
{
    setPlaceholderText(placeholder);
    setAccessibleName(placeholder);
    setFixedHeight(theme::kRowCompact);
    setFont(theme::fontFor(theme::TextRole::Body));
    placeMargins();
}

void SearchField::setKeyHint(const QKeySequence& key)
{
    m_caps = keyCapsOf(key);
    placeMargins();
}

void SearchField::placeMargins()
{
    const int start = kInset + kGlass + 4;
    const int end = m_caps.isEmpty() ? 8 : keyCapsSize(m_caps).width() + 8;
    if (layoutDirection() == Qt::RightToLeft)
        setTextMargins(end, 0, start, 0);
    else
        setTextMargins(start, 0, end, 0);
}

void SearchField::paintEvent(QPaintEvent* event)
{
    QLineEdit::paintEvent(event);
    const theme::Tokens& t = theme::tokensOf(this);
    QPainter painter(this);
    const QRect glass(kInset, (height() - kGlass) / 2, kGlass, kGlass);
    theme::paintIcon(painter, QStyle::visualRect(layoutDirection(), rect(), glass), theme::Icon::Search,
                     t.textQuiet);
    if (!text().isEmpty() || m_caps.isEmpty())
        return;
    const int caps = keyCapsSize(m_caps).width();
    const QRect room(width() - caps - 7, 0, caps, height());
    paintKeyCaps(painter, QStyle::visualRect(layoutDirection(), rect(), room), m_caps, keyCapColors(t),
                 layoutDirection());
}

void SearchField::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        if (text().isEmpty())
            event->ignore();
        else
            clear();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void SearchField::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LayoutDirectionChange)
        placeMargins();
    QLineEdit::changeEvent(event);
}

} // namespace countersign::widgets
