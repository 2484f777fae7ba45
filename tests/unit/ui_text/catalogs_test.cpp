// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_registry.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
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
        QTest::newRow("German") << QStringLiteral("countersign_de.ts") << QStringList();
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

    /// `tr` of a class that lupdate took for one outside its namespace finds nothing at run time. Only
    /// contexts declared by their bare name may stand without one.
    void everySentenceIsFiledWhereTheProgramLooks()
    {
        const QDir source(qEnvironmentVariable("COUNTERSIGN_SOURCE_DIR"));
        QSet<QString> declared{QStringLiteral("Phrase")};
        static const QRegularExpression kDeclared(
            QStringLiteral("(?:Q_DECLARE_TR_FUNCTIONS\\(|translate\\(\\s*\")(\\w+)"));
        for (const char* folder : {"ui", "app/desktop"}) {
            QDirIterator files(source.filePath(QString::fromLatin1(folder)),
                               {QStringLiteral("*.cpp"), QStringLiteral("*.h")}, QDir::Files,
                               QDirIterator::Subdirectories);
            while (files.hasNext()) {
                const QString text = contentOf(files.next());
                for (auto match = kDeclared.globalMatch(text); match.hasNext();)
                    declared.insert(match.next().captured(1));
            }
        }
        static const QRegularExpression kContext(QStringLiteral("<context>\\s*<name>([^<]*)</name>"));
        const QString catalog = contentOf(source.filePath(QStringLiteral("translations/countersign_de.ts")));
        for (auto match = kContext.globalMatch(catalog); match.hasNext();) {
            const QString name = match.next().captured(1);
            QVERIFY2(name.contains(QStringLiteral("::")) || declared.contains(name), qPrintable(name));
        }
    }

private:
    [[nodiscard]] static QString contentOf(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }
};

COUNTERSIGN_TEST_CLASS(CatalogsTest);

} // namespace countersign::tests

#include "catalogs_test.moc"
