// SPDX-License-Identifier: Apache-2.0
#include "engine/knowledge/identity/match.h"

#include "tests/support/record_maker.h"
#include "tests/support/temp_store.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <cmath>

using namespace countersign;
using identity::Band;
using model::RecordKind;
using tests::text;

namespace {

model::Record make(RecordKind kind, std::string_view id, tests::FieldList fields)
{
    model::Record record = model::emptyRecord(kind);
    record.externalId = id;
    record.id = model::RecordId::imported("test", model::recordKindName(kind), id);
    for (const auto& [name, value] : fields)
        record.set(name, value);
    return record;
}

model::FieldValue account(std::string_view id)
{
    return model::RecordId::imported("test", "account", id);
}

identity::Comparison people(tests::FieldList a, tests::FieldList b)
{
    return identity::compare(identity::profileOf(make(RecordKind::Contact, "a", a)),
                             identity::profileOf(make(RecordKind::Contact, "b", b)));
}

identity::Comparison companies(tests::FieldList a, tests::FieldList b)
{
    return identity::compare(identity::profileOf(make(RecordKind::Account, "a", a)),
                             identity::profileOf(make(RecordKind::Account, "b", b)));
}

} // namespace

class MatchTest : public QObject
{
    Q_OBJECT
private slots:
    void theSharesAddUpToTheScore()
    {
        const auto comparison = people({{"full_name", text("Ada Byron")},
                                        {"email", text("ada@acme.example")},
                                        {"account", account("1")}},
                                       {{"full_name", text("Ada Byron")},
                                        {"email", text("ADA+crm@acme.example")},
                                        {"account", account("1")}});
        double sum = 0;
        for (const auto& field : comparison.fields)
            sum += field.weight;
        QVERIFY(std::abs(sum - comparison.score) < 1e-9);
        QCOMPARE(comparison.band, Band::Merge);
        QVERIFY(comparison.heldBackBy.empty());
    }

    void twoSpellingsWithOneAddressAreOnePerson()
    {
        const auto comparison =
            people({{"full_name", text("Katharina Weiß")}, {"email", text("k.weiss@acme.example")}},
                   {{"full_name", text("Katherina Weiss")}, {"email", text("k.weiss@acme.example")}});
        QCOMPARE(comparison.band, Band::Merge);
    }

    void namesakesAtOneCompanyWithTheirOwnAddressesAreAskedAbout()
    {
        const auto comparison = people({{"full_name", text("Peter Maier")},
                                        {"email", text("peter.maier@acme.example")},
                                        {"phone", text("+43 1 5880 100")},
                                        {"account", account("1")}},
                                       {{"full_name", text("Peter Maier")},
                                        {"email", text("p.maier2@acme.example")},
                                        {"phone", text("+43 1 5880 100")},
                                        {"account", account("1")}});
        QVERIFY(comparison.band != Band::Merge);
        if (comparison.score >= identity::kMergeScore)
            QCOMPARE(comparison.heldBackBy, std::string("different_email"));
    }

    void aSharedAddressDoesNotMakeTwoNamesOne()
    {
        const auto comparison = people({{"full_name", text("Ada Byron")},
                                        {"email", text("office@acme.example")},
                                        {"account", account("1")}},
                                       {{"full_name", text("Charles Babbage")},
                                        {"email", text("office@acme.example")},
                                        {"account", account("1")}});
        QVERIFY(comparison.band != Band::Merge);
    }

    void recordsWithoutNamesAreNeverMergedByThemselves()
    {
        QVERIFY(people({{"email", text("ada@acme.example")}}, {{"email", text("ada@acme.example")}}).band !=
                Band::Merge);
        QVERIFY(companies({{"domain", text("acme.example")}}, {{"domain", text("acme.example")}}).band !=
                Band::Merge);
    }

