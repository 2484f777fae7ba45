// SPDX-License-Identifier: Apache-2.0
#include "tests/screenshots/screenshot.h"
#include "tests/support/test_registry.h"
#include "tests/ui/desk.h"
#include "ui/screens/onboarding/welcome_cover.h"

#include <QTest>

namespace countersign::tests {

using theme::Theme;

/// What covers the window, and the screens around the outbox, as pictures to be looked at.
class BoardScreensTest : public QObject
{
    Q_OBJECT

private slots:
    void draws_data()
    {
        QTest::addColumn<QString>("locale");
        QTest::addColumn<bool>("dark");
        for (const char* language : {"en_GB", "de_AT"}) {
            for (const bool dark : {false, true})
                QTest::addRow("%s %s", language, dark ? "dark" : "light") << QString::fromLatin1(language) << dark;
        }
    }

    void draws()
    {
        QFETCH(QString, locale);
        QFETCH(bool, dark);
        m_suffix = QStringLiteral("-%1-%2").arg(locale.left(2), dark ? QStringLiteral("dark") : QStringLiteral("light"));
        Desk desk(locale, dark ? Theme::Scheme::Dark : Theme::Scheme::Light);
        desk.open();
        grabCovers(desk);
    }

private:
    void grab(Desk& desk, const char* name)
    {
        QVERIFY(!grabTo(*desk.window, QString::fromLatin1(name) + m_suffix).isEmpty());
    }

    void grabCovers(Desk& desk)
    {
        auto* cover = new screens::WelcomeCover(desk.window.get());
        desk.window->setCover(cover);
        cover->showStart(true);
        grab(desk, "cover-start");
        cover->showDemo();
        grab(desk, "cover-demo");
        cover->showImport(QStringLiteral("/exports/crm"));
        grab(desk, "cover-import");
        cover->showUnlock(
            {.workspace = QStringLiteral("Fennwick"),
             .people = {QStringLiteral("ines.r@fennwick.example"), QStringLiteral("tomas.h@fennwick.example")}});
        cover->showError(text::errorText(base::ErrorCode::WrongPassphrase));
        grab(desk, "cover-unlock");
        cover->showBusy(QString());
        cover->setProgress(QStringLiteral("opportunities.csv"), 0.4);
        grab(desk, "cover-busy");
        desk.window->setCover(nullptr);
    }

    QString m_suffix;
};

COUNTERSIGN_TEST_CLASS(BoardScreensTest);

} // namespace countersign::tests

#include "board_screens_test.moc"
