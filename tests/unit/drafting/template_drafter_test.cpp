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
        for (const std::string& useCase : drafting::shippedUseCases()) {
            const auto languages = drafting::templateLanguages(useCase);
            const bool everywhere =
                useCase == "renewal" || useCase == "post_demo" || useCase == "re_engagement";
            QCOMPARE(languages.size(), std::size_t(everywhere ? 6 : 2));
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
        Sample sample("cross_sell", "ja");
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
