// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_registry.h"
#include "tests/ui/desk.h"
#include "ui/screens/onboarding/cover_form.h"
#include "ui/screens/onboarding/welcome_cover.h"
#include "ui/widgets/action_button.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

namespace countersign::tests {

using screens::WelcomeCover;

class OnboardingTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_desk = std::make_unique<Desk>();
        m_desk->open();
        m_cover = new WelcomeCover(m_desk->window.get());
        m_desk->window->setCover(m_cover);
    }
    void cleanup() { m_desk.reset(); }

    void theDemoIsOfferedOnlyWhereThereIsOne()
    {
        m_cover->showStart(false);
        QVERIFY(!button("demoButton")->isVisible());
        QVERIFY(button("importButton")->isVisible());
        m_cover->showStart(true);
        QVERIFY(button("demoButton")->isVisible());
        QVERIFY(button("demoButton")->hasFocus());
    }

    void theDemoIsMadeByKeysAlone()
    {
        QSignalSpy wanted(m_cover, &WelcomeCover::demoWanted);
        m_cover->showStart(true);
        m_desk->press(Qt::Key_Space);
        m_desk->type(QStringLiteral("correct horse"));
        m_desk->press(Qt::Key_Tab);
        m_desk->type(QStringLiteral("correct horse"));
        m_desk->press(Qt::Key_Return);
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(wanted.at(0).at(0).toString(), QStringLiteral("correct horse"));
        QCOMPARE(field("demoPassphraseField")->text(), QString());
        QCOMPARE(field("demoAgainField")->text(), QString());
    }

    void twoDifferentPassphrasesAreRefused()
    {
        QSignalSpy wanted(m_cover, &WelcomeCover::demoWanted);
        m_cover->showDemo();
        m_desk->type(QStringLiteral("correct horse"));
        m_desk->press(Qt::Key_Tab);
        m_desk->type(QStringLiteral("correct house"));
        m_desk->press(Qt::Key_Return);
        QCOMPARE(wanted.count(), 0);
        QVERIFY(Desk::wordsOf(m_cover).contains(QStringLiteral("The two passphrases differ")));
        QVERIFY(field("demoAgainField")->hasFocus());
    }

    void aShortPassphraseIsRefused()
    {
        QSignalSpy wanted(m_cover, &WelcomeCover::demoWanted);
        m_cover->showDemo();
        m_desk->type(QStringLiteral("short"));
        m_desk->press(Qt::Key_Return);
        QCOMPARE(wanted.count(), 0);
        QVERIFY(Desk::wordsOf(m_cover).contains(QStringLiteral("The passphrase is too short")));
    }

    void aWrongPassphraseSaysSoAndLeavesTheFieldReady()
    {
        QSignalSpy wanted(m_cover, &WelcomeCover::unlockWanted);
        m_cover->showUnlock({.workspace = QStringLiteral("Fennwick"), .people = {QStringLiteral("ines@x.example")}});
        QVERIFY(!m_cover->findChild<QComboBox*>(QStringLiteral("personBox"))->isVisible());
        m_desk->type(QStringLiteral("wrong"));
        m_desk->press(Qt::Key_Return);
        QCOMPARE(wanted.at(0).at(1).toString(), QStringLiteral("wrong"));
        m_cover->showBusy(QStringLiteral("Opening"));
        m_cover->showError(text::errorText(base::ErrorCode::WrongPassphrase));
        QVERIFY(Desk::wordsOf(m_cover).contains(text::errorText(base::ErrorCode::WrongPassphrase).title));
        QVERIFY(field("passphraseField")->hasFocus());
        QCOMPARE(field("passphraseField")->text(), QString());
        QCOMPARE(field("passphraseField")->echoMode(), QLineEdit::Password);
    }

    void whereSeveralMaySitAPersonIsChosen()
    {
        QSignalSpy wanted(m_cover, &WelcomeCover::unlockWanted);
        m_cover->showUnlock({.workspace = QStringLiteral("Fennwick"),
                             .people = {QStringLiteral("ines@x.example"), QStringLiteral("tomas@x.example")}});
        m_desk->press(Qt::Key_Tab, Qt::ShiftModifier);
        m_desk->press(Qt::Key_Down);
        m_desk->press(Qt::Key_Tab);
        m_desk->type(QStringLiteral("secret words"));
        m_desk->press(Qt::Key_Return);
        QCOMPARE(wanted.at(0).at(0).toString(), QStringLiteral("tomas@x.example"));
    }

    void itIsRememberedOnlyWhereSomebodyTicksTheBox()
    {
        QSignalSpy wanted(m_cover, &WelcomeCover::unlockWanted);
        const WelcomeCover::Locked locked{.workspace = QStringLiteral("Fennwick"), .people = {QStringLiteral("ines@x.example")}};
        m_cover->showUnlock(locked);
        m_desk->type(QStringLiteral("words"));
        m_desk->press(Qt::Key_Return);
        QCOMPARE(wanted.at(0).at(2).toBool(), false);
        m_cover->findChild<QCheckBox*>(QStringLiteral("rememberBox"))->click();
        m_desk->type(QStringLiteral("words"));
        m_desk->press(Qt::Key_Return);
        QCOMPARE(wanted.at(1).at(2).toBool(), true);
        m_cover->showUnlock(locked);
        QVERIFY(!m_cover->findChild<QCheckBox*>(QStringLiteral("rememberBox"))->isChecked());
    }

    void anExportNeedsANameAndAnAddress()
    {
        QSignalSpy wanted(m_cover, &WelcomeCover::importWanted);
        m_cover->showImport(QStringLiteral("/exports/crm"));
        QVERIFY(Desk::wordsOf(m_cover).contains(QStringLiteral("crm is checked first")));
        m_desk->press(Qt::Key_Return);
        QVERIFY(Desk::wordsOf(m_cover).contains(QStringLiteral("Your name and address are needed")));
        const QString answers[] = {QStringLiteral("Ines R."), QStringLiteral("ines@fennwick.example"),
                                   QStringLiteral("Fennwick"), QStringLiteral("correct horse"),
                                   QStringLiteral("correct horse")};
        for (const QString& answer : answers) {
            m_desk->type(answer);
            m_desk->press(answer == answers[4] && QApplication::focusWidget() == field("importAgainField")
                              ? Qt::Key_Return
                              : Qt::Key_Tab);
        }
        QCOMPARE(wanted.count(), 1);
        const auto owner = wanted.at(0).at(0).value<WelcomeCover::NewOwner>();
        QCOMPARE(owner.path, QStringLiteral("/exports/crm"));
        QCOMPARE(owner.address, QStringLiteral("ines@fennwick.example"));
    }

    void escStepsBackToTheStart()
    {
        m_cover->showStart(true);
        m_cover->showDemo();
        m_desk->press(Qt::Key_Escape);
        QVERIFY(button("demoButton")->isVisible());
        QVERIFY(button("demoButton")->hasFocus());
    }

    void nothingUnderTheCoverHearsAKey()
    {
        m_cover->showUnlock({.workspace = QStringLiteral("Fennwick"), .people = {QStringLiteral("ines@x.example")}});
        const QString before = m_desk->page();
        m_desk->press(Qt::Key_2, Qt::AltModifier);
        m_desk->press(Qt::Key_K, Qt::ControlModifier);
        QCOMPARE(m_desk->page(), before);
        QVERIFY(field("passphraseField")->hasFocus());
    }

private:
    [[nodiscard]] QLineEdit* field(const char* name) const
    {
        return m_cover->findChild<QLineEdit*>(QString::fromLatin1(name));
    }
    [[nodiscard]] widgets::ActionButton* button(const char* name) const
    {
        return m_cover->findChild<widgets::ActionButton*>(QString::fromLatin1(name));
    }

    std::unique_ptr<Desk> m_desk;
    WelcomeCover* m_cover = nullptr;
};

COUNTERSIGN_TEST_CLASS(OnboardingTest);

} // namespace countersign::tests

#include "onboarding_test.moc"
