// SPDX-License-Identifier: Apache-2.0
#include "tests/support/servers/certificates.h"

#include <QFile>
#include <QProcess>

namespace countersign::tests {
namespace {

void openssl(const QString& folder, const QStringList& arguments)
{
    QProcess process;
    process.setWorkingDirectory(folder);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(QStringLiteral("openssl"), arguments);
    if (!process.waitForFinished(30000) || process.exitCode() != 0)
        qFatal("openssl %s: %s", qPrintable(arguments.join(QLatin1Char(' '))), process.readAll().constData());
}

void write(const QString& path, const QByteArray& content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write %s", qPrintable(path));
}

QStringList words(const char* line)
{
    return QString::fromLatin1(line).split(QLatin1Char(' '));
}

} // namespace

TestCertificates::TestCertificates()
{
    const QString folder = m_folder.path();
    write(m_folder.filePath(QStringLiteral("server.ext")), "basicConstraints=CA:FALSE\n"
                                                           "keyUsage=critical,digitalSignature\n"
                                                           "extendedKeyUsage=serverAuth\n"
                                                           "subjectAltName=DNS:localhost,IP:127.0.0.1\n");
    openssl(folder,
            words("req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -keyout ca.key "
                  "-out ca.pem -subj /CN=Countersign-test-CA"));
    openssl(folder,
            words("req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout server.key -out server.csr "
                  "-subj /CN=localhost"));
    openssl(folder, words("x509 -req -in server.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 "
                          "-extfile server.ext -out server.pem"));
}

QString TestCertificates::caFile() const
{
    return m_folder.filePath(QStringLiteral("ca.pem"));
}

QString TestCertificates::certificateFile() const
{
    return m_folder.filePath(QStringLiteral("server.pem"));
}

QString TestCertificates::keyFile() const
{
    return m_folder.filePath(QStringLiteral("server.key"));
}

} // namespace countersign::tests
