// SPDX-License-Identifier: Apache-2.0
#include "tests/fakes/fake_random.h"
#include "tests/support/test_registry.h"

#include "engine/foundation/text/encoding.h"
#include "engine/foundation/text/language.h"
#include "engine/foundation/text/unicode.h"

#include <QtTest>

using namespace countersign;
using namespace countersign::text;

namespace {

QByteArray qt(const std::string& text)
{
    return QByteArray::fromStdString(text);
}

std::string randomText(base::RandomSource& random)
{
    std::u32string text;
    const std::uint64_t size = random.below(30);
    while (text.size() < size) {
        const std::uint64_t limit = random.below(2) == 0 ? 0x250 : 0x11000;
        const auto c = static_cast<char32_t>(random.below(limit));
        if (c < 0xD800 || c > 0xDFFF)
            text += c;
    }
    return fromUtf32(text);
}

} // namespace

class UnicodeTest : public QObject
{
    Q_OBJECT

private slots:
    void namesMeetInTheirNormalForm_data()
    {
        QTest::addColumn<QByteArray>("written");
        QTest::addColumn<QByteArray>("normal");
        QTest::newRow("accents") << QByteArray("  José  Ñáñez-Gómez ") << QByteArray("jose nanez gomez");
        QTest::newRow("decomposed") << QByteArray("Jose\u0301") << QByteArray("jose");
        QTest::newRow("german") << QByteArray("Groß & Söhne") << QByteArray("gross sohne");
        QTest::newRow("nordic") << QByteArray("Søren Ærø Łukasz") << QByteArray("soren aero lukasz");
        QTest::newRow("turkish") << QByteArray("Işık İnan") << QByteArray("isik inan");
        QTest::newRow("apostrophe") << QByteArray("O’Brien O'Brien") << QByteArray("obrien obrien");
        QTest::newRow("full width") << QByteArray("ＡＢＣ　１２３") << QByteArray("abc 123");
        QTest::newRow("kana keep voicing") << QByteArray("ｶﾞｿﾘﾝ が") << QByteArray("ガソリン が");
        QTest::newRow("cyrillic") << QByteArray("Фёдор") << QByteArray("федор");
        QTest::newRow("arabic") << QByteArray("مُحَمَّد أحمد") << QByteArray("محمد احمد");
        QTest::newRow("hidden") << QByteArray("Ad\u200Ba\u202E") << QByteArray("ada");
        QTest::newRow("nothing") << QByteArray(" .-– ") << QByteArray("");
        QTest::newRow("korean") << QByteArray("한국 전력") << QByteArray("한국 전력");
    }

    void namesMeetInTheirNormalForm()
    {
        QFETCH(QByteArray, written);
        QFETCH(QByteArray, normal);
        QCOMPARE(qt(normalName(written.toStdString())), normal);
    }

    void normalFormOfANormalFormIsItself()
    {
        tests::FakeRandom random(1);
        for (int i = 0; i < 5000; ++i) {
            const std::string once = normalName(randomText(random));
            QCOMPARE(qt(normalName(once)), qt(once));
            QVERIFY(isValidUtf8(once));
        }
    }

    void garbageNeverEscapes()
    {
        tests::FakeRandom random(2);
        for (int i = 0; i < 2000; ++i) {
            std::string bytes(random.below(40), '\0');
            random.fill(std::as_writable_bytes(std::span(bytes)));
            QVERIFY(isValidUtf8(normalName(bytes)));
            QVERIFY(isValidUtf8(stripInvisible(bytes)));
            QVERIFY(isValidUtf8(trimmed(bytes)));
            QVERIFY(isValidUtf8(fromUtf32(toUtf32(bytes))));
            const auto read = toUtf8(bytes, detectEncoding(bytes));
            QVERIFY(!read || isValidUtf8(*read));
        }
    }

    void whatCannotBeSeenIsStripped()
    {
        QCOMPARE(qt(stripInvisible("a\u200Bb\u200Dc\u2066d\u2069e\u202Ef\u00ADg\uFEFFh\u3164i")),
                 QByteArray("abcdefghi"));
        QCOMPARE(qt(stripInvisible("x\U000E0041\U000E0042\U000E007Fy")), QByteArray("xy"));
        QCOMPARE(qt(stripInvisible(std::string("a\0b\x1b[1mc\td\n", 11))), QByteArray("ab[1mc\td\n"));
        QCOMPARE(qt(stripInvisible("Grüße, 世界")), QByteArray("Grüße, 世界"));
        QCOMPARE(qt(trimmed("\u00A0 \u3000 a b\u202F\n")), QByteArray("a b"));
    }

    void wordsAreFoundWithAndWithoutSpaces()
    {
        const std::vector<std::string> english{"the", "price", "is", "1,234.50", "isn't", "it"};
        QVERIFY(tokenizeWords("The price is 1,234.50 - isn't it?") == english);
        const auto japanese = tokenizeWords("東京都に住んでいます。");
        QVERIFY(japanese.size() >= 3);
        QVERIFY(std::ranges::find(japanese, "に") != japanese.end());
        WordBreaker breaker;
        QVERIFY(breaker.words("").empty());
        QVERIFY(breaker.words("Ein ÖL-Kännchen") == (std::vector<std::string>{"ein", "öl", "kännchen"}));
    }

