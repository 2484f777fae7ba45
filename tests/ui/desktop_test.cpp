// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/desktop.h"
#include "app/desktop/pages.h"
#include "tests/support/test_registry.h"
#include "tests/ui/desk.h"
#include "ui/shell/top_bar.h"

#include <QApplication>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace countersign::tests {

using desktop::Desktop;

namespace {
constexpr const char* kInes = "correct horse battery";
constexpr const char* kTomas = "another horse battery";
} // namespace

/// The desktop over real workspaces: what covers it, opening, locking, and who sits at it. By keys alone.
class DesktopTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        wiring::World world;
        runtime::NewWorkspace request{.folder = folder("workspace").toStdString(), .name = "Fennwick"};
        request.people.push_back({.name = "Ines R.",
                                  .email = "ines.r@fennwick.example",
                                  .role = governance::Role::Rep,
                                  .passphrase = base::SecretText(std::string(kInes))});
        request.people.push_back({.name = "Tomas H.",
                                  .email = "tomas.h@fennwick.example",
                                  .role = governance::Role::Manager,
                                  .passphrase = base::SecretText(std::string(kTomas))});
        QVERIFY(runtime::Workspace::create(world.ports(), request).has_value());
        m_theme = std::make_unique<theme::Theme>(*qApp, theme::Theme::Scheme::Light);
        QLocale::setDefault(QLocale(QStringLiteral("en_GB")));
    }
    void cleanup() { m_desktop.reset(); }
    void cleanupTestCase()
    {
        m_theme.reset();
        QLocale::setDefault(QLocale::system());
    }

    void aFirstStartOffersTheWaysIn()
    {
        start({.workspace = folder("nothing")});
        QVERIFY(m_desktop->isCovered());
        QVERIFY(said(QStringLiteral("Welcome")));
        QVERIFY(!m_desktop->cover().findChild<QPushButton*>(QStringLiteral("demoButton"))->isVisible());
        QVERIFY(m_desktop->cover().findChild<QPushButton*>(QStringLiteral("importButton"))->isVisible());
    }

    void aRunningDemoWorldIsOffered()
    {
        start({.workspace = folder("nothing"), .demoEndpoints = folder("endpoints.json")});
        QVERIFY(m_desktop->cover().findChild<QPushButton*>(QStringLiteral("demoButton"))->hasFocus());
    }

    void aDemoThatCannotBeReadSaysSo()
    {
        start({.workspace = folder("nothing"), .demoEndpoints = folder("missing.json")});
        QSignalSpy refused(m_desktop.get(), &Desktop::refused);
        press(Qt::Key_Space);
        type(kInes);
        press(Qt::Key_Tab);
        type(kInes);
        press(Qt::Key_Return);
        QTRY_COMPARE(refused.count(), 1);
        QVERIFY(m_desktop->isCovered());
        QVERIFY(!QFile::exists(folder("nothing") + QStringLiteral("/keys.json")));
    }

    void aWrongPassphraseOpensNothingAndTheRightOneDoes()
    {
        start({.workspace = folder("workspace")});
        QSignalSpy refused(m_desktop.get(), &Desktop::refused);
        QSignalSpy opened(m_desktop.get(), &Desktop::opened);
        type("incorrect horse");
        press(Qt::Key_Return);
        QTRY_COMPARE(refused.count(), 1);
        QVERIFY(m_desktop->isCovered());
        QVERIFY(!m_desktop->session());
        QVERIFY(said(QStringLiteral("The passphrase does not fit")));
        type(kInes);
        press(Qt::Key_Return);
        QTRY_COMPARE(opened.count(), 1);
        QVERIFY(!m_desktop->isCovered());
        QCOMPARE(m_desktop->window().place().page, QStringLiteral("today"));
        QTRY_VERIFY(windowSaid(QStringLiteral("Ines R., Rep")));
    }

    void aPassphraseOfSomebodyElseIsNotMine()
    {
        start({.workspace = folder("workspace"), .person = QStringLiteral("tomas.h@fennwick.example")});
        QSignalSpy refused(m_desktop.get(), &Desktop::refused);
        QSignalSpy opened(m_desktop.get(), &Desktop::opened);
        type(kInes);
        press(Qt::Key_Return);
        QTRY_COMPARE(refused.count(), 1);
        type(kTomas);
        press(Qt::Key_Return);
        QTRY_COMPARE(opened.count(), 1);
        QTRY_VERIFY(windowSaid(QStringLiteral("Tomas H., Manager")));
    }

    void everyPageOfTheRailOpensByItsKey()
    {
        unlock();
        const std::vector<shell::PageId> pages = desktop::railPages();
        for (std::size_t i = 0; i < pages.size(); ++i) {
            press(i == 9 ? Qt::Key_0 : static_cast<Qt::Key>(Qt::Key_1 + static_cast<int>(i)), Qt::AltModifier);
            QCOMPARE(m_desktop->window().place().page, pages[i]);
        }
    }

    void lockingHidesEverythingUntilThePassphrase()
    {
        unlock();
        press(Qt::Key_2, Qt::AltModifier);
        const QString page = m_desktop->window().place().page;
        press(Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(m_desktop->isCovered());
        QVERIFY(!m_desktop->window().currentPage()->isVisible());
        QSignalSpy refused(m_desktop.get(), &Desktop::refused);
        type("incorrect horse");
        press(Qt::Key_Return);
        QTRY_COMPARE(refused.count(), 1);
        QVERIFY(m_desktop->isCovered());
        type(kInes);
        press(Qt::Key_Return);
        QTRY_VERIFY(!m_desktop->isCovered());
        QCOMPARE(m_desktop->window().place().page, page);
        QVERIFY(m_desktop->window().currentPage()->isVisible());
    }

    void anotherPersonTakesTheDesk()
    {
        unlock();
        QMenu* menu = m_desktop->window().topBar().userMenu();
        const auto signIn = [menu] {
            for (QAction* action : menu->actions()) {
                if (action->text().contains(QStringLiteral("Tomas H.")))
                    return action;
            }
            return static_cast<QAction*>(nullptr);
        };
        QTRY_VERIFY(signIn());
        signIn()->trigger();
        QTRY_VERIFY(!m_desktop->session());
        QSignalSpy opened(m_desktop.get(), &Desktop::opened);
        type(kTomas);
        press(Qt::Key_Return);
        QTRY_COMPARE(opened.count(), 1);
        QTRY_VERIFY(windowSaid(QStringLiteral("Tomas H., Manager")));
    }

    void anExportMakesAWorkspaceAndLeadsToItsSources()
    {
        start({.workspace = folder("mine")});
        m_desktop->cover().showImport(folder("export"));
        QSignalSpy opened(m_desktop.get(), &Desktop::opened);
        for (const char* words : {"Ines R.", "ines.r@fennwick.example", "Fennwick", kInes}) {
            type(words);
            press(Qt::Key_Tab);
        }
        type(kInes);
        press(Qt::Key_Return);
        QTRY_COMPARE(opened.count(), 1);
        QVERIFY(QFile::exists(folder("mine") + QStringLiteral("/keys.json")));
    }

private:
    [[nodiscard]] QString folder(const char* name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    void start(desktop::DesktopOptions options)
    {
        options.settingsFile = folder("desktop.ini");
        m_desktop = std::make_unique<Desktop>(options, *m_theme);
        m_desktop->start();
        m_desktop->window().activateWindow();
        QCoreApplication::processEvents();
    }
    void unlock()
    {
        start({.workspace = folder("workspace")});
        QSignalSpy opened(m_desktop.get(), &Desktop::opened);
        type(kInes);
        press(Qt::Key_Return);
        QTRY_COMPARE(opened.count(), 1);
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QWidget* target = QApplication::focusWidget();
        QTest::keyClick(target ? target : &m_desktop->window(), key, modifiers);
        QCoreApplication::processEvents();
    }
    void type(const char* words)
    {
        QTest::keyClicks(QApplication::focusWidget(), QString::fromLatin1(words));
    }
    [[nodiscard]] bool said(const QString& words) const { return Desk::wordsOf(&m_desktop->cover()).contains(words); }
    [[nodiscard]] bool windowSaid(const QString& words) const
    {
        return Desk::wordsOf(&m_desktop->window()).contains(words);
    }

    QTemporaryDir m_folder;
    std::unique_ptr<theme::Theme> m_theme;
    std::unique_ptr<Desktop> m_desktop;
};

COUNTERSIGN_TEST_CLASS(DesktopTest);

} // namespace countersign::tests

#include "desktop_test.moc"
