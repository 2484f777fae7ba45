// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPushButton>

#include <vector>

namespace countersign::widgets {

/// One of a few views of the same thing: words side by side, one of them current. One Tab stop; the arrow
/// keys move.
class SegmentBar : public QWidget
{
    Q_OBJECT

public:
    explicit SegmentBar(const QString& accessibleName, QWidget* parent = nullptr);

    /// `code` names the segment in `chosen` and in tests; it is never shown.
    void addSegment(const QString& code, const QString& text);
    void choose(const QString& code);
    [[nodiscard]] QString current() const;

signals:
    void chosen(const QString& code);

private:
    std::vector<QPushButton*> m_buttons;
};

} // namespace countersign::widgets
