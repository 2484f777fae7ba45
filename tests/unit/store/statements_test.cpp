// SPDX-License-Identifier: Apache-2.0
#include "tests/support/sql_constants.h"
#include "tests/support/temp_store.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace countersign;

/// A statement that names a column that is gone fails here, not at a user's desk.
class StatementsTest : public QObject
{
    Q_OBJECT
private slots:
    void everyNamedStatementOfTheEngineCanBePrepared()
    {
        tests::TempStore store;
        const auto constants = tests::sqlConstantsBelow("engine");
        QVERIFY2(constants.size() > 20, "the pattern no longer finds the statements");
        for (const auto& constant : constants) {
            // "EXPLAIN" compiles a statement without running it.
            const auto status = store.database().executeScript("EXPLAIN " + constant.sql.toStdString());
            const QString why = status ? QString() : QString::fromStdString(base::toString(status.error()));
            QVERIFY2(status.has_value(), qPrintable(constant.file + " " + constant.name + ": " + why));
        }
    }
};

COUNTERSIGN_TEST_CLASS(StatementsTest);
#include "statements_test.moc"
