// SPDX-License-Identifier: Apache-2.0
#include "engine/knowledge/ingest/mapping.h"

#include "tests/support/result_checks.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <algorithm>

using namespace countersign;
using base::ErrorCode;
using ingest::Mapping;
using ingest::TableSample;
using model::RecordKind;

namespace {

/// "column>field" for each column, in the file's order.
QStringList fields(const Mapping& mapping)
{
    QStringList list;
    for (const auto& column : mapping.columns)
        list << QString::fromStdString(column.column + ">" + column.field);
    return list;
}

} // namespace

class MappingTest : public QObject
{
    Q_OBJECT
private slots:
    void guessesEnglishContacts()
    {
        const TableSample sample{.fileName = "contacts.csv",
                                 .headers = {"Contact ID", "First Name", "Last Name", "E-Mail",
                                             "Account Name", "Job Title", "Shoe Size"},
                                 .rows = {{"1", "Ada", "Byron", "ada@acme.example", "Acme", "CTO", "38"}}};
        const Mapping mapping = ingest::guessMapping(sample);
        QCOMPARE(mapping.object, RecordKind::Contact);
        QCOMPARE(fields(mapping), QStringList({"First Name>first_name", "Last Name>last_name", "E-Mail>email",
                                               "Account Name>account", "Job Title>title"}));
        QVERIFY(mapping.key == std::vector<std::string>{"Contact ID"});
        QVERIFY(mapping.columns[3].by == ingest::ReferenceBy::Name);
        QCOMPARE(mapping.joined.at(0).field, std::string("full_name"));
    }

    void guessesGermanDealsWithTheirNumbersAndDates()
    {
        const TableSample sample{
            .fileName = "Verkaufschancen.csv",
            .headers = {"Verkaufschance", "Kunde", "Phase", "Betrag", "Abschlussdatum"},
            .rows = {{"Rahmenvertrag", "Müller GmbH", "Angebot", "1.234,50 €", "31.12.2026"},
                     {"Wartung", "Nordfrost AG", "Gewonnen", "99,90 €", "01.02.2026"}}};
        const Mapping mapping = ingest::guessMapping(sample);
        QCOMPARE(mapping.object, RecordKind::Opportunity);
        QCOMPARE(fields(mapping), QStringList({"Verkaufschance>name", "Kunde>account", "Phase>stage",
                                               "Betrag>amount", "Abschlussdatum>close_on"}));
        QCOMPARE(mapping.decimalSign, ',');
        QCOMPARE(mapping.dateOrder, ingest::DateOrder::DayMonthYear);
        QVERIFY(mapping.stages.at("Gewonnen").won);
        QVERIFY(!mapping.stages.at("Angebot").closed);
    }

    void anIdAndANameAreAnAccountWhateverTheFileIsCalled()
    {
        const TableSample sample{
            .fileName = "acc.csv", .headers = {"account_id", "name"}, .rows = {{"A-1", "Acme"}}};
        QCOMPARE(ingest::guessMapping(sample).object, RecordKind::Account);
    }

    void monthFirstIsSeenFromTheDays()
    {
        const TableSample sample{.fileName = "deals.csv",
                                 .headers = {"Deal Name", "Stage", "Close Date"},
                                 .rows = {{"A", "Open", "01/02/2026"}, {"B", "Open", "12/25/2026"}}};
        QCOMPARE(ingest::guessMapping(sample).dateOrder, ingest::DateOrder::MonthDayYear);
    }

    void aColumnOfOtherContentIsNotTakenForItsName()
    {
        const TableSample sample{.fileName = "contacts.csv",
                                 .headers = {"Full Name", "Email"},
                                 .rows = {{"Ada Byron", "yes"}, {"Bob", "no"}}};
        QCOMPARE(fields(ingest::guessMapping(sample, RecordKind::Contact)),
                 QStringList({"Full Name>full_name"}));
    }

    void whatAPersonChoseWinsOverTheGuess()
    {
        const ingest::TableSample sample{.fileName = "firms.csv",
                                         .headers = {"Firma", "Chef", "Betreuer"},
                                         .rows = {{"Nordfrost AG", "Karin", "ines.r@fennwick.example"}}};
        const auto guessed = ingest::guessMapping(sample, RecordKind::Account);
        const auto mapping = ingest::editedMapping(
            guessed, sample, {.object = {}, .fields = {{"Chef", "name"}, {"Firma", ""}, {"Betreuer", "owner"}}});
        COUNTERSIGN_VERIFY_OK(mapping);
        QCOMPARE(mapping->columns.size(), std::size_t(2));
        for (const ingest::ColumnMapping& column : mapping->columns) {
            QVERIFY(column.column == "Chef" ? column.field == "name" : column.field == "owner");
            QCOMPARE(column.score, 1.0);
        }
        const auto owner = std::ranges::find(mapping->columns, "owner", &ingest::ColumnMapping::field);
        QVERIFY(owner->by == ingest::ReferenceBy::Email);
        QVERIFY(!ingest::editedMapping(guessed, sample, {.object = {}, .fields = {{"Chef", "dragon"}}}));
        QVERIFY(!ingest::editedMapping(guessed, sample, {.object = {}, .fields = {{"Dragon", "name"}}}));
    }

    void survivesItsJson()
    {
        const TableSample sample{.fileName = "sales_pipeline.csv",
                                 .headers = {"opportunity_id", "sales_agent", "product", "account",
                                             "deal_stage", "engage_date", "close_date", "close_value"},
                                 .rows = {{"1C1I7A6R", "Moses Frase", "GTX Plus Basic", "Cancity", "Won",
                                           "2016-10-20", "2017-03-01", "1054"}}};
        Mapping mapping = ingest::guessMapping(sample);
        mapping.currency = "USD";
        mapping.columns.front().scale = 1;
        const auto back = ingest::mappingFromJson(*base::parseJson(base::dumpJson(ingest::toJson(mapping))));
        COUNTERSIGN_VERIFY_OK(back);
        QVERIFY(*back == mapping);
    }

    void anEditThatMakesNoSenseIsRefused_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("offender");
        QTest::newRow("unknown object")
            << QByteArray(R"({"format":1,"object":"dragon","columns":[]})") << "dragon";
        QTest::newRow("unknown field")
            << QByteArray(R"({"format":1,"object":"account","columns":[{"column":"A","field":"wings"}]})")
            << "wings";
        QTest::newRow("doubled field")
            << QByteArray(
                   R"({"format":1,"object":"account","columns":[{"column":"A","field":"name"},{"column":"B","field":"name"}]})")
            << "name";
        QTest::newRow("newer format") << QByteArray(R"({"format":2,"object":"account","columns":[]})") << "2";
        QTest::newRow("currency") << QByteArray(
                                         R"({"format":1,"object":"account","columns":[],"currency":"euro"})")
                                  << "euro";
    }
    void anEditThatMakesNoSenseIsRefused()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, offender);
        const auto mapping = ingest::mappingFromJson(*base::parseJson(json.toStdString()));
        COUNTERSIGN_VERIFY_ERROR(mapping, ErrorCode::InvalidInput);
        QCOMPARE(QString::fromStdString(mapping.error().args.at(0)), offender);
    }
};

COUNTERSIGN_TEST_CLASS(MappingTest);
#include "mapping_test.moc"
