// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_registry.h"
#include "tests/ui/desk.h"
#include "ui/screens/sources/sources_page.h"
#include "ui/widgets/departure_table.h"
#include "ui/widgets/row_list.h"
#include "ui/widgets/state_stack.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

namespace countersign::tests {

using widgets::StateStack;

class SourcesTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { build(sampleWorld()); }
    void cleanup() { m_desk.reset(); }

    void listsEverySourceWithItsAgeAndState()
    {
        const auto* model = list()->model();
        QCOMPARE(model->rowCount(), 6);
        QVERIFY(rowText(0).contains(QStringLiteral("CRM export")));
        QVERIFY(rowText(2).contains(QStringLiteral("Failed")));
        QVERIFY(rowText(3).contains(QStringLiteral("Stale")));
        QVERIFY(rowText(3).contains(QStringLiteral("3 h")));
        QVERIFY(rowText(4).contains(QStringLiteral("41 rejected")));
    }

    void anErrorStandsAsTheServerSaidIt()
    {
        choose(2);
        QVERIFY(words().contains(QStringLiteral("NO [AUTHENTICATIONFAILED] Invalid credentials")));
        m_desk->press(Qt::Key_F5);
        QCOMPARE(m_desk->engine.countOf("sources.pollMail"), 1);
    }

    void rejectedRowsSayTheRuleTheReasonAndTheRowAsReceived()
    {
        choose(4);
        const auto* table = m_page->findChild<widgets::DepartureTable*>(QStringLiteral("rejectedTable"));
        QCOMPARE(table->model()->rowCount(), 6);
        QCOMPARE(cell(table, 1, 2), QStringLiteral("Type"));
        QCOMPARE(cell(table, 1, 3), QStringLiteral("from “31.02.2026” is not a date"));
        m_desk->press(Qt::Key_Return);
        m_desk->press(Qt::Key_Down);
        const QString context = Desk::wordsOf(m_page->contextPane());
        QVERIFY(context.contains(QStringLiteral("CT-2311;00-4420;9.600,00;")));
        QVERIFY(context.contains(QStringLiteral(">31.02.2026</span>")));
        QVERIFY(context.contains(QStringLiteral("contract;account;amount;from")));
        QVERIFY(context.contains(QStringLiteral("import the file again")));
    }

    void aCellThatWasLeftOutIsNoRejectedRow()
    {
        choose(4);
        const auto* table = m_page->findChild<widgets::DepartureTable*>(QStringLiteral("rejectedTable"));
        QCOMPARE(cell(table, 5, 2), QStringLiteral("Type, cell only"));
        QCOMPARE(cell(table, 5, 3), QStringLiteral("renews_on “soon” is not a date"));
        QVERIFY(words().contains(QStringLiteral("and 2 cells left out")));
        m_desk->press(Qt::Key_Return);
        for (int row = 0; row < 5; ++row)
            m_desk->press(Qt::Key_Down);
        const QString context = Desk::wordsOf(m_page->contextPane());
        QVERIFY(context.contains(QStringLiteral("renewal")));
        QVERIFY(context.contains(QStringLiteral("The row came in without this cell, so its field is empty.")));
    }

    void aFolderThatIsKnownAlreadyIsLookedAtAtOnce()
    {
        build(emptyWorld());
        m_desk->window->openPage(QStringLiteral("sources"), QStringLiteral("import:/data/maven"));
        m_desk->answer();
        QCOMPARE(m_desk->engine.countOf("sources.dryRun"), 1);
        QCOMPARE(m_desk->engine.countOf("sources.import"), 0);
        QCOMPARE(field(QStringLiteral("importPath")), QStringLiteral("/data/maven"));
        const auto* counts = m_page->findChild<widgets::DepartureTable*>(QStringLiteral("importCounts"));
        QVERIFY(counts->isVisible());
    }

    void enterOnTheEmptyPageBeginsTheImport()
    {
        build(emptyWorld());
        m_desk->window->openPage(QStringLiteral("today"));
        m_desk->window->openPage(QStringLiteral("sources"));
        m_desk->answer();
        m_desk->press(Qt::Key_Return);
        QVERIFY(m_page->findChild<QLineEdit*>(QStringLiteral("importPath"))->hasFocus());
    }

