// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/base/id.h"

#include "tests/fakes/fake_clock.h"
#include "tests/fakes/fake_random.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace countersign;

namespace {
struct ThingTag;
using ThingId = base::Id<ThingTag>;
} // namespace

class IdTest : public QObject
{
    Q_OBJECT
private slots:
    void sameRecordAlwaysGetsTheSameId()
    {
        QCOMPARE(ThingId::imported("crm", "account", "A-1").text(), ThingId::imported("crm", "account", "A-1").text());
        QVERIFY(ThingId::imported("crm", "account", "A-1") != ThingId::imported("crm", "accountA", "-1"));
    }

    void textReadsBackInAnyCase()
    {
        const auto id = ThingId::imported("crm", "account", "A-1");
        QCOMPARE(id.text().size(), std::size_t(26));
        QVERIFY(ThingId::parse(id.text()) == id);
        std::string lower = id.text();
        for (char& c : lower)
            c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        QVERIFY(ThingId::parse(lower) == id);
    }

    void refusesWhatIsNoId()
    {
        QVERIFY(!ThingId::parse(""));
        QVERIFY(!ThingId::parse("8ZZZZZZZZZZZZZZZZZZZZZZZZZ")); // more than 128 bits
        QVERIFY(!ThingId::parse("0IIIIIIIIIIIIIIIIIIIIIIIII"));
    }

    void newIdsAscendWithinOneMillisecondAndAcrossThem()
    {
        tests::FakeClock clock;
        tests::FakeRandom random(3);
        base::IdSource ids(clock, random);
        auto last = ids.next<ThingTag>();
        for (int i = 0; i < 1000; ++i) {
            if (i % 10 == 0)
                clock.advance(std::chrono::milliseconds(1));
            const auto next = ids.next<ThingTag>();
            QVERIFY(last < next);
            last = next;
        }
    }
};

COUNTERSIGN_TEST_CLASS(IdTest);
#include "id_test.moc"
