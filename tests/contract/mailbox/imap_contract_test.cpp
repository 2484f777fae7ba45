// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/net/curl_byte_stream.h"
#include "engine/platform/mailbox/imap_mailbox.h"
#include "tests/fakes/fake_clock.h"
#include "tests/fakes/fake_mail.h"
#include "tests/support/servers/imap_server.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace countersign;
using namespace countersign::mailbox;
using namespace countersign::tests;

namespace {

std::string mail(int number, std::size_t bytes = 10)
{
    const std::string id = std::to_string(number);
    return "From: a@b.example\r\nSubject: " + id + "\r\nMessage-ID: <" + id + "@b.example>\r\n\r\n" +
           std::string(bytes, 'x') + "\r\n";
}

/// The real server and the fake, behind the same verbs: what is true of one must be true of the other.
class Box
{
public:
    virtual ~Box() = default;
    virtual void drop(const std::string& bytes) = 0;
    virtual MailboxFetcher& fetcher() = 0;
    virtual SentFolder& sent() = 0;
    [[nodiscard]] MailboxAccess access() const { return {.settings = settings, .secret = secret}; }

    MailboxSettings settings;
    base::SecretText secret{std::string("secret")};
};

class RealBox final : public Box
{
public:
    RealBox()
    {
        settings = {.imap = {.place = {"localhost", m_server.port()}},
                    .userName = m_server.user().toStdString()};
        m_connector.emplace(net::NetworkPolicy{.allowList = {settings.imap.place},
                                               .extraCaFile = m_server.caFile().toStdString()},
                            m_clock);
        m_mailbox.emplace(*m_connector, 50'000);
    }
    void drop(const std::string& bytes) override { m_server.drop(QByteArray::fromStdString(bytes)); }
    MailboxFetcher& fetcher() override { return *m_mailbox; }
    SentFolder& sent() override { return *m_mailbox; }
    ImapServer& server() { return m_server; }

private:
    ImapServer m_server;
    base::SystemClock m_clock;
    std::optional<net::CurlStreamConnector> m_connector;
    std::optional<ImapMailbox> m_mailbox;
};

class FakeBox final : public Box
{
public:
    FakeBox() { settings.userName = "rep@acme.test"; }
    void drop(const std::string& bytes) override { m_mail.deliverTo(settings.userName, bytes); }
    MailboxFetcher& fetcher() override { return m_mail; }
    SentFolder& sent() override { return m_mail; }

private:
    FakeClock m_clock;
    FakeMail m_mail{m_clock};
};

std::unique_ptr<Box> makeBox(bool real)
{
    if (real)
        return std::make_unique<RealBox>();
    return std::make_unique<FakeBox>();
}

void bothKinds()
{
    QTest::addColumn<bool>("real");
    QTest::newRow("Dovecot") << true;
    QTest::newRow("fake") << false;
}

} // namespace

class ImapContractTest : public QObject
{
    Q_OBJECT

private slots:
    void readsEachMessageOnceAndInOrder_data() { bothKinds(); }
    void readsEachMessageOnceAndInOrder();
    void findsWhatWasFiled_data() { bothKinds(); }
    void findsWhatWasFiled();
    void startsAgainWhenTheMailboxWasRenumbered_data() { bothKinds(); }
    void startsAgainWhenTheMailboxWasRenumbered();
    void cutsWhatIsTooLarge();
    void leavesMessagesUnread();
    void namesAWrongPassword();
    void saysThatADeadServerIsWorthAnotherTry();
    void namesAMissingFolder();
    void refusesAnUnverifiedServer();
};

void ImapContractTest::readsEachMessageOnceAndInOrder()
{
    QFETCH(bool, real);
    const auto box = makeBox(real);
    auto page = box->fetcher().fetchSince(box->access(), {}, 10, {});
    QVERIFY2(page.has_value(), page ? "" : toString(page.error()).c_str());
    QVERIFY(page->messages.empty() && !page->more);
    for (int i = 0; i < 5; ++i)
        box->drop(mail(i));
    std::vector<std::string> seen;
    FetchCursor cursor = page->next;
    bool more = true;
    for (int calls = 0; more && calls < 10; ++calls) {
        page = box->fetcher().fetchSince(box->access(), cursor, 2, {});
        QVERIFY2(page.has_value(), page ? "" : toString(page.error()).c_str());
        QVERIFY(page->messages.size() <= 2 && !page->restarted);
        for (const FetchedMail& message : page->messages) {
            seen.emplace_back(base::textOf(message.bytes));
            QVERIFY(message.receivedAt.has_value() && !message.truncated);
        }
        cursor = page->next;
        more = page->more;
    }
    QVERIFY(seen == (std::vector<std::string>{mail(0), mail(1), mail(2), mail(3), mail(4)}));
    box->drop(mail(5));
    page = box->fetcher().fetchSince(box->access(), cursor, 10, {});
    QCOMPARE(page->messages.size(), std::size_t{1});
    QCOMPARE(std::string(base::textOf(page->messages[0].bytes)), mail(5));
}

void ImapContractTest::findsWhatWasFiled()
{
    QFETCH(bool, real);
    const auto box = makeBox(real);
    const auto before = box->sent().containsMessage(box->access(), "7@b.example", {});
    QVERIFY2(before.has_value(), before ? "" : toString(before.error()).c_str());
    QVERIFY(!*before);
    const std::string text = mail(17);
    const auto bytes = base::bytesOf(text);
    const auto filed = box->sent().file(box->access(), base::Bytes(bytes.begin(), bytes.end()), {});
    QVERIFY2(filed.has_value(), filed ? "" : toString(filed.error()).c_str());
    QVERIFY(box->sent().containsMessage(box->access(), "17@b.example", {}).value());
    // An id that is a part of another one is not that one.
    QVERIFY(!box->sent().containsMessage(box->access(), "7@b.example", {}).value());
}

void ImapContractTest::startsAgainWhenTheMailboxWasRenumbered()
{
    QFETCH(bool, real);
    const auto box = makeBox(real);
    box->drop(mail(1));
    const auto page =
        box->fetcher().fetchSince(box->access(), {.uidValidity = 4294967295U, .lastUid = 900}, 10, {});
    QVERIFY(page.has_value());
    QVERIFY(page->restarted);
    QCOMPARE(page->messages.size(), std::size_t{1});
}

void ImapContractTest::cutsWhatIsTooLarge()
{
    RealBox box;
    box.drop(mail(1, 200'000));
    const auto page = box.fetcher().fetchSince(box.access(), {}, 10, {});
    QVERIFY(page.has_value());
    QVERIFY(page->messages.at(0).truncated);
    QCOMPARE(page->messages.at(0).bytes.size(), std::size_t{50'000});
}

void ImapContractTest::leavesMessagesUnread()
{
    RealBox box;
    box.drop(mail(1));
    QVERIFY(box.fetcher().fetchSince(box.access(), {}, 10, {}).has_value());
    QCOMPARE(box.server().messages().size(), 1);
    // A cursor of nothing reads the same message again: nothing on the server changed.
    QCOMPARE(box.fetcher().fetchSince(box.access(), {}, 10, {})->messages.size(), std::size_t{1});
}

void ImapContractTest::namesAWrongPassword()
{
    RealBox box;
    box.secret = base::SecretText(std::string("wrong"));
    const auto page = box.fetcher().fetchSince(box.access(), {}, 10, {});
    QVERIFY(!page);
    QCOMPARE(page.error().code, base::ErrorCode::SignInRefused);
    QCOMPARE(page.error().retry, base::Retry::AfterSignIn);
}

void ImapContractTest::saysThatADeadServerIsWorthAnotherTry()
{
    RealBox box;
    box.server().stop();
    const auto page = box.fetcher().fetchSince(box.access(), {}, 10, {});
    QVERIFY(!page);
    // A child of the server may hold the port a moment longer; then the connection ends instead of being refused.
    QCOMPARE(page.error().retry, base::Retry::Later);
}

void ImapContractTest::namesAMissingFolder()
{
    RealBox box;
    box.settings.inbox = "Nowhere";
    const auto page = box.fetcher().fetchSince(box.access(), {}, 10, {});
    QVERIFY(!page);
    QCOMPARE(page.error().code, base::ErrorCode::NotFound);
}

void ImapContractTest::refusesAnUnverifiedServer()
{
    RealBox box;
    const base::SystemClock clock;
    net::CurlStreamConnector strict({.allowList = {box.settings.imap.place}}, clock);
    ImapMailbox mailbox(strict);
    const auto page = mailbox.fetchSince(box.access(), {}, 10, {});
    QVERIFY(!page);
    QCOMPARE(page.error().code, base::ErrorCode::TlsFailed);
}

COUNTERSIGN_TEST_CLASS(ImapContractTest);
#include "imap_contract_test.moc"
