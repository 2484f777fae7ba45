// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/jobs/executor.h"

#include "tests/fakes/manual_executor.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <future>

using namespace countersign;

class ExecutorTest : public QObject
{
    Q_OBJECT
private slots:
    void tasksRunInTheOrderInWhichTheyWerePosted()
    {
        base::SystemThreadFactory threads;
        jobs::ThreadExecutor executor(threads, "test");
        std::vector<int> order;
        std::promise<void> done;
        for (int i = 0; i < 100; ++i)
            executor.post([&order, i] { order.push_back(i); });
        executor.post([&done] { done.set_value(); });
        done.get_future().wait();
        QCOMPARE(order.size(), std::size_t(100));
        QVERIFY(std::is_sorted(order.begin(), order.end()));
    }

    void taskMayPostAnotherOne()
    {
        tests::ManualExecutor executor;
        bool ran = false;
        executor.post([&] { executor.post([&] { ran = true; }); });
        QVERIFY(executor.runOne());
        QVERIFY(!ran);
        executor.runAll();
        QVERIFY(ran);
    }

    void destroyingItFinishesTheRunningTask()
    {
        base::SystemThreadFactory threads;
        std::promise<void> release;
        std::promise<void> started;
        int ran = 0;
        {
            jobs::ThreadExecutor executor(threads, "test");
            executor.post([&] {
                started.set_value();
                release.get_future().wait();
                ++ran;
            });
            started.get_future().wait();
            release.set_value();
        }
        QCOMPARE(ran, 1);
    }
};

COUNTERSIGN_TEST_CLASS(ExecutorTest);
#include "executor_test.moc"
