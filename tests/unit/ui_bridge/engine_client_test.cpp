// SPDX-License-Identifier: Apache-2.0
#include "ui/bridge/engine_client.h"

#include "engine/foundation/base/thread_factory.h"
#include "tests/fakes/fake_clock.h"
#include "tests/fakes/fake_engine.h"
#include "tests/support/test_registry.h"
#include "ui/bridge/on_ui_thread.h"

#include <QCoreApplication>
#include <QTest>
#include <QThread>

namespace countersign::tests {

using bridge::EngineClient;
using bridge::Loaded;

class EngineClientTest : public QObject
{
    Q_OBJECT

private slots:
    void givesAValueOnlyWhenTheEngineAnswers()
    {
        std::optional<std::size_t> count;
        m_client.suggestions(
            this, 10, [&](const Loaded<api::SuggestionList>& loaded) { count = loaded->items.size(); });
        QVERIFY(!count);
        m_engine.deliver();
        QCOMPARE(count, std::optional<std::size_t>(6));
    }

    void givesTheErrorsCodeAndArguments()
    {
        m_engine.failNext(base::ErrorCode::HostUnreachable, {"mail.example"});
        bridge::ErrorView error;
        m_client.outbox(this, [&](const Loaded<api::OutboxBoard>& loaded) {
            QVERIFY(!loaded);
            error = loaded.error;
        });
        m_engine.deliver();
        QCOMPARE(error.code, base::ErrorCode::HostUnreachable);
        QCOMPARE(error.args, QStringList{QStringLiteral("mail.example")});
    }

    void dropsTheReplyOfADeadAsker()
    {
        bool called = false;
        {
            QObject asker;
            m_client.frame(&asker, [&](const Loaded<api::FrameState>&) { called = true; });
        }
        m_engine.deliver();
        QVERIFY(!called);
    }

    void aReplyFromAnotherThreadArrivesOnTheUiThread()
    {
        QThread* seenOn = nullptr;
        base::SystemThreadFactory threads;
        auto worker = threads.start("test", [&](const std::stop_token&) {
            bridge::onUiThread(this, [&] { seenOn = QThread::currentThread(); });
        });
        QTRY_VERIFY(seenOn != nullptr);
        QCOMPARE(seenOn, thread());
    }

    void tellsOfChanges()
    {
        std::set<api::Area> areas;
        const QObject listener;
        connect(&m_client, &EngineClient::changed, &listener,
                [&](const api::Change& change) { areas = change.areas; });
        m_client.dismiss(this, QStringLiteral("sug-aiko"), QStringLiteral("not now"),
                         [](const Loaded<void>&) {});
        m_engine.deliver();
        QVERIFY(areas.contains(api::Area::Today));
    }

    void passphrasesReachTheGateAsTheyWereTyped()
    {
        bool approved = false;
        QString seen;
        m_client.submit(this, QStringLiteral("dra-aiko"), [](const Loaded<api::DraftDetail>&) {});
        m_client.exactMail(this, QStringLiteral("dra-aiko"),
                           [&](const Loaded<api::ExactMail>& mail) { seen = QString::fromStdString(mail->sha256); });
        m_engine.deliver();
        m_client.approve(this, QStringLiteral("dra-aiko"), seen, QString::fromLatin1(FakeWorld::kPassphrase),
                         [&](const Loaded<api::DraftDetail>& loaded) {
                             approved = loaded && loaded->row.state == api::MessageState::Held;
                         });
        m_engine.deliver();
        QVERIFY(approved);
    }

private:
    FakeEngine m_engine;
    FakeClock m_clock{FakeWorld::kMorning};
    EngineClient m_client{m_engine, m_clock};
};

COUNTERSIGN_TEST_CLASS(EngineClientTest);

} // namespace countersign::tests

#include "engine_client_test.moc"
