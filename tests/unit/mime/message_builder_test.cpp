// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/mime/message_builder.h"
#include "engine/foundation/mime/parsed_message.h"
#include "engine/foundation/mime/transfer_encoding.h"
#include "tests/fakes/fake_random.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <functional>

using namespace countersign;
using namespace countersign::mime;

namespace {

MessageContent sample()
{
    return {.from = {.name = "Ines Röhl", .address = "ines.r@fennwick.example"},
            .to = {{.name = "Doe, Jane", .address = "jane@customer.example"}},
            .subject = "Ihre Verlängerung am 2. Juli",
            .text = "Guten Tag Frau Doe,\n\nwie besprochen. Grüße\n-- \nInes",
            .html = "<p>Guten Tag Frau Doe,</p><p>wie besprochen. Grüße</p>",
            .messageId = "01J0@fennwick.example",
            .inReplyTo = "abc@customer.example",
            .references = {"first@customer.example", "abc@customer.example"},
            .date = base::fromMillis(1780999200000),
            .utcOffset = std::chrono::minutes(120),
            .unsubscribe = {.mail = "stop@fennwick.example",
                            .url = "https://fennwick.example/u/1",
                            .oneClick = true},
            .language = "de"};
}

std::string bytesOf(const MessageContent& content)
{
    const auto built = buildMessage(content);
    if (!built)
        qFatal("%s", toString(built.error()).c_str());
    return std::string(base::textOf(*built));
}

ParsedMessage readBack(const std::string& bytes)
{
    auto parsed = parseMessage(base::bytesOf(bytes));
    if (!parsed)
        qFatal("%s", toString(parsed.error()).c_str());
    return std::move(*parsed);
}

/// The text as a reader has it: LF line ends, and one at the end.
std::string read(const std::string& text)
{
    std::string result = withCrlf(text);
    std::erase(result, '\r');
    return result;
}

} // namespace

class MessageBuilderTest : public QObject
{
    Q_OBJECT

private slots:
    void readsBackAsItWasMeant();
    void givesEqualBytesForEqualContent();
    void refusesHeaderInjection_data();
    void refusesHeaderInjection();
    void carriesAnyTextThroughTheWire_data();
    void carriesAnyTextThroughTheWire();
    void carriesRandomTextThroughTheWire();
    void keepsEveryLineShort();
    void takesHiddenCharactersOutOfNames();
    void neverNamesBlindRecipients();
};

void MessageBuilderTest::readsBackAsItWasMeant()
{
    const std::string bytes = bytesOf(sample());
    const ParsedMessage message = readBack(bytes);
    const MessageContent meant = sample();
    QCOMPARE(message.subject, meant.subject);
    QVERIFY(message.from == std::vector{meant.from});
    QVERIFY(message.to == meant.to);
    QCOMPARE(message.messageId, meant.messageId);
    QCOMPARE(message.inReplyTo, meant.inReplyTo);
    QVERIFY(message.references == meant.references);
    QCOMPARE(base::toMillis(message.date.value()), base::toMillis(meant.date));
    QCOMPARE(message.text, read(meant.text));
    QCOMPARE(message.html, read(meant.html));
    QCOMPARE(std::string(message.header("Date").value()), std::string("Tue, 09 Jun 2026 12:00:00 +0200"));
    QCOMPARE(std::string(message.header("Content-Language").value()), std::string("de"));
    QCOMPARE(std::string(message.header("List-Unsubscribe-Post").value()),
             std::string("List-Unsubscribe=One-Click"));
    QCOMPARE(
        std::string(message.header("list-unsubscribe").value()),
        std::string("<mailto:stop@fennwick.example?subject=unsubscribe>, <https://fennwick.example/u/1>"));
    QVERIFY(checkTransportable(bytes).has_value());
}

void MessageBuilderTest::givesEqualBytesForEqualContent()
{
    QCOMPARE(bytesOf(sample()), bytesOf(sample()));
    MessageContent other = sample();
    other.text += " ";
    QVERIFY(bytesOf(other) != bytesOf(sample()));
}

void MessageBuilderTest::refusesHeaderInjection_data()
{
    QTest::addColumn<int>("field");
    QTest::addColumn<QByteArray>("value");
    const QList<QByteArray> attacks{"x\r\nBcc: spy@evil.example",
                                    "x\nBcc: spy@evil.example",
                                    "x\rBcc: spy@evil.example",
                                    QByteArray("x\0y", 3),
                                    "x\x1by",
                                    "x\x7f",
                                    "\xff\xfe"};
    for (int field = 0; field < 11; ++field)
        for (int i = 0; i < attacks.size(); ++i)
            QTest::addRow("field %d attack %d", field, i) << field << attacks[i];
}

