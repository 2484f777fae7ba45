// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/screens/review/letter.h"

#include <QTextEdit>

#include <optional>

namespace countersign::screens {

class CitationObject;

/// A letter on paper that is written in place: the subject, then the paragraphs, with quiet superscript
/// citations. Paragraphs stay what they are: no key joins or parts two of them. What is typed is told at once
/// and can be taken back step by step, also what the engine put in; the engine's answer never moves the
/// caret.
class LetterEditor : public QTextEdit
{
    Q_OBJECT

public:
    explicit LetterEditor(QWidget* parent = nullptr);
    ~LetterEditor() override;

    /// Another letter: the steps to take back are forgotten and the caret goes to the first paragraph.
    void openLetter(Letter letter);
    /// The same letter as the engine has it now. What it says otherwise than the paper becomes one step.
    void refresh(Letter letter);
    [[nodiscard]] const Letter& letter() const { return m_letter; }

    /// The paragraph, and the sentence in it, that holds the caret; the sentence is -1 between two.
    [[nodiscard]] int currentBlock() const;
    [[nodiscard]] int currentSentence() const;
    /// The unsupported claim under the caret, else the one chosen last, else the first; none when all is
    /// settled.
    [[nodiscard]] std::optional<LetterClaim> currentClaim() const;
    /// Puts the caret on the next unsupported claim after the current one, around the end.
    bool goToNextClaim();

    /// Shows `card` below the paragraph, which makes room; null takes it away. The caller owns the card.
    void setCard(QWidget* card, int block);

    [[nodiscard]] bool canUndo() const { return m_done > 0; }
    [[nodiscard]] bool canRedo() const { return m_done < m_steps.size(); }
    void undoStep();
    void redoStep();

signals:
    /// A person changed the paragraph.
    void blockEdited(int block, const QString& text);
    /// The caret came into another sentence, or the sentences changed.
    void sentenceChanged();
    /// Where the caret is, in the editor's coordinates.
    void caretMoved(const QRect& rect);

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void inputMethodEvent(QInputMethodEvent* event) override;
    void insertFromMimeData(const QMimeData* source) override;
    [[nodiscard]] QMimeData* createMimeDataFromSelection() const override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    /// A place in the letter: the offset does not count citations.
    struct Spot
    {
        int block = 0;
        int offset = 0;
        friend auto operator<=>(const Spot&, const Spot&) = default;
    };
    struct Step
    {
        int block = 0;
        QString before;
        QString after;
        Spot caretBefore;
        /// Steps of one group are taken back together.
        int group = 0;
        bool typed = false;
    };

    // What stands in the document.
    void buildAll();
    void layBlock(int block);
    [[nodiscard]] QString documentText(int block) const;
    [[nodiscard]] int documentOffset(int block, int offset, bool afterCitation) const;
    [[nodiscard]] Spot spotOf(int documentPosition) const;
    [[nodiscard]] Spot caret() const;
    [[nodiscard]] Spot anchor() const;
    void setCaret(const Spot& spot, std::optional<Spot> anchorAt = {});

    // What a person does to it.
    void moveCaret(QKeyEvent* event);
    bool handleEditKey(QKeyEvent* event);
    bool handleErase(QKeyEvent* event);
    void breakLine();
    void insertWords(const QString& words);
    bool eraseSelection();
    void replace(int block, int from, int to, const QString& words);
    void setBlockText(int block, const QString& text);
    void rememberStep(Step step);
    void apply(bool forward);

    // What is painted behind the words.
    void paintRange(QPainter& painter, int block, int begin, int length, const QColor& fill) const;
    void paintWave(QPainter& painter, int block, int begin, int length, const QColor& color) const;
    [[nodiscard]] std::vector<QRectF> rectsOf(int block, int begin, int length) const;
    void placeCard();
    void noteCaret();

    CitationObject* m_citations;
    Letter m_letter;
    std::vector<Step> m_steps;
    std::size_t m_done = 0;
    int m_group = 0;
    bool m_laying = false;
    bool m_building = false;
    QWidget* m_card = nullptr;
    int m_cardBlock = -1;
    int m_chosenClaim = -1;
    int m_saidBlock = -1;
    int m_saidSentence = -2;
};

} // namespace countersign::screens
