// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_registry.h"
#include "tests/unit/drafting/sample.h"

#include <QtTest>

using namespace countersign;
using tests::Sample;

class ClaimCheckTest : public QObject
{
    Q_OBJECT

private slots:
    void passesWhatTheFactsSay_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("text");
        const char* const rows[][2] = {
            {"en", "Contract CT-2291 renews on 2 July and covers 5 sites."},
            {"en", "Your renewal is on July 2nd, 2026, in 23 days."},
            {"en", "You asked on 2 June whether Linz can be live before your audit on 14 September."},
            {"en", "Pulse Monitor is €4,250 per site and year."},
            {"en", "That is EUR 4,250.00, or €4.25k, per site."},
            {"en", "Your contract stands at €84k a year."},
            {"en", "Ticket 8841 is solved: firmware 4.2 has been on your gateways since Monday, 8 June."},
            {"en", "Use in Graz fell by 42 % in four weeks, 28 days."},
            {"en", "Would Thursday at 10:00 or 14:30 suit you for twenty minutes?"},
            {"en", "Would Thursday 11 June at 10:00 or 2:30 pm suit you for 20 minutes?"},
            {"en", "Linz has had its Pulse Gateway since October 2024."},
            {"en", "6 of 8 similar accounts own Audit Trail."},
            {"en", "I would be glad to go through one or two options with you."},
            {"en", "Hi Marta,"},
            {"en", "Best regards"},
            {"en", "Ines"},
            {"en", "Does everything work as you expect?"},
            {"en", "Write to ines.r@fennwick.example at any time."},
            {"en", "I may come back to it."},
            {"en", "The door alarm of ticket 8841 is quiet since Monday."},
            {"en", "It covers five sites, and the notice ends on 19 June."},
            {"en", "Use fell by forty-two percent."},
            {"en", "Pulse Monitor is €4,250 per site and year, and Audit Trail €6,800 per workspace."},
            {"en", "€6,800 for Audit Trail and €4,250 for Pulse Monitor."},
            {"en", "Use of Pulse Monitor in Graz fell by 42%."},
            {"en", "Notice is possible until 19 June, and the contract renews on 2 July."},
            {"en", "I have put the answer into four short points."},
            {"en", "I have put the answer into Sixteen points."},
            {"fr", "J’ai résumé la réponse en « Zweihundert » mots."},
            {"en", "I can give you half an hour in the second half of July."},
            {"en", "If you have any questions, I am happy to answer them."},
            {"en", "Please tell me what you need."},
            {"en", "As you prefer."},
            {"en", "Should you have a different plan, let me know."},
            {"en", "I hope you are well and your team has had a good start."},
            {"en", "Would your team have time for it?"},
            {"en", "I would like to show you how it works."},
            {"en", "On 2 June you asked: “Can Linz be live before the audit on 14 September?”"},
            {"de", "Der Vertrag umfasst fünf Standorte."},
            {"de", "Wenn Sie Fragen haben, melden Sie sich gern."},
            {"de", "Die Sätze lassen sich unter vier Augen besprechen."},
            {"de", "Sagen Sie mir, was Sie brauchen."},
            {"fr", "Le contrat couvre cinq sites."},
            {"fr", "Si vous avez des questions, je suis à votre disposition."},
            {"es", "El contrato cubre cinco sedes."},
            {"es", "Si usted tiene preguntas, quedo a su disposición."},
            {"de", "Der Vertrag CT-2291 verlängert sich am 2. Juli und umfasst 5 Standorte."},
            {"de", "Pulse Monitor kostet 4.250 € je Standort und Jahr, also 4.250,00 EUR."},
            {"de", "Passt Ihnen Donnerstag, 11. Juni um 10:00 oder 14.30 Uhr für 20 Minuten?"},
            {"de", "Am 02.06.2026 haben Sie nach dem Audit am 14.9. gefragt."},
            {"de", "Die Nutzung in Graz sank um 42 Prozent in den letzten vier Wochen."},
            {"de", "Vielen Dank für Ihre Zeit und die guten Fragen zum Betrieb der Anlage."},
            {"fr", "Le contrat CT-2291 se renouvelle le 2 juillet et couvre 5 sites."},
            {"fr", "Pulse Monitor coûte 4 250 € par site et par an."},
            {"fr", "Seriez-vous disponible jeudi 11 juin à 10h ou 14h30 pour 20 minutes ?"},
            {"es", "El contrato se renueva el 2 de julio de 2026 y cubre 5 sedes por 84.000 €."},
            {"ja", "ご契約CT-2291は7月2日に更新となります。"},
            {"ja", "Pulse Monitorは1拠点あたり4,250ユーロです。"},
            {"ja", "コフラー様"},
            {"ar", "يتجدد العقد CT-2291 في 2 يوليو 2026."}};
        int number = 0;
        for (const auto& row : rows)
            QTest::newRow(qPrintable(QString::number(++number))) << row[0] << row[1];
    }
    void passesWhatTheFactsSay()
    {
        QFETCH(QString, language);
        QFETCH(QString, text);
        QCOMPARE(QString::fromStdString(Sample("renewal", language.toStdString()).openIn(text.toStdString())),
                 QString());
    }

    void stopsWhatNoFactSays_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("open");
        const char* const rows[][3] = {
            {"en", "Linz can join at €3,900 per site and year.", "money:€3,900"},
            {"en", "It is $4,250 per site.", "money:$4,250"},
            {"en", "It is 4,250 dollars.", "money:4,250 dollars"},
            {"en", "Pulse Monitor costs 4,300 per site.", "number:4,300"},
            {"en", "Your contract renews on 3 July.", "date:3 July"},
            {"en", "It renews on 2 July 2027.", "date:2 July 2027"},
            {"en", "It renews on Friday, 2 July 2026.", "date:Friday, 2 July 2026"},
            {"en", "Would Friday at 10:00 suit you?", "date:10:00"},
            {"en", "Would Thursday at 11:00 suit you?", "date:11:00"},
            {"en", "Shall we talk tomorrow at 11:00?", "date:11:00"},
            {"en", "The training starts tomorrow.", "date:tomorrow"},
            {"en", "Use fell by 24%.", "percent:24%"},
            {"en", "It covers 6 sites.", "number:6"},
            {"en", "It covers seven sites.", "number:seven"},
            {"en", "It takes 5 days.", "number:5"},
            {"en", "Contract CT-2292 is yours.", "number:CT-2292"},
            {"en", "Ticket 8842 is solved.", "number:8842"},
            {"en", "I would add Door Alarm.", "product:Door Alarm"},
            {"en", "I would add Pulse Ultra.", "name:Ultra"},
            {"en", "Others such as Globex Industries agree.", "name:Globex Industries"},
            {"en", "I talked to Peter about it.", "name:Peter"},
            {"en", "See https://fennwick.example/x for more.", "url:https://fennwick.example/x"},
            {"en", "See fennwick.com/prices for more.", "url:fennwick.com/prices"},
            {"en", "Call +43 1 234 56 78 today.", "address:+43 1 234 56 78"},
            {"en", "Pay to AT61 1904 3002 3457 3201.", "address:AT61 1904 3002 3457 3201"},
            {"en", "Write to boss@evil.example now.", "address:boss@evil.example"},
            {"en", "Hi {{first_name}},", "variable:{{first_name}}"},
            {"en", "Dear [Name],", "variable:[Name]"},
            {"en", "We guarantee it.", "commitment:guarantee"},
            {"en", "There is a discount for you.", "commitment:discount"},
            {"en", "I saw that you visited our pricing page.",
             "unsayable:visited our, unsayable:pricing page"},
            {"en", "I know that you are angry.", "unsayable:angry"},
            // Numbers in words.
            {"en", "It covers twelve sites.", "number:twelve"},
            {"en", "Use fell by twenty-five percent.", "percent:twenty-five percent"},
            {"en", "It costs two thousand euros.", "money:two thousand euros"},
            {"en", "We count twelve halls of yours.", "number:twelve"},
            {"de", "Er umfasst zwölf Standorte.", "number:zwölf"},
            {"de", "Das sind fünfundzwanzig Prozent.", "percent:fünfundzwanzig Prozent"},
            {"de", "Das kostet zweitausendfünfhundert Euro.", "money:zweitausendfünfhundert Euro"},
            {"fr", "Cela coûte deux mille euros.", "money:deux mille euros"},
            {"fr", "Soit vingt pour cent.", "percent:vingt pour cent"},
            {"es", "Cuesta dos mil euros.", "money:dos mil euros"},
            {"es", "Es el veinticinco por ciento.", "percent:veinticinco por ciento"},
            // Ratios and gifts without a figure.
            {"en", "It comes at half the price.", "number:half the"},
            {"en", "Your line runs twice as fast with it.", "number:twice as"},
            {"en", "The second one is free of charge.", "commitment:free of charge"},
            {"de", "Damit wird es um die Hälfte günstiger.", "number:um die Hälfte"},
            {"fr", "Le tout à moitié prix.", "number:à moitié"},
            {"es", "Todo por la mitad del precio.", "number:la mitad del"},
            // A right figure beside the wrong thing.
            {"en", "Audit Trail is €4,250 per site and year.", "money:€4,250"},
            {"en", "Pulse Monitor is €6,800 and Audit Trail €4,250.", "money:€6,800, money:€4,250"},
            {"en", "Pulse Monitor is €4,250 per user and month.", "money:€4,250"},
            {"en", "Audit Trail is €6,800 per site.", "money:€6,800"},
            {"en", "Pulse Monitor costs €84,000.", "money:€84,000"},
            {"de", "Audit Trail kostet 4.250 € je Standort und Jahr.", "money:4.250 €"},
            {"en", "Your contract renews on 19 June.", "date:19 June"},
            {"en", "Contract CT-2291 renews on 8 June.", "date:8 June"},
            {"en", "Ticket 8841 was solved on 2 July.", "date:2 July"},
            {"en", "Use of Audit Trail fell by 42%.", "percent:42%"},
            {"en", "Use in Linz fell by 42%.", "percent:42%"},
            {"en", "Use in Graz rose by 42%.", "percent:42%"},
            {"de", "Der Vertrag verlängert sich am 19. Juni.", "date:19. Juni"},
            // Statements without figure or name.
            {"en", "You told us that you were unhappy with the response time.", "quote:You told"},
            {"en", "Your competitors already use it.", "uncited:competitors"},
            {"en", "It is certified.", "uncited:certified"},
            {"en", "It is the fastest system on the market.", "uncited:the fastest system"},
            {"en", "We will deliver by then.", "commitment:We will deliver"},
            {"en", "Your team struggles with it.", "uncited:Your team struggles"},
            {"en", "This saves a lot of work.", "uncited:This saves"},
            {"en", "You wrote “we are thinking of leaving you”.", "quote:You wrote, quote:we are thinking of leaving you"},
            {"de", "Sie haben uns gesagt, dass die Reaktionszeit zu lang war.", "quote:Sie haben uns gesagt"},
            {"de", "Ihr Team leidet darunter.", "uncited:Ihr Team leidet"},
            {"de", "Das System ist zertifiziert.", "uncited:zertifiziert"},
            {"de", "Ihre Wettbewerber nutzen es schon.", "uncited:Wettbewerber"},
            {"de", "Wir werden das bis dahin liefern.", "commitment:Wir werden das bis dahin liefern"},
            {"fr", "Vous nous avez dit que c’était trop lent.", "quote:Vous nous avez dit"},
            {"fr", "Vos concurrents l’utilisent déjà.", "uncited:concurrents"},
            {"fr", "Le système est certifié.", "uncited:certifié"},
            {"fr", "Nous livrerons avant.", "commitment:Nous livrerons"},
            {"es", "Usted nos dijo que era lento.", "quote:Usted nos dijo"},
            {"es", "Sus competidores ya lo usan.", "uncited:competidores"},
            {"es", "El sistema está certificado.", "uncited:certificado"},
            {"es", "Lo entregaremos antes.", "commitment:entregaremos"},
            {"ja", "競合他社も導入しています。", "uncited:競合"},
            {"en", "Your deal of €18,000 is close.", "unsayable:€18,000"},
            {"de", "Das kostet 3.900 € je Standort.", "money:3.900 €"},
            {"de", "Der Vertrag verlängert sich am 12. Juli.", "date:12. Juli"},
            {"de", "Guten Tag Frau Schmidt,", "name:Schmidt"},
            {"de", "Das ist für Sie kostenlos.", "commitment:kostenlos"},
            {"fr", "Cela coûte 3 900 € par an.", "money:3 900 €"},
            {"es", "Se renueva el 3 de julio.", "date:3 de julio"},
            {"ja", "7月3日に更新となります。", "date:7月3日"},
            {"ja", "価格は3,900ユーロです。", "money:3,900ユーロ"},
            {"ar", "السعر ٣٩٠٠ يورو.", "money:٣٩٠٠ يورو"}};
        for (const auto& row : rows)
            QTest::newRow(row[1]) << row[0] << row[1] << row[2];
    }
    void stopsWhatNoFactSays()
    {
        QFETCH(QString, language);
        QFETCH(QString, text);
        QFETCH(QString, open);
        QCOMPARE(QString::fromStdString(Sample("renewal", language.toStdString()).openIn(text.toStdString())),
                 open);
    }

    void offersWhatTheNearestFactSays()
    {
        const Sample sample;
        const auto claims = sample.claimsOf("Linz can join at €3,900 per site and year.", {"f3"});
        QCOMPARE(claims.size(), std::size_t(1));
        QCOMPARE(claims[0].suggestion, std::string("€4,250"));
        QCOMPARE(claims[0].fact, std::string("f3"));
        QCOMPARE(sample.claimsOf("It renews on 3 July.").front().suggestion, std::string("2 July"));
        QCOMPARE(sample.claimsOf("It covers 6 sites.").front().suggestion, std::string("5"));
    }

    void offersTheSentencesOwnFactAndNothingThatIsNoBetter()
    {
        const Sample sample;
        const auto offered = [&](const char* text, std::vector<std::string> cited) {
            return sample.claimsOf(text, std::move(cited)).front();
        };
        // €84,000 a year is nearer, and another thing's.
        for (const std::vector<std::string>& cited : {std::vector<std::string>{"f9"}, std::vector<std::string>{}}) {
            const auto claim = offered("€68,000 per workspace and year is the price of Audit Trail.", cited);
            QCOMPARE(claim.suggestion, std::string("€6,800"));
            QCOMPARE(claim.fact, std::string("f9"));
        }
        QCOMPARE(offered("€83,000 is the price of Pulse Gateway.", {}).suggestion, std::string());
    }

    void namesTheFactThatBearsAClaimOut()
    {
        const auto claims = Sample().claimsOf("Your contract renews on 2 July.", {"f1"});
        QCOMPARE(claims.size(), std::size_t(1));
        QVERIFY(claims[0].verdict == model::ClaimVerdict::Supported);
        QCOMPARE(claims[0].fact, std::string("f1"));
        QCOMPARE(claims[0].text, std::string("2 July"));
    }

    void whatIsCitedMayBeStated()
    {
        QCOMPARE(Sample().openIn("You work with Pulse Gateway in your plant.", {"f6"}), std::string());
        QCOMPARE(Sample().openIn("You work with Pulse Gateway in your plant."), std::string("uncited:You work"));
        QCOMPARE(Sample().openIn("Similar companies use it, too.", {"f8"}), std::string());
        QCOMPARE(Sample().openIn("You asked whether Linz can be live in time.", {"f2"}), std::string());
        // A citation of something else makes no quotation.
        QCOMPARE(Sample().openIn("You asked for a better price.", {"f1"}), std::string("quote:You asked"));
        // Strong words need a fact that says them, whatever is cited.
        QCOMPARE(Sample().openIn("It is certified.", {"f1"}), std::string("uncited:certified"));
    }

    void onlyWhoAskedHasAsked()
    {
        Sample sample;
        sample.facts[1].values[2].second = std::string("Anna Berg");
        sample.facts[1].values[3].second = std::string("colleague");
        sample.facts[1].text = "Their colleague Anna Berg asked on 2 June 2026: “Can Linz be live before the audit on 14 "
                               "September?”";
        sample.context.names.emplace_back("Anna Berg");
        const std::string quote = "“Can Linz be live before the audit on 14 September?”";
        QCOMPARE(sample.openIn("On 2 June you asked: " + quote, {"f2"}), std::string("quote:you asked"));
        QCOMPARE(sample.openIn("Your question is still with me: " + quote, {"f2"}), std::string("quote:Your question is"));
        QCOMPARE(sample.openIn("On 2 June your colleague Anna Berg asked: " + quote, {"f2"}), std::string());
        QCOMPARE(sample.openIn("Anna Berg asked on 2 June: " + quote), std::string());
    }

    void itStandsForTheProductBefore()
    {
        const Sample sample;
        const drafting::ClaimChecker checker(sample.facts, sample.context);
        const auto open = [&](const char* product, const char* price) {
            const model::Block block{.type = model::BlockType::Text,
                                     .sentences = {{std::string("I am writing about ") + product + ".", {}}, {price, {}}}};
            return drafting::openClaims(checker.checkBlock(block, 0));
        };
        QCOMPARE(open("Audit Trail", "It is €6,800 per workspace and year."), std::size_t(0));
        QCOMPARE(open("Audit Trail", "It is €4,250 per site and year."), std::size_t(1));
    }

    void refusesCitationsOfUnknownAndUnsayableFacts()
    {
        QCOMPARE(Sample().openIn("All is well.", {"f99"}), std::string("uncited:All is well."));
        QCOMPARE(Sample().openIn("All is well.", {"f11"}), std::string("unsayable:All is well."));
    }

    void cleanTemplateDraftsHaveNoOpenClaim()
    {
        for (const std::string& useCase : drafting::shippedUseCases())
            for (const std::string& language : drafting::templateLanguages(useCase)) {
                const Sample sample(useCase, language);
                const model::DraftContent content = sample.draft();
                QVERIFY2(!content.blocks.empty(), (useCase + "/" + language).c_str());
                for (const model::Claim& claim : drafting::checkClaims(content, sample.facts, sample.context))
                    QVERIFY2(claim.verdict == model::ClaimVerdict::Supported,
                             (useCase + "/" + language + ": " + claim.kind + " " + claim.text).c_str());
            }
    }
};

COUNTERSIGN_TEST_CLASS(ClaimCheckTest);
#include "claim_check_test.moc"
