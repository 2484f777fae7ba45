// SPDX-License-Identifier: Apache-2.0
#include "ui/text/dates.h"

#include <QCoreApplication>

namespace countersign::text {

namespace {

struct Dates
{
    Q_DECLARE_TR_FUNCTIONS(Dates)
};

struct Patterns
{
    QString dayMonth;
    QString dayMonthYear;
    QString weekdayDayMonth;
};

/// Qt has no date skeletons (CLDR "MMMd"), only whole formats with a year.
Patterns patternsOf(const QLocale& locale)
{
    switch (locale.language()) {
    case QLocale::German:
        return {QStringLiteral("d. MMM"), QStringLiteral("d. MMM yyyy"), QStringLiteral("dddd, d. MMMM")};
    case QLocale::Japanese:
        return {QStringLiteral("M月d日"), QStringLiteral("yyyy年M月d日"), QStringLiteral("M月d日dddd")};
    case QLocale::French:
        return {QStringLiteral("d MMM"), QStringLiteral("d MMM yyyy"), QStringLiteral("dddd d MMMM")};
    case QLocale::Spanish:
        return {QStringLiteral("d MMM"), QStringLiteral("d MMM yyyy"), QStringLiteral("dddd, d 'de' MMMM")};
    case QLocale::English:
        if (locale.territory() == QLocale::UnitedStates)
            return {QStringLiteral("MMM d"), QStringLiteral("MMM d, yyyy"), QStringLiteral("dddd, MMMM d")};
        break;
    default:
        break;
    }
    return {QStringLiteral("d MMM"), QStringLiteral("d MMM yyyy"), QStringLiteral("dddd, d MMMM")};
}

constexpr qint64 kMinute = 60'000;
constexpr qint64 kHour = 60 * kMinute;
constexpr qint64 kDay = 24 * kHour;
} // namespace

QDate toQDate(api::LocalDate date)
{
    return {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
            static_cast<int>(static_cast<unsigned>(date.day()))};
}

api::LocalDate toLocalDate(const QDate& date)
{
    return std::chrono::year(date.year()) / date.month() / date.day();
}

QDateTime toDateTime(api::Instant instant, const Here& here)
{
    return QDateTime::fromMSecsSinceEpoch(instant.time_since_epoch().count(), here.zone);
}

api::Instant toInstant(const QDateTime& time)
{
    return api::Instant(std::chrono::milliseconds(time.toMSecsSinceEpoch()));
}

QDate today(const Here& here)
{
    return toDateTime(here.now, here).date();
}

int daysUntil(const QDate& date, const Here& here)
{
    return static_cast<int>(today(here).daysTo(date));
}

QString dateText(const QDate& date, const Here& here)
{
    const Patterns patterns = patternsOf(here.locale);
    const bool thisYear = date.year() == today(here).year();
    return here.locale.toString(date, thisYear ? patterns.dayMonth : patterns.dayMonthYear);
}

QString longDateText(const QDate& date, const QLocale& locale)
{
    QString text = locale.toString(date, patternsOf(locale).weekdayDayMonth);
    if (!text.isEmpty())
        text[0] = text.at(0).toUpper();
    return text;
}

QString dayText(const QDate& date, const Here& here)
{
    const int days = daysUntil(date, here);
    if (days == 0)
        return Dates::tr("Today");
    if (days == 1)
        return Dates::tr("Tomorrow");
    if (days == -1)
        return Dates::tr("Yesterday");
    if (days > 1 && days < 7)
        return here.locale.toString(date, QStringLiteral("ddd"));
    return dateText(date, here);
}

QString dayInSentence(const QDate& date, const Here& here)
{
    const int days = daysUntil(date, here);
    if (days == 0)
        return Dates::tr("today", "within a sentence");
    if (days == 1)
        return Dates::tr("tomorrow", "within a sentence");
    if (days == -1)
        return Dates::tr("yesterday", "within a sentence");
    return dayText(date, here);
}

QString timeText(const QTime& time, const QLocale& locale)
{
    return locale.toString(time, QLocale::ShortFormat);
}

QString dayAndTimeText(api::Instant instant, const Here& here)
{
    const QDateTime time = toDateTime(instant, here);
    //: %1 is a day such as "Today", "Thu" or "2 Jul", %2 a time such as "10:00".
    return Dates::tr("%1 %2").arg(dayText(time.date(), here), timeText(time.time(), here.locale));
}

QString timeInSentence(api::Instant instant, const Here& here)
{
    const QDateTime time = toDateTime(instant, here);
    return Dates::tr("%1 %2").arg(dayInSentence(time.date(), here), timeText(time.time(), here.locale));
}

QString ageText(api::Instant instant, const Here& here)
{
    const qint64 age = (here.now - instant).count();
    if (age < kMinute)
        return Dates::tr("now", "age of data");
    if (age < kHour)
        //: %1 is a number of minutes; the age of something in a narrow column.
        return Dates::tr("%1 min").arg(here.locale.toString(age / kMinute));
    if (age < kDay)
        //: %1 is a number of hours; the age of something in a narrow column.
        return Dates::tr("%1 h").arg(here.locale.toString(age / kHour));
    return Dates::tr("%n day(s)", "age", static_cast<int>(age / kDay));
}

QString distanceText(const QDate& date, const Here& here)
{
    const int days = daysUntil(date, here);
    if (days == 0)
        return Dates::tr("today", "distance of a date");
    if (days > 0)
        return Dates::tr("in %n day(s)", "distance of a date", days);
    return Dates::tr("%n day(s) ago", "distance of a date", -days);
}

QString zoneText(const QString& ianaName)
{
    return ianaName.section(QLatin1Char('/'), -1).replace(QLatin1Char('_'), QLatin1Char(' '));
}

} // namespace countersign::text