    void oneCompanyIsKnownByDomainAndNameWithoutItsLegalForm()
    {
        const auto comparison = companies(
            {{"name", text("Müller Kühltechnik GmbH")}, {"domain", text("mueller.example")}},
            {{"name", text("Mueller Kühltechnik")}, {"website", text("https://www.mueller.example/de")}});
        QVERIFY2(comparison.band != Band::KeepApart, base::dumpJson(comparison.score).c_str());
        const auto same =
            companies({{"name", text("Nordfrost AG")}, {"domain", text("nordfrost.example")}},
                      {{"name", text("Nordfrost")}, {"website", text("https://www.nordfrost.example")}});
        QCOMPARE(same.band, Band::Merge);
    }

    void hardNegativesAreNeverMerged_data()
    {
        QTest::addColumn<QStringList>("left");
        QTest::addColumn<QStringList>("right");
        // name, domain, city, country
        QTest::newRow("branch") << QStringList{"Acme Logistics", "acme.example", "Wien", "Austria"}
                                << QStringList{"Acme Logistics", "acme.example", "Graz", "Austria"};
        QTest::newRow("branch abroad") << QStringList{"Acme Logistics", "acme.example", "", "Austria"}
                                       << QStringList{"Acme Logistics", "acme.example", "", "Italy"};
        QTest::newRow("common token") << QStringList{"Alpha Systems", "alpha.example", "Wien", "Austria"}
                                      << QStringList{"Beta Systems", "beta.example", "Wien", "Austria"};
        QTest::newRow("same name, other domain")
            << QStringList{"Phoenix", "phoenix-foods.example", "Wien", "Austria"}
            << QStringList{"Phoenix", "phoenixmed.example", "Wien", "Austria"};
        QTest::newRow("subsidiary") << QStringList{"Acme Holding", "acme.example", "Wien", "Austria"}
                                    << QStringList{"Acme Services", "acme.example", "Wien", "Austria"};
        QTest::newRow("north and south")
            << QStringList{"Coldchain North", "coldchain.example", "Wien", "Austria"}
            << QStringList{"Coldchain South", "coldchain.example", "Wien", "Austria"};
        QTest::newRow("numbered") << QStringList{"Store 12", "stores.example", "Wien", "Austria"}
                                  << QStringList{"Store 13", "stores.example", "Wien", "Austria"};
    }
    void hardNegativesAreNeverMerged()
    {
        QFETCH(QStringList, left);
        QFETCH(QStringList, right);
        const auto record = [](const QStringList& row, std::string_view id) {
            model::Record made = make(RecordKind::Account, id, {});
            const char* const kFields[] = {"name", "domain", "city", "country"};
            for (int i = 0; i < 4; ++i)
                if (!row[i].isEmpty())
                    made.set(kFields[i], row[i].toStdString());
            return identity::profileOf(made);
        };
        QVERIFY(identity::compare(record(left, "a"), record(right, "b")).band != Band::Merge);
    }

    void aParentAndItsChildAreKeptApart()
    {
        model::Record parent =
            make(RecordKind::Account, "a", {{"name", text("Acme")}, {"domain", text("acme.example")}});
        model::Record child =
            make(RecordKind::Account, "b", {{"name", text("Acme")}, {"domain", text("acme.example")}});
        child.set("parent", parent.id);
        const auto comparison = identity::compare(identity::profileOf(parent), identity::profileOf(child));
        QCOMPARE(comparison.band, Band::KeepApart);
        QCOMPARE(comparison.heldBackBy, std::string("parent"));
    }

    void longAndOddNamesDoNoHarm()
    {
        const std::string longName(5000, 'x');
        const auto comparison = people({{"full_name", longName}}, {{"full_name", longName + "y"}});
        QVERIFY(comparison.band != Band::Merge);
        (void)people({{"full_name", text("山田 太郎")}}, {{"full_name", text("Ямада Таро")}});
        (void)companies({{"name", text("\xFF\xFE broken")}}, {{"name", text("")}});
    }
};

COUNTERSIGN_TEST_CLASS(MatchTest);
#include "match_test.moc"
