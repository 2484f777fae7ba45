// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/prompts/diff_view.h"

#include "ui/theme/tokens.h"
#include "ui/theme/type.h"

#include <QEvent>
#include <QTextBlock>

namespace countersign::screens {

DiffView::DiffView(QWidget* parent) : QPlainTextEdit(parent)
{
    setReadOnly(true);
    setTabChangesFocus(true);
    setFrameShape(QFrame::NoFrame);
    setFont(theme::fontFor(theme::TextRole::Mono));
    document()->setDocumentMargin(theme::kSpace5);
}

void DiffView::showText(const QString& words)
{
    m_isDifference = false;
    setPlainText(words);
    tint();
}

void DiffView::showDifference(const QString& lines)
{
    m_isDifference = true;
    setPlainText(lines);
    tint();
}

void DiffView::tint()
{
    if (!m_isDifference)
        return setExtraSelections({});
    const theme::Tokens& t = theme::tokensOf(this);
    QList<QTextEdit::ExtraSelection> selections;
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        const bool in = block.text().startsWith(QLatin1Char('+'));
        if (!in && !block.text().startsWith(QLatin1Char('-')))
            continue;
        QTextEdit::ExtraSelection selection;
        selection.cursor = QTextCursor(block);
        selection.format.setProperty(QTextFormat::FullWidthSelection, true);
        selection.format.setBackground(in ? t.sealSoft : t.redSoft);
        selection.format.setForeground(t.textStrong);
        selections.append(selection);
    }
    setExtraSelections(selections);
}

void DiffView::changeEvent(QEvent* event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        tint();
}

} // namespace countersign::screens
