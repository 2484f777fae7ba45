// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QProgressBar>

namespace countersign::widgets {

/// How far something long has come: a thin line without motion of its own.
class ProgressLine : public QProgressBar
{
    Q_OBJECT

public:
    explicit ProgressLine(const QString& accessibleName, QWidget* parent = nullptr);

    /// 0 to 1.
    void setShare(double share);
    [[nodiscard]] QSize sizeHint() const override { return {360, 8}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {80, 8}; }

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace countersign::widgets