    void anImportIsLookedAtBeforeItIsWritten()
    {
        lookAt(QStringLiteral("/data/maven"));
        QCOMPARE(field(QStringLiteral("importName")), QStringLiteral("maven"));
        QCOMPARE(m_desk->engine.countOf("sources.dryRun"), 1);
        QCOMPARE(m_desk->engine.countOf("sources.import"), 0);
        const auto* counts = m_page->findChild<widgets::DepartureTable*>(QStringLiteral("importCounts"));
        QCOMPARE(cell(counts, 2, 0), QStringLiteral("Opportunities"));
        QCOMPARE(cell(counts, 2, 2), QStringLiteral("8,795"));
        const QString found = Desk::wordsOf(m_page->contextPane());
        QVERIFY(
            found.contains(QStringLiteral("product “GTXPro” is not in the catalog; nearest is “GTX Pro”")));
        QVERIFY(found.contains(QStringLiteral("Opportunities, 1,480 rows")));
        QVERIFY(found.contains(QStringLiteral("close on “31.02.2026” is not a date")));
        QVERIFY(found.contains(QStringLiteral("Opportunity, line 403. Rule: Type")));
        m_desk->press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(m_desk->engine.countOf("sources.import"), 1);
        QCOMPARE(list()->model()->rowCount(), 7);
        QVERIFY(rowText(list()->currentIndex().row()).contains(QStringLiteral("maven")));
        QVERIFY(Desk::wordsOf(m_desk->window.get())
                    .contains(QStringLiteral("9,296 rows imported. 8 rows rejected.")));
    }

    void aChangedMappingIsLookedAtAgainAndThenImported()
    {
        lookAt(QStringLiteral("/data/maven"));
        auto* revenue = m_page->findChild<QComboBox*>(QStringLiteral("field-revenue"));
        QCOMPARE(revenue->currentText(), QStringLiteral("annual revenue"));
        revenue->setFocus();
        m_desk->press(Qt::Key_Home);
        QCOMPARE(button(QStringLiteral("importButton"))->text(), QStringLiteral("Look again"));
        m_desk->press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(m_desk->engine.countOf("sources.dryRun"), 2);
        const api::ImportOrder order = m_desk->engine.world.imports.back();
        QCOMPARE(order.choices.size(), std::size_t(1));
        QCOMPARE(order.choices.front().file, std::string("accounts.csv"));
        QCOMPARE(order.choices.front().fields.at("revenue"), std::string());
        m_desk->press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(m_desk->engine.countOf("sources.import"), 1);
        QVERIFY(m_desk->engine.world.imports.back().choices == order.choices);
    }

    void aFieldThatMovesLeavesItsOldColumn()
    {
        lookAt(QStringLiteral("/data/maven"));
        auto* year = m_page->findChild<QComboBox*>(QStringLiteral("field-year_established"));
        year->setFocus();
        while (year->currentText() != QStringLiteral("employees"))
            m_desk->press(Qt::Key_Down);
        QCOMPARE(m_page->findChild<QComboBox*>(QStringLiteral("field-employees"))->currentText(),
                 QStringLiteral("Not used"));
    }

    void anotherKindIsLookedAtWithItsOwnColumns()
    {
        lookAt(QStringLiteral("/data/maven"));
        auto* object = m_page->findChild<QComboBox*>(QStringLiteral("mappingObject"));
        object->setFocus();
        m_desk->press(Qt::Key_Down);
        QVERIFY(words().contains(QStringLiteral("Look again to see the columns of this kind.")));
        m_desk->press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(m_desk->engine.world.imports.back().choices.front().object, std::string("activity"));
    }

    void aFileWithoutWhatEveryRecordNeedsCanBeMendedHere()
    {
        api::ImportReport& report = m_desk->engine.world.importReport;
        report.counts.clear();
        report.findings = {
            {.object = "accounts.csv", .phrase = {"file_skipped", {"accounts.csv", "MissingColumn: name"}}}};
        lookAt(QStringLiteral("/data/accounts.csv"));
        QVERIFY(words().contains(QStringLiteral("1 file cannot be read as it is.")));
        QVERIFY(Desk::wordsOf(m_page->contextPane())
                    .contains(QStringLiteral("accounts.csv was not read: no column fills “name”")));
        m_desk->press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(m_desk->engine.countOf("sources.import"), 0);
        m_page->findChild<QComboBox*>(QStringLiteral("field-sector"))->setFocus();
        m_desk->press(Qt::Key_Home);
        m_desk->press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(m_desk->engine.countOf("sources.dryRun"), 2);
    }

