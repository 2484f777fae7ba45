// SPDX-License-Identifier: Apache-2.0
#include "engine/outreach/schedule/free_slots.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace countersign;
using namespace countersign::schedule;
using namespace std::chrono;

namespace {

base::Instant at(std::string_view text)
{
    return base::parseRfc3339(text).value();
}

FreeSlotRequest request()
{
    return {.now = at("2026-06-09T10:00:00Z"),
            .sender = {.zone = "Europe/Vienna", .country = "AT"},
            .recipient = {.zone = "Europe/Vienna", .country = "AT"}};
}

std::vector<std::string> beginsOf(const FreeSlotRequest& wanted)
{
    std::vector<std::string> texts;
    const auto found = commonFreeSlots(wanted);
    for (const TimeSpan& slot : *found)
        texts.push_back(base::toRfc3339(slot.begin));
    return texts;
}

} // namespace

class FreeSlotsTest : public QObject
{
    Q_OBJECT

private slots:
    void offersAnAfternoonAndThenAMorning()
    {
        QCOMPARE(beginsOf(request()),
                 (std::vector<std::string>{"2026-06-10T10:00:00Z", "2026-06-11T07:00:00Z"}));
    }

    void goesAroundTheCalendar()
    {
        auto wanted = request();
        wanted.busy = {{at("2026-06-10T09:00:00Z"), at("2026-06-10T12:10:00Z")},
                       {at("2026-06-11T07:10:00Z"), at("2026-06-11T08:00:00Z")}};
        QCOMPARE(beginsOf(wanted),
                 (std::vector<std::string>{"2026-06-10T12:30:00Z", "2026-06-11T08:00:00Z"}));
    }

    void findsTheFewHoursThatTwoContinentsShare()
    {
        auto wanted = request();
        wanted.recipient = {.zone = "America/New_York", .country = "US"};
        wanted.count = 3;
        const auto found = commonFreeSlots(wanted);
        for (const TimeSpan& slot : *found) {
            QVERIFY(toLocal(slot.begin, "America/New_York")->minute >= hours(9));
            QVERIFY(toLocal(slot.end, "Europe/Vienna")->minute <= hours(17));
        }
        QCOMPARE(found->size(), std::size_t(3));
    }

    void offersNothingWhereNothingIsShared()
    {
        auto wanted = request();
        wanted.recipient = {.zone = "Pacific/Auckland", .country = "NZ"};
        QVERIFY(beginsOf(wanted).empty());
    }

    void noticesThatAnOfferedSlotIsTaken()
    {
        const TimeSpan slot{at("2026-06-10T10:00:00Z"), at("2026-06-10T10:20:00Z")};
        const std::vector<TimeSpan> busy{{at("2026-06-10T10:15:00Z"), at("2026-06-10T11:00:00Z")}};
        QVERIFY(isStillFree(slot, {}, at("2026-06-09T10:00:00Z")));
        QVERIFY(!isStillFree(slot, busy, at("2026-06-09T10:00:00Z")));
        QVERIFY(!isStillFree(slot, {}, at("2026-06-10T10:00:00Z")));
    }
};

COUNTERSIGN_TEST_CLASS(FreeSlotsTest);
#include "free_slots_test.moc"
