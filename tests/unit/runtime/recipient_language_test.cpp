// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/model/record_schema.h"
#include "engine/runtime/recipient_language.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace countersign;

class RecipientLanguageTest : public QObject
{
    Q_OBJECT

    using Fields = std::vector<std::pair<const char*, const char*>>;

    static model::Record made(model::RecordKind kind, const Fields& fields)
    {
        model::Record record = model::emptyRecord(kind);
        for (const auto& [name, value] : fields)
            record.set(name, std::string(value));
        return record;
    }

private slots:
    void aPersonIsWrittenToInTheLanguageOfTheirPlace_data()
    {
        QTest::addColumn<QString>("expected");
        QTest::addColumn<Fields>("contact");
        QTest::addColumn<Fields>("account");
        QTest::newRow("their own language first") << "fr" << Fields{{"language", "fr-CA"}, {"country", "DE"}} << Fields{};
        QTest::newRow("in words") << "de" << Fields{{"language", "Deutsch"}} << Fields{};
        QTest::newRow("their company's") << "es" << Fields{} << Fields{{"language", "es"}, {"country", "DE"}};
        QTest::newRow("their country") << "de" << Fields{{"country", "Deutschland"}} << Fields{};
        QTest::newRow("their company's country") << "es" << Fields{} << Fields{{"country", "Mexico"}};
        QTest::newRow("Geneva") << "fr" << Fields{{"country", "CH"}, {"city", "Genève"}} << Fields{};
        QTest::newRow("Zurich") << "de" << Fields{} << Fields{{"country", "Switzerland"}, {"city", "Zürich"}};
        QTest::newRow("a language without templates") << "en" << Fields{{"language", "pl"}} << Fields{};
        QTest::newRow("nothing known") << "en" << Fields{} << Fields{};
    }
    void aPersonIsWrittenToInTheLanguageOfTheirPlace()
    {
        QFETCH(const QString, expected);
        QFETCH(const Fields, contact);
        QFETCH(const Fields, account);
        QCOMPARE(QString::fromStdString(runtime::languageFor(made(model::RecordKind::Contact, contact),
                                                             made(model::RecordKind::Account, account))),
                 expected);
    }
};

COUNTERSIGN_TEST_CLASS(RecipientLanguageTest);
#include "recipient_language_test.moc"
