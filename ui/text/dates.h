// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/text/here.h"

#include <QDateTime>
#include <QString>

#include <optional>

namespace countersign::text {

[[nodiscard]] QDate toQDate(api::LocalDate date);
[[nodiscard]] api::LocalDate toLocalDate(const QDate& date);
/// In the reader's zone.
[[nodiscard]] QDateTime toDateTime(api::Instant instant, const Here& here);
[[nodiscard]] api::Instant toInstant(const QDateTime& time);
[[nodiscard]] QDate today(const Here& here);
/// Negative for the past.
[[nodiscard]] int daysUntil(const QDate& date, const Here& here);

/// "2 Jul"; with the year where it is not this one.
[[nodiscard]] QString dateText(const QDate& date, const Here& here);
/// "Tuesday, 9 June".
[[nodiscard]] QString longDateText(const QDate& date, const QLocale& locale);
/// "Today", "Tomorrow", "Yesterday", "Thu" within six days, else as `dateText`.
[[nodiscard]] QString dayText(const QDate& date, const Here& here);
/// "10:00" as the locale writes it.
[[nodiscard]] QString timeText(const QTime& time, const QLocale& locale);
/// The same within a sentence: "today", "tomorrow", "yesterday".
[[nodiscard]] QString dayInSentence(const QDate& date, const Here& here);
/// "Today 10:00".
[[nodiscard]] QString dayAndTimeText(api::Instant instant, const Here& here);
/// "today 10:00".
[[nodiscard]] QString timeInSentence(api::Instant instant, const Here& here);
/// How long ago, in its largest unit: "now", "4 min", "3 h", "12 days".
[[nodiscard]] QString ageText(api::Instant instant, const Here& here);
/// "in 23 days", "today", "3 days ago".
[[nodiscard]] QString distanceText(const QDate& date, const Here& here);

/// "Europe/Vienna" as "Vienna".
[[nodiscard]] QString zoneText(const QString& ianaName);

} // namespace countersign::text