    void progressIsToldAndCanBeStopped()
    {
        lookAt(QStringLiteral("/data/maven"));
        m_desk->engine.progress = {{.object = "contacts.csv", .rows = 412, .share = 0.25}};
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return, Qt::ControlModifier);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QVERIFY(words().contains(QStringLiteral("Stopping after the rows at hand")));
        m_desk->answer();
        QVERIFY(Desk::wordsOf(m_desk->window.get())
                    .contains(QStringLiteral("Stopped. What had been read is in")));
    }

    void aPathThatCannotBeReadSaysSoAndKeepsWhatWasTyped()
    {
        m_desk->engine.failNext(base::ErrorCode::FileUnreadable, {"nowhere", "no such folder"},
                                "sources.dryRun");
        lookAt(QStringLiteral("/nowhere"));
        QVERIFY(words().contains(QStringLiteral("no such folder")));
        QCOMPARE(field(QStringLiteral("importPath")), QStringLiteral("/nowhere"));
    }

    void escGoesBackOneStepAtATime()
    {
        lookAt(QStringLiteral("/data/maven"));
        m_desk->press(Qt::Key_Escape);
        QCOMPARE(field(QStringLiteral("importPath")), QStringLiteral("/data/maven"));
        m_desk->press(Qt::Key_Escape);
        QVERIFY(list()->hasFocus());
        QCOMPARE(m_desk->page(), QStringLiteral("sources"));
    }

    void anEmptyWorkspaceOffersTheImport()
    {
        build(emptyWorld());
        QCOMPARE(states()->state(), StateStack::State::Empty);
        m_desk->press(Qt::Key_N);
        QVERIFY(m_page->findChild<QLineEdit*>(QStringLiteral("importPath"))->hasFocus());
    }

    void aListThatCannotBeReadIsAnError()
    {
        m_desk->engine.failNext(base::ErrorCode::StoreCorrupt, {}, "sources.list");
        m_desk->engine.announce({api::Area::Sources});
        m_desk->answer();
        QCOMPARE(states()->state(), StateStack::State::Error);
    }

private:
    void build(FakeWorld world)
    {
        m_desk.reset();
        m_desk =
            std::make_unique<Desk>(QStringLiteral("en_GB"), theme::Theme::Scheme::Light, std::move(world));
        m_page = new screens::SourcesPage(m_desk->client);
        m_desk->put(QStringLiteral("sources"), m_page);
        m_desk->open(QStringLiteral("sources"));
    }
    void choose(int row)
    {
        for (int i = 0; i < row; ++i)
            m_desk->press(Qt::Key_Down);
    }
    void lookAt(const QString& path)
    {
        m_desk->press(Qt::Key_N);
        m_desk->type(path);
        m_desk->press(Qt::Key_Return);
    }
    [[nodiscard]] static QString cell(const QAbstractItemView* view, int row, int column)
    {
        return view->model()->index(row, column).data().toString();
    }
    [[nodiscard]] QString field(const QString& name) const
    {
        return m_page->findChild<QLineEdit*>(name)->text();
    }
    [[nodiscard]] QPushButton* button(const QString& name) const
    {
        return m_page->findChild<QPushButton*>(name);
    }
    [[nodiscard]] widgets::RowList* list() const
    {
        return m_page->listPane()->findChild<widgets::RowList*>(QStringLiteral("sourceList"));
    }
    [[nodiscard]] StateStack* states() const
    {
        return m_page->findChild<StateStack*>(QStringLiteral("sourceStates"));
    }
    [[nodiscard]] QString rowText(int row) const
    {
        return list()->model()->index(row, 0).data(Qt::AccessibleTextRole).toString();
    }
    [[nodiscard]] QString words() const { return Desk::wordsOf(m_page); }

    std::unique_ptr<Desk> m_desk;
    screens::SourcesPage* m_page = nullptr;
};

COUNTERSIGN_TEST_CLASS(SourcesTest);

} // namespace countersign::tests

#include "sources_test.moc"
