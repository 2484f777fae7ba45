// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/review/limit_bar.h"

#include "ui/text/money_text.h"
#include "ui/theme/tokens.h"
#include "ui/theme/type.h"

#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace countersign::screens {

namespace {
constexpr int kBar = 8;
constexpr int kMark = 16;
/// The bar goes on a little behind the value.
constexpr double kHeadroom = 1.25;

std::optional<api::Money> moneyOf(const std::string& text)
{
    const auto space = text.find(' ');
    if (space == std::string::npos)
        return std::nullopt;
    const auto money = base::parseAmount(text.substr(0, space), text.substr(space + 1));
    return money ? std::optional(*money) : std::nullopt;
}
} // namespace

LimitBar::LimitBar(Content content, QWidget* parent) : QWidget(parent), m_content(std::move(content))
{
    //: %1 is the value at stake, %2 the limit of the policy.
    setAccessibleName(tr("%1, limit %2").arg(m_content.valueText, m_content.limitText));
}

LimitBar* LimitBar::of(const api::Phrase& escalation, const text::Here& here, QWidget* parent)
{
    if (escalation.code != "escalation_value" || escalation.args.size() < 2)
        return nullptr;
    const auto value = moneyOf(escalation.args[0]);
    const auto limit = moneyOf(escalation.args[1]);
    if (!value || !limit || value->currency != limit->currency || limit->amountMinor <= 0)
        return nullptr;
    api::Money zero = *limit;
    zero.amountMinor = 0;
    return new LimitBar({.value = static_cast<double>(value->amountMinor),
                         .limit = static_cast<double>(limit->amountMinor),
                         .zeroText = text::moneyText(zero, here.locale),
                         .valueText = text::moneyText(*value, here.locale),
                         //: %1 is an amount of money.
                         .limitText = tr("limit %1").arg(text::moneyText(*limit, here.locale))},
                        parent);
}

void LimitBar::paintEvent(QPaintEvent* /*event*/)
{
    const theme::Tokens& t = theme::tokensOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double most = std::max(m_content.value, m_content.limit) * kHeadroom;
    const auto at = [&](double amount) { return static_cast<int>(amount / most * width()); };
    const auto mirrored = [&](const QRect& logical) {
        return QStyle::visualRect(layoutDirection(), rect(), logical);
    };
    const int top = (kMark - kBar) / 2;
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.line);
    painter.drawRoundedRect(QRect(0, top, width(), kBar), 4, 4);
    painter.setBrush(t.chartFill);
    painter.drawRoundedRect(mirrored({0, top, at(m_content.value), kBar}), 4, 4);
    painter.fillRect(mirrored({at(m_content.limit) - 1, 0, 2, kMark}), t.textStrong);

    const auto say = [&](const QString& words, int position, theme::TextRole role, const QColor& color,
                         int after) {
        painter.setFont(theme::fontFor(role));
        painter.setPen(color);
        const int wide = painter.fontMetrics().horizontalAdvance(words);
        const int left = std::clamp(position - wide / 2, after, std::max(after, width() - wide));
        painter.drawText(mirrored({left, kMark + 2, wide, 18}),
                         Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip, words);
        return left + wide + theme::kSpace3;
    };
    int after = say(m_content.zeroText, 0, theme::TextRole::Meta, t.textQuiet, 0);
    const int valueWidth =
        QFontMetrics(theme::fontFor(theme::TextRole::MetaMedium)).horizontalAdvance(m_content.valueText);
    const int limitWidth =
        QFontMetrics(theme::fontFor(theme::TextRole::Meta)).horizontalAdvance(m_content.limitText);
    // Both words find room: the limit's yields to the left.
    const int limitAt = std::min(at(m_content.limit), width() - valueWidth - theme::kSpace3 - limitWidth / 2);
    after = say(m_content.limitText, limitAt, theme::TextRole::Meta, t.textQuiet, after);
    say(m_content.valueText, at(m_content.value), theme::TextRole::MetaMedium, t.textStrong, after);
}

} // namespace countersign::screens
