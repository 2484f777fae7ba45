// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/api/types/common.h"
#include "ui/text/here.h"

#include <QWidget>

namespace countersign::screens {

/// A value and the limit that it goes over, on one line from zero.
class LimitBar : public QWidget
{
    Q_OBJECT

public:
    struct Content
    {
        double value = 0;
        double limit = 0;
        QString zeroText = {};
        QString valueText = {};
        QString limitText = {};
    };

    LimitBar(Content content, QWidget* parent);
    /// Null where the phrase is not "escalation_value" with two amounts of one currency.
    [[nodiscard]] static LimitBar* of(const api::Phrase& escalation, const text::Here& here, QWidget* parent);

    [[nodiscard]] QSize sizeHint() const override { return {200, 38}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {120, 38}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Content m_content;
};

} // namespace countersign::screens
