// SPDX-License-Identifier: Apache-2.0
#include "engine/platform/governance/policy.h"
#include "tests/support/golden.h"
#include "tests/support/result_checks.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace countersign;
using base::ErrorCode;
using base::Json;
using governance::PolicyRules;
using governance::Role;
using governance::SubmissionFacts;

namespace {

Json shipped()
{
    return *base::parseJson(tests::readSourceFile("resources/policy/default.json"));
}
PolicyRules rules()
{
    return *governance::parsePolicy(shipped());
}
SubmissionFacts plain()
{
    return {.value = base::Money{.amountMinor = 100, .currency = "EUR"},
            .recipientCount = 1,
            .hasOptOutHeader = true,
            .text = {}};
}

} // namespace

class PolicyTest : public QObject
{
    Q_OBJECT
private slots:
    void shippedPolicyIsValidInEveryLanguageOfTheApp()
    {
        const PolicyRules policy = rules();
        for (const char* language : {"en", "de", "fr", "es", "ja", "ar"})
            QVERIFY2(policy.footers.contains(language), language);
        QCOMPARE(policy.footerFor("de-AT"), policy.footers.at("de"));
        QCOMPARE(policy.footerFor("fi"), policy.footers.at("en"));
    }

    void everyKeyIsNeededAndNoOtherIsTaken()
    {
        const Json document = shipped();
        for (const auto& [key, value] : document.items()) {
            Json without = document;
            without.erase(key);
            const auto refused = governance::parsePolicy(without);
            COUNTERSIGN_VERIFY_ERROR(refused, ErrorCode::InvalidInput);
            QCOMPARE(refused.error().args.front(), key);
        }
        Json misspelt = document;
        misspelt["maxRecipient"] = 1;
        COUNTERSIGN_VERIFY_ERROR(governance::parsePolicy(misspelt), ErrorCode::InvalidInput);
    }

    void mailMayLeaveInTheHoursThatTheDocumentSays()
    {
        QVERIFY(rules().sending == model::SendingHours{});
        Json document = shipped();
        document["sending"] = {{"from", "08:30"}, {"to", "24:00"}, {"weekends", true}, {"holidays", false}};
        const auto changed = governance::parsePolicy(document);
        QVERIFY(changed.has_value());
        QCOMPARE(changed->sending.from, std::chrono::minutes(8 * 60 + 30));
        QCOMPARE(changed->sending.to, std::chrono::minutes(24 * 60));
        QVERIFY(changed->sending.onWeekends && !changed->sending.onHolidays);
    }

    void valuesOutOfBoundsAreRefusedByName_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        QTest::newRow("forever") << "approvalDays"
                                 << "366";
        QTest::newRow("never") << "approvalDays"
                               << "0";
        QTest::newRow("a text") << "maxRecipients"
                                << "\"10\"";
        QTest::newRow("hours that end before they begin")
            << "sending"
            << R"({"from": "17:00", "to": "09:00", "weekends": false, "holidays": false})";
        QTest::newRow("a time that is none")
            << "sending"
            << R"({"from": "09:61", "to": "24:01", "weekends": false, "holidays": false})";
        QTest::newRow("hours with a misspelt word")
            << "sending"
            << R"({"from": "09:00", "to": "17:00", "weekend": false, "holidays": false})";
        QTest::newRow("half a second") << "undoSeconds"
                                       << "0.5";
        QTest::newRow("negative") << "highValueAboveMinor"
                                  << "{\"EUR\": -1}";
        QTest::newRow("no currency") << "highValueAboveMinor"
                                     << "{\"euro\": 1}";
        QTest::newRow("yes") << "unknownValueIsHigh"
                             << "\"yes\"";
        QTest::newRow("empty footer") << "footers"
                                      << "{\"en\": \"\"}";
        QTest::newRow("new format") << "format"
                                    << "2";
    }
    void valuesOutOfBoundsAreRefusedByName()
    {
        QFETCH(QString, key);
        QFETCH(QString, value);
        Json document = shipped();
        document[key.toStdString()] = *base::parseJson(value.toStdString());
        const auto refused = governance::parsePolicy(document);
        COUNTERSIGN_VERIFY_ERROR(refused, ErrorCode::InvalidInput);
        QCOMPARE(refused.error().args.front(), key.toStdString());
    }

    void managerIsAskedExactlyAboveTheLimit()
    {
        SubmissionFacts facts = plain();
        facts.value = base::Money{.amountMinor = 2'500'000, .currency = "EUR"};
        QVERIFY(!governance::evaluatePolicy(rules(), facts).needs(Role::Manager));
        facts.value->amountMinor += 1;
        const auto above = governance::evaluatePolicy(rules(), facts);
        QVERIFY(above.needs(Role::Manager) && above.needs(Role::Rep));
        QCOMPARE(above.required.at(1).because.args,
                 (std::vector<std::string>{"25000.01 EUR", "25000.00 EUR"}));
        facts.value.reset();
        QVERIFY(governance::evaluatePolicy(rules(), facts).needs(Role::Manager));
        PolicyRules lenient = rules();
        lenient.unknownValueIsHigh = false;
        QVERIFY(!governance::evaluatePolicy(lenient, facts).needs(Role::Manager));
    }

    void footerCountsHoweverItsLinesAreBroken()
    {
        SubmissionFacts facts = plain();
        facts.hasOptOutHeader = false;
        facts.text = "Hello.\r\n\r\nIf you would rather not hear from me,\r\n  just reply and say so; I will "
                     "not write\r\nagain.\r\n";
        QVERIFY(governance::evaluatePolicy(rules(), facts).failed.empty());
        facts.text = "If you would rather not hear from me, bad luck.";
        QCOMPARE(governance::evaluatePolicy(rules(), facts).failed.front().code, std::string("rule_footer"));
    }

    void everyMessageNeedsItsAuthorAndOpenClaimsFail()
    {
        SubmissionFacts facts = plain();
        facts.unresolvedClaims = 1;
        facts.recipientCount = 11;
        const auto result = governance::evaluatePolicy(rules(), facts);
        QVERIFY(result.needs(Role::Rep));
        QCOMPARE(result.failed.size(), std::size_t{2});
        facts.recipientCount = 0;
        QCOMPARE(governance::evaluatePolicy(rules(), facts).failed.size(), std::size_t{2});
    }
};

COUNTERSIGN_TEST_CLASS(PolicyTest);
#include "policy_test.moc"
