// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/review/signing_words.h"

#include "ui/screens/review/departure_bar.h"
#include "ui/text/role_text.h"
#include "ui/text/utf8.h"

#include <QCoreApplication>

#include <algorithm>

namespace countersign::screens {

using text::fromUtf8;

namespace {
struct SigningWords
{
    Q_DECLARE_TR_FUNCTIONS(SigningWords)
};

/// Whose signature is still missing afterwards.
bool misses(const api::DraftDetail& draft, const api::ExactMail& mail, const char* role, api::Role own)
{
    return mail.signerRole != own &&
           std::ranges::find(draft.row.missingSignatures, role) != draft.row.missingSignatures.end();
}

QString durationText(std::chrono::milliseconds duration)
{
    const auto seconds = static_cast<int>(duration.count() / 1000);
    return seconds % 60 == 0 ? SigningWords::tr("%n minute(s)", "", seconds / 60)
                             : SigningWords::tr("%n second(s)", "", seconds);
}

QString afterwards(const api::DraftDetail& draft, const api::ExactMail& mail, const text::Here& here)
{
    if (misses(draft, mail, "manager", api::Role::Manager))
        return SigningWords::tr("Then the manager signs too; nothing leaves before.");
    if (misses(draft, mail, "rep", api::Role::Rep))
        return SigningWords::tr("Then the author signs too; nothing leaves before.");
    const QString when = leavesInSentence(draft.row, here);
    const QString undo = durationText(mail.undoWindow);
    if (when.isEmpty())
        //: %1 is a duration: "1 minute".
        return SigningWords::tr("It can be taken back for %1, and leaves when the window opens.").arg(undo);
    //: %1 is a duration: "1 minute", %2 when the mail leaves: "today 10:00".
    return SigningWords::tr("It can be taken back for %1, and leaves %2.").arg(undo, when);
}
} // namespace

QString signingWords(const api::DraftDetail& draft, const api::ExactMail& mail, const text::Here& here)
{
    //: %1 is a person, %2 a role such as Manager.
    const QString who = SigningWords::tr("%1 signs these exact bytes (%2).")
                            .arg(fromUtf8(mail.signer), text::roleText(mail.signerRole));
    return who + QLatin1Char(' ') + afterwards(draft, mail, here);
}

} // namespace countersign::screens
