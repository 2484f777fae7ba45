// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_registry.h"
#include "tests/unit/drafting/sample.h"

#include <QtTest>

#include <algorithm>

using namespace countersign;
using tests::Sample;

namespace {

struct Row
{
    const char* language;
    const char* text;
};

void addRows(std::span<const Row> rows)
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("text");
    for (const Row& row : rows)
        QTest::newRow(row.text) << row.language << row.text;
}

/// Two products of one price and one of another, so that a price can be right for some and wrong for others.
Sample shop(const std::string& language)
{
    Sample sample("renewal", language);
    const auto price = [&](const std::string& id, const std::string& product, std::int64_t euros) {
        model::Fact fact{.id = id, .kind = "price", .text = product + " costs €" + std::to_string(euros) + " per piece."};
        fact.values = {{"product", product}, {"unit_price", base::Money{euros * 100, "EUR"}}, {"unit", std::string("piece")}};
        fact.recordKind = model::RecordKind::Price;
        fact.record = model::RecordId::imported("test", "price", id);
        fact.field = "unit_price";
        return fact;
    };
    sample.facts.push_back(price("p1", "Pulse Gateway", 690));
    sample.facts.push_back(price("p2", "Door Alarm", 780));
    return sample;
}

bool isStopped(const Sample& sample, const QString& text)
{
    return !sample.openIn(text.toStdString()).empty();
}

} // namespace

/// Lies in a disguise: figures in other signs, days counted from today, prices of nothing or of something else, and
/// characters that nobody sees.
class ClaimDisguiseTest : public QObject
{
    Q_OBJECT

private slots:
    void figuresInOtherSignsAreFigures_data()
    {
        static constexpr Row kRows[] = {{"de", "Pulse Gateway kostet ⑤⑤⑤ € je Stück."},
                                        {"de", "Pulse Gateway kostet 5⑤5 € je Stück."},
                                        {"de", "Pulse Gateway kostet ５５５ € je Stück."},
                                        {"de", "Pulse Gateway kostet ⁵⁵⁵ € je Stück."},
                                        {"de", "Pulse Gateway kostet ₅₅₅ €."},
                                        {"de", "Pulse Gateway kostet ⅮⅬⅤ €."},
                                        {"de", "Pulse Gateway kostet ㊿㊿ €."},
                                        {"de", "Pulse Gateway kostet 5️⃣5️⃣5️⃣ €."},
                                        {"de", "Pulse Gateway kostet 𝟓𝟓𝟓 €."},
                                        {"de", "⅔ weniger."},
                                        {"en", "It is ⅔ less."},
                                        {"en", "It covers Ⅻ sites."},
                                        {"en", "It covers 5½ sites."},
                                        {"en", "It covers ⑥ sites."},
                                        {"en", "It costs 10³ euros."},
                                        {"de", "Um ⅔.30 Uhr."},
                                        {"de", "Am ½.5.2026."},
                                        {"ar", "السعر ۳۹۰۰ يورو."}};
        addRows(kRows);
    }
    void figuresInOtherSignsAreFigures()
    {
        QFETCH(QString, language);
        QFETCH(QString, text);
        QVERIFY(isStopped(shop(language.toStdString()), text));
    }

    void aTrueFigureInOtherSignsIsTrue()
    {
        QCOMPARE(Sample("renewal", "en").openIn("Contract CT-2291 covers ⑤ sites."), std::string());
        QCOMPARE(shop("de").openIn("Pulse Gateway kostet ６９０ € je Stück."), std::string());
    }

