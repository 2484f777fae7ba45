// SPDX-License-Identifier: Apache-2.0
#include "tests/support/servers/imap_server.h"

#include <QDir>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QTest>

#include <arpa/inet.h>
#include <grp.h>
#include <netinet/in.h>
#include <pwd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <utility>

namespace countersign::tests {
namespace {

constexpr uid_t kNobody = 65534;

bool asRoot()
{
    return geteuid() == 0;
}

uid_t serverUid()
{
    return asRoot() ? kNobody : geteuid();
}

gid_t serverGid()
{
    return asRoot() ? kNobody : getegid();
}

QByteArray userName()
{
    const passwd* entry = getpwuid(serverUid());
    if (entry == nullptr)
        qFatal("Dovecot needs a user that has a name; %u has none", static_cast<unsigned>(serverUid()));
    return entry->pw_name;
}

QByteArray groupName()
{
    const group* entry = getgrgid(serverGid());
    if (entry == nullptr)
        qFatal("Dovecot needs a group that has a name; %u has none", static_cast<unsigned>(serverGid()));
    return entry->gr_name;
}

void giveToServer(const QString& path)
{
    if (asRoot() && chown(QFile::encodeName(path).constData(), serverUid(), serverGid()) != 0)
        qFatal("cannot hand %s to the server's user", qPrintable(path));
}

void write(const QString& path, const QByteArray& content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write %s", qPrintable(path));
    file.close();
    giveToServer(path);
}

QByteArray readAll(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

sockaddr_in loopback(quint16 port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

quint16 freePort()
{
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address = loopback(0);
    socklen_t size = sizeof address;
    if (bind(socket, reinterpret_cast<sockaddr*>(&address), size) != 0 ||
        getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size) != 0)
        qFatal("no free port on loopback");
    close(socket);
    return ntohs(address.sin_port);
}

bool accepts(quint16 port)
{
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_in address = loopback(port);
    const bool connected = connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    close(socket);
    return connected;
}

} // namespace

ImapServer::ImapServer(QList<ImapUser> users) : m_users(std::move(users))
{
    // Dovecot's sockets lie below this folder, and a socket's path has at most 107 bytes.
    if (m_folder.path().size() > 70)
        qFatal("TMPDIR is too long for Dovecot's sockets: %s", qPrintable(m_folder.path()));
    giveToServer(m_folder.path());
    for (const char* name : {"run", "state", "mail", "home"}) {
        QDir(m_folder.path()).mkdir(QString::fromLatin1(name));
        giveToServer(m_folder.filePath(QString::fromLatin1(name)));
    }
    write(m_folder.filePath(QStringLiteral("server.pem")), readAll(m_certificates.certificateFile()));
    write(m_folder.filePath(QStringLiteral("server.key")), readAll(m_certificates.keyFile()));
    QByteArray lines;
    for (const ImapUser& user : std::as_const(m_users))
        lines += user.name.toUtf8() + ":" + user.password.toUtf8() + "\n";
    write(m_folder.filePath(QStringLiteral("users")), lines);

    // Between finding a free port and Dovecot's taking it somebody else may have it; then another one is
    // tried.
    for (int attempt = 0; attempt < 5; ++attempt) {
        m_port = freePort();
        writeConfiguration();
        if (launch())
            return;
    }
    qFatal("Dovecot did not start: %s%s", m_process->log().constData(),
           readAll(m_folder.filePath(QStringLiteral("dovecot.log"))).constData());
}

void ImapServer::writeConfiguration()
{
    QByteArray text = readAll(QStringLiteral(COUNTERSIGN_TEST_SERVERS "/dovecot.conf.in"));
    text.replace("@FOLDER@", m_folder.path().toUtf8());
    text.replace("@PORT@", QByteArray::number(m_port));
    text.replace("@USER@", userName());
    text.replace("@GROUP@", groupName());
    write(m_folder.filePath(QStringLiteral("dovecot.conf")), text);
}

bool ImapServer::launch()
{
    const QString dovecot = QStringLiteral("/usr/sbin/dovecot");
    const QStringList arguments{QStringLiteral("-F"), QStringLiteral("-c"),
                                m_folder.filePath(QStringLiteral("dovecot.conf"))};
    m_process = std::make_unique<ChildProcess>(m_folder.filePath(QStringLiteral("stderr")), SIGTERM);
    if (asRoot()) {
        // A change of user clears the signal that ends the server with its parent, so setpriv sets it again.
        const QString id = QString::number(kNobody);
        m_process->start(QStringLiteral("setpriv"),
                         QStringList{QStringLiteral("--reuid"), id, QStringLiteral("--regid"), id,
                                     QStringLiteral("--clear-groups"), QStringLiteral("--pdeathsig"),
                                     QStringLiteral("TERM"), dovecot} +
                             arguments);
    } else {
        m_process->start(dovecot, arguments);
    }
    QElapsedTimer waited;
    waited.start();
    while (m_process->isRunning() && waited.elapsed() < 30000) {
        if (accepts(m_port))
            return true;
        QTest::qWait(10);
    }
    return false;
}

QString ImapServer::maildir(const QString& mailbox, qsizetype user) const
{
    const QString root = m_folder.filePath(QStringLiteral("mail/") + m_users.at(user).name);
    return mailbox == QLatin1String("INBOX") ? root : root + QStringLiteral("/.") + mailbox;
}

void ImapServer::drop(const QByteArray& message, const QString& mailbox, qsizetype user)
{
    const QString folder = maildir(mailbox, user);
    // Each level of a new Maildir belongs to the server's user, or it could not file what arrives.
    const QStringList levels{maildir(QStringLiteral("INBOX"), user), folder, folder + QStringLiteral("/tmp"),
                             folder + QStringLiteral("/cur"), folder + QStringLiteral("/new")};
    for (const QString& level : levels) {
        if (!QDir(level).exists()) {
            QDir().mkdir(level);
            giveToServer(level);
        }
    }
    const QString name = QStringLiteral("%1.M%2.test").arg(1000000000 + m_dropped).arg(m_dropped);
    ++m_dropped;
    write(folder + QStringLiteral("/tmp/") + name, message);
    if (!QFile::rename(folder + QStringLiteral("/tmp/") + name, folder + QStringLiteral("/new/") + name))
        qFatal("cannot deliver into %s", qPrintable(folder));
}

QList<QByteArray> ImapServer::messages(const QString& mailbox, qsizetype user) const
{
    QMap<QString, QByteArray> found;
    for (const char* part : {"/new", "/cur"}) {
        QDirIterator files(maildir(mailbox, user) + QString::fromLatin1(part), QDir::Files);
        while (files.hasNext()) {
            const QString path = files.next();
            found.insert(files.fileName(), readAll(path));
        }
    }
    return found.values();
}

void ImapServer::stop()
{
    m_process->stop();
}

} // namespace countersign::tests
