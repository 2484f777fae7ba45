// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_registry.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

namespace countersign::tests {

/// The catalogs hold every sentence of the sources, and each of them is translated.
class CatalogsTest : public QObject
{
    Q_OBJECT

private slots:
    void noSentenceIsMissingOrUnfinished_data()
    {
        QTest::addColumn<QString>("catalog");
        QTest::addColumn<QStringList>("options");
        QTest::newRow("English plurals")
            << QStringLiteral("countersign_en.ts") << QStringList{QStringLiteral("-pluralonly")};
    }

    void noSentenceIsMissingOrUnfinished()
    {
        QFETCH(QString, catalog);
        QFETCH(QStringList, options);
        const QDir source(qEnvironmentVariable("COUNTERSIGN_SOURCE_DIR"));
        const QTemporaryDir folder;
        const QString copy = folder.filePath(catalog);
        QVERIFY(QFile::copy(source.filePath(QStringLiteral("translations/") + catalog), copy));
        QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner);
        QProcess update;
        update.setWorkingDirectory(source.path());
        update.setProcessChannelMode(QProcess::MergedChannels);
        QStringList arguments{QStringLiteral("-silent"),    QStringLiteral("-no-obsolete"),
                              QStringLiteral("-locations"), QStringLiteral("none"),
                              QStringLiteral("-I"),         QStringLiteral("."),
                              QStringLiteral("ui")};
        if (source.exists(QStringLiteral("app/desktop")))
            arguments << QStringLiteral("app/desktop");
        update.start(QStringLiteral(LUPDATE_PATH),
                     arguments + options + QStringList{QStringLiteral("-ts"), copy});
        QVERIFY(update.waitForFinished(60'000));
        QCOMPARE(update.exitCode(), 0);
        QFile file(copy);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(file.readAll());
        static const QRegularExpression kOpen(
            QStringLiteral("<source>((?:(?!<source>).)*?)</source>(?:(?!<source>).)*?type=\"unfinished\""),
            QRegularExpression::DotMatchesEverythingOption);
        QStringList open;
        for (auto match = kOpen.globalMatch(text); match.hasNext();)
            open.append(match.next().captured(1));
        QVERIFY2(open.isEmpty(), qPrintable(open.join(QStringLiteral(" | "))));
    }
};

COUNTERSIGN_TEST_CLASS(CatalogsTest);

} // namespace countersign::tests

#include "catalogs_test.moc"
