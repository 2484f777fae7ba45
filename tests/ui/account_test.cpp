// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_registry.h"
#include "tests/ui/desk.h"
#include "ui/screens/account/account_page.h"
#include "ui/screens/account/people_list.h"
#include "ui/widgets/row_list.h"
#include "ui/widgets/segment_bar.h"
#include "ui/widgets/state_stack.h"

#include <QDateEdit>
#include <QPushButton>
#include <QTest>

namespace countersign::tests {

using widgets::StateStack;

class AccountTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_desk = std::make_unique<Desk>();
        m_page = new screens::AccountPage(m_desk->client);
        m_desk->put(QStringLiteral("account"), m_page);
        m_desk->open();
        open(QStringLiteral("acc-ostravelle"));
    }
    void cleanup() { m_desk.reset(); }

    void showsTheFiveFacts()
    {
        const QString words = Desk::wordsOf(m_page);
        QVERIFY(words.contains(QStringLiteral("Ostravelle Foods")));
        QVERIFY(words.contains(
            QStringLiteral("Worth a year: €84,000, 3 products; Renews: 2 Jul, in 23 days; Health: "
                           "Fair, 1 figure out of date; Last word: Marta K., 2 Jun, waits for us; "
                           "Next step: Reply today, 2 open opportunities")));
        QVERIFY(words.contains(
            QStringLiteral("Contract CT-2291: Since 2 Jul 2025. Notice until 19 Jun. Renews 2 Jul.")));
        QVERIFY(words.contains(QStringLiteral("12 months, renews by itself, 13 days’ notice")));
    }

    void productsSayThePathThatSaysWhy()
    {
        const QString words = Desk::wordsOf(m_page->contextPane());
        for (const char* expected :
             {"Calibrate", "same audit: 8", "6 own it", "6 of 8 similar accounts own it", "€9,600",
              "usage, last 30 days", "−30%", "3 h old", "Regulated"})
            QVERIFY2(words.contains(QString::fromUtf8(expected)), expected);
    }

    void theTimelineCanShowOneKind()
    {
        QCOMPARE(timeline()->model()->rowCount(), 8);
        QVERIFY(rowText(2).contains(QStringLiteral("waits for us 7 days")));
        auto* kinds = m_page->findChild<widgets::SegmentBar*>(QStringLiteral("timelineKinds"));
        kinds->findChild<QPushButton*>(QStringLiteral("all"))->setFocus();
        m_desk->press(Qt::Key_Right);
        QCOMPARE(kinds->current(), QStringLiteral("mail"));
        QCOMPARE(timeline()->model()->rowCount(), 2);
        m_desk->press(Qt::Key_Right);
        QCOMPARE(timeline()->model()->rowCount(), 2);
    }

    void aDayInThePastTintsThePageAndEscComesBack()
    {
        auto* tint = m_page->findChild<QWidget*>(QStringLiteral("pastTint"));
        QVERIFY(!tint->isVisible());
        m_desk->press(Qt::Key_T);
        auto* edit = m_page->findChild<QDateEdit*>(QStringLiteral("asOfEdit"));
        QVERIFY(edit->hasFocus());
        edit->setDate(QDate(2026, 5, 1));
        m_desk->answer();
        QVERIFY(tint->isVisible());
        QVERIFY(Desk::wordsOf(m_page).contains(QStringLiteral("As it was on")));
        QCOMPARE(timeline()->model()->rowCount(), 3);
        m_desk->press(Qt::Key_Escape);
        QVERIFY(!tint->isVisible());
        QCOMPARE(timeline()->model()->rowCount(), 8);
        QCOMPARE(m_desk->page(), QStringLiteral("account"));
        m_desk->press(Qt::Key_Escape);
        QCOMPARE(m_desk->page(), QStringLiteral("today"));
    }

    void nothingIsWrittenFromThePast()
    {
        m_page->findChild<QDateEdit*>(QStringLiteral("asOfEdit"))->setDate(QDate(2026, 5, 1));
        m_desk->answer();
        timeline()->setFocus();
        m_desk->press(Qt::Key_D);
        QCOMPARE(m_desk->engine.countOf("review.create"), 0);
        QVERIFY(Desk::wordsOf(m_desk->window.get()).contains(QStringLiteral("This is the past.")));
    }

    void dDraftsToTheStrongestTieOrToThePersonWithTheFocus()
    {
        m_desk->press(Qt::Key_D);
        QCOMPARE(m_desk->engine.world.drafts.back().contact, std::string("con-marta"));
        QCOMPARE(m_desk->page(), QStringLiteral("review"));
        m_desk->press(Qt::Key_Escape);
        m_page->findChild<QWidget*>(QStringLiteral("person-con-marta"))->setFocus();
        m_desk->press(Qt::Key_Down);
        m_desk->press(Qt::Key_D);
        QCOMPARE(m_desk->engine.world.drafts.back().contact, std::string("con-jonas"));
        QCOMPARE(m_desk->engine.world.drafts.back().row.useCase, std::string("renewal"));
    }

    void whoOptedOutIsSaidToHave()
    {
        QVERIFY(m_page->findChild<QWidget*>(QStringLiteral("person-con-nora"))
                    ->accessibleName()
                    .contains(QStringLiteral("Opted out")));
    }

    void anUnknownAccountIsAnErrorThatCanBeTriedAgain()
    {
        open(QStringLiteral("acc-gone"));
        QCOMPARE(states()->state(), StateStack::State::Error);
        m_desk->engine.world.details["acc-gone"] = sampleAccount();
        m_desk->press(Qt::Key_Space);
        QCOMPARE(states()->state(), StateStack::State::Data);
    }

    void showsThatItReads()
    {
        m_desk->window->openPage(QStringLiteral("account"), QStringLiteral("acc-bluefjord"));
        QCOMPARE(states()->state(), StateStack::State::Loading);
        m_desk->answer();
        m_desk->window->openPage(QStringLiteral("account"), {});
        QCOMPARE(states()->state(), StateStack::State::Empty);
    }

private:
    void open(const QString& account)
    {
        m_desk->window->openPage(QStringLiteral("account"), account);
        m_desk->answer();
    }
    [[nodiscard]] StateStack* states() const
    {
        return m_page->findChild<StateStack*>(QStringLiteral("accountStates"));
    }
    [[nodiscard]] widgets::RowList* timeline() const
    {
        return m_page->findChild<widgets::RowList*>(QStringLiteral("timelineList"));
    }
    [[nodiscard]] QString rowText(int row) const
    {
        return timeline()->model()->index(row, 0).data(Qt::AccessibleTextRole).toString();
    }

    std::unique_ptr<Desk> m_desk;
    screens::AccountPage* m_page = nullptr;
};

COUNTERSIGN_TEST_CLASS(AccountTest);

} // namespace countersign::tests

#include "account_test.moc"
