// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/desktop.h"

#include "app/desktop/page_grabber.h"
#include "app/desktop/user_menu.h"
#include "ui/shell/top_bar.h"
#include "ui/text/utf8.h"
#include "ui/widgets/notice_bar.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QSettings>
#include <QStandardPaths>
#include <QTimer>

#include <cstdio>
#include <utility>

namespace countersign::desktop {

using screens::WelcomeCover;

namespace {
constexpr QLatin1String kLastWorkspace("workspace/last");
constexpr QLatin1String kLastName("workspace/lastName");

std::filesystem::path pathOf(const QString& name)
{
    return {name.toStdU16String()};
}

QString shown(const std::filesystem::path& path)
{
    return QString::fromStdU16String(path.u16string());
}

bool holdsWorkspace(const QString& folder)
{
    return QFile::exists(QDir(folder).filePath(QStringLiteral("keys.json")));
}

/// Takes the characters over and wipes Qt's copy.
base::SecretText secretOf(QString& words)
{
    base::SecretText secret(text::toUtf8(words));
    words.fill(QChar(0));
    return secret;
}

QString firstLineOf(const QString& file)
{
    QFile in(file);
    if (!in.open(QIODevice::ReadOnly))
        return {};
    return QString::fromUtf8(in.readLine()).remove(QLatin1Char('\n')).remove(QLatin1Char('\r'));
}

QString settingsFileOf(const DesktopOptions& options)
{
    return options.settingsFile.isEmpty()
               ? QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
                     QStringLiteral("/countersign/desktop.ini")
               : options.settingsFile;
}
} // namespace

Desktop::Desktop(DesktopOptions options, theme::Theme& theme, secrets::KeyChain& chain)
    : m_options(std::move(options)), m_theme(theme), m_world({.path = m_options.logFile}), m_opener(m_world, chain)
{
    m_options.settingsFile = settingsFileOf(m_options);
    m_folder = m_options.workspace;
    if (m_folder.isEmpty())
        m_folder = QSettings(m_options.settingsFile, QSettings::IniFormat).value(kLastWorkspace).toString();
    if (m_folder.isEmpty())
        m_folder = shown(wiring::defaultWorkspaceFolder());
    makeWindow();
}

Desktop::~Desktop()
{
    // Pages speak to the session's client as long as they live.
    m_window.reset();
    m_session.reset();
}

void Desktop::makeWindow()
{
    m_window.reset();
    m_session.reset();
    m_window = std::make_unique<shell::MainWindow>(m_options.settingsFile);
    m_cover = new WelcomeCover(m_window.get());
    m_cover->hide();
    connectCover();
    connect(m_window.get(), &shell::MainWindow::lockRequested, this, &Desktop::showLocked);
    connect(m_window.get(), &shell::MainWindow::closed, this, [] { QCoreApplication::quit(); });
}

void Desktop::connectCover()
{
    connect(m_cover, &WelcomeCover::demoWanted, this, &Desktop::makeDemo);
    connect(m_cover, &WelcomeCover::folderWanted, this, &Desktop::chooseWorkspace);
    connect(m_cover, &WelcomeCover::exportWanted, this, &Desktop::chooseExport);
    connect(m_cover, &WelcomeCover::importWanted, this, &Desktop::makeAndImport);
    connect(m_cover, &WelcomeCover::unlockWanted, this,
            [this](const QString& person, const QString& passphrase, bool remember) {
                if (!m_session)
                    open(person, passphrase, remember);
                else if (person == text::fromUtf8(m_session->frame().state().me.email))
                    unlockScreen(passphrase);
                else
                    unlockAs(person, passphrase);
            });
    connect(m_cover, &WelcomeCover::otherWanted, this,
            [this] { m_cover->showStart(!m_options.demoEndpoints.isEmpty()); });
}

void Desktop::start()
{
    showCover();
    m_window->show();
    if (!openRemembered())
        showStartOrUnlock();
}

bool Desktop::openRemembered()
{
    if (!m_options.passphraseFile.isEmpty() || !holdsWorkspace(m_folder))
        return false;
    const QStringList remembered = rememberedIn(m_world, pathOf(m_folder));
    const bool wanted = m_options.person.isEmpty() ? !remembered.isEmpty() : remembered.contains(m_options.person);
    if (!wanted)
        return false;
    const QString person = m_options.person.isEmpty() ? remembered.constLast() : m_options.person;
    m_cover->showBusy(tr("Opening the workspace"));
    m_opener.openRemembered(this, pathOf(m_folder), text::toUtf8(person), [this](const OpenedDesk& opened) {
        // Whoever has the passphrase comes in anyway.
        if (opened)
            take(opened);
        else
            showStartOrUnlock();
    });
    return true;
}

void Desktop::showCover()
{
    m_covered = true;
    m_window->setCover(m_cover);
}

void Desktop::showStartOrUnlock()
{
    const bool there = holdsWorkspace(m_folder);
    if (!m_options.passphraseFile.isEmpty()) {
        QString passphrase = firstLineOf(m_options.passphraseFile);
        if (there)
            return open(m_options.person, std::move(passphrase));
        if (!m_options.demoEndpoints.isEmpty())
            return makeDemo(std::move(passphrase));
    }
    if (!there)
        return m_cover->showStart(!m_options.demoEndpoints.isEmpty());
    m_cover->showUnlock(
        {.workspace = workspaceName(), .people = peopleBeginningWith(m_options.person), .screenOnly = false});
}

QStringList Desktop::peopleBeginningWith(const QString& person)
{
    QStringList people = peopleOf(m_world, pathOf(m_folder));
    const qsizetype wanted = people.indexOf(person);
    if (wanted > 0)
        people.move(wanted, 0);
    return people;
}

QString Desktop::workspaceName() const
{
    // The workspace's own name is inside it; what it was called the last time that it was open is as good.
    const QSettings settings(m_options.settingsFile, QSettings::IniFormat);
    const QString name = settings.value(kLastWorkspace).toString() == m_folder ? settings.value(kLastName).toString() : QString();
    return name.isEmpty() ? QDir(m_folder).dirName() : name;
}

void Desktop::showLocked()
{
    if (!m_session || m_covered)
        return;
    const api::FrameState& state = m_session->frame().state();
    const QString me = text::fromUtf8(state.me.email);
    QStringList people = peopleBeginningWith(me);
    if (people.isEmpty() || people.constFirst() != me)
        people.prepend(me);
    // Locked before the frame was read: what an earlier start knew, else the folder.
    const QString name = state.workspaceName.empty() ? workspaceName() : text::fromUtf8(state.workspaceName);
    m_cover->showUnlock({.workspace = name, .people = people, .screenOnly = true});
    showCover();
}

void Desktop::open(const QString& person, QString passphrase, bool remember)
{
    m_cover->showBusy(tr("Opening the workspace"));
    m_opener.open(this,
                  {.folder = pathOf(m_folder),
                   .person = text::toUtf8(person),
                   .passphrase = secretOf(passphrase),
                   .remember = remember},
                  [this, person, remember](const OpenedDesk& opened) {
                      take(opened);
                      if (opened && remember && !rememberedIn(m_world, pathOf(m_folder)).contains(person))
                          m_window->notices().showNotice(
                              tr("The key chain of this computer did not take it; the passphrase is asked next time too."));
                  });
}

void Desktop::makeDemo(QString passphrase)
{
    m_cover->showBusy(tr("Making the demo workspace"));
    m_opener.makeDemo(
        this, {.folder = pathOf(m_folder), .endpoints = pathOf(m_options.demoEndpoints), .passphrase = secretOf(passphrase)},
        [this](const QString& file, double share) {
            //: %1 is the name of a file that is being imported.
            m_cover->setProgress(tr("Reading %1").arg(file), share);
        },
        [this](const OpenedDesk& opened) { take(opened); });
}

void Desktop::makeAndImport(WelcomeCover::NewOwner owner)
{
    m_cover->showBusy(tr("Making the workspace"));
    m_pendingImport = owner.path;
    base::SecretText secret = secretOf(owner.passphrase);
    m_opener.make(this, pathOf(m_folder), owner, std::move(secret), [this](const OpenedDesk& opened) { take(opened); });
}

void Desktop::unlockScreen(QString passphrase)
{
    const std::string person = m_session->frame().state().me.email;
    m_cover->showBusy(tr("Unlocking"));
    m_opener.check(this, pathOf(m_folder), person, secretOf(passphrase), [this](const base::Status& status) {
        if (!status)
            return refuse(status.error());
        m_covered = false;
        m_window->setCover(nullptr);
        emit opened();
    });
}

void Desktop::unlockAs(const QString& person, QString passphrase)
{
    m_cover->showBusy(tr("Opening the workspace"));
    m_opener.open(this,
                  {.folder = pathOf(m_folder), .person = text::toUtf8(person), .passphrase = secretOf(passphrase)},
                  [this, person](const OpenedDesk& opened) {
                      // The one who locked it stays locked in until somebody else has proved to be one of the workspace.
                      if (!opened)
                          return refuse(opened.error());
                      m_options.person = person;
                      makeWindow();
                      showCover();
                      m_window->show();
                      take(opened);
                  });
}

void Desktop::refuse(const base::Error& error)
{
    QStringList args;
    for (const std::string& argument : error.args)
        args.append(text::fromUtf8(argument));
    const text::ErrorWords words = text::errorText(error.code, args);
    m_cover->showError(words);
    emit refused(words.title);
    if (m_options.grabFolder.isEmpty())
        return;
    // Nobody is there to try again.
    std::fprintf(stderr, "countersign: %s\n", base::toString(error).c_str());
    QCoreApplication::exit(1);
}

void Desktop::take(const OpenedDesk& opened)
{
    if (!opened)
        return refuse(opened.error());
    m_session = std::make_unique<Session>(*opened, m_world.ports().clock, *m_window);
    remember();
    fillMenu();
    m_covered = false;
    m_window->setCover(nullptr);
    if (!m_pendingImport.isEmpty())
        m_window->openPage(QStringLiteral("sources"), QStringLiteral("import:") + std::exchange(m_pendingImport, {}));
    if (m_options.grabFolder.isEmpty()) {
        m_session->rounds().start();
    } else {
        auto* grabber = new PageGrabber(*m_window, m_session->client(), m_options.grabFolder);
        grabber->setParent(m_window.get());
        connect(grabber, &PageGrabber::finished, this, [](const QStringList& files) {
            for (const QString& file : files)
                std::printf("%s\n", qPrintable(file));
            QCoreApplication::exit(files.isEmpty() ? 1 : 0);
        });
        grabber->start();
    }
    emit this->opened();
}

void Desktop::fillMenu()
{
    fillUserMenu(*m_window, m_session->client(), m_theme,
                 {.become = [this](const QString& person) { become(person); },
                  .otherWorkspace = [this] { become({}); },
                  .isRemembered = [this] { return isRemembered(); },
                  .forget = [this] { forget(); }});
}

bool Desktop::isRemembered()
{
    return m_session && rememberedIn(m_world, pathOf(m_folder)).contains(text::fromUtf8(m_session->frame().state().me.email));
}

void Desktop::forget()
{
    m_opener.forget(m_window.get(), m_session->desk(), m_session->frame().state().me.email, [this](const base::Status&) {
        m_window->notices().showNotice(isRemembered() ? tr("This computer could not forget it; the log says why.")
                                                      : tr("Forgotten; the passphrase is asked at the next start."));
    });
}

void Desktop::become(const QString& person)
{
    // The menu that asked for this lives in the window that goes.
    QTimer::singleShot(0, this, [this, person] {
        makeWindow();
        m_options.person = person;
        m_options.passphraseFile.clear();
        showCover();
        m_window->show();
        if (person.isEmpty())
            m_cover->showStart(!m_options.demoEndpoints.isEmpty());
        else
            showStartOrUnlock();
    });
}

void Desktop::chooseWorkspace()
{
    auto* dialog = new QFileDialog(m_window.get(), tr("Open a workspace"), m_folder);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& folder) {
        m_folder = folder;
        if (holdsWorkspace(folder))
            return showStartOrUnlock();
        const text::ErrorWords words = text::errorText(base::ErrorCode::WorkspaceMissing);
        m_cover->showError(words);
    });
    dialog->open();
}

void Desktop::chooseExport()
{
    auto* dialog = new QFileDialog(m_window.get(), tr("Folder of the CSV export"), QDir::homePath());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, m_cover, &WelcomeCover::showImport);
    dialog->open();
}

void Desktop::remember()
{
    QSettings settings(m_options.settingsFile, QSettings::IniFormat);
    if (settings.value(kLastWorkspace).toString() != m_folder)
        settings.remove(kLastName);
    settings.setValue(kLastWorkspace, m_folder);
    connect(&m_session->frame(), &FrameBar::frameRead, this, [this](const api::FrameState& state) {
        QSettings(m_options.settingsFile, QSettings::IniFormat).setValue(kLastName, text::fromUtf8(state.workspaceName));
    });
}

} // namespace countersign::desktop
