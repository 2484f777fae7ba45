// SPDX-License-Identifier: Apache-2.0
#include "app/demo/model/completion.h"
#include "app/demo/model/draft_grammar.h"

#include "tests/support/test_registry.h"

#include <QtTest>

#include <set>

using namespace countersign;
using base::Json;

namespace {

Json facts()
{
    return Json::array(
        {{{"id", "f1"},
          {"kind", "contract_renewal"},
          {"text", "Contract CT-2291 renews on 2 July 2026."},
          {"values", {{"number", "CT-2291"}, {"renews_on", "2026-07-02"}}}},
         {{"id", "f2"},
          {"kind", "question"},
          {"text", "Asked: \"Can Linz be live?\""},
          {"values", {{"quote", "Can Linz be live?"}}}},
         {{"id", "f3"},
          {"kind", "price"},
          {"text", "Pulse Monitor costs EUR 4,250.00 per site and year."},
          {"values", {{"product", "Pulse Monitor"}, {"unit", "site and year"}}}},
         {{"id", "f4"}, {"kind", "web_visit"}, {"text", "Seventeen visits to the pricing page."}},
         {{"id", "f5"}, {"kind", "oddity"}, {"text", "Linz kept its gateway from the pilot."}},
         {{"id", "f6"}, {"kind", "question"}, {"text", "Secret mood."}, {"sayable", false}}});
}

Json request(const std::string& language, int salt)
{
    const Json pack{{"facts", facts()}, {"task", {{"language", language}, {"use_case", "renewal"}}}};
    return {
        {"model", demo::kModelName},
        {"messages",
         Json::array({{{"role", "system"},
                       {"content",
                        "Facts stand between the lines <<<EVIDENCE and EVIDENCE>>>. Write [[recipient]]. " +
                            std::to_string(salt)}},
                      {{"role", "user"},
                       {"content", "Write.\n<<<EVIDENCE\n" + base::dumpJson(pack) + "\nEVIDENCE>>>\n"}}})}};
}

} // namespace

class ModelTest : public QObject
{
    Q_OBJECT

    demo::Vocabulary m_vocabulary = demo::Vocabulary::load();

    Json draft(const std::string& language, int salt) const
    {
        return base::parseJson(demo::complete(request(language, salt), m_vocabulary, 1).text())
            .value_or(Json());
    }
    static std::string wholeText(const Json& draft)
    {
        std::string text;
        for (const Json& block : base::jsonMember(draft, "blocks")) {
            for (const Json& sentence : block.at("sentences"))
                text += sentence.at("text").get<std::string>() + "\n";
        }
        return text;
    }
    static bool invented(const std::string& text)
    {
        for (const char* price : {"3,900", "3.900", "2,750", "2.750", "4,475", "4.475", "1,340", "1.340"}) {
            if (text.find(price) != std::string::npos)
                return true;
        }
        return false;
    }

private slots:
    void writesTypedBlocksThatCiteGivenFactsOnly()
    {
        for (int salt = 0; salt < 40; ++salt) {
            const Json written = draft("en", salt);
            QVERIFY(!base::jsonText(written, "subject").empty());
            QCOMPARE(written.at("blocks").front().at("type").get<std::string>(), std::string("greeting"));
            QCOMPARE(written.at("blocks").back().at("type").get<std::string>(), std::string("closing"));
            for (const Json& block : written.at("blocks")) {
                for (const Json& sentence : block.at("sentences")) {
                    for (const Json& fact : sentence.at("facts"))
                        QVERIFY((std::set<std::string>{"f1", "f2", "f3", "f5"})
                                    .contains(fact.get<std::string>()));
                }
            }
            const std::string text = wholeText(written);
            QVERIFY(text.find("[[recipient]]") != std::string::npos);
            QVERIFY(text.find("CT-2291") != std::string::npos);
            QVERIFY(text.find("2 July 2026") != std::string::npos);
            QVERIFY(text.find("€4,250 per site and year") != std::string::npos);
            QVERIFY(text.find("Linz kept its gateway") != std::string::npos);
            QVERIFY(text.find("pricing page") == std::string::npos);
            QVERIFY(text.find("Secret") == std::string::npos);
            QVERIFY(text.find('{') == std::string::npos);
        }
    }

    void writesGermanWithGermanDatesAndAmounts()
    {
        const std::string text = wholeText(draft("de", 1));
        QVERIFY2(text.find("2. Juli 2026") != std::string::npos, text.c_str());
        QVERIFY(text.find("4.250 € je Standort und Jahr") != std::string::npos);
        QVERIFY(text.find("kept its gateway") == std::string::npos);
    }

    void inventsAPriceAboutEverySeventhTimeAndTheSameTimeAgain()
    {
        int count = 0;
        std::set<std::string> texts;
        for (int salt = 0; salt < 700; ++salt) {
            const std::string text = wholeText(draft("en", salt));
            QCOMPARE(text, wholeText(draft("en", salt)));
            count += invented(text) ? 1 : 0;
            texts.insert(text);
        }
        QVERIFY2(count > 70 && count < 130, qPrintable(QString::number(count)));
        QVERIFY(texts.size() > 100);
    }

    void streamCarriesTheSameTextThenUsageThenTheEnd()
    {
        const auto completion = demo::complete(request("de", 3), m_vocabulary, 1);
        const auto events = demo::completionEvents(completion, true);
        QCOMPARE(events.back(), std::string("data: [DONE]\n\n"));
        std::string text;
        for (std::size_t i = 0; i + 1 < events.size(); ++i) {
            QVERIFY(events[i].starts_with("data: ") && events[i].ends_with("\n\n"));
            const auto data = base::parseJson(std::string_view(events[i]).substr(6));
            QVERIFY(data.has_value());
            const Json& choices = data->at("choices");
            if (choices.empty())
                QCOMPARE(data->at("usage").at("completion_tokens").get<std::size_t>(),
                         completion.pieces.size());
            else
                text += base::jsonText(choices.at(0).at("delta"), "content");
        }
        QCOMPARE(text, completion.text());
        QCOMPARE(text, base::jsonText(demo::completionBody(completion).at("choices").at(0).at("message"),
                                      "content"));
        QCOMPARE(demo::completionEvents(completion, false).size() + 1, events.size());
    }

    void saysSoWhereThereIsNoEvidence()
    {
        const Json bare{
            {"messages",
             Json::array({{{"role", "user"}, {"content", "<<<EVIDENCE and EVIDENCE>>> only in words"}}})}};
        QVERIFY(!base::parseJson(demo::complete(bare, m_vocabulary, 1).text()));
        QVERIFY(!demo::findEvidence(
            Json::parse(
                "{\"messages\":[{\"role\":\"user\",\"content\":\"<<<EVIDENCE\\nnot json\\nEVIDENCE>>>\"}]}"),
            m_vocabulary));
    }
};

COUNTERSIGN_TEST_CLASS(ModelTest);
#include "model_test.moc"
