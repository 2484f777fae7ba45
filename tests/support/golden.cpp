// SPDX-License-Identifier: Apache-2.0
#include "tests/support/golden.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QtTest>

namespace countersign::tests {

std::string sourcePath(std::string_view relative)
{
    return qEnvironmentVariable("COUNTERSIGN_SOURCE_DIR").toStdString() + "/" + std::string(relative);
}

std::string readSourceFile(std::string_view relative)
{
    QFile file(QString::fromStdString(sourcePath(relative)));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(file.fileName()));
    return file.readAll().toStdString();
}

void compareWithGolden(std::string_view name, const std::string& actual)
{
    const QString path = QString::fromStdString(sourcePath("tests/golden/" + std::string(name)));
    QFile file(path);
    if (qEnvironmentVariableIsSet("UPDATE_GOLDEN")) {
        QDir().mkpath(QFileInfo(path).path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray::fromStdString(actual));
        return;
    }
    QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable("no golden file " + path + "; UPDATE_GOLDEN=1 writes it"));
    const auto expected = QString::fromUtf8(file.readAll()).split('\n');
    const auto got = QString::fromStdString(actual).split('\n');
    for (qsizetype line = 0; line < qMin(expected.size(), got.size()); ++line)
        QVERIFY2(expected[line] == got[line],
                 qPrintable(QString("%1:%2\nexpected: %3\nactual:   %4").arg(path).arg(line + 1).arg(expected[line], got[line])));
    QCOMPARE(got.size(), expected.size());
}

} // namespace countersign::tests
