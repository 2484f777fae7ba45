// SPDX-License-Identifier: Apache-2.0
#include "engine/overview/insights/figures.h"

#include "tests/support/test_registry.h"

#include <QtTest>

using namespace countersign;
using insights::makeShare;

class FiguresTest : public QObject
{
    Q_OBJECT
private slots:
    void intervalsMatchTheReference_data()
    {
        // statsmodels.stats.proportion.proportion_confint(count, nobs, method="wilson")
        QTest::addColumn<qint64>("count");
        QTest::addColumn<qint64>("of");
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        QTest::newRow("none of ten") << qint64(0) << qint64(10) << 0.0 << 0.27753279;
        QTest::newRow("half") << qint64(5) << qint64(10) << 0.23659309 << 0.76340691;
        QTest::newRow("all of ten") << qint64(10) << qint64(10) << 0.72246721 << 1.0;
    }
    void intervalsMatchTheReference()
    {
        QFETCH(qint64, count);
        QFETCH(qint64, of);
        QFETCH(double, low);
        QFETCH(double, high);
        const auto share = makeShare(count, of);
        QVERIFY2(std::abs(share.low - low) < 1e-6, qPrintable(QString::number(share.low, 'g', 9)));
        QVERIFY2(std::abs(share.high - high) < 1e-6, qPrintable(QString::number(share.high, 'g', 9)));
    }

    void nothingSentIsNoRate()
    {
        QVERIFY(!makeShare(0, 0).known());
        QVERIFY(makeShare(0, 1).known());
    }

    void onlyOldOrFailingSourcesAlarm()
    {
        const base::Instant now{std::chrono::hours(1000)};
        const auto alerts = insights::alertsFor({{.name = "CRM", .lastGood = now - std::chrono::hours(25)},
                                                 {.name = "Mail", .lastGood = now - std::chrono::hours(1)},
                                                 {.name = "Usage", .lastGood = now, .lastError = "401"}},
                                                0, now);
        QCOMPARE(alerts.size(), std::size_t(2));
        QCOMPARE(alerts[0].reason.code, std::string("alert_source_stale"));
        QCOMPARE(alerts[1].reason.code, std::string("alert_source_error"));
    }

    void aMessageOfUnknownFateComesFirst()
    {
        const base::Instant now{std::chrono::hours(1000)};
        const auto alerts = insights::alertsFor({{.name = "CRM", .lastGood = now, .lastError = "x"}}, 2, now);
        QCOMPARE(alerts.front().reason.code, std::string("alert_outbox_unknown"));
    }
};

COUNTERSIGN_TEST_CLASS(FiguresTest);
#include "figures_test.moc"
