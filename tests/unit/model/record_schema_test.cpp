// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/model/record.h"

#include "tests/support/test_registry.h"

#include <QtTest>

#include <set>

using namespace countersign::model;

class RecordSchemaTest : public QObject
{
    Q_OBJECT
private slots:
    void namesAreUniqueAndReadBack()
    {
        std::set<std::string_view> names;
        for (const RecordKind kind : allRecordKinds()) {
            QVERIFY(names.insert(recordKindName(kind)).second);
            QVERIFY(recordKindFromName(recordKindName(kind)) == kind);
            std::set<std::string_view> fields;
            for (const FieldDef& field : fieldsOf(kind))
                QVERIFY2(fields.insert(field.name).second, field.name.data());
        }
        QVERIFY(!recordKindFromName("nonsense"));
    }

    void whatIdentifiesAPersonIsMarkedPersonal()
    {
        const auto sensitivity = [](RecordKind kind, std::string_view name) {
            return fieldsOf(kind)[fieldIndex(kind, name).value()].sensitivity;
        };
        for (const char* name : {"first_name", "last_name", "full_name", "email", "phone", "mobile"})
            QCOMPARE(sensitivity(RecordKind::Contact, name), Sensitivity::Personal);
        QCOMPARE(sensitivity(RecordKind::Message, "body"), Sensitivity::Personal);
        QCOMPARE(sensitivity(RecordKind::Ticket, "mood"), Sensitivity::Internal);
    }
};

COUNTERSIGN_TEST_CLASS(RecordSchemaTest);
#include "record_schema_test.moc"
