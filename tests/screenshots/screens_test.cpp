// SPDX-License-Identifier: Apache-2.0
#include "tests/screenshots/screenshot.h"
#include "tests/support/test_registry.h"
#include "tests/ui/desk.h"
#include "ui/screens/account/account_page.h"
#include "ui/screens/accounts/accounts_page.h"
#include "ui/screens/sources/sources_page.h"
#include "ui/screens/today/today_page.h"

#include <QTest>

namespace countersign::tests {

using theme::Theme;

/// Every screen as a picture: light and dark, English and German, and Today from right to left. What a test
/// can say of a picture is little (it was written, and is not one colour); looking at it is the point.
class ScreensTest : public QObject
{
    Q_OBJECT

private slots:
    void draws_data()
    {
        QTest::addColumn<QString>("locale");
        QTest::addColumn<bool>("dark");
        for (const char* language : {"en_GB", "de_AT"}) {
            for (const bool dark : {false, true})
                QTest::addRow("%s %s", language, dark ? "dark" : "light")
                    << QString::fromLatin1(language) << dark;
        }
    }

    void draws()
    {
        QFETCH(QString, locale);
        QFETCH(bool, dark);
        const QString suffix = QStringLiteral("-%1-%2").arg(locale.left(2), dark ? QStringLiteral("dark")
                                                                                 : QStringLiteral("light"));
        Desk desk(locale, dark ? Theme::Scheme::Dark : Theme::Scheme::Light);
        addScreens(desk);
        desk.open();
        for (const auto& [page, item] : {std::pair("today", ""),
                                         {"accounts", ""},
                                         {"account", "acc-ostravelle"},
                                         {"sources", "src-contracts"}}) {
            desk.window->openPage(QString::fromLatin1(page), QString::fromLatin1(item));
            desk.answer();
            QVERIFY(!grabTo(*desk.window, QString::fromLatin1(page) + suffix).isEmpty());
        }
        desk.window->openPage(QStringLiteral("sources"), QStringLiteral("import"));
        desk.answer();
        QVERIFY(!grabTo(*desk.window, QStringLiteral("sources-import") + suffix).isEmpty());
        desk.type(QStringLiteral("/exports/maven"));
        desk.press(Qt::Key_Return);
        QVERIFY(!grabTo(*desk.window, QStringLiteral("sources-look") + suffix).isEmpty());
    }

private:
    static void addScreens(Desk& desk)
    {
        desk.put(QStringLiteral("today"), new screens::TodayPage(desk.client));
        desk.put(QStringLiteral("account"), new screens::AccountPage(desk.client));
        desk.put(QStringLiteral("sources"), new screens::SourcesPage(desk.client));
        desk.put(QStringLiteral("accounts"), new screens::AccountsPage(desk.client));
    }
};

COUNTERSIGN_TEST_CLASS(ScreensTest);

} // namespace countersign::tests

#include "screens_test.moc"
