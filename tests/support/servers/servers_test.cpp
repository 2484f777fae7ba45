// SPDX-License-Identifier: Apache-2.0
#include "tests/support/servers/imap_server.h"
#include "tests/support/servers/smtp_server.h"
#include "tests/support/test_registry.h"

#include <curl/curl.h>

#include <QTest>

#include <cstring>
#include <memory>

namespace {

using namespace countersign::tests;

const QByteArray kMail = "From: rep@acme.test\r\nTo: buyer@customer.test\r\nSubject: Caf\xc3\xa9\r\n\r\n"
                         ".leading dot\r\n..two\r\nlast\r\n";

struct Transfer
{
    CURLcode code = CURLE_OK;
    long reply = 0;
    QByteArray answer;
};

struct Upload
{
    QByteArray bytes;
    qsizetype at = 0;
};

size_t readUpload(char* buffer, size_t size, size_t count, void* pointer)
{
    auto* upload = static_cast<Upload*>(pointer);
    const auto length = qMin(static_cast<qsizetype>(size * count), upload->bytes.size() - upload->at);
    std::memcpy(buffer, upload->bytes.constData() + upload->at, static_cast<size_t>(length));
    upload->at += length;
    return static_cast<size_t>(length);
}

size_t keepAnswer(char* buffer, size_t size, size_t count, void* pointer)
{
    static_cast<QByteArray*>(pointer)->append(buffer, static_cast<qsizetype>(size * count));
    return size * count;
}

class Client
{
public:
    Client(const QString& url, const QString& caFile, const QString& user, const QString& password)
        : m_curl(curl_easy_init(), &curl_easy_cleanup)
    {
        curl_easy_setopt(m_curl.get(), CURLOPT_URL, url.toUtf8().constData());
        curl_easy_setopt(m_curl.get(), CURLOPT_CAINFO, caFile.toUtf8().constData());
        curl_easy_setopt(m_curl.get(), CURLOPT_USERNAME, user.toUtf8().constData());
        curl_easy_setopt(m_curl.get(), CURLOPT_PASSWORD, password.toUtf8().constData());
        curl_easy_setopt(m_curl.get(), CURLOPT_USE_SSL, static_cast<long>(CURLUSESSL_ALL));
        curl_easy_setopt(m_curl.get(), CURLOPT_TIMEOUT, 30L);
        curl_easy_setopt(m_curl.get(), CURLOPT_WRITEFUNCTION, &keepAnswer);
        curl_easy_setopt(m_curl.get(), CURLOPT_WRITEDATA, &m_transfer.answer);
        curl_easy_setopt(m_curl.get(), CURLOPT_HEADERFUNCTION, &keepAnswer);
        curl_easy_setopt(m_curl.get(), CURLOPT_HEADERDATA, &m_transfer.answer);
    }

    Transfer send(const QByteArray& mail, const char* recipient = "buyer@customer.test")
    {
        Upload upload{.bytes = mail};
        const std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> recipients(
            curl_slist_append(nullptr, recipient), &curl_slist_free_all);
        curl_easy_setopt(m_curl.get(), CURLOPT_MAIL_FROM, "rep@acme.test");
        curl_easy_setopt(m_curl.get(), CURLOPT_MAIL_RCPT, recipients.get());
        curl_easy_setopt(m_curl.get(), CURLOPT_UPLOAD, 1L);
        curl_easy_setopt(m_curl.get(), CURLOPT_READFUNCTION, &readUpload);
        curl_easy_setopt(m_curl.get(), CURLOPT_READDATA, &upload);
        curl_easy_setopt(m_curl.get(), CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(mail.size()));
        return perform();
    }

    Transfer command(const char* command)
    {
        curl_easy_setopt(m_curl.get(), CURLOPT_CUSTOMREQUEST, command);
        return perform();
    }

private:
    Transfer perform()
    {
        m_transfer.code = curl_easy_perform(m_curl.get());
        curl_easy_getinfo(m_curl.get(), CURLINFO_RESPONSE_CODE, &m_transfer.reply);
        return m_transfer;
    }

    std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> m_curl;
    Transfer m_transfer;
};

QString implicitTls(const SmtpServer& server)
{
    return QStringLiteral("smtps://%1:%2/client.test").arg(server.host()).arg(server.implicitTlsPort());
}

QString startTls(const SmtpServer& server)
{
    return QStringLiteral("smtp://%1:%2/client.test").arg(server.host()).arg(server.startTlsPort());
}

Client smtpClient(const SmtpServer& server, const QString& url)
{
    return {url, server.caFile(), server.user(), server.password()};
}

Client imapClient(const ImapServer& server, const QString& path)
{
    const QString url = QStringLiteral("imaps://%1:%2/%3").arg(server.host()).arg(server.port()).arg(path);
    return {url, server.caFile(), server.user(), server.password()};
}

} // namespace

