// SPDX-License-Identifier: Apache-2.0
#include "ui/theme/app_style.h"

#include "ui/theme/icons.h"
#include "ui/theme/tokens.h"
#include "ui/theme/type.h"

#include <QPainter>
#include <QStyleOption>
#include <QWidget>

#include <algorithm>

namespace countersign::theme {

namespace {
constexpr int kScrollBar = 10;
constexpr int kIndicator = 16;
constexpr int kMotionMs = 120;

void roundedFrame(QPainter& painter, const QRect& rect, qreal radius, const QColor& fill, const QColor& line)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(line, 1));
    painter.setBrush(fill);
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    painter.restore();
}

void drawField(QPainter& painter, const QStyleOption& option, const Tokens& t)
{
    const bool enabled = option.state & QStyle::State_Enabled;
    roundedFrame(painter, option.rect, kRadiusControl, enabled ? t.surfaceBase : t.surfaceSunken,
                 enabled ? t.lineField : t.line);
}

void drawButtonPanel(QPainter& painter, const QStyleOption& option, const Tokens& t)
{
    const bool pressed = option.state & (QStyle::State_Sunken | QStyle::State_On);
    const bool hovered = (option.state & QStyle::State_MouseOver) && (option.state & QStyle::State_Enabled);
    const QColor fill = pressed ? t.inkSoft : hovered ? t.surfaceSunken : t.surfaceRaised;
    roundedFrame(painter, option.rect, kRadiusControl, fill,
                 option.state & QStyle::State_Enabled ? t.lineField : t.line);
}

void drawIndicator(QPainter& painter, const QStyleOption& option, const Tokens& t, bool round)
{
    const bool on = option.state & QStyle::State_On;
    const bool partly = option.state & QStyle::State_NoChange;
    const bool enabled = option.state & QStyle::State_Enabled;
    const QColor mark = enabled ? t.ink : t.textQuiet;
    roundedFrame(painter, option.rect, round ? option.rect.height() / 2.0 : 4,
                 on || partly ? mark : t.surfaceBase, on || partly ? mark : t.lineField);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (on && round) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(t.onInk);
        painter.drawEllipse(QRectF(option.rect).center(), 3, 3);
    } else if (on) {
        paintIcon(painter, QRectF(option.rect).adjusted(2, 2, -2, -2), Icon::Check, t.onInk);
    } else if (partly) {
        painter.fillRect(QRectF(option.rect.left() + 4, option.rect.center().y(), 8, 2), t.onInk);
    }
    painter.restore();
}

void drawScrollBar(QPainter& painter, const QStyleOptionSlider& option, const QRect& thumb, const Tokens& t)
{
    if (option.maximum <= option.minimum)
        return;
    const bool active = option.state & (QStyle::State_MouseOver | QStyle::State_Sunken);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    QColor color = t.lineField;
    color.setAlphaF(active ? 1.0F : 0.55F);
    painter.setBrush(color);
    painter.drawRoundedRect(QRectF(thumb).adjusted(2, 2, -2, -2), 3, 3);
    painter.restore();
}

void drawCombo(QPainter& painter, const QStyleOptionComboBox& option, const QRect& arrow, const Tokens& t)
{
    if (option.editable)
        drawField(painter, option, t);
    else
        drawButtonPanel(painter, option, t);
    paintIcon(painter, QRectF(arrow).adjusted(0, 0, 0, 0), Icon::ChevronDown, t.textQuiet);
}

void drawHeaderSection(QPainter& painter, const QStyleOption& option, const Tokens& t)
{
    painter.fillRect(option.rect, t.surfaceSunken);
    painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), t.line);
}

void drawHeaderLabel(QPainter& painter, const QStyleOptionHeader& option, const Tokens& t, int edge)
{
    painter.save();
    painter.setFont(fontFor(TextRole::Meta));
    painter.setPen(t.textQuiet);
    const bool first = option.position == QStyleOptionHeader::Beginning ||
                       option.position == QStyleOptionHeader::OnlyOneSection;
    const bool last =
        option.position == QStyleOptionHeader::End || option.position == QStyleOptionHeader::OnlyOneSection;
    const QRect text =
        QStyle::visualRect(option.direction, option.rect,
                           option.rect.adjusted(first ? edge : kSpace2, 0, last ? -edge : -kSpace2, 0));
    const int alignment = static_cast<int>(QStyle::visualAlignment(
        option.direction, (option.textAlignment & Qt::AlignHorizontal_Mask) | Qt::AlignVCenter));
    painter.drawText(text, alignment | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(option.text, Qt::ElideRight, text.width()));
    painter.restore();
}

