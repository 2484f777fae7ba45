// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/api/types/review.h"
#include "ui/text/here.h"
#include "ui/widgets/card.h"

#include <QWidget>

#include <functional>
#include <set>
#include <vector>

namespace countersign::widgets {
class Pane;
class SectionHeader;
class TextLabel;
} // namespace countersign::widgets

namespace countersign::screens {

/// One fact that a draft rests on, as it was when the draft was written.
class EvidenceCard : public widgets::Card
{
    Q_OBJECT

public:
    EvidenceCard(const api::FactView& fact, const text::Here& here, QWidget* parent);

    [[nodiscard]] int number() const { return m_number; }
    /// The sentence under the caret cites it.
    void setUnderCaret(bool under);
    void setChoosable(bool choosable);

signals:
    void chosen(int number);
    void stepped(bool down);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    int m_number;
    bool m_choosable = false;
    QString m_words;
    widgets::TextLabel* m_text;
};

/// The evidence of a draft in the order in which the letter cites it, with a red card wherever a source is
/// missing. It follows the caret; while a source is being chosen, its cards are a list.
class EvidencePane : public QWidget
{
    Q_OBJECT

public:
    /// What stands above the evidence.
    using Prelude = std::function<void(widgets::Pane&, const api::DraftDetail&, const text::Here&)>;

    explicit EvidencePane(QWidget* parent = nullptr);

    /// Another title, and something above the evidence; the pane then no longer scrolls with the caret.
    void setPrelude(const QString& title, Prelude prelude);

    void show(const api::DraftDetail& draft, const text::Here& here);
    void clear();
    /// Marks what the sentence under the caret cites and scrolls to the first of it.
    void follow(const std::set<int>& numbers);
    /// Lets a person choose a fact for `claim` (its words).
    void choose(const QString& claim);
    void endChoosing();
    [[nodiscard]] bool isChoosing() const { return m_choosing; }

signals:
    void chosen(int number);

private:
    void step(bool down);
    EvidenceCard* addFact(const api::FactView& fact, const text::Here& here);
    void addMissing(const api::ClaimView& claim);
    void sayRemark(const api::DraftDetail& draft);

    QString m_title;
    Prelude m_prelude;
    widgets::SectionHeader* m_header;
    widgets::TextLabel* m_hint;
    widgets::Pane* m_pane;
    std::vector<EvidenceCard*> m_cards;
    bool m_choosing = false;
};

/// The facts of a draft that its letter cites, in the order of the letter.
[[nodiscard]] std::vector<int> citedFacts(const api::DraftDetail& draft);

} // namespace countersign::screens
