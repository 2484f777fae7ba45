// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/onboarding/welcome_cover.h"

#include "ui/screens/onboarding/cover_form.h"
#include "ui/theme/icons.h"
#include "ui/widgets/action_button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/text_label.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QProgressBar>
#include <QVBoxLayout>

#include <utility>

namespace countersign::screens {

using theme::TextRole;
using theme::Tone;
using widgets::ActionButton;
using widgets::TextLabel;

namespace {
constexpr int kSheetWidth = 440;
constexpr int kShortestPassphrase = 8;

/// Empties the field and hands its characters over.
QString taken(QLineEdit* field)
{
    QString words = field->text();
    field->clear();
    return words;
}

QString passphraseHint()
{
    //: %1 is a number above 1.
    return WelcomeCover::tr("At least %1 characters. Nobody can recover it for you.").arg(kShortestPassphrase);
}

/// The mark and the name over the sheet.
class BrandLine : public QWidget
{
public:
    explicit BrandLine(QWidget* parent) : QWidget(parent) { setFixedHeight(40); }

protected:
    void paintEvent(QPaintEvent* /*event*/) override
    {
        const theme::Tokens& t = theme::tokensOf(this);
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QFont font = theme::fontFor(TextRole::Page);
        const QString name = WelcomeCover::tr("Countersign");
        const int words = QFontMetrics(font).horizontalAdvance(name);
        const int whole = 28 + 12 + words;
        const QRect icon = QStyle::visualRect(layoutDirection(), rect(),
                                              QRect((width() - whole) / 2, (height() - 28) / 2, 28, 28));
        const QRect text = QStyle::visualRect(layoutDirection(), rect(),
                                              QRect((width() - whole) / 2 + 40, 0, words + 2, height()));
        theme::paintIcon(painter, icon, theme::Icon::Brand, t.seal);
        painter.setFont(font);
        painter.setPen(t.textStrong);
        painter.drawText(text, Qt::AlignCenter, name);
    }
};
} // namespace

WelcomeCover::WelcomeCover(QWidget* parent) : QWidget(parent), m_sheets(new QWidget(this))
{
    setObjectName(QStringLiteral("welcomeCover"));
    setFocusPolicy(Qt::StrongFocus);
    auto* sheets = new QVBoxLayout(m_sheets);
    sheets->setContentsMargins(0, 0, 0, 0);
    makeStart();
    makeUnlock();
    makeDemo();
    makeImport();
    makeBusy();
    auto* card = new widgets::Card(this);
    card->setFixedWidth(kSheetWidth);
    card->body()->setContentsMargins(theme::kSpace6, theme::kSpace5, theme::kSpace6, theme::kSpace5);
    card->body()->addWidget(m_sheets);
    auto* promise =
        new TextLabel(tr("Nothing leaves this computer before you have signed it."), TextRole::Body, Tone::Quiet, this);
    promise->setAlignment(Qt::AlignCenter);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(theme::kSpace4);
    column->addStretch(2);
    column->addWidget(new BrandLine(this));
    // Between stretches, not aligned: only so the card keeps the height that its wrapped words need.
    auto* middle = new QHBoxLayout;
    middle->addStretch(1);
    middle->addWidget(card);
    middle->addStretch(1);
    column->addLayout(middle);
    column->addWidget(promise);
    column->addStretch(3);
    turnTo(m_start);
}

void WelcomeCover::makeStart()
{
    m_start = new CoverForm(tr("Welcome"),
                            tr("Countersign says whom to follow up and why, writes a draft from what you know, and sends "
                               "it only with your signature."),
                            m_sheets);
    m_demoButton = m_start->setAct(QStringLiteral("demoButton"), tr("Explore the demo workspace"));
    auto* import = m_start->addQuietAct(QStringLiteral("importButton"), tr("Import a CSV export"));
    auto* open = m_start->addQuietAct(QStringLiteral("openButton"), tr("Open a workspace"));
    connect(m_start, &CoverForm::accepted, this, &WelcomeCover::showDemo);
    connect(import, &QPushButton::clicked, this, &WelcomeCover::exportWanted);
    connect(open, &QPushButton::clicked, this, &WelcomeCover::folderWanted);
    m_sheets->layout()->addWidget(m_start);
    m_start->hide();
}

void WelcomeCover::makeUnlock()
{
    m_unlock = new CoverForm(tr("Locked"), {}, m_sheets);
    m_people = new QComboBox(m_unlock);
    m_people->setObjectName(QStringLiteral("personBox"));
    m_people->setMinimumHeight(theme::kRowComfortable);
    m_peopleLabel = new QWidget(m_unlock);
    auto* people = new QVBoxLayout(m_peopleLabel);
    people->setContentsMargins(0, 0, 0, theme::kSpace2);
    people->setSpacing(theme::kSpace1);
    people->addWidget(new TextLabel(tr("Who you are"), TextRole::MetaMedium, Tone::Quiet, m_peopleLabel));
    people->addWidget(m_people);
    m_people->setAccessibleName(tr("Who you are"));
    m_unlock->addWidget(m_peopleLabel);
    m_unlockPassphrase = m_unlock->addPassphrase(QStringLiteral("passphraseField"), tr("Passphrase"));
    m_remember = new QCheckBox(tr("&Remember on this computer"), m_unlock);
    m_remember->setObjectName(QStringLiteral("rememberBox"));
    const QString means =
        tr("The key chain of this computer opens the workspace from now on. Signing still asks for your passphrase.");
    m_remember->setToolTip(means);
    m_remember->setAccessibleDescription(means);
    m_unlock->addWidget(m_remember);
    m_unlock->setAct(QStringLiteral("unlockButton"), tr("Unlock"));
    m_otherButton = m_unlock->addQuietAct(QStringLiteral("otherButton"), tr("Another workspace"));
    connect(m_otherButton, &QPushButton::clicked, this, &WelcomeCover::otherWanted);
    connect(m_unlock, &CoverForm::accepted, this, [this] {
        if (m_unlockPassphrase->text().isEmpty())
            return m_unlockPassphrase->setFocus();
        emit unlockWanted(m_people->currentText(), taken(m_unlockPassphrase), m_remember->isChecked());
    });
    m_sheets->layout()->addWidget(m_unlock);
    m_unlock->hide();
}

void WelcomeCover::makeDemo()
{
    m_demo = new CoverForm(tr("The demo workspace"),
                           tr("Invented customers, a mail server and a model on this computer only. Choose a passphrase: it "
                              "opens the workspace and signs, for the rep and for the manager of the demo."),
                           m_sheets);
    m_demoPassphrase = m_demo->addPassphrase(QStringLiteral("demoPassphraseField"), tr("Passphrase"),
                                             passphraseHint());
    m_demoAgain = m_demo->addPassphrase(QStringLiteral("demoAgainField"), tr("The same again"));
    m_demo->setAct(QStringLiteral("makeDemoButton"), tr("Make the demo workspace"));
    auto* back = m_demo->addQuietAct(QStringLiteral("demoBackButton"), tr("Back"));
    back->setKeyHint(QKeySequence(Qt::Key_Escape));
    connect(back, &QPushButton::clicked, this, [this] { turnTo(m_start); });
    connect(m_demo, &CoverForm::accepted, this, [this] {
        if (passphrasesAgree(m_demo, m_demoPassphrase, m_demoAgain)) {
            m_demoAgain->clear();
            emit demoWanted(taken(m_demoPassphrase));
        }
    });
    m_sheets->layout()->addWidget(m_demo);
    m_demo->hide();
}

void WelcomeCover::makeImport()
{
    m_import = new CoverForm(tr("A workspace for your export"), {}, m_sheets);
    m_ownerName = m_import->addField(QStringLiteral("ownerNameField"), tr("Your name"));
    m_ownerAddress = m_import->addField(QStringLiteral("ownerAddressField"), tr("Your mail address"));
    m_company = m_import->addField(QStringLiteral("companyField"), tr("Your company, as customers know it"));
    m_importPassphrase = m_import->addPassphrase(QStringLiteral("importPassphraseField"), tr("Passphrase"),
                                                 passphraseHint());
    m_importAgain = m_import->addPassphrase(QStringLiteral("importAgainField"), tr("The same again"));
    m_import->setAct(QStringLiteral("makeWorkspaceButton"), tr("Make the workspace"));
    auto* back = m_import->addQuietAct(QStringLiteral("importBackButton"), tr("Back"));
    back->setKeyHint(QKeySequence(Qt::Key_Escape));
    connect(back, &QPushButton::clicked, this, [this] { turnTo(m_start); });
    connect(m_import, &CoverForm::accepted, this, [this] {
        for (QLineEdit* field : {m_ownerName, m_ownerAddress}) {
            if (field->text().trimmed().isEmpty()) {
                m_import->setError(tr("Your name and address are needed"), tr("Mail is signed and sent with them."));
                return field->setFocus();
            }
        }
        if (!passphrasesAgree(m_import, m_importPassphrase, m_importAgain))
            return;
        m_importAgain->clear();
        emit importWanted({.name = m_ownerName->text().trimmed(),
                           .address = m_ownerAddress->text().trimmed(),
                           .company = m_company->text().trimmed(),
                           .path = m_importPath,
                           .passphrase = taken(m_importPassphrase)});
    });
    m_sheets->layout()->addWidget(m_import);
    m_import->hide();
}

void WelcomeCover::makeBusy()
{
    m_busy = new QWidget(m_sheets);
    m_busyWords = new TextLabel({}, TextRole::Reading, Tone::Normal, m_busy);
    m_busyWords->setObjectName(QStringLiteral("busyWords"));
    m_progress = new QProgressBar(m_busy);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(6);
    m_progress->setAccessibleName(tr("Progress"));
    auto* column = new QVBoxLayout(m_busy);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::kSpace4);
    column->addWidget(m_busyWords);
    column->addWidget(m_progress);
    m_sheets->layout()->addWidget(m_busy);
    m_busy->hide();
}

