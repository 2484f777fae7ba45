// SPDX-License-Identifier: Apache-2.0
#include "ui/text/figure_text.h"

#include "ui/text/money_text.h"
#include "ui/text/phrase_text.h"
#include "ui/text/utf8.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <string_view>

namespace countersign::text {

namespace {
struct FigureText
{
    Q_DECLARE_TR_FUNCTIONS(FigureText)
};

enum class Form { Plain, Share, MinorUnits, YesNo, Health };

struct Figure
{
    std::string_view name;
    Form form;
    const char* words;
};

constexpr auto kFigures = std::to_array<Figure>({
    {"champion_left", Form::YesNo, QT_TRANSLATE_NOOP("FigureText", "champion has left")},
    {"cross_sell_share", Form::Share, QT_TRANSLATE_NOOP("FigureText", "alike accounts that own more")},
    {"days_since_two_way_contact", Form::Plain,
     QT_TRANSLATE_NOOP("FigureText", "days since two-way contact")},
    {"days_to_renewal", Form::Plain, QT_TRANSLATE_NOOP("FigureText", "days to renewal")},
    {"demo_held_days", Form::Plain, QT_TRANSLATE_NOOP("FigureText", "days since the demo")},
    {"employees", Form::Plain, QT_TRANSLATE_NOOP("FigureText", "employees")},
    {"last_ticket_solved_days", Form::Plain,
     QT_TRANSLATE_NOOP("FigureText", "days since a ticket was solved")},
    {"multi_threading", Form::Plain, QT_TRANSLATE_NOOP("FigureText", "people in two-way contact")},
    {"notice_days", Form::Plain, QT_TRANSLATE_NOOP("FigureText", "days to the notice date")},
    {"open_opportunity_value", Form::MinorUnits, QT_TRANSLATE_NOOP("FigureText", "open opportunity value")},
    {"open_tickets", Form::Plain, QT_TRANSLATE_NOOP("FigureText", "open tickets")},
    {"overall_health", Form::Health, QT_TRANSLATE_NOOP("FigureText", "health")},
    {"owned_products", Form::Plain, QT_TRANSLATE_NOOP("FigureText", "products owned")},
    {"pricing_visits_14d", Form::Plain, QT_TRANSLATE_NOOP("FigureText", "visits to prices, 14 days")},
    {"stage_age_days", Form::Plain, QT_TRANSLATE_NOOP("FigureText", "days at this stage")},
    {"unanswered_inbound_days", Form::Plain, QT_TRANSLATE_NOOP("FigureText", "days a mail waits for us")},
    {"usage_trend_30d", Form::Share, QT_TRANSLATE_NOOP("FigureText", "usage, last 30 days")},
});

struct Segment
{
    std::string_view code;
    const char* words;
};

constexpr auto kSegments = std::to_array<Segment>({
    {"engagement:active", QT_TRANSLATE_NOOP("FigureText", "Active")},
    {"engagement:cooling", QT_TRANSLATE_NOOP("FigureText", "Cooling")},
    {"engagement:never", QT_TRANSLATE_NOOP("FigureText", "Never in touch")},
    {"engagement:silent", QT_TRANSLATE_NOOP("FigureText", "Silent")},
    {"engagement:waiting_for_us", QT_TRANSLATE_NOOP("FigureText", "Waits for us")},
    {"likelihood_to_close:high", QT_TRANSLATE_NOOP("FigureText", "Likely to close")},
    {"likelihood_to_close:low", QT_TRANSLATE_NOOP("FigureText", "Unlikely to close")},
    {"likelihood_to_close:medium", QT_TRANSLATE_NOOP("FigureText", "May close")},
    {"likelihood_to_close:unknown", QT_TRANSLATE_NOOP("FigureText", "Close rate unknown")},
    {"product_interest:asking", QT_TRANSLATE_NOOP("FigureText", "Asks about products")},
    {"product_interest:expandable", QT_TRANSLATE_NOOP("FigureText", "Could own more")},
    {"product_interest:looking", QT_TRANSLATE_NOOP("FigureText", "Looks at prices")},
    {"stage:customer", QT_TRANSLATE_NOOP("FigureText", "Customer")},
    {"stage:in_deal", QT_TRANSLATE_NOOP("FigureText", "In a deal")},
    {"stage:prospect", QT_TRANSLATE_NOOP("FigureText", "Prospect")},
    {"stage:renewing", QT_TRANSLATE_NOOP("FigureText", "Renewing")},
});

const Figure* findFigure(const std::string& name)
{
    const auto found = std::ranges::find(kFigures, name, &Figure::name);
    return found == kFigures.end() ? nullptr : &*found;
}

QString healthWord(const std::string& value)
{
    if (value == "good")
        return FigureText::tr("good", "health of an account");
    if (value == "watch")
        return FigureText::tr("to watch", "health of an account");
    return value == "risk" ? FigureText::tr("at risk", "health of an account") : fromUtf8(value);
}
} // namespace

QString figureText(const std::string& name)
{
    const Figure* known = findFigure(name);
    return known ? FigureText::tr(known->words) : fieldText(name);
}

QString figureValueText(const std::string& name, const std::string& value, const Here& here)
{
    if (value.empty())
        return QStringLiteral("–");
    const Figure* known = findFigure(name);
    bool isNumber = false;
    const double number = fromUtf8(value).toDouble(&isNumber);
    const Form form = known && (isNumber || known->form == Form::Health) ? known->form : Form::Plain;
    switch (form) {
    case Form::Plain:
        return argumentText(value, here);
    case Form::Share:
        return (name == "usage_trend_30d" && number > 0 ? QStringLiteral("+") : QString()) +
               percentText(number, here.locale);
    case Form::MinorUnits:
        return numberText(static_cast<qint64>(number / 100), here.locale);
    case Form::YesNo:
        return number > 0 ? FigureText::tr("yes") : FigureText::tr("no");
    case Form::Health:
        return healthWord(value);
    }
    return {};
}

QString segmentText(const std::string& code)
{
    const auto found = std::ranges::find(kSegments, code, &Segment::code);
    if (found != kSegments.end())
        return FigureText::tr(found->words);
    const auto colon = code.find(':');
    return colon == std::string::npos
               ? fromUtf8(code)
               //: %1 is a segment of the workspace's own, %2 the class of it that an account is in.
               : FigureText::tr("%1: %2").arg(fieldText(code.substr(0, colon)),
                                              fieldText(code.substr(colon + 1)));
}

QString fieldText(const std::string& name)
{
    return fromUtf8(name).replace(QLatin1Char('_'), QLatin1Char(' '));
}

} // namespace countersign::text