    void encodingIsSeenFromTheBytes_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("text");
        const auto wide = [](const char* text, bool big) {
            QByteArray bytes;
            for (const QChar c : QString::fromUtf8(text)) {
                const auto unit = c.unicode();
                bytes += static_cast<char>(big ? unit >> 8 : unit & 0xFF);
                bytes += static_cast<char>(big ? unit & 0xFF : unit >> 8);
            }
            return bytes;
        };
        QTest::newRow("ascii") << QByteArray("name;city") << QByteArray("UTF-8") << QByteArray("name;city");
        QTest::newRow("utf-8") << QByteArray("Müller €") << QByteArray("UTF-8") << QByteArray("Müller €");
        QTest::newRow("utf-8 mark") << QByteArray("\xEF\xBB\xBF" "a") << QByteArray("UTF-8") << QByteArray("a");
        QTest::newRow("latin-1") << QByteArray("M\xFCller") << QByteArray("windows-1252")
                                 << QByteArray("Müller");
        QTest::newRow("windows") << QByteArray("\x80 5 \x96 \x93x\x94") << QByteArray("windows-1252")
                                 << QByteArray("€ 5 – “x”");
        QTest::newRow("windows, undefined byte")
            << QByteArray("a\x81 \xE4") << QByteArray("windows-1252") << QByteArray("a\u0081 ä");
        QTest::newRow("utf-16le mark")
            << QByteArray("\xFF\xFE", 2) + wide("Å1", false) << QByteArray("UTF-16LE") << QByteArray("Å1");
        QTest::newRow("utf-16be mark")
            << QByteArray("\xFE\xFF", 2) + wide("Å1", true) << QByteArray("UTF-16BE") << QByteArray("Å1");
        QTest::newRow("utf-16le") << wide("name;Straße 😀", false) << QByteArray("UTF-16LE")
                                  << QByteArray("name;Straße 😀");
        QTest::newRow("utf-16be") << wide("name;Straße 😀", true) << QByteArray("UTF-16BE")
                                  << QByteArray("name;Straße 😀");
        QTest::newRow("utf-8 with one NUL") << QByteArray("abcdefgh\0ijklmnop", 17) << QByteArray("UTF-8")
                                            << QByteArray("abcdefgh\0ijklmnop", 17);
        QTest::newRow("empty") << QByteArray() << QByteArray("UTF-8") << QByteArray();
    }

    void encodingIsSeenFromTheBytes()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, text);
        const Encoding encoding = detectEncoding(bytes.toStdString());
        QCOMPARE(QByteArray(encodingName(encoding).data()), name);
        const auto read = toUtf8(bytes.toStdString(), encoding);
        QVERIFY(read.has_value());
        QCOMPARE(qt(*read), text);
    }

    void sampleCutInsideACharacterIsStillUtf8()
    {
        QVERIFY(detectEncoding(std::string("Gr\xC3")) == Encoding::Utf8);
        QVERIFY(detectEncoding(std::string("x\xF0\x9F\x98")) == Encoding::Utf8);
    }

    void bytesThatAreNotTheEncodingAreRefused()
    {
        QVERIFY(toUtf8("a\xFF", Encoding::Utf8).error().code == base::ErrorCode::UnsupportedEncoding);
        QVERIFY(!toUtf8("abc", Encoding::Utf16Le).has_value());
        QVERIFY(!toUtf8(std::string("\x00\xD8", 2), Encoding::Utf16Le).has_value());
        QVERIFY(!toUtf8(std::string("\x00\xDC", 2), Encoding::Utf16Le).has_value());
    }

    void languageIsToldFromASentence_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("language");
        QTest::newRow("en") << QByteArray("Thanks for the demo, we would like to see the price for 40 users.")
                            << QByteArray("en");
        QTest::newRow("de") << QByteArray("Vielen Dank für die Vorführung, wir melden uns nach der Sitzung.")
                            << QByteArray("de");
        QTest::newRow("fr") << QByteArray(
                                   "Merci pour la démonstration, nous reviendrons vers vous dans la semaine.")
                            << QByteArray("fr");
        QTest::newRow("es")
            << QByteArray("Gracias por la demostración, nos gustaría saber el precio para los usuarios.")
            << QByteArray("es");
        QTest::newRow("ja") << QByteArray("先日はデモをありがとうございました。") << QByteArray("ja");
        QTest::newRow("ar") << QByteArray("شكرا على العرض، نود معرفة السعر.") << QByteArray("ar");
        QTest::newRow("zh is none of ours") << QByteArray("感谢您的演示，我们想知道价格。") << QByteArray("");
        QTest::newRow("ru is none of ours") << QByteArray("Спасибо за демонстрацию.") << QByteArray("");
        QTest::newRow("too little") << QByteArray("OK") << QByteArray("");
        QTest::newRow("numbers") << QByteArray("1234 5678") << QByteArray("");
    }

    void languageIsToldFromASentence()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, language);
        QCOMPARE(qt(detectLanguage(text.toStdString()).value_or("")), language);
    }
};

COUNTERSIGN_TEST_CLASS(UnicodeTest);
#include "unicode_test.moc"