bool WelcomeCover::passphrasesAgree(CoverForm* form, QLineEdit* first, QLineEdit* again)
{
    if (first->text().size() < kShortestPassphrase) {
        form->setError(tr("The passphrase is too short"), tr("It is all that keeps your customers' data closed."));
        first->setFocus();
        return false;
    }
    if (first->text() != again->text()) {
        form->setError(tr("The two passphrases differ"), tr("Type the same one twice."));
        again->clear();
        again->setFocus();
        return false;
    }
    return true;
}

void WelcomeCover::turnTo(CoverForm* form)
{
    m_current = form;
    form->setError({});
    showSheet(form);
    form->begin();
}

void WelcomeCover::showSheet(QWidget* sheet)
{
    // Shown first, so that the focus has somewhere to go when the other one leaves.
    sheet->show();
    if (m_shown && m_shown != sheet)
        m_shown->hide();
    m_shown = sheet;
    fitCard();
}

void WelcomeCover::fitCard()
{
    for (QWidget* each = m_shown; each; each = each == this ? nullptr : each->parentWidget())
        if (QLayout* rows = each->layout())
            rows->invalidate();
    layout()->activate();
}

void WelcomeCover::showStart(bool demoAvailable)
{
    m_demoButton->setVisible(demoAvailable);
    turnTo(m_start);
}

