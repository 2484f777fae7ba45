// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/widgets/text_run.h"

#include <QWidget>

#include <vector>

namespace countersign::widgets {
class ActionButton;
}

namespace countersign::shell {

/// The quiet line at the bottom: what syncs, what waits, what runs; never a dialog for progress.
class StatusLine : public QWidget
{
    Q_OBJECT

public:
    explicit StatusLine(QWidget* parent = nullptr);

    void setMarks(std::vector<widgets::Mark> marks);

signals:
    void keysRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    std::vector<widgets::Mark> m_marks;
    widgets::ActionButton* m_keys;
};

} // namespace countersign::shell
