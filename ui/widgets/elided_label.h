// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/widgets/text_run.h"

#include <QWidget>

#include <vector>

namespace countersign::widgets {

/// One line of runs that follows the palette and is elided, with the whole text as tooltip, where room is
/// short.
class ElidedLabel : public QWidget
{
    Q_OBJECT

public:
    explicit ElidedLabel(TextRun run, QWidget* parent = nullptr);
    explicit ElidedLabel(std::vector<TextRun> runs, QWidget* parent = nullptr);

    void setRuns(std::vector<TextRun> runs);
    [[nodiscard]] QString text() const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    std::vector<TextRun> m_runs;
};

} // namespace countersign::widgets
