// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QProxyStyle>

namespace countersign::theme {

/// The dynamic property of a header view that says how far its first label is set in, device-independent
/// pixels.
inline constexpr const char* kHeaderEdge = "headerEdge";

/// Draws Qt's standard controls with our tokens. A style and not a style sheet, because a style follows the
/// palette of each widget, mirrors by itself and costs nothing when a row is painted.
class AppStyle : public QProxyStyle
{
    Q_OBJECT

public:
    AppStyle();

    void setReducedMotion(bool reduced) { m_reducedMotion = reduced; }

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                            const QWidget* widget) const override;
    [[nodiscard]] QRect subControlRect(ComplexControl control, const QStyleOptionComplex* option,
                                       SubControl subControl, const QWidget* widget) const override;
    [[nodiscard]] int pixelMetric(PixelMetric metric, const QStyleOption* option,
                                  const QWidget* widget) const override;
    [[nodiscard]] int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                                QStyleHintReturn* returnData) const override;
    [[nodiscard]] QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                                         const QWidget* widget) const override;

private:
    bool m_reducedMotion = false;
};

} // namespace countersign::theme
