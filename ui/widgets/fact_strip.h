// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/widgets/text_run.h"

#include <QWidget>

#include <vector>

namespace countersign::widgets {

/// The few facts that matter about one thing, side by side: label, value, note.
class FactStrip : public QWidget
{
    Q_OBJECT

public:
    struct Fact
    {
        QString label = {};
        Mark value = {};
        QString note = {};
    };

    explicit FactStrip(std::vector<Fact> facts = {}, QWidget* parent = nullptr);

    void setFacts(std::vector<Fact> facts);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    /// Cell edges along the row, in reading order: room is shared by need.
    [[nodiscard]] std::vector<int> edges() const;

    std::vector<Fact> m_facts;
};

} // namespace countersign::widgets
