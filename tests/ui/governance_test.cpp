// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_registry.h"
#include "tests/ui/desk.h"
#include "ui/screens/governance/audit_card.h"
#include "ui/screens/governance/governance_page.h"
#include "ui/widgets/action_button.h"
#include "ui/widgets/state_stack.h"

#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTest>

namespace countersign::tests {

using widgets::StateStack;

class GovernanceTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { build(sampleWorld()); }
    void cleanup() { m_desk.reset(); }

    void saysWhoMaySignAndByWhichPolicy()
    {
        const QString words = Desk::wordsOf(m_page);
        for (const char* expected : {"Tomas H.", "Manager, tomas.h@fennwick.example", "Has a signing key", "Cannot sign",
                                     "version 7, sha256 41b2e0c97d5a86f3", "n…@ostravelle.example", "opted out",
                                     "ines.r@fennwick.example, sales@fennwick.example"})
            QVERIFY2(words.contains(QString::fromUtf8(expected)), expected);
        QVERIFY(m_page->findChild<QPlainTextEdit*>(QStringLiteral("policyDocument"))
                    ->toPlainText()
                    .contains(QStringLiteral("managerAbove")));
    }

    void oneKeyVerifiesTheLog()
    {
        m_desk->press(Qt::Key_V);
        QVERIFY(cardWords().contains(QStringLiteral("The log is whole")));
        QVERIFY(cardWords().contains(QStringLiteral("4,211")));
        QVERIFY(cardWords().contains(QStringLiteral("77be02d5a3f1c86e")));
    }

    void aBrokenLogIsSaidWithItsPlace()
    {
        m_page->findChild<screens::AuditCard*>()->showVerdict(
            {.checked = 41, .brokenAt = 42, .reason = "hash mismatch"}, m_desk->client.here());
        QVERIFY(cardWords().contains(QStringLiteral("The log is broken")));
        QVERIFY(cardWords().contains(QStringLiteral("Entry 42 does not fit the one before it: hash mismatch")));
    }

    void aFailedVerificationIsNoVerdict()
    {
        m_desk->engine.failNext(base::ErrorCode::WorkspaceBusy, {}, "governance.verifyAudit");
        m_desk->press(Qt::Key_V);
        QVERIFY(cardWords().contains(QStringLiteral("The workspace is busy")));
        QVERIFY(!cardWords().contains(QStringLiteral("The log is whole")));
    }

    void anAddressIsClosedByKeysAlone()
    {
        auto* field = m_page->findChild<QLineEdit*>(QStringLiteral("suppressField"));
        for (int steps = 0; steps < 10 && !field->hasFocus(); ++steps)
            m_desk->press(Qt::Key_Tab);
        QVERIFY(field->hasFocus());
        m_desk->type(QStringLiteral("eve@pellworth.example"));
        m_desk->press(Qt::Key_Return);
        QCOMPARE(m_desk->engine.world.suppressions.back().masked, std::string("eve@pellworth.example"));
        QCOMPARE(field->text(), QString());
        QVERIFY(Desk::wordsOf(m_page).contains(QStringLiteral("entered by hand")));
    }

    void theLogIsExported()
    {
        m_page->exportTo(QStringLiteral("audit.jsonl"));
        m_desk->answer();
        QCOMPARE(m_desk->engine.countOf("governance.exportAudit"), 1);
        QVERIFY(Desk::wordsOf(m_desk->window.get()).contains(QStringLiteral("The audit log is in audit.jsonl.")));
    }

    void anErrorSaysWhatToDo()
    {
        m_desk->engine.failNext(base::ErrorCode::WorkspaceBusy, {}, "governance.principals");
        m_desk->engine.announce({api::Area::Governance});
        m_desk->answer();
        QCOMPARE(m_page->findChild<StateStack*>(QStringLiteral("governanceStates"))->state(), StateStack::State::Error);
    }

private:
    void build(FakeWorld world)
    {
        m_desk.reset();
        m_desk = std::make_unique<Desk>(QStringLiteral("en_GB"), theme::Theme::Scheme::Light, std::move(world));
        m_page = new screens::GovernancePage(m_desk->client);
        m_desk->put(QStringLiteral("governance"), m_page);
        m_desk->open(QStringLiteral("governance"));
        m_page->focusFirst();
    }
    [[nodiscard]] QString cardWords() const { return Desk::wordsOf(m_page->findChild<screens::AuditCard*>()); }

    std::unique_ptr<Desk> m_desk;
    screens::GovernancePage* m_page = nullptr;
};

COUNTERSIGN_TEST_CLASS(GovernanceTest);

} // namespace countersign::tests

#include "governance_test.moc"
