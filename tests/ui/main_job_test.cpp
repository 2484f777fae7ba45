// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/pages.h"
#include "engine/foundation/mime/parsed_message.h"
#include "tests/scenario/scenario_world.h"
#include "tests/support/test_registry.h"
#include "tests/ui/desk.h"
#include "ui/bridge/engine_client.h"
#include "ui/text/languages.h"
#include "ui/theme/theme.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QTest>

#include <algorithm>

namespace countersign::tests {

/// The main job by keys alone, over the whole real engine: from a suggestion to the customer's server, and back once on
/// the way. Only the mail server is a fake.
class MainJobTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QLocale::setDefault(QLocale(QStringLiteral("en_GB")));
        m_theme = std::make_unique<theme::Theme>(*qApp, theme::Theme::Scheme::Light);
        m_languages = std::make_unique<text::Languages>(*qApp, QLocale());
        m_world = std::make_unique<ScenarioWorld>();
        m_client = std::make_unique<bridge::EngineClient>(m_world->engine(), m_world->clock, QTimeZone("Europe/Vienna"));
        m_window = std::make_unique<shell::MainWindow>(m_settings.filePath(QStringLiteral("ui.ini")));
        desktop::addPages(*m_window, *m_client);
        m_window->show();
        m_window->activateWindow();
        settle();
    }
    void cleanup()
    {
        m_window.reset();
        m_client.reset();
        m_world.reset();
        m_languages.reset();
        m_theme.reset();
        QLocale::setDefault(QLocale::system());
    }

    void fromASuggestionToTheCustomersServerByKeysAlone()
    {
        QVERIFY(said("Marta Kofler"));
        press(Qt::Key_D);
        QCOMPARE(page(), QStringLiteral("review"));

        // A price that no record bears out: Ctrl+Enter leads to it and signs nothing.
        press(Qt::Key_End);
        type(" It costs 3900 EUR.");
        QCOMPARE(draft().row.openClaims, 1);
        press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(draft().row.state, api::MessageState::Draft);
        QVERIFY(m_world->board().waiting.empty());
        press(Qt::Key_F4);
        type("Agreed by phone");
        press(Qt::Key_Return);
        type(ScenarioWorld::kPassphrase);
        press(Qt::Key_Return);
        QCOMPARE(draft().row.openClaims, 0);

        approve();
        QCOMPARE(m_world->board().waiting.size(), 1U);
        QCOMPARE(m_world->board().waiting.front().state, api::MessageState::Held);
        QVERIFY(m_world->mail.accepted().empty());

        // Back once: the departure is undone, and the signature with it.
        go("outbox");
        QVERIFY(said("Held"));
        press(Qt::Key_Z);
        QVERIFY(m_world->board().waiting.empty());
        waitHours(1);
        press(Qt::Key_F5);
        QVERIFY(m_world->mail.accepted().empty());

        go("review");
        approve();
        QCOMPARE(m_world->board().waiting.size(), 1U);
        go("outbox");
        waitHours(1);
        press(Qt::Key_F5);
        QCOMPARE(m_world->mail.accepted().size(), 1U);
        const mailbox::OutgoingMail& arrived = m_world->mail.accepted().front();
        QCOMPARE(arrived.recipients, std::vector<std::string>{"marta.k@ostravelle.example"});
        const auto mail = mime::parseMessage(arrived.bytes);
        QVERIFY(mail && mail->text.find("3900 EUR") != std::string::npos);
        QVERIFY(said("Accepted"));

        // Her answer comes back by itself and is counted.
        m_world->mail.reply("ines", arrived, "Yes, please send the contract.");
        press(Qt::Key_F5);
        go("insights");
        QVERIFY(said("As of today"));
        QCOMPARE(must(m_world->ask<api::KpiTable>([&](auto reply) {
                     m_world->engine().insights().kpis(api::KpiGrouping::UseCase, reply);
                 })).total.replied.count,
                 1);
    }

    void aWrongPassphraseSendsNothing()
    {
        press(Qt::Key_D);
        press(Qt::Key_Return, Qt::ControlModifier);
        type("guess");
        press(Qt::Key_Return);
        QVERIFY(said("The passphrase does not fit"));
        QVERIFY(m_world->board().waiting.empty());
        waitHours(2);
        go("outbox");
        press(Qt::Key_F5);
        QVERIFY(m_world->mail.accepted().empty());
    }

    void everythingStoppedIsStoppedUntilTheLeverMovesBack()
    {
        press(Qt::Key_D);
        approve();
        go("outbox");
        press(Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(said("Everything is stopped."));
        waitHours(1);
        press(Qt::Key_F5);
        QVERIFY(m_world->mail.accepted().empty());
        press(Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
        press(Qt::Key_F5);
        QCOMPARE(m_world->mail.accepted().size(), 1U);
    }

    void aLineThatDropsAfterTheLastByteAsksThePerson()
    {
        m_world->mail.failNext(MailFailure::MessageLost);
        press(Qt::Key_D);
        approve();
        go("outbox");
        waitHours(1);
        press(Qt::Key_F5);
        QVERIFY(said("The server may have it. Nothing is sent again by itself."));
        waitHours(1);
        press(Qt::Key_F5);
        QVERIFY(m_world->mail.accepted().empty());
        press(Qt::Key_N);
        type(ScenarioWorld::kPassphrase);
        press(Qt::Key_Return);
        waitHours(1);
        press(Qt::Key_F5);
        QCOMPARE(m_world->mail.accepted().size(), 1U);
    }

    void theAuditLogOfAllThisIsWhole()
    {
        press(Qt::Key_D);
        approve();
        go("governance");
        press(Qt::Key_V);
        QVERIFY(said("The log is whole"));
    }

private:
    /// Runs the engine and the window until neither has anything to do.
    void settle()
    {
        do {
            QCoreApplication::sendPostedEvents();
            QCoreApplication::processEvents();
        } while (m_world->runTasks() > 0);
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QWidget* target = QApplication::focusWidget();
        QTest::keyClick(target ? target : m_window.get(), key, modifiers);
        settle();
    }
    void type(const char* words)
    {
        for (const char* each = words; *each != '\0'; ++each) {
            QWidget* target = QApplication::focusWidget();
            QTest::keyClick(target ? target : m_window.get(), *each);
            settle();
        }
    }
    void go(const char* id)
    {
        const auto pages = desktop::railPages();
        const auto place = std::ranges::find(pages, QString::fromLatin1(id)) - pages.begin();
        press(static_cast<Qt::Key>(Qt::Key_1 + static_cast<int>(place)), Qt::AltModifier);
        QCOMPARE(page(), QString::fromLatin1(id));
    }
    void approve()
    {
        press(Qt::Key_Return, Qt::ControlModifier);
        type(ScenarioWorld::kPassphrase);
        press(Qt::Key_Return);
    }
    void waitHours(int hours) { m_world->clock.advance(std::chrono::hours(hours)); }
    [[nodiscard]] api::DraftDetail draft()
    {
        const auto rows = must(m_world->ask<std::vector<api::DraftRow>>(
            [&](auto reply) { m_world->engine().review().list(api::ReviewFilter::Mine, reply); }));
        return must(m_world->ask<api::DraftDetail>(
            [&](auto reply) { m_world->engine().review().show(rows.at(0).id, reply); }));
    }
    [[nodiscard]] QString page() const { return m_window->place().page; }
    [[nodiscard]] bool said(const char* words) const
    {
        return (Desk::wordsOf(m_window.get()) + modelWords()).contains(QString::fromUtf8(words));
    }
    /// What lists and tables show.
    [[nodiscard]] QString modelWords() const
    {
        QStringList words;
        for (const QAbstractItemView* view : m_window->findChildren<QAbstractItemView*>()) {
            if (!view->isVisible() || !view->model())
                continue;
            for (int row = 0; row < view->model()->rowCount(); ++row) {
                for (int column = 0; column < view->model()->columnCount(); ++column)
                    words.append(view->model()->index(row, column).data(Qt::AccessibleTextRole).toString());
            }
        }
        return words.join(QLatin1Char('\n'));
    }

    QTemporaryDir m_settings;
    std::unique_ptr<theme::Theme> m_theme;
    std::unique_ptr<text::Languages> m_languages;
    std::unique_ptr<ScenarioWorld> m_world;
    std::unique_ptr<bridge::EngineClient> m_client;
    std::unique_ptr<shell::MainWindow> m_window;
};

COUNTERSIGN_TEST_CLASS(MainJobTest);

} // namespace countersign::tests

#include "main_job_test.moc"
