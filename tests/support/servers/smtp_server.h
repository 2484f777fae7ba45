// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/servers/certificates.h"
#include "tests/support/servers/child_process.h"

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace countersign::tests {

/// One message as the server accepted it.
struct ReceivedMail
{
    QByteArray bytes; ///< exactly as received, CRLF
    QString from;
    QStringList recipients;
    QString helo;
    QString user; ///< who signed in
    bool tls = false;
};

/// A real SMTP server (aiosmtpd) on loopback with TLS and AUTH. It is up when the constructor returns, in a
/// process of its own, so the test needs no event loop; if it cannot start, the test executable ends with the
/// reason.
class SmtpServer
{
public:
    explicit SmtpServer(QString user = QStringLiteral("rep@acme.test"),
                        QString password = QStringLiteral("secret"));

    [[nodiscard]] QString host() const { return QStringLiteral("localhost"); }
    [[nodiscard]] quint16 implicitTlsPort() const { return m_implicitTlsPort; }
    [[nodiscard]] quint16 startTlsPort() const { return m_startTlsPort; }
    [[nodiscard]] QString caFile() const { return m_certificates.caFile(); }
    [[nodiscard]] QString user() const { return m_user; }
    [[nodiscard]] QString password() const { return m_password; }

    /// What was accepted so far, in order.
    [[nodiscard]] QList<ReceivedMail> received() const;
    /// How often anybody connected, also without sending.
    [[nodiscard]] qint64 connectionCount() const;
    /// True as soon as at least `count` messages were accepted; false after `milliseconds`.
    [[nodiscard]] bool waitForReceived(qsizetype count, int milliseconds = 10000) const;

    /// Answers RCPT TO of `address` with `reply`, for example "550 5.1.1 No such user".
    void refuseRecipient(const QString& address, const QString& reply);
    /// Answers every message with `reply` and does not keep it, for example "451 4.3.0 Try later".
    void refuseMessages(const QString& reply);
    /// Closes the connection after the last byte instead of answering; the message is kept or not, as asked.
    void hangUpAfterMessage(bool keep);
    /// Back to accepting everything.
    void behave();
    /// Ends the server; its ports refuse connections from now on.
    void stop();

private:
    void writeControl();

    TestCertificates m_certificates;
    QTemporaryDir m_folder;
    QString m_user;
    QString m_password;
    quint16 m_implicitTlsPort = 0;
    quint16 m_startTlsPort = 0;
    QMap<QString, QString> m_refusedRecipients;
    QString m_messageReply;
    QString m_hangUp;
    ChildProcess m_process;
};

} // namespace countersign::tests