    void whatEndsOnADayCountedFromTodayNeedsItsDate_data()
    {
        static constexpr Row kRows[] = {{"de", "Ihr Vertrag endet übermorgen."},
                                        {"de", "Ihr Vertrag endet morgen."},
                                        {"de", "Morgen endet Ihr Vertrag."},
                                        {"de", "Ihr Vertrag endet heute."},
                                        {"de", "Ihr Vertrag läuft nächste Woche aus."},
                                        {"de", "Ihr Vertrag endet im kommenden Jahr."},
                                        {"de", "Wussten Sie, dass Ihr Vertrag morgen endet?"},
                                        {"de", "Ihr Vertrag endet am Donnerstag."},
                                        {"en", "Your contract ends the day after tomorrow."},
                                        {"en", "Your contract ends tomorrow."},
                                        {"en", "Your contract ends today."},
                                        {"en", "Your contract ended yesterday."},
                                        {"en", "Your contract renews next week."},
                                        {"en", "Your contract renews this month."},
                                        {"fr", "Votre contrat expire après-demain."},
                                        {"fr", "Votre contrat expire aujourd’hui."},
                                        {"fr", "Votre contrat expire la semaine prochaine."},
                                        {"es", "Su contrato vence pasado mañana."},
                                        {"es", "Su contrato vence hoy."},
                                        {"es", "Su contrato vence la próxima semana."},
                                        {"ja", "ご契約は明後日に終了します。"},
                                        {"ja", "ご契約は来週更新となります。"},
                                        {"ar", "ينتهي العقد بعد غد."},
                                        {"ar", "ينتهي العقد الأسبوع القادم."}};
        addRows(kRows);
    }
    void whatEndsOnADayCountedFromTodayNeedsItsDate()
    {
        QFETCH(QString, language);
        QFETCH(QString, text);
        QVERIFY(isStopped(Sample("renewal", language.toStdString()), text));
    }

    void wishesForADayAndTrueDaysPass_data()
    {
        static constexpr Row kRows[] = {{"en", "Can we talk tomorrow?"},
                                        {"en", "Could we speak next week?"},
                                        {"en", "I could call you tomorrow."},
                                        {"en", "This week or next, as you prefer."},
                                        {"en", "Your contract renews next month."},
                                        {"en", "That is why I am writing today."},
                                        {"de", "Passt es Ihnen morgen?"},
                                        {"de", "Passt Ihnen übermorgen um 10 Uhr?"},
                                        {"de", "Übermorgen um 10:00 hätte ich Zeit."},
                                        {"de", "Guten Morgen Frau Kofler,"},
                                        {"de", "Der Vertrag verlängert sich nächsten Monat."},
                                        {"fr", "Pouvons-nous en parler demain ?"},
                                        {"fr", "Le contrat se renouvelle le mois prochain."},
                                        {"es", "¿Podemos hablar mañana?"},
                                        {"es", "¿Le va bien mañana por la mañana?"},
                                        {"ja", "明日お話しできますでしょうか。"},
                                        {"ar", "هل يمكننا التحدث غدا؟"}};
        addRows(kRows);
    }
    void wishesForADayAndTrueDaysPass()
    {
        QFETCH(QString, language);
        QFETCH(QString, text);
        QCOMPARE(QString::fromStdString(Sample("renewal", language.toStdString()).openIn(text.toStdString())), QString());
    }

    void aPriceIsOfItsOwnMeasureAndOfEachProductNamed_data()
    {
        static constexpr Row kRows[] = {{"de", "Pulse Gateway kostet nichts."},
                                        {"de", "Pulse Gateway kostet Sie nichts."},
                                        {"de", "Pulse Gateway gibt es gratis."},
                                        {"de", "Pulse Gateway ist umsonst."},
                                        {"en", "Pulse Gateway costs you nothing."},
                                        {"en", "Pulse Gateway is free of charge."},
                                        {"fr", "Pulse Gateway ne vous coûte rien."},
                                        {"es", "Pulse Gateway no le cuesta nada."},
                                        {"de", "Pulse Gateway kostet 690 € pro Dekade."},
                                        {"de", "Pulse Gateway kostet 690 € je Palette."},
                                        {"de", "Pulse Gateway kostet 690 € alle zehn Jahre."},
                                        {"de", "Pro Jahr kostet Pulse Gateway 690 €."},
                                        {"en", "Pulse Gateway costs €690 per decade."},
                                        {"en", "Pulse Gateway costs €690 quarterly."},
                                        {"de", "Pulse Gateway und Door Alarm kosten 690 €."},
                                        {"en", "€690 for Pulse Gateway and Door Alarm."},
                                        {"fr", "Pulse Gateway et Door Alarm coûtent 690 €."}};
        addRows(kRows);
    }
    void aPriceIsOfItsOwnMeasureAndOfEachProductNamed()
    {
        QFETCH(QString, language);
        QFETCH(QString, text);
        QVERIFY(isStopped(shop(language.toStdString()), text));
    }

