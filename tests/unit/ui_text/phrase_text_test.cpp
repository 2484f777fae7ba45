// SPDX-License-Identifier: Apache-2.0
#include "ui/text/phrase_text.h"

#include "engine/api/phrase_codes.h"
#include "tests/support/test_registry.h"
#include "ui/text/error_text.h"
#include "ui/text/languages.h"
#include "ui/text/phrase_words.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QTest>

namespace countersign::tests {

using text::Here;

class PhraseTextTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_languages = std::make_unique<text::Languages>(*qApp, QLocale(QStringLiteral("en_GB"))); }
    void cleanup() { m_languages.reset(); }

    void everyCodeOfTheEngineIsWordedWithItsArguments()
    {
        for (const api::PhraseCode& code : api::phraseCodes()) {
            const text::PhraseWords* words = text::wordsOfPhrase(code.code);
            QVERIFY2(words, code.code.data());
            QCOMPARE(words->args, code.args);
            api::Phrase phrase{.code = std::string(code.code)};
            for (int i = 0; i < code.args; ++i)
                phrase.args.push_back(std::to_string(3 + i));
            const QString said = text::phraseText(phrase, here());
            QVERIFY2(!said.isEmpty(), code.code.data());
            QVERIFY2(!said.contains(QRegularExpression(QStringLiteral("%[1-9n]|\\(s\\)"))), qPrintable(said));
            for (int i = 0; i < code.args; ++i)
                QVERIFY2(said.contains(QString::number(3 + i)), qPrintable(said));
        }
    }

    void argumentsAreWordedInTheReadersLocale()
    {
        QCOMPARE(say("renews_on", {"2026-07-02"}), QStringLiteral("Renews 2 Jul"));
        QCOMPARE(say("waiting_window", {"2026-06-09T08:00:00Z"}), QStringLiteral("Waits until today 10:00"));
        QCOMPARE(say("escalation_value", {"310000.00 EUR", "250000.50 EUR"}),
                 QStringLiteral("€310,000 is above €250,000.50"));
        QCOMPARE(say("usage_change", {"Graz", "-30"}), QStringLiteral("Usage Graz −30 %"));
        QCOMPARE(say("window_weekend", {"Europe/Vienna"}), QStringLiteral("Weekend in Vienna"));
        QCOMPARE(say("ticket_open", {"8841"}), QStringLiteral("Ticket 8841 open"));
        QCOMPARE(say("waiting_signature", {"manager"}),
                 QStringLiteral("Waits for the signature of: Manager"));
    }

    void oneIsNotMany()
    {
        QCOMPARE(say("claims_open", {"1"}), QStringLiteral("1 claim to settle"));
        QCOMPARE(say("claims_open", {"2"}), QStringLiteral("2 claims to settle"));
        QCOMPARE(say("headline_demo_silence", {"2026-06-05", "1"}),
                 QStringLiteral("demo on 5 Jun, silence for 1 day"));
    }

    void aCustomersPercentSignStaysWhatItIs()
    {
        QCOMPARE(say("new_role", {"100%2", "CFO"}), QStringLiteral("100%2 is new as CFO"));
    }

    void anUnknownCodeIsShownAndAnEmptyOneIsSilent()
    {
        QCOMPARE(say("from_a_newer_engine", {}), QStringLiteral("from_a_newer_engine"));
        QCOMPARE(say("", {}), QString());
    }

    void everyErrorSaysWhatToDo()
    {
        for (int i = 0; i <= static_cast<int>(base::ErrorCode::NoEvidence); ++i) {
            const auto code = static_cast<base::ErrorCode>(i);
            const text::ErrorWords words = text::errorText(code, {QStringLiteral("mail.example")});
            QVERIFY(!words.title.isEmpty());
            QVERIFY(!words.message.isEmpty());
            QCOMPARE(words.verbatim, QStringLiteral("mail.example"));
        }
    }

private:
    static Here here()
    {
        return {.locale = QLocale(QStringLiteral("en_GB")),
                .zone = QTimeZone("Europe/Vienna"),
                .now = *base::parseRfc3339("2026-06-09T06:31:00Z")};
    }
    static QString say(std::string code, std::vector<std::string> args)
    {
        return text::phraseText({std::move(code), std::move(args)}, here());
    }

    std::unique_ptr<text::Languages> m_languages;
};

COUNTERSIGN_TEST_CLASS(PhraseTextTest);

} // namespace countersign::tests

#include "phrase_text_test.moc"
