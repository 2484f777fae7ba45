// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/review/evidence_pane.h"

#include "ui/screens/review/claim_card.h"
#include "ui/screens/review/pane_header.h"
#include "ui/text/dates.h"
#include "ui/text/kind_text.h"
#include "ui/text/utf8.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/key_cap.h"
#include "ui/widgets/mark_label.h"
#include "ui/widgets/pane.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace countersign::screens {

using text::fromUtf8;
using theme::TextRole;
using theme::Tone;
using widgets::TextLabel;

namespace {
bool isQuote(const api::FactView& fact)
{
    return (fact.kind == "mail" || fact.kind == "message" || fact.kind == "question") &&
           !fromUtf8(fact.text).contains(QChar(0x201C));
}

const api::FactView* factOf(const api::DraftDetail& draft, int number)
{
    const auto found = std::ranges::find(draft.facts, number, &api::FactView::number);
    return found == draft.facts.end() ? nullptr : &*found;
}

/// The number of a fact, boxed like a key so that it is seen to be the one in the letter.
class NumberBox : public QWidget
{
public:
    NumberBox(int number, QWidget* parent) : QWidget(parent), m_text(QString::number(number))
    {
        setFixedSize(QFontMetrics(theme::fontFor(TextRole::Citation)).horizontalAdvance(m_text) + 12, 18);
    }

protected:
    void paintEvent(QPaintEvent* /*event*/) override
    {
        const theme::Tokens& t = theme::tokensOf(this);
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(t.line, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
        painter.setFont(theme::fontFor(TextRole::Citation));
        painter.setPen(t.ink);
        painter.drawText(rect(), Qt::AlignCenter, m_text);
    }

private:
    QString m_text;
};
} // namespace

std::vector<int> citedFacts(const api::DraftDetail& draft)
{
    std::vector<int> numbers;
    for (const api::BlockView& block : draft.blocks) {
        for (const api::SentenceView& sentence : block.sentences) {
            for (const int number : sentence.citations) {
                if (std::ranges::find(numbers, number) == numbers.end())
                    numbers.push_back(number);
            }
        }
    }
    return numbers;
}

EvidenceCard::EvidenceCard(const api::FactView& fact, const text::Here& here, QWidget* parent)
    : Card(parent), m_number(fact.number), m_words(fromUtf8(fact.text)),
      m_text(new TextLabel({}, TextRole::Body, Tone::Strong, this))
{
    if (isQuote(fact))
        //: A quotation: %1 is what a customer wrote.
        m_words = tr("“%1”").arg(m_words);
    setObjectName(QStringLiteral("evidenceCard%1").arg(fact.number));
    auto* head = new QHBoxLayout;
    head->setSpacing(theme::kSpace2);
    head->addWidget(new NumberBox(fact.number, this));
    auto* shape = new widgets::StateBadge({text::kindIcon(fact.kind), {}, Tone::Quiet}, this);
    head->addWidget(shape);
    const QString source = text::kindText(fact.sourceName.empty() ? fact.kind : fact.sourceName);
    auto* name = new widgets::ElidedLabel({source, TextRole::BodyMedium, Tone::Strong}, this);
    head->addWidget(name, 1);
    const QDateTime asOf = text::toDateTime(fact.asOf, here);
    const bool today = asOf.date() == text::today(here);
    head->addWidget(
        new TextLabel(today ? text::timeText(asOf.time(), here.locale) : text::dateText(asOf.date(), here),
                      TextRole::Meta, Tone::Quiet, this));
    body()->addLayout(head);
    m_text->setTextFormat(Qt::RichText);
    body()->addWidget(m_text);
    if (fact.changedSince)
        body()->addWidget(new widgets::StateBadge(
            {theme::Icon::WarningTriangle, tr("Changed since this draft was written"), Tone::Amber}, this));
    if (!fact.sayable)
        body()->addWidget(new widgets::StateBadge(
            {theme::Icon::Eye, tr("For us only, never for the letter"), Tone::Quiet}, this));
    //: A piece of evidence for a screen reader: %1 its number, %2 its source, %3 what it says.
    setAccessibleName(tr("Source %1, %2: %3").arg(QString::number(m_number), source, m_words));
    setUnderCaret(false);
}

void EvidenceCard::setUnderCaret(bool under)
{
    setCurrent(under);
    const QString words = m_words.toHtmlEscaped();
    const QString mark = theme::tokensOf(this).cite.name();
    m_text->setText(under ? QStringLiteral("<span style=\"background-color:%1\">%2</span>").arg(mark, words)
                          : words);
}

void EvidenceCard::setChoosable(bool choosable)
{
    m_choosable = choosable;
    setFocusPolicy(choosable ? Qt::StrongFocus : Qt::NoFocus);
    setCursor(choosable ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void EvidenceCard::keyPressEvent(QKeyEvent* event)
{
    const bool enter =
        event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space;
    if (m_choosable && enter && event->modifiers() == Qt::NoModifier)
        emit chosen(m_number);
    else if (m_choosable && (event->key() == Qt::Key_Down || event->key() == Qt::Key_Up))
        emit stepped(event->key() == Qt::Key_Down);
    else
        Card::keyPressEvent(event);
}

void EvidenceCard::mousePressEvent(QMouseEvent* event)
{
    if (m_choosable)
        emit chosen(m_number);
    else
        Card::mousePressEvent(event);
}

EvidencePane::EvidencePane(QWidget* parent)
    : QWidget(parent), m_title(tr("Evidence")), m_header(new widgets::SectionHeader(m_title, this)),
      m_hint(new TextLabel(tr("follows the cursor"), TextRole::Meta, Tone::Quiet, this)),
      m_pane(new widgets::Pane(tr("Evidence"), this))
{
    m_header->setRole(TextRole::BodyStrong);
    m_hint->setWordWrap(false);
    m_header->addTrailing(m_hint);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(paneHeader(m_header, this));
    column->addWidget(new widgets::Divider(this));
    column->addWidget(m_pane, 1);
    m_pane->setMargins(20, 14);
    m_pane->setFocusPolicy(Qt::NoFocus);
}

void EvidencePane::clear()
{
    m_cards.clear();
    m_pane->clear();
    m_header->setRemark({});
    m_choosing = false;
}

EvidenceCard* EvidencePane::addFact(const api::FactView& fact, const text::Here& here)
{
    auto* card = new EvidenceCard(fact, here, m_pane->column());
    connect(card, &EvidenceCard::chosen, this, [this](int number) {
        endChoosing();
        emit chosen(number);
    });
    connect(card, &EvidenceCard::stepped, this, &EvidencePane::step);
    m_pane->add(card);
    m_pane->addSpace(theme::kSpace1);
    m_cards.push_back(card);
    return card;
}

void EvidencePane::addMissing(const api::ClaimView& claim)
{
    auto* card = new widgets::Card(m_pane->column());
    card->setTone(Tone::Red);
    //: %1 is a stretch of the draft that no source bears out.
    const QString words = tr("No source for “%1”").arg(fromUtf8(claim.text));
    auto* row = new QHBoxLayout;
    auto* title = new widgets::ElidedLabel({words, TextRole::BodyMedium, Tone::Red}, card);
    row->addWidget(new widgets::StateBadge({theme::Icon::WarningTriangle, {}, Tone::Red}, card));
    row->addWidget(title, 1);
    row->addWidget(new TextLabel(tr("blocks"), TextRole::Meta, Tone::Quiet, card));
    card->body()->addLayout(row);
    card->setAccessibleName(words);
    m_pane->add(card);
    m_pane->addSpace(theme::kSpace1);
}

void EvidencePane::sayRemark(const api::DraftDetail& draft)
{
    if (!m_prelude)
        m_header->setRemark(tr("%n source(s)", "of a draft", static_cast<int>(citedFacts(draft).size())));
}

void EvidencePane::show(const api::DraftDetail& draft, const text::Here& here)
{
    clear();
    sayRemark(draft);
    if (m_prelude)
        m_prelude(*m_pane, draft, here);
    std::set<int> shown;
    for (int block = 0; block < static_cast<int>(draft.blocks.size()); ++block) {
        const auto& sentences = draft.blocks[static_cast<std::size_t>(block)].sentences;
        for (int sentence = 0; sentence < static_cast<int>(sentences.size()); ++sentence) {
            for (const int number : sentences[static_cast<std::size_t>(sentence)].citations) {
                const api::FactView* fact = factOf(draft, number);
                if (fact && shown.insert(number).second)
                    addFact(*fact, here);
            }
            for (const api::ClaimView& claim : draft.claims) {
                if (claim.block == block && claim.sentence == sentence &&
                    claim.state == api::ClaimState::Unsupported)
                    addMissing(claim);
            }
        }
    }
    bool headed = false;
    for (const api::FactView& fact : draft.facts) {
        if (shown.contains(fact.number))
            continue;
        if (!headed)
            m_pane->addText(tr("Known, but not cited"), TextRole::Meta, Tone::Quiet);
        headed = true;
        addFact(fact, here);
    }
}

void EvidencePane::setPrelude(const QString& title, Prelude prelude)
{
    m_title = title;
    m_prelude = std::move(prelude);
    m_header->setTitle(title);
    m_hint->hide();
}

void EvidencePane::follow(const std::set<int>& numbers)
{
    EvidenceCard* first = nullptr;
    for (EvidenceCard* card : m_cards) {
        const bool under = numbers.contains(card->number());
        card->setUnderCaret(under);
        if (under && !first)
            first = card;
    }
    if (!first || m_choosing || m_prelude)
        return;
    m_pane->widget()->layout()->activate();
    m_pane->ensureWidgetVisible(first, 0, theme::kSpace4);
}

void EvidencePane::choose(const QString& claim)
{
    m_choosing = true;
    //: %1 is a stretch of the draft that needs a source.
    m_header->setTitle(tr("Source for “%1”").arg(claim));
    m_header->setRemark({});
    m_hint->setText(tr("Enter cites it"));
    for (EvidenceCard* card : m_cards)
        card->setChoosable(true);
    if (!m_cards.empty())
        m_cards.front()->setFocus(Qt::TabFocusReason);
}

void EvidencePane::endChoosing()
{
    m_choosing = false;
    m_header->setTitle(m_title);
    m_hint->setText(tr("follows the cursor"));
    for (EvidenceCard* card : m_cards)
        card->setChoosable(false);
}

void EvidencePane::step(bool down)
{
    const auto at = std::ranges::find_if(m_cards, [](const EvidenceCard* card) { return card->hasFocus(); });
    if (at == m_cards.end() || (down ? at + 1 == m_cards.end() : at == m_cards.begin()))
        return;
    EvidenceCard* next = down ? *(at + 1) : *(at - 1);
    next->setFocus(Qt::TabFocusReason);
    m_pane->ensureWidgetVisible(next, 0, theme::kSpace4);
}

} // namespace countersign::screens
