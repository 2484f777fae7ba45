// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/servers/certificates.h"
#include "tests/support/servers/child_process.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QTemporaryDir>

#include <memory>

namespace countersign::tests {

struct ImapUser
{
    QString name;
    QString password;
};

/// A real IMAP server (Dovecot) on loopback: TLS from the first byte, IDLE, CONDSTORE, QRESYNC, Maildir. Runs
/// without privileges; started by root it gives them up. It is up when the constructor returns; if it cannot
/// start, the test executable ends with the reason.
class ImapServer
{
public:
    explicit ImapServer(QList<ImapUser> users = {
                            {QStringLiteral("rep@acme.test"), QStringLiteral("secret")}});

    [[nodiscard]] QString host() const { return QStringLiteral("localhost"); }
    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] QString caFile() const { return m_certificates.caFile(); }
    [[nodiscard]] QString user(qsizetype index = 0) const { return m_users.at(index).name; }
    [[nodiscard]] QString password(qsizetype index = 0) const { return m_users.at(index).password; }

    /// Puts a message into a mailbox as an arriving one; who idles there is told. The mailbox is "INBOX",
    /// "Sent", "Drafts" or one that a client created.
    void drop(const QByteArray& message, const QString& mailbox = QStringLiteral("INBOX"),
              qsizetype user = 0);
    /// The messages in a mailbox, in the order of their file names.
    [[nodiscard]] QList<QByteArray> messages(const QString& mailbox = QStringLiteral("INBOX"),
                                             qsizetype user = 0) const;
    /// Ends the server; its port refuses connections from now on.
    void stop();

private:
    [[nodiscard]] QString maildir(const QString& mailbox, qsizetype user) const;
    void writeConfiguration();
    [[nodiscard]] bool launch();

    TestCertificates m_certificates;
    QTemporaryDir m_folder;
    QList<ImapUser> m_users;
    quint16 m_port = 0;
    int m_dropped = 0;
    std::unique_ptr<ChildProcess> m_process;
};

} // namespace countersign::tests