void drawMenuItem(QPainter& painter, const QStyleOptionMenuItem& option, const Tokens& t)
{
    if (option.menuItemType == QStyleOptionMenuItem::Separator) {
        painter.fillRect(QRect(option.rect.left(), option.rect.center().y(), option.rect.width(), 1), t.line);
        return;
    }
    const bool enabled = option.state & QStyle::State_Enabled;
    if ((option.state & QStyle::State_Selected) && enabled)
        roundedFrame(painter, option.rect.adjusted(4, 1, -4, -1), kRadiusControl, t.inkSoft, t.inkSoft);
    const QRect icon =
        QStyle::visualRect(option.direction, option.rect,
                           QRect(option.rect.left() + kSpace3, option.rect.center().y() - 8, 16, 16));
    if (option.checked)
        paintIcon(painter, icon, Icon::Check, t.ink);
    else if (!option.icon.isNull())
        option.icon.paint(&painter, icon);
    const QRect text = option.rect.adjusted(36, 0, -36, 0);
    const QStringList parts = option.text.split(QLatin1Char('\t'));
    painter.setFont(fontFor(TextRole::Body));
    painter.setPen(enabled ? t.textStrong : t.textQuiet);
    const auto start = QStyle::visualAlignment(option.direction, Qt::AlignLeft | Qt::AlignVCenter);
    painter.drawText(text, static_cast<int>(start) | Qt::TextShowMnemonic | Qt::TextHideMnemonic,
                     parts.value(0));
    if (parts.size() > 1) {
        painter.setFont(fontFor(TextRole::Meta));
        painter.setPen(t.textQuiet);
        const auto end = QStyle::visualAlignment(option.direction, Qt::AlignRight | Qt::AlignVCenter);
        painter.drawText(option.rect.adjusted(36, 0, -kSpace4, 0), static_cast<int>(end), parts.at(1));
    }
}
} // namespace

AppStyle::AppStyle() : QProxyStyle(QStringLiteral("Fusion")) {}

void AppStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                             const QWidget* widget) const
{
    const Tokens& t = tokensOf(option->palette);
    switch (element) {
    case PE_FrameFocusRect:
        return; // FocusRing draws the only ring
    case PE_PanelLineEdit:
        if (const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
            frame && frame->lineWidth > 0)
            drawField(*painter, *option, t);
        return;
    case PE_PanelButtonCommand:
        drawButtonPanel(*painter, *option, t);
        return;
    case PE_PanelButtonTool:
        if (option->state & (State_MouseOver | State_Sunken | State_On))
            roundedFrame(*painter, option->rect, kRadiusControl, t.inkSoft, t.inkSoft);
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        drawIndicator(*painter, *option, t, false);
        return;
    case PE_IndicatorRadioButton:
        drawIndicator(*painter, *option, t, true);
        return;
    case PE_IndicatorArrowDown:
        paintIcon(*painter, QRectF(option->rect), Icon::ChevronDown, t.textQuiet);
        return;
    case PE_PanelMenu:
    case PE_FrameMenu:
    case PE_PanelTipLabel:
        painter->fillRect(option->rect, t.surfaceRaised);
        painter->setPen(t.line);
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        return;
    case PE_PanelItemViewRow:
    case PE_PanelItemViewItem:
        if (option->state & State_Selected)
            painter->fillRect(option->rect, t.inkSoft);
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void AppStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                           const QWidget* widget) const
{
    const Tokens& t = tokensOf(option->palette);
    switch (element) {
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        drawHeaderSection(*painter, *option, t);
        return;
    case CE_HeaderLabel:
        if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option))
            drawHeaderLabel(*painter, *header, t,
                            widget ? std::max(kSpace2, widget->property(kHeaderEdge).toInt()) : kSpace2);
        return;
    case CE_MenuItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option))
            drawMenuItem(*painter, *item, t);
        return;
    case CE_ItemViewItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionViewItem*>(option)) {
            // A selected row is pale (PE_PanelItemViewItem); the palette's pair is for selected text in a field.
            QStyleOptionViewItem pale(*item);
            pale.palette.setColor(QPalette::HighlightedText, t.textStrong);
            return QProxyStyle::drawControl(element, &pale, painter, widget);
        }
        break;
    case CE_Splitter:
        painter->fillRect(option->rect, t.line);
        return;
    case CE_ShapedFrame:
        if (const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
            frame && frame->frameShape == QFrame::StyledPanel) {
            roundedFrame(*painter, option->rect, kRadiusControl, option->palette.color(QPalette::Base),
                         t.lineField);
            return;
        }
        break;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void AppStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                                  QPainter* painter, const QWidget* widget) const
{
    const Tokens& t = tokensOf(option->palette);
    if (control == CC_ScrollBar) {
        if (const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option)) {
            drawScrollBar(*painter, *slider, subControlRect(control, option, SC_ScrollBarSlider, widget), t);
            return;
        }
    }
    if (control == CC_ComboBox) {
        if (const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option)) {
            drawCombo(*painter, *combo, subControlRect(control, option, SC_ComboBoxArrow, widget), t);
            return;
        }
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect AppStyle::subControlRect(ComplexControl control, const QStyleOptionComplex* option,
                               SubControl subControl, const QWidget* widget) const
{
    if (control == CC_ComboBox) {
        const QRect r = option->rect;
        if (subControl == SC_ComboBoxArrow)
            return visualRect(option->direction, r, QRect(r.right() - 25, r.center().y() - 8, 16, 16));
        if (subControl == SC_ComboBoxEditField)
            return visualRect(option->direction, r, r.adjusted(kSpace3, 1, -28, -1));
    }
    const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option);
    if (control != CC_ScrollBar || !slider)
        return QProxyStyle::subControlRect(control, option, subControl, widget);

    const bool horizontal = slider->orientation == Qt::Horizontal;
    const int length = horizontal ? slider->rect.width() : slider->rect.height();
    const int range = slider->maximum - slider->minimum;
    const int thumb = range <= 0
                          ? length
                          : std::max(32, static_cast<int>(static_cast<qint64>(length) * slider->pageStep /
                                                          (range + slider->pageStep)));
    const int start = sliderPositionFromValue(slider->minimum, slider->maximum, slider->sliderPosition,
                                              std::max(0, length - thumb), slider->upsideDown);
    const auto along = [&](int from, int size) {
        return horizontal ? slider->rect.adjusted(from, 0, from + size - length, 0)
                          : slider->rect.adjusted(0, from, 0, from + size - length);
    };
    switch (subControl) {
    case SC_ScrollBarSlider:
        return along(start, thumb);
    case SC_ScrollBarSubPage:
        return along(0, start);
    case SC_ScrollBarAddPage:
        return along(start + thumb, length - start - thumb);
    case SC_ScrollBarGroove:
        return slider->rect;
    default:
        return {};
    }
}

int AppStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent:
        return kScrollBar;
    case PM_DefaultFrameWidth:
        // Room for the rounded corners of an editor's frame; its viewport is square.
        return widget && widget->inherits("QAbstractScrollArea")
                   ? 4
                   : QProxyStyle::pixelMetric(metric, option, widget);
    case PM_SplitterWidth:
        return 1;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return kIndicator;
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
        return kSpace2;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
        return 16;
    case PM_ScrollView_ScrollBarSpacing:
        return 0;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int AppStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                        QStyleHintReturn* returnData) const
{
    switch (hint) {
    case SH_Widget_Animation_Duration:
        return m_reducedMotion ? 0 : kMotionMs;
    case SH_ComboBox_Popup:
        return 0;
    case SH_DialogButtonBox_ButtonsHaveIcons:
        return 0;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

QSize AppStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                                 const QWidget* widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    switch (type) {
    case CT_LineEdit:
    case CT_ComboBox:
    case CT_PushButton:
    case CT_SpinBox:
        result.setHeight(std::max(result.height(), kRowCompact));
        break;
    case CT_MenuItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option))
            result = QSize(result.width() + kSpace5,
                           item->menuItemType == QStyleOptionMenuItem::Separator ? 9 : kRowCompact);
        break;
    default:
        break;
    }
    if (type == CT_ComboBox)
        result.rwidth() += kSpace4;
    return result;
}

} // namespace countersign::theme
