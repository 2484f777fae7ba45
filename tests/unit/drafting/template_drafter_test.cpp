// SPDX-License-Identifier: Apache-2.0
#include "engine/outreach/drafting/freeze.h"
#include "tests/support/golden.h"
#include "tests/support/result_checks.h"
#include "tests/support/test_registry.h"
#include "tests/unit/drafting/sample.h"

using namespace countersign;
using base::ErrorCode;
using tests::Sample;

class TemplateDrafterTest : public QObject
{
    Q_OBJECT

private slots:
    void rendersEveryTemplate_data()
    {
        QTest::addColumn<QString>("useCase");
        QTest::addColumn<QString>("language");
        for (const std::string& useCase : drafting::shippedUseCases())
            for (const std::string& language : drafting::templateLanguages(useCase))
                QTest::newRow((useCase + "/" + language).c_str())
                    << QString::fromStdString(useCase) << QString::fromStdString(language);
    }
    void rendersEveryTemplate()
    {
        QFETCH(QString, useCase);
        QFETCH(QString, language);
        const Sample sample(useCase.toStdString(), language.toStdString());
        drafting::Draft draft{.brief = sample.brief, .content = sample.draft(), .facts = sample.facts};
        drafting::Envelope envelope;
        envelope.mailbox.signatures = {{language.toStdString(), "Ines Ribeiro\nFennwick"}};
        std::string text =
            "Subject: " + draft.content.subject + "\n\n" + drafting::plainText(draft, envelope);
        for (const model::Block& block : draft.content.blocks)
            for (const model::Sentence& sentence : block.sentences)
                for (const std::string& fact : sentence.facts)
                    text += fact + " ";
        tests::compareWithGolden("mail/" + language.toStdString() + "-" + useCase.toStdString() + ".txt",
                                 text + "\n");
    }

    void coversTheLanguagesThatShip()
    {
        for (const std::string& useCase : drafting::shippedUseCases())
            QCOMPARE(drafting::templateLanguages(useCase).size(), std::size_t(6));
    }

    void oneFactIsEnoughForAMail_data()
    {
        QTest::addColumn<QString>("useCase");
        QTest::addColumn<QString>("language");
        for (const std::string& useCase : drafting::shippedUseCases())
            for (const std::string& language : drafting::templateLanguages(useCase))
                QTest::newRow((useCase + "/" + language).c_str())
                    << QString::fromStdString(useCase) << QString::fromStdString(language);
    }
    void oneFactIsEnoughForAMail()
    {
        QFETCH(QString, useCase);
        QFETCH(QString, language);
        Sample sample(useCase.toStdString(), language.toStdString());
        sample.brief.freeTimes.clear();
        const auto before = sample.facts;
        for (const model::Fact& fact : tests::matters()) {
            sample.facts = {fact};
            // A cross-sell needs the product that it is about, whatever else is known.
            if (useCase == "cross_sell")
                sample.facts.push_back(*std::ranges::find(before, "product_suggested", &model::Fact::kind));
            const auto draft = drafting::draftFromTemplate(sample.brief, sample.facts);
            QVERIFY2(draft.has_value(), fact.text.c_str());
            QVERIFY(!draft->subject.empty());
            for (const model::Claim& claim : drafting::checkClaims(*draft, sample.facts, sample.context))
                QVERIFY2(claim.verdict == model::ClaimVerdict::Supported,
                         (fact.text + " -> " + claim.kind + " " + claim.text).c_str());
        }
    }

