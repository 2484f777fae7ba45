// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/review/citation_object.h"

#include "ui/theme/tokens.h"
#include "ui/theme/type.h"

#include <QPainter>

namespace countersign::screens {

namespace {
constexpr int kNumbers = QTextFormat::UserProperty + 1;
constexpr qreal kHeight = 13;
constexpr QChar kWordJoiner(0x2060);
} // namespace

QString CitationObject::mark()
{
    return QString(kWordJoiner) + QChar::ObjectReplacementCharacter;
}

bool CitationObject::isMark(QChar c)
{
    return c == QChar::ObjectReplacementCharacter || isJoin(c);
}

bool CitationObject::isJoin(QChar c)
{
    return c == kWordJoiner;
}

QTextCharFormat CitationObject::formatOf(const QString& numbers)
{
    QTextCharFormat format;
    format.setObjectType(kType);
    format.setProperty(kNumbers, numbers);
    return format;
}

CitationObject::Marks CitationObject::marksOf(const LetterBlock& block)
{
    Marks marks;
    for (const LetterSentence& sentence : block.sentences) {
        if (sentence.length == 0 || sentence.citations.empty())
            continue;
        QStringList numbers;
        for (const int number : sentence.citations)
            numbers.append(QString::number(number));
        marks.emplace_back(sentence.begin + sentence.length, numbers.join(QStringLiteral(", ")));
    }
    return marks;
}

CitationObject::Marks CitationObject::marksOf(const QTextBlock& block)
{
    Marks marks;
    int citations = 0;
    for (auto it = block.begin(); !it.atEnd(); ++it) {
        const QTextFragment fragment = it.fragment();
        if (fragment.charFormat().objectType() != kType)
            continue;
        marks.emplace_back(fragment.position() - block.position() - citations,
                           fragment.charFormat().property(kNumbers).toString());
        citations += fragment.length();
    }
    return marks;
}

QSizeF CitationObject::intrinsicSize(QTextDocument* /*document*/, int /*position*/, const QTextFormat& format)
{
    const QFontMetricsF metrics(theme::fontFor(theme::TextRole::Citation));
    return {metrics.horizontalAdvance(format.property(kNumbers).toString()) + 3, kHeight};
}

void CitationObject::drawObject(QPainter* painter, const QRectF& rect, QTextDocument* /*document*/,
                                int /*position*/, const QTextFormat& format)
{
    painter->save();
    painter->setFont(theme::fontFor(theme::TextRole::Citation));
    painter->setPen(theme::tokensOf(m_editor).ink);
    painter->drawText(rect.adjusted(2, -1, 1, 0), Qt::AlignLeft | Qt::AlignTop | Qt::TextDontClip,
                      format.property(kNumbers).toString());
    painter->restore();
}

} // namespace countersign::screens
