// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_registry.h"
#include "tests/ui/desk.h"
#include "ui/screens/prompts/prompts_page.h"
#include "ui/widgets/action_button.h"
#include "ui/widgets/passphrase_bar.h"
#include "ui/widgets/row_list.h"
#include "ui/widgets/state_stack.h"

#include <QPlainTextEdit>
#include <QTest>

#include <algorithm>

namespace countersign::tests {

using widgets::StateStack;

class PromptsTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { build(sampleWorld()); }
    void cleanup() { m_desk.reset(); }

    void listsVersionsNewestFirstAndSaysWhichIsInUse()
    {
        QVERIFY(rowText(0).contains(QStringLiteral("version 2")));
        QVERIFY(rowText(1).contains(QStringLiteral("version 8")));
        QVERIFY(!rowText(1).contains(QStringLiteral("In use")));
        QVERIFY(rowText(2).contains(QStringLiteral("In use")));
    }

    void showsTheWordsAndWhatTheyChange()
    {
        m_desk->press(Qt::Key_Down);
        QCOMPARE(words(), QStringLiteral("Write a short renewal mail from the facts.\n"));
        m_desk->press(Qt::Key_C);
        QVERIFY(words().startsWith(QStringLiteral("-Write a renewal mail")));
        QVERIFY(words().contains(QStringLiteral("+Write a short renewal mail")));
        m_desk->press(Qt::Key_C);
        QVERIFY(!words().contains(QLatin1Char('+')));
    }

    void aVersionIsUsedOnlyAfterThePassphrase()
    {
        m_desk->press(Qt::Key_Down);
        m_desk->press(Qt::Key_P);
        QCOMPARE(m_desk->engine.countOf("prompts.promote"), 0);
        m_desk->type(QStringLiteral("wrong"));
        m_desk->press(Qt::Key_Return);
        QVERIFY(!isInUse("renewal", 8));
        QVERIFY(Desk::wordsOf(bar()).contains(QStringLiteral("The passphrase does not fit")));
        m_desk->type(QString::fromLatin1(FakeWorld::kPassphrase));
        m_desk->press(Qt::Key_Return);
        QVERIFY(isInUse("renewal", 8));
        QVERIFY(!isInUse("renewal", 7));
        QVERIFY(!bar()->isOpen());
        QVERIFY(Desk::wordsOf(m_desk->window.get()).contains(QStringLiteral("Version 8 is in use now.")));
    }

    void oneKeyGoesBack()
    {
        useVersion8();
        m_desk->press(Qt::Key_R);
        m_desk->type(QString::fromLatin1(FakeWorld::kPassphrase));
        m_desk->press(Qt::Key_Return);
        QVERIFY(isInUse("renewal", 7));
    }

    void escTakesTheQuestionBack()
    {
        m_desk->press(Qt::Key_Down);
        m_desk->press(Qt::Key_P);
        m_desk->press(Qt::Key_Escape);
        QVERIFY(!bar()->isOpen());
        QVERIFY(list()->hasFocus());
        QCOMPARE(m_desk->page(), QStringLiteral("prompts"));
    }

    void whatIsInUseCannotBeUsedAgain()
    {
        m_desk->press(Qt::Key_P);
        QVERIFY(!bar()->isOpen());
        QVERIFY(Desk::wordsOf(m_desk->window.get()).contains(QStringLiteral("in use already")));
    }

    void anErrorSaysWhatToDo()
    {
        m_desk->engine.failNext(base::ErrorCode::WorkspaceBusy, {}, "prompts.list");
        m_desk->engine.announce({api::Area::Prompts});
        m_desk->answer();
        QCOMPARE(states()->state(), StateStack::State::Error);
    }

    void noPromptIsSaid()
    {
        FakeWorld world = sampleWorld();
        world.prompts.clear();
        build(std::move(world));
        QCOMPARE(states()->state(), StateStack::State::Empty);
    }

private:
    void build(FakeWorld world)
    {
        m_desk.reset();
        m_desk = std::make_unique<Desk>(QStringLiteral("en_GB"), theme::Theme::Scheme::Light, std::move(world));
        m_page = new screens::PromptsPage(m_desk->client);
        m_desk->put(QStringLiteral("prompts"), m_page);
        m_desk->open(QStringLiteral("prompts"));
        m_page->focusFirst();
    }
    void useVersion8()
    {
        m_desk->press(Qt::Key_Down);
        m_desk->press(Qt::Key_P);
        m_desk->type(QString::fromLatin1(FakeWorld::kPassphrase));
        m_desk->press(Qt::Key_Return);
    }
    [[nodiscard]] bool isInUse(const char* name, int version) const
    {
        return std::ranges::any_of(m_desk->engine.world.prompts, [&](const api::PromptRow& row) {
            return row.name == name && row.version == version && row.production;
        });
    }
    [[nodiscard]] widgets::RowList* list() const
    {
        return m_page->listPane()->findChild<widgets::RowList*>(QStringLiteral("promptList"));
    }
    [[nodiscard]] QString rowText(int row) const
    {
        return list()->model()->index(row, 0).data(Qt::AccessibleTextRole).toString();
    }
    [[nodiscard]] QString words() const
    {
        return m_page->findChild<QPlainTextEdit*>(QStringLiteral("promptWords"))->toPlainText();
    }
    [[nodiscard]] widgets::PassphraseBar* bar() const { return m_page->findChild<widgets::PassphraseBar*>(); }
    [[nodiscard]] StateStack* states() const
    {
        return m_page->findChild<StateStack*>(QStringLiteral("promptsStates"));
    }

    std::unique_ptr<Desk> m_desk;
    screens::PromptsPage* m_page = nullptr;
};

COUNTERSIGN_TEST_CLASS(PromptsTest);

} // namespace countersign::tests

#include "prompts_test.moc"
