// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/text/error_text.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QProgressBar;

namespace countersign::widgets {
class ActionButton;
class TextLabel;
} // namespace countersign::widgets

namespace countersign::screens {

class CoverForm;

/// What covers the window until a workspace is open: the ways in, the passphrase, how far it has come, and what went
/// wrong. It does nothing itself; each signal says what is wanted.
class WelcomeCover : public QWidget
{
    Q_OBJECT

public:
    /// A workspace to make, as far as its owner has to say something about it.
    struct NewOwner
    {
        QString name = {};
        QString address = {};
        QString company = {};
        /// A file or a folder of CSV files.
        QString path = {};
        QString passphrase = {};
    };
    struct Locked
    {
        /// Its name where it is known, else its folder.
        QString workspace = {};
        /// Whose passphrases open it, as addresses; the first is proposed.
        QStringList people = {};
        /// Only hidden, not closed: there is no other workspace to turn to.
        bool screenOnly = false;
    };

    explicit WelcomeCover(QWidget* parent = nullptr);

    void showStart(bool demoAvailable);
    void showUnlock(const Locked& locked);
    void showDemo();
    void showImport(const QString& path);
    void showBusy(const QString& words);
    /// `share` 0 to 1; less than 0 where nobody can say.
    void setProgress(const QString& words, double share);
    /// Goes back to the form that was sent off and says why it did not work.
    void showError(const text::ErrorWords& words);

signals:
    void demoWanted(const QString& passphrase);
    /// The user wants to point at a workspace's folder.
    void folderWanted();
    /// The user wants to point at a file or folder to import.
    void exportWanted();
    void importWanted(const countersign::screens::WelcomeCover::NewOwner& owner);
    /// `remember`: this computer is to open the workspace by itself from now on.
    void unlockWanted(const QString& person, const QString& passphrase, bool remember);
    void otherWanted();

protected:
    void paintEvent(QPaintEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void makeStart();
    void makeUnlock();
    void makeDemo();
    void makeImport();
    void makeBusy();
    void turnTo(CoverForm* form);
    void showSheet(QWidget* sheet);
    /// The card is as high as what it shows now, also where that has fewer lines than before.
    void fitCard();
    [[nodiscard]] bool passphrasesAgree(CoverForm* form, QLineEdit* first, QLineEdit* again);

    /// One of them is shown; the card is as high as that one.
    QWidget* m_sheets;
    QWidget* m_shown = nullptr;
    CoverForm* m_current = nullptr;
    CoverForm* m_start = nullptr;
    CoverForm* m_unlock = nullptr;
    CoverForm* m_demo = nullptr;
    CoverForm* m_import = nullptr;
    QWidget* m_busy = nullptr;
    widgets::ActionButton* m_demoButton = nullptr;
    widgets::ActionButton* m_otherButton = nullptr;
    QComboBox* m_people = nullptr;
    QWidget* m_peopleLabel = nullptr;
    QLineEdit* m_unlockPassphrase = nullptr;
    QCheckBox* m_remember = nullptr;
    QLineEdit* m_demoPassphrase = nullptr;
    QLineEdit* m_demoAgain = nullptr;
    QLineEdit* m_ownerName = nullptr;
    QLineEdit* m_ownerAddress = nullptr;
    QLineEdit* m_company = nullptr;
    QLineEdit* m_importPassphrase = nullptr;
    QLineEdit* m_importAgain = nullptr;
    widgets::TextLabel* m_busyWords = nullptr;
    QProgressBar* m_progress = nullptr;
    QString m_importPath;
};

} // namespace countersign::screens

Q_DECLARE_METATYPE(countersign::screens::WelcomeCover::NewOwner)
