// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/screens/review/letter.h"

#include <QTextBlock>
#include <QTextObjectInterface>
#include <QWidget>

#include <utility>
#include <vector>

namespace countersign::screens {

/// Draws the numbers of the facts that a sentence cites: quiet, superscript, in ink. One object character
/// stands for all of a sentence's numbers, so that nobody can edit them.
class CitationObject : public QObject, public QTextObjectInterface
{
    Q_OBJECT
    Q_INTERFACES(QTextObjectInterface)

public:
    static constexpr int kType = QTextFormat::UserObject + 1;
    /// Where in the paragraph's text, and which numbers.
    using Marks = std::vector<std::pair<int, QString>>;

    explicit CitationObject(QWidget* editor) : QObject(editor), m_editor(editor) {}

    /// What stands in the document for a citation; joined to the word before it, so that no number begins a line.
    [[nodiscard]] static QString mark();
    [[nodiscard]] static bool isMark(QChar c);
    /// Between these two is no place for a caret.
    [[nodiscard]] static bool isJoin(QChar c);
    [[nodiscard]] static QTextCharFormat formatOf(const QString& numbers);
    [[nodiscard]] static Marks marksOf(const LetterBlock& block);
    [[nodiscard]] static Marks marksOf(const QTextBlock& block);

    QSizeF intrinsicSize(QTextDocument* document, int position, const QTextFormat& format) override;
    void drawObject(QPainter* painter, const QRectF& rect, QTextDocument* document, int position,
                    const QTextFormat& format) override;

private:
    QWidget* m_editor;
};

} // namespace countersign::screens