    void truePricesPass_data()
    {
        static constexpr Row kRows[] = {{"de", "Pulse Gateway kostet 690 € je Stück."},
                                        {"de", "Pulse Gateway kostet 690 €, Door Alarm 780 €."},
                                        {"en", "Pulse Gateway is €690 per piece and Door Alarm is €780."},
                                        {"en", "For €690 per unit you get Pulse Gateway."}};
        addRows(kRows);
    }
    void truePricesPass()
    {
        QFETCH(QString, language);
        QFETCH(QString, text);
        QCOMPARE(QString::fromStdString(shop(language.toStdString()).openIn(text.toStdString())), QString());
    }

    void whatNobodyCanSeeIsAClaimOfItsOwn_data()
    {
        QTest::addColumn<QByteArray>("character");
        // QString::fromUtf8() would take the byte order mark away.
        for (const char* each : {"\u202A", "\u202B", "\u202C", "\u202D", "\u202E", "\u2066", "\u2067", "\u2068", "\u2069", "\u200B",
                                 "\uFEFF", "\u00AD", "\u2060", "\u061C", "\u180E", "\u3164", "\u0007", "\u001B", "\u009B", "\u2028",
                                 "\u200D", "\u200C", "\u200E", "\u200F", "\U000E0041"})
            QTest::newRow(QByteArray(each).toHex().constData()) << QByteArray(each);
    }
    void whatNobodyCanSeeIsAClaimOfItsOwn()
    {
        QFETCH(QByteArray, character);
        const std::string text = "Thank you for the open ta" + character.toStdString() + "lk.";
        const auto claims = Sample().claimsOf(text);
        const auto hidden = std::ranges::find(claims, std::string("hidden"), &model::Claim::kind);
        QVERIFY(hidden != claims.end());
        QVERIFY(hidden->verdict == model::ClaimVerdict::Unsupported);
        QVERIFY(hidden->text.starts_with("ta[U+"));
        QCOMPARE(hidden->suggestion, std::string("talk."));
        const Sample sample;
        const drafting::ClaimChecker checker(sample.facts, sample.context);
        QVERIFY(drafting::openClaims(checker.checkSubject("Your ta" + character.toStdString() + "lk")) > 0);
    }

    void joinersBelongToOtherScriptsAndEmoji()
    {
        const auto hidden = [](const std::string& text) {
            const auto claims = Sample().claimsOf(text);
            return std::ranges::count(claims, std::string("hidden"), &model::Claim::kind);
        };
        QCOMPARE(hidden("می\u200Cخواهم"), 0);
        QCOMPARE(hidden("क्\u200Dष"), 0);
        QCOMPARE(hidden("Thanks 👩\u200D💻 ❤\uFE0F"), 0);
        QCOMPARE(hidden("שלום ABC\u200E, תודה\u200F!"), 0);
        QCOMPARE(hidden("شكرا \u202E123"), 1);
    }

    void anAnsweredSubjectMayHideNothingEither()
    {
        Sample sample;
        sample.context.threadSubject = "Re: your \u202Eoffer";
        const drafting::ClaimChecker checker(sample.facts, sample.context);
        QCOMPARE(drafting::openClaims(checker.checkSubject(sample.context.threadSubject)), std::size_t(1));
    }
};

COUNTERSIGN_TEST_CLASS(ClaimDisguiseTest);
#include "claim_disguise_test.moc"
