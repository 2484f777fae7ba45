// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_registry.h"
#include "tests/ui/desk.h"
#include "ui/models/account_model.h"
#include "ui/screens/accounts/accounts_page.h"
#include "ui/widgets/departure_table.h"
#include "ui/widgets/state_stack.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

namespace countersign::tests {

using models::AccountModel;
using widgets::StateStack;

class AccountsTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { build(sampleWorld()); }
    void cleanup() { m_desk.reset(); }

    void listsAccountsByNameAndOpensOne()
    {
        QCOMPARE(name(0), QStringLiteral("Bluefjord Dairy"));
        m_desk->press(Qt::Key_Down);
        m_desk->press(Qt::Key_Down);
        m_desk->press(Qt::Key_Return);
        QCOMPARE(m_desk->page(), QStringLiteral("account"));
        QCOMPARE(m_desk->item(), QStringLiteral("acc-marrowgate"));
    }

    void searchesWhileOneTypesAndEnterOpensTheFirst()
    {
        m_desk->press(Qt::Key_Slash);
        m_desk->type(QStringLiteral("ostra"));
        QCOMPARE(table()->model()->rowCount(), 1);
        m_desk->press(Qt::Key_Return);
        QCOMPARE(m_desk->item(), QStringLiteral("acc-ostravelle"));
    }

    void escClearsTheSearchAndThenGoesBack()
    {
        m_desk->press(Qt::Key_Slash);
        m_desk->type(QStringLiteral("ostra"));
        m_desk->press(Qt::Key_Down);
        m_desk->press(Qt::Key_Escape);
        QCOMPARE(table()->model()->rowCount(), 10);
        QCOMPARE(m_desk->page(), QStringLiteral("accounts"));
        m_desk->press(Qt::Key_Escape);
        QCOMPARE(m_desk->page(), QStringLiteral("today"));
    }

    void filtersByASegmentAndSortsByValue()
    {
        auto* segment = m_page->findChild<QComboBox*>(QStringLiteral("segmentCombo"));
        segment->setFocus();
        while (segment->currentText() != QStringLiteral("Likely to close"))
            m_desk->press(Qt::Key_Down);
        QCOMPARE(table()->model()->rowCount(), 2);
        m_page->findChild<QComboBox*>(QStringLiteral("sortCombo"))->setFocus();
        m_desk->press(Qt::Key_Down);
        QCOMPARE(name(0), QStringLiteral("Kestrelby Pharma"));
    }

    void nothingFoundOffersToClearTheFilter()
    {
        m_desk->press(Qt::Key_Slash);
        m_desk->type(QStringLiteral("zzz"));
        QCOMPARE(states()->state(), StateStack::State::Empty);
        states()->findChild<QPushButton*>(QStringLiteral("stateActionButton"))->setFocus();
        m_desk->press(Qt::Key_Space);
        QCOMPARE(states()->state(), StateStack::State::Data);
        QCOMPARE(table()->model()->rowCount(), 10);
    }

    void anEmptyWorkspaceLeadsToSources()
    {
        build(emptyWorld());
        QCOMPARE(states()->state(), StateStack::State::Empty);
        m_desk->press(Qt::Key_Space);
        QCOMPARE(m_desk->page(), QStringLiteral("sources"));
    }

    void anErrorSaysWhatToDo()
    {
        m_desk->engine.failNext(base::ErrorCode::StoreCorrupt, {}, "accounts.list");
        m_desk->engine.announce({api::Area::Accounts});
        m_desk->answer();
        QCOMPARE(states()->state(), StateStack::State::Error);
        QVERIFY(Desk::wordsOf(states()).contains(QStringLiteral("backups folder")));
    }

    void fiftyThousandAccountsAreReadAPageAtATime()
    {
        FakeWorld world = sampleWorld();
        world.accounts.clear();
        for (int i = 0; i < 50'000; ++i)
            world.accounts.push_back(
                {.id = "acc-" + std::to_string(i), .name = "Account " + std::to_string(100'000 + i)});
        build(std::move(world));
        QCOMPARE(table()->model()->rowCount(), 50'000);
        const int before = m_desk->engine.countOf("accounts.list");
        m_desk->press(Qt::Key_End, Qt::ControlModifier);
        QCOMPARE(name(49'999), QStringLiteral("Account 149999"));
        QVERIFY(m_desk->engine.countOf("accounts.list") - before <= 3);
        auto* model = qobject_cast<AccountModel*>(table()->model());
        QVERIFY(model->heldPages() <= 4);
        m_desk->press(Qt::Key_Return);
        QCOMPARE(m_desk->item(), QStringLiteral("acc-49999"));
    }

    void anAnswerToAnOlderQuestionIsDropped()
    {
        auto* search = m_page->findChild<QLineEdit*>(QStringLiteral("accountSearch"));
        search->setText(QStringLiteral("o"));
        search->setText(QStringLiteral("ostra"));
        m_desk->answer();
        QCOMPARE(table()->model()->rowCount(), 1);
    }

private:
    void build(FakeWorld world)
    {
        m_desk.reset();
        m_desk =
            std::make_unique<Desk>(QStringLiteral("en_GB"), theme::Theme::Scheme::Light, std::move(world));
        m_page = new screens::AccountsPage(m_desk->client);
        m_desk->put(QStringLiteral("accounts"), m_page);
        m_desk->open(QStringLiteral("accounts"));
    }
    [[nodiscard]] widgets::DepartureTable* table() const
    {
        return m_page->findChild<widgets::DepartureTable*>(QStringLiteral("accountTable"));
    }
    [[nodiscard]] StateStack* states() const
    {
        return m_page->findChild<StateStack*>(QStringLiteral("accountStates"));
    }
    [[nodiscard]] QString name(int row) const
    {
        return table()->model()->index(row, 0).data().toString().section(QStringLiteral("  "), 0, 0);
    }

    std::unique_ptr<Desk> m_desk;
    screens::AccountsPage* m_page = nullptr;
};

COUNTERSIGN_TEST_CLASS(AccountsTest);

} // namespace countersign::tests

#include "accounts_test.moc"