void MessageBuilderTest::refusesHeaderInjection()
{
    QFETCH(int, field);
    QFETCH(QByteArray, value);
    MessageContent content = sample();
    content.replyTo = MailAddress{.name = "R", .address = "r@fennwick.example"};
    content.cc = {{.name = "C", .address = "c@customer.example"}};
    const std::vector<std::string*> fields{
        &content.subject,           &content.from.name,     &content.from.address,     &content.to[0].name,
        &content.to[0].address,     &content.cc[0].address, &content.replyTo->address, &content.messageId,
        &content.references.back(), &content.inReplyTo,     &content.unsubscribe.url};
    *fields[static_cast<std::size_t>(field)] = value.toStdString();
    const auto built = buildMessage(content);
    QVERIFY(!built);
    QCOMPARE(built.error().code, base::ErrorCode::InvalidInput);
}

void MessageBuilderTest::carriesAnyTextThroughTheWire_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("plain") << QByteArray("Hello\nWorld");
    QTest::newRow("dots") << QByteArray(".\n..\n.hidden");
    QTest::newRow("From line") << QByteArray("From here on\n From there");
    QTest::newRow("trailing blanks") << QByteArray("a \nb\t\nc");
    QTest::newRow("equals") << QByteArray("a=3D b=");
    QTest::newRow("long") << QByteArray(5000, 'x');
    QTest::newRow("long with dots") << QByteArray(5000, '.');
    QTest::newRow("long umlauts") << QByteArray("ü").repeated(3000);
    QTest::newRow("Japanese") << QByteArray("ご連絡ありがとうございます。\n").repeated(40);
    QTest::newRow("Arabic") << QByteArray("شكرا لك على وقتك اليوم");
    QTest::newRow("emoji") << QByteArray("👩‍💻 ok");
    QTest::newRow("looks like a boundary") << QByteArray("--cs_0123\n--\n----");
}

void MessageBuilderTest::carriesAnyTextThroughTheWire()
{
    QFETCH(QByteArray, text);
    for (const bool withHtml : {false, true}) {
        MessageContent content = sample();
        content.text = text.toStdString();
        content.html = withHtml ? "<p>" + text.toStdString() + "</p>" : "";
        content.subject = text.left(400).replace('\n', ' ').replace('\t', ' ').toStdString();
        if (!isUtf8(content.subject))
            content.subject = "cut inside a character";
        content.to[0].name = content.subject.substr(0, 30);
        if (!isUtf8(content.to[0].name))
            content.to[0].name = "x";
        const std::string bytes = bytesOf(content);
        QVERIFY(checkTransportable(bytes).has_value());
        const ParsedMessage message = readBack(bytes);
        QCOMPARE(message.text, read(content.text));
        QCOMPARE(message.subject, content.subject);
        if (withHtml)
            QCOMPARE(message.html, read(content.html));
    }
}

void MessageBuilderTest::carriesRandomTextThroughTheWire()
{
    tests::FakeRandom random(7);
    const std::vector<std::string> pieces{"a", " ",     "\n", ".",  "=", "\t", "ü", "語",
                                          "😀", "From ", "?=", "=?", ",", "\"", "<", "word"};
    for (int round = 0; round < 500; ++round) {
        MessageContent content = sample();
        content.text.clear();
        content.subject = "s";
        for (std::uint64_t i = random.below(200); i > 0; --i)
            content.text += pieces[random.below(pieces.size())];
        for (std::uint64_t i = random.below(60); i > 0; --i) {
            const std::string& piece = pieces[random.below(pieces.size())];
            content.subject += piece == "\n" || piece == "\t" ? "-" : piece;
        }
        content.subject += "s";
        content.from.name = content.subject;
        const ParsedMessage message = readBack(bytesOf(content));
        QCOMPARE(message.text, read(content.text));
        QCOMPARE(message.subject, content.subject);
        QCOMPARE(message.from.at(0).name, withoutInvisible(content.from.name));
    }
}

void MessageBuilderTest::keepsEveryLineShort()
{
    MessageContent content = sample();
    for (int i = 0; i < 60; ++i)
        content.to.push_back({.name = "Person Nummer " + std::to_string(i),
                              .address = "p" + std::to_string(i) + "@customer.example"});
    content.subject = std::string(3000, 'y');
    const std::string bytes = bytesOf(content);
    std::size_t start = 0;
    while (start < bytes.size()) {
        const std::size_t end = bytes.find("\r\n", start);
        QVERIFY(end - start <= 100);
        start = end + 2;
    }
    QCOMPARE(readBack(bytes).to.size(), content.to.size());
    QCOMPARE(readBack(bytes).subject, content.subject);
}

void MessageBuilderTest::takesHiddenCharactersOutOfNames()
{
    MessageContent content = sample();
    content.from.name = "Ines\u202e gro.live\u200b Röhl";
    QCOMPARE(readBack(bytesOf(content)).from.at(0).name, std::string("Ines gro.live Röhl"));
}

void MessageBuilderTest::neverNamesBlindRecipients()
{
    const ParsedMessage message = readBack(bytesOf(sample()));
    QVERIFY(!message.header("Bcc"));
}

COUNTERSIGN_TEST_CLASS(MessageBuilderTest);
#include "message_builder_test.moc"