class SmtpServerTest : public QObject
{
    Q_OBJECT

private slots:
    void keepsTheExactBytesOverImplicitTlsAndStartTls()
    {
        const SmtpServer server;
        QCOMPARE(server.received().size(), 0);
        QCOMPARE(server.connectionCount(), 0);
        QCOMPARE(smtpClient(server, implicitTls(server)).send(kMail).code, CURLE_OK);
        QCOMPARE(smtpClient(server, startTls(server)).send(kMail).code, CURLE_OK);
        QVERIFY(server.waitForReceived(2));
        QVERIFY(server.connectionCount() >= 2);
        const QList<ReceivedMail> mails = server.received();
        for (const ReceivedMail& mail : mails) {
            QCOMPARE(mail.bytes, kMail);
            QCOMPARE(mail.from, QStringLiteral("rep@acme.test"));
            QCOMPARE(mail.recipients, QStringList{QStringLiteral("buyer@customer.test")});
            QCOMPARE(mail.helo, QStringLiteral("client.test"));
            QCOMPARE(mail.user, QStringLiteral("rep@acme.test"));
            QVERIFY(mail.tls);
        }
    }

    void refusesAWrongPasswordAndAnUnknownAuthority()
    {
        const SmtpServer server;
        Client wrongPassword(implicitTls(server), server.caFile(), server.user(), QStringLiteral("guess"));
        QCOMPARE(wrongPassword.send(kMail).code, CURLE_LOGIN_DENIED);
        const TestCertificates others;
        Client wrongAuthority(implicitTls(server), others.caFile(), server.user(), server.password());
        QCOMPARE(wrongAuthority.send(kMail).code, CURLE_PEER_FAILED_VERIFICATION);
        QCOMPARE(server.received().size(), 0);
    }

    void answersAsTold()
    {
        SmtpServer server;
        server.refuseRecipient(QStringLiteral("gone@customer.test"),
                               QStringLiteral("550 5.1.1 No such user"));
        QCOMPARE(smtpClient(server, implicitTls(server)).send(kMail, "gone@customer.test").reply, 550);
        server.refuseMessages(QStringLiteral("451 4.3.0 Try later"));
        QCOMPARE(smtpClient(server, implicitTls(server)).send(kMail).reply, 451);
        QCOMPARE(server.received().size(), 0);
        server.behave();
        QCOMPARE(smtpClient(server, implicitTls(server)).send(kMail).code, CURLE_OK);
        QCOMPARE(server.received().size(), 1);
    }

    void hangsUpWithAndWithoutKeeping()
    {
        SmtpServer server;
        server.hangUpAfterMessage(false);
        QVERIFY(smtpClient(server, implicitTls(server)).send(kMail).code != CURLE_OK);
        QCOMPARE(server.received().size(), 0);
        server.hangUpAfterMessage(true);
        QVERIFY(smtpClient(server, implicitTls(server)).send(kMail).code != CURLE_OK);
        QCOMPARE(server.received().size(), 1);
    }

    void refusesConnectionsOnceStopped()
    {
        SmtpServer server;
        server.stop();
        QCOMPARE(smtpClient(server, implicitTls(server)).send(kMail).code, CURLE_COULDNT_CONNECT);
    }
};

class ImapServerTest : public QObject
{
    Q_OBJECT

private slots:
    void showsADroppedMessageAndKeepsAnAppendedOne()
    {
        ImapServer server;
        server.drop(kMail);
        server.drop(kMail);
        const Transfer found = imapClient(server, QStringLiteral("INBOX")).command("UID SEARCH ALL");
        QCOMPARE(found.code, CURLE_OK);
        QVERIFY2(found.answer.contains("* SEARCH 1 2"), found.answer.constData());
        QCOMPARE(server.messages().size(), 2);

        QCOMPARE(imapClient(server, QStringLiteral("Sent")).send(kMail).code, CURLE_OK);
        const QList<QByteArray> sent = server.messages(QStringLiteral("Sent"));
        QCOMPARE(sent.size(), 1);
        QCOMPARE(QByteArray(sent.first()).replace("\r\n", "\n"), QByteArray(kMail).replace("\r\n", "\n"));
    }

    void offersIdleAndQuickResynchronisation()
    {
        const ImapServer server;
        const Transfer answer = imapClient(server, QString()).command("CAPABILITY");
        QCOMPARE(answer.code, CURLE_OK);
        for (const char* ability : {"IDLE", "CONDSTORE", "QRESYNC", "UIDPLUS", "SPECIAL-USE"})
            QVERIFY2(answer.answer.contains(ability), ability);
    }

    void refusesAWrongPassword()
    {
        const ImapServer server;
        const QString url = QStringLiteral("imaps://%1:%2/INBOX").arg(server.host()).arg(server.port());
        Client client(url, server.caFile(), server.user(), QStringLiteral("guess"));
        QCOMPARE(client.command("NOOP").code, CURLE_LOGIN_DENIED);
    }
};

COUNTERSIGN_TEST_CLASS(SmtpServerTest);
COUNTERSIGN_TEST_CLASS(ImapServerTest);

#include "servers_test.moc"