void WelcomeCover::showUnlock(const Locked& locked)
{
    m_people->clear();
    m_people->addItems(locked.people);
    m_peopleLabel->setVisible(locked.people.size() > 1);
    m_otherButton->setVisible(!locked.screenOnly);
    //: %1 is the name or the folder of a workspace.
    m_unlock->setSentence(tr("%1 opens with your passphrase.").arg(locked.workspace));
    m_unlockPassphrase->clear();
    m_remember->setChecked(false);
    m_remember->setVisible(!locked.screenOnly);
    turnTo(m_unlock);
}

void WelcomeCover::showDemo()
{
    turnTo(m_demo);
}

void WelcomeCover::showImport(const QString& path)
{
    m_importPath = path;
    //: %1 is the name of a file or folder.
    m_import->setSentence(tr("%1 is checked first; nothing is written before you have seen what is in it.")
                              .arg(QFileInfo(path).fileName()));
    turnTo(m_import);
}

void WelcomeCover::showBusy(const QString& words)
{
    setProgress(words, -1);
    showSheet(m_busy);
}

void WelcomeCover::setProgress(const QString& words, double share)
{
    m_busyWords->setText(words);
    fitCard();
    m_progress->setRange(0, share < 0 ? 0 : 1000);
    if (share >= 0)
        m_progress->setValue(static_cast<int>(share * 1000));
}

void WelcomeCover::showError(const text::ErrorWords& words)
{
    CoverForm* form = m_current;
    turnTo(form);
    form->setError(words.title, words.message);
    fitCard();
}

void WelcomeCover::paintEvent(QPaintEvent* /*event*/)
{
    QPainter(this).fillRect(rect(), theme::tokensOf(this).surfaceSunken);
}

void WelcomeCover::focusInEvent(QFocusEvent* /*event*/)
{
    if (m_current && m_shown == m_current)
        m_current->begin();
}

void WelcomeCover::keyPressEvent(QKeyEvent* event)
{
    const bool canStepBack = m_current == m_demo || m_current == m_import;
    if (event->key() == Qt::Key_Escape && canStepBack && m_shown == m_current)
        return turnTo(m_start);
    QWidget::keyPressEvent(event);
}

} // namespace countersign::screens