    void onlyTheRecipientIsToldThatTheyAsked()
    {
        for (const char* useCase : {"renewal", "post_demo", "re_engagement"})
            for (const std::string& language : drafting::templateLanguages(useCase)) {
                Sample sample(useCase, language);
                sample.context.names.emplace_back("Anna Berg");
                for (model::Fact& fact : sample.facts)
                    if (fact.kind == "question") {
                        fact.values[2].second = std::string("Anna Berg");
                        fact.values[3].second = std::string("colleague");
                    }
                std::string text;
                for (const model::Block& block : sample.draft().blocks)
                    text += drafting::blockText(block) + "\n";
                QVERIFY2(text.find("Anna Berg") != std::string::npos, text.c_str());
                QVERIFY2(text.find("Can Linz be live") != std::string::npos, text.c_str());
                for (const char* own : {"ou asked", "Your question", "haben Sie gefragt", "Ihre Frage", "vous avez demandé",
                                        "Vous avez demandé", "Votre question", "usted preguntó", "Usted preguntó",
                                        "Su pregunta", "سؤالكم", "سألتم"})
                    QVERIFY2(text.find(own) == std::string::npos, text.c_str());
            }
    }

    void aMailAboutOneProductPricesNoOther()
    {
        for (const char* useCase : {"cross_sell", "pricing_interest"}) {
            Sample sample(useCase);
            sample.brief.product = "Audit Trail";
            std::string text;
            for (const model::Block& block : sample.draft().blocks)
                text += drafting::blockText(block) + "\n";
            QVERIFY2(text.find("€6,800") != std::string::npos, text.c_str());
            QVERIFY2(text.find("€4,250") == std::string::npos, text.c_str());
        }
    }

    void leavesOutWhatNoFactBearsOut()
    {
        Sample sample;
        std::erase_if(sample.facts, [](const model::Fact& fact) {
            return fact.kind == "price" || fact.kind == "question";
        });
        for (const model::Block& block : sample.draft().blocks)
            for (const model::Sentence& sentence : block.sentences) {
                QVERIFY(sentence.text.find("€") == std::string::npos);
                QVERIFY(sentence.text.find("asked") == std::string::npos);
                QVERIFY(sentence.text.find("{{") == std::string::npos);
            }
    }

    void neverSaysWhatMustNotBeSaid()
    {
        Sample sample("pricing_interest");
        for (model::Fact& fact : sample.facts)
            fact.sayable = false;
        COUNTERSIGN_VERIFY_ERROR(drafting::draftFromTemplate(sample.brief, sample.facts),
                                 ErrorCode::NoEvidence);
    }

    void refusesToWriteWithoutEvidence()
    {
        const Sample sample;
        COUNTERSIGN_VERIFY_ERROR(drafting::draftFromTemplate(sample.brief, {}), ErrorCode::NoEvidence);
        drafting::Brief brief = sample.brief;
        brief.useCase = "poetry";
        COUNTERSIGN_VERIFY_ERROR(drafting::draftFromTemplate(brief, sample.facts), ErrorCode::NotFound);
    }

    void fallsBackToEnglish()
    {
        Sample sample("cross_sell", "nl");
        QVERIFY(sample.draft().subject.find("Audit Trail") != std::string::npos);
        QVERIFY(sample.draft().blocks.front().sentences.front().text.starts_with("Hi "));
    }

    void valuesAreNeverReadAsTemplates()
    {
        Sample sample;
        for (model::Fact& fact : sample.facts)
            if (fact.kind == "question")
                fact.values[0].second = std::string("{{sender.name}} <b>& {{{x}}}");
        bool quoted = false;
        for (const model::Block& block : sample.draft().blocks)
            for (const model::Sentence& sentence : block.sentences)
                quoted |= sentence.text.find("{{sender.name}} <b>& {{{x}}}") != std::string::npos;
        QVERIFY(quoted);
    }

    void escapesTheHtmlThatItMakes()
    {
        const Sample sample;
        drafting::Draft draft{.brief = sample.brief};
        draft.content.blocks = {
            {.type = model::BlockType::Text, .sentences = {{"a < b & \"c\" <script>", {}}}}};
        const std::string html = drafting::simpleHtml(draft, {});
        QVERIFY(html.find("<script>") == std::string::npos);
        QVERIFY(html.find("a &lt; b &amp; &quot;c&quot;") != std::string::npos);
    }
};

COUNTERSIGN_TEST_CLASS(TemplateDrafterTest);
#include "template_drafter_test.moc"
