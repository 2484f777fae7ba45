// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/desktop.h"
#include "app/desktop/desktop_key_chain.h"
#include "app/desktop/pages.h"
#include "tests/fakes/fake_key_chain.h"
#include "tests/support/test_registry.h"
#include "tests/ui/desk.h"
#include "ui/shell/top_bar.h"

#include <QApplication>
#include <QCheckBox>
#include <QFile>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

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
    void cleanup()
    {
        m_desktop.reset();
        m_chain.setLocked(false);
        forgetEverybody();
    }
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
        QVERIFY(m_desktop->cover().findChild<QPushButton*>(QStringLiteral("importButton"))->hasFocus());
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
        press(Qt::Key_Return);
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

    void aNameProvesNoMoreThanAnAddress()
    {
        const QString file = folder("ines.txt");
        QFile written(file);
        QVERIFY(written.open(QIODevice::WriteOnly));
        written.write(kInes);
        written.close();
        desktop::DesktopOptions options{.workspace = folder("workspace")};
        options.passphraseFile = file;
        options.person = QStringLiteral("Tomas H.");
        start(options);
        QTRY_VERIFY(said(QStringLiteral("The passphrase does not fit")));
        QVERIFY(!m_desktop->session());
        options.person = QStringLiteral("Ines R.");
        startAgain(options);
        QTRY_VERIFY(windowSaid(QStringLiteral("Ines R., Rep")));
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

    void theLockScreenLetsAnotherPersonIn()
    {
        unlock();
        QTRY_VERIFY(windowSaid(QStringLiteral("Ines R., Rep")));
        press(Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(said(QStringLiteral("Fennwick opens with your passphrase.")));
        // Up to the people, down to the next one, and back to the passphrase.
        press(Qt::Key_Tab, Qt::ShiftModifier);
        press(Qt::Key_Down);
        press(Qt::Key_Tab);
        QSignalSpy refused(m_desktop.get(), &Desktop::refused);
        type(kInes);
        press(Qt::Key_Return);
        QTRY_COMPARE(refused.count(), 1);
        QVERIFY(m_desktop->isCovered());
        type(kTomas);
        press(Qt::Key_Return);
        QTRY_VERIFY(!m_desktop->isCovered());
        QTRY_VERIFY(windowSaid(QStringLiteral("Tomas H., Manager")));
    }

    void thePaletteFindsWhoElseMaySignIn()
    {
        unlock();
        QTRY_VERIFY([this] {
            const auto actions = m_desktop->window().topBar().userMenu()->actions();
            return std::ranges::any_of(actions, [](const QAction* each) { return each->text().contains(u"Tomas H."); });
        }());
        press(Qt::Key_K, Qt::ControlModifier);
        type("Sign in as Tomas");
        press(Qt::Key_Return);
        QTRY_VERIFY(!m_desktop->session());
        QVERIFY(m_desktop->isCovered());
    }

    void theNextStartKnowsTheWorkspaceByItsName()
    {
        unlock();
        QTRY_VERIFY(windowSaid(QStringLiteral("Ines R., Rep")));
        startAgain({.workspace = folder("workspace")});
        QVERIFY(said(QStringLiteral("Fennwick opens with your passphrase.")));
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

    void theComputerRemembersUntilItIsToldToForget()
    {
        unlockAndRemember();
        QCOMPARE(m_chain.size(), std::size_t(1));
        startAgain({.workspace = folder("workspace")});
        QTRY_VERIFY(!m_desktop->isCovered());
        QTRY_VERIFY(windowSaid(QStringLiteral("Ines R., Rep")));

        press(Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(m_desktop->isCovered());
        QVERIFY(!rememberBox()->isVisible());
        type(kInes);
        press(Qt::Key_Return);
        QTRY_VERIFY(!m_desktop->isCovered());

        QAction* forget = forgetAction();
        QVERIFY(forget->isVisible());
        forget->trigger();
        QTRY_COMPARE(m_chain.size(), std::size_t(0));
        QTRY_VERIFY(windowSaid(QStringLiteral("Forgotten")));
        QVERIFY(!forgetAction()->isVisible());
        startAgain({.workspace = folder("workspace")});
        QVERIFY(asksWithoutError());
    }

    void nothingIsRememberedThatWasNotAskedFor()
    {
        unlock();
        QVERIFY(!rememberBox()->isChecked());
        QCOMPARE(m_chain.size(), std::size_t(0));
        QVERIFY(!forgetAction()->isVisible());
        startAgain({.workspace = folder("workspace")});
        QVERIFY(asksWithoutError());
    }

    void aKeyChainThatDoesNotGiveTheKeyMeansThePassphrase_data()
    {
        QTest::addColumn<bool>("locked");
        QTest::addColumn<QByteArray>("holds");
        QTest::newRow("locked") << true << QByteArray();
        QTest::newRow("something else") << false << QByteArray("no key at all");
        QTest::newRow("another key") << false << QByteArray(32, 'k').toBase64();
    }
    void aKeyChainThatDoesNotGiveTheKeyMeansThePassphrase()
    {
        QFETCH(const bool, locked);
        QFETCH(const QByteArray, holds);
        unlockAndRemember();
        m_chain.setLocked(locked);
        if (!locked)
            m_chain.overwriteAll(holds.toStdString());
        const QString log = folder("state/countersign.log");
        startAgain({.workspace = folder("workspace"), .logFile = log.toStdString()});
        QTRY_VERIFY(asksWithoutError());
        QFile file(log);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray logged = file.readAll();
        QVERIFY(logged.contains("KeyUnavailable"));
        QVERIFY(!logged.contains("fennwick"));
        QSignalSpy opened(m_desktop.get(), &Desktop::opened);
        type(kInes);
        press(Qt::Key_Return);
        QTRY_COMPARE(opened.count(), 1);
    }

    void aKeyChainThatTakesNothingStillLetsIn()
    {
        m_chain.setLocked(true);
        start({.workspace = folder("workspace")});
        QSignalSpy opened(m_desktop.get(), &Desktop::opened);
        rememberBox()->setChecked(true);
        type(kInes);
        press(Qt::Key_Return);
        QTRY_COMPARE(opened.count(), 1);
        QTRY_VERIFY(windowSaid(QStringLiteral("the passphrase is asked next time too")));
        QVERIFY(!forgetAction()->isVisible());
    }

    /// The real one, where no bus can be reached: closed, never a plain file.
    void withoutAKeyChainEveryCallIsRefused()
    {
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus");
        qputenv("XDG_CONFIG_HOME", folder("configuration").toUtf8());
        std::vector<base::ErrorCode> codes;
        const std::unique_ptr<QThread> thread(QThread::create([&codes] {
            desktop::DesktopKeyChain chain;
            codes.push_back(chain.set("a name", base::SecretText(std::string("a key"))).error().code);
            codes.push_back(chain.get("a name").error().code);
            codes.push_back(chain.remove("a name").error().code);
        }));
        thread->start();
        QTRY_VERIFY_WITH_TIMEOUT(thread->isFinished(), 60'000);
        QCOMPARE(codes, std::vector<base::ErrorCode>(3, base::ErrorCode::KeyUnavailable));
        QVERIFY(!QFile::exists(folder("configuration")));
    }

    void whatIsRememberedForOneOpensForNobodyElse()
    {
        unlockAndRemember();
        startAgain({.workspace = folder("workspace"), .person = QStringLiteral("tomas.h@fennwick.example")});
        QVERIFY(asksWithoutError());
        QSignalSpy refused(m_desktop.get(), &Desktop::refused);
        type(kInes);
        press(Qt::Key_Return);
        QTRY_COMPARE(refused.count(), 1);
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
        m_desktop = std::make_unique<Desktop>(options, *m_theme, m_chain);
        m_desktop->start();
        m_desktop->window().activateWindow();
        QCoreApplication::processEvents();
    }
    void startAgain(desktop::DesktopOptions options)
    {
        m_desktop.reset();
        start(std::move(options));
    }
    void unlockAndRemember()
    {
        start({.workspace = folder("workspace")});
        QSignalSpy opened(m_desktop.get(), &Desktop::opened);
        QVERIFY(rememberBox()->isVisible());
        QVERIFY(!rememberBox()->isChecked());
        type(kInes);
        press(Qt::Key_Tab);
        press(Qt::Key_Space);
        QVERIFY(rememberBox()->isChecked());
        press(Qt::Key_Tab, Qt::ShiftModifier);
        press(Qt::Key_Return);
        QTRY_COMPARE(opened.count(), 1);
        QTRY_VERIFY(windowSaid(QStringLiteral("Ines R., Rep")));
    }
    /// The slots of the workspace that all tests share, and what the chain keeps.
    void forgetEverybody()
    {
        if (m_chain.size() == 0)
            return;
        wiring::World world;
        const auto workspace = runtime::Workspace::open(world.ports(), folder("workspace").toStdString(),
                                                        base::SecretText(std::string(kInes)));
        QVERIFY((*workspace)->keySlots().removeKeyChain((*workspace)->dataKey(), "ines.r@fennwick.example", m_chain).has_value());
    }
    [[nodiscard]] QCheckBox* rememberBox() const
    {
        return m_desktop->cover().findChild<QCheckBox*>(QStringLiteral("rememberBox"));
    }
    [[nodiscard]] QAction* forgetAction() const
    {
        QMenu* menu = m_desktop->window().topBar().userMenu();
        emit menu->aboutToShow();
        for (QAction* action : menu->actions()) {
            if (action->objectName() == QLatin1String("forgetAction"))
                return action;
        }
        return nullptr;
    }
    [[nodiscard]] bool asksWithoutError() const
    {
        const auto* field = m_desktop->cover().findChild<QLineEdit*>(QStringLiteral("passphraseField"));
        const auto* error = m_desktop->cover().findChild<QWidget*>(QStringLiteral("coverError"));
        return m_desktop->isCovered() && field->isVisible() && !error->isVisible();
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
    FakeKeyChain m_chain;
    std::unique_ptr<Desktop> m_desktop;
};

COUNTERSIGN_TEST_CLASS(DesktopTest);

} // namespace countersign::tests

#include "desktop_test.moc"
