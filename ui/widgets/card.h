// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/widgets/text_run.h"

#include <QFrame>

class QHBoxLayout;
class QLabel;
class QVBoxLayout;

namespace countersign::widgets {

/// A raised sheet with a 1 px outline: a letter, a piece of evidence, a proposed fix. Its outline carries a
/// tone; a focusable card also shows the ring.
class Card : public QFrame
{
    Q_OBJECT

public:
    explicit Card(QWidget* parent = nullptr);

    [[nodiscard]] QVBoxLayout* body() const { return m_body; }
    void setTone(theme::Tone tone);
    /// A current card has a 2 px ink outline (the evidence under the cursor).
    void setCurrent(bool current);
    [[nodiscard]] bool isCurrent() const { return m_current; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QVBoxLayout* m_body;
    theme::Tone m_tone = theme::Tone::Normal;
    bool m_current = false;
};

/// A heading of a part of a page: title, quiet remark, and room for one action at the end.
class SectionHeader : public QWidget
{
    Q_OBJECT

public:
    explicit SectionHeader(const QString& title, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    void setRemark(const QString& remark);
    void setRole(theme::TextRole role);
    void addTrailing(QWidget* widget);

private:
    QHBoxLayout* m_row;
    QLabel* m_title;
    QLabel* m_remark;
};

} // namespace countersign::widgets
