// SPDX-License-Identifier: Apache-2.0
#include "tests/support/servers/smtp_server.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QTest>

#include <utility>

namespace countersign::tests {
namespace {

QByteArray readAll(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

SmtpServer::SmtpServer(QString user, QString password)
    : m_user(std::move(user)), m_password(std::move(password)),
      m_process(m_folder.filePath(QStringLiteral("log")))
{
    // Debian's aiosmtpd belongs to Debian's Python; another python3 earlier in PATH does not know it.
    m_process.start(QStringLiteral("/usr/bin/python3"),
                    {QStringLiteral(COUNTERSIGN_TEST_SERVERS "/smtp_server.py"), m_folder.path(),
                     m_certificates.certificateFile(), m_certificates.keyFile(), m_user, m_password});
    const QJsonObject ports = QJsonDocument::fromJson(m_process.readLine()).object();
    m_implicitTlsPort = static_cast<quint16>(ports.value(QStringLiteral("implicitTls")).toInt());
    m_startTlsPort = static_cast<quint16>(ports.value(QStringLiteral("startTls")).toInt());
    if (m_implicitTlsPort == 0 || m_startTlsPort == 0)
        qFatal("the test SMTP server did not start: %s", m_process.log().constData());
}

QList<ReceivedMail> SmtpServer::received() const
{
    QList<ReceivedMail> mails;
    const QDir folder(m_folder.path());
    const QStringList names = folder.entryList({QStringLiteral("*.eml")}, QDir::Files, QDir::Name);
    for (const QString& name : names) {
        const QString details = QFileInfo(name).completeBaseName() + QStringLiteral(".json");
        const QJsonObject envelope = QJsonDocument::fromJson(readAll(folder.filePath(details))).object();
        mails.append({.bytes = readAll(folder.filePath(name)),
                      .from = envelope.value(QStringLiteral("from")).toString(),
                      .recipients = envelope.value(QStringLiteral("recipients")).toVariant().toStringList(),
                      .helo = envelope.value(QStringLiteral("helo")).toString(),
                      .user = envelope.value(QStringLiteral("user")).toString(),
                      .tls = envelope.value(QStringLiteral("tls")).toBool()});
    }
    return mails;
}

qint64 SmtpServer::connectionCount() const
{
    return QFileInfo(m_folder.filePath(QStringLiteral("sessions"))).size();
}

bool SmtpServer::waitForReceived(qsizetype count, int milliseconds) const
{
    return QTest::qWaitFor([&] { return received().size() >= count; }, milliseconds);
}

void SmtpServer::refuseRecipient(const QString& address, const QString& reply)
{
    m_refusedRecipients.insert(address, reply);
    writeControl();
}

void SmtpServer::refuseMessages(const QString& reply)
{
    m_messageReply = reply;
    writeControl();
}

void SmtpServer::hangUpAfterMessage(bool keep)
{
    m_hangUp = keep ? QStringLiteral("afterKeeping") : QStringLiteral("beforeReply");
    writeControl();
}

void SmtpServer::behave()
{
    m_refusedRecipients.clear();
    m_messageReply.clear();
    m_hangUp.clear();
    writeControl();
}

void SmtpServer::stop()
{
    m_process.stop();
}

void SmtpServer::writeControl()
{
    QJsonObject recipients;
    for (auto it = m_refusedRecipients.cbegin(); it != m_refusedRecipients.cend(); ++it)
        recipients.insert(it.key(), it.value());
    const QJsonObject control{{QStringLiteral("recipients"), recipients},
                              {QStringLiteral("data"), m_messageReply},
                              {QStringLiteral("hangUp"), m_hangUp}};
    // Renamed into place, so the server never reads half of it.
    QSaveFile file(m_folder.filePath(QStringLiteral("control.json")));
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(control).toJson()) < 0 || !file.commit())
        qFatal("cannot write the SMTP server's control file");
}

} // namespace countersign::tests
