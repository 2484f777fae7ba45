// SPDX-License-Identifier: Apache-2.0
#include "tests/screenshots/screenshot.h"
#include "tests/support/test_registry.h"
#include "tests/ui/desk.h"
#include "ui/screens/governance/governance_page.h"
#include "ui/screens/insights/insights_page.h"
#include "ui/screens/onboarding/welcome_cover.h"
#include "ui/screens/outbox/outbox_page.h"
#include "ui/screens/prompts/prompts_page.h"

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
        desk.put(QStringLiteral("outbox"), new screens::OutboxPage(desk.client));
        desk.put(QStringLiteral("insights"), new screens::InsightsPage(desk.client));
        desk.put(QStringLiteral("prompts"), new screens::PromptsPage(desk.client));
        desk.put(QStringLiteral("governance"), new screens::GovernancePage(desk.client));
        desk.open(QStringLiteral("outbox"));
        for (const char* page : {"outbox", "insights"}) {
            desk.window->openPage(QString::fromLatin1(page));
            desk.press(Qt::Key_Down);
            desk.press(Qt::Key_Down);
            grab(desk, page);
        }
        desk.window->openPage(QStringLiteral("prompts"));
        desk.press(Qt::Key_Down);
        desk.press(Qt::Key_C);
        desk.press(Qt::Key_P);
        grab(desk, "prompts");
        desk.window->openPage(QStringLiteral("governance"));
        desk.press(Qt::Key_V);
        grab(desk, "governance");
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
        cover->showUnlock({.workspace = QStringLiteral("Fennwick"),
                           .people = {QStringLiteral("ines.r@fennwick.example")},
                           .screenOnly = true});
        grab(desk, "cover-lock");
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
