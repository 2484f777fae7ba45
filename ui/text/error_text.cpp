// SPDX-License-Identifier: Apache-2.0
#include "ui/text/error_text.h"

#include <QCoreApplication>

namespace countersign::text {

namespace {
struct ErrorText
{
    Q_DECLARE_TR_FUNCTIONS(ErrorText)
};

ErrorWords wordsOf(base::ErrorCode code)
{
    using base::ErrorCode;
    const QString again = ErrorText::tr("Try again");
    const QString choose = ErrorText::tr("Choose another");
    const QString signIn = ErrorText::tr("Sign in");
    switch (code) {
    case ErrorCode::Internal:
        return {ErrorText::tr("Something went wrong inside Countersign"),
                ErrorText::tr("Nothing was sent and nothing was lost. If it happens again, save a support "
                              "bundle and send it to us."),
                again,
                {}};
    case ErrorCode::InvalidInput:
        return {ErrorText::tr("That can't be used as it is"),
                ErrorText::tr("Check what you entered and try again."),
                {},
                {}};
    case ErrorCode::NotFound:
        return {ErrorText::tr("This isn't there any more"),
                ErrorText::tr("It was removed or merged meanwhile. Go back and read the list again."),
                again,
                {}};
    case ErrorCode::AlreadyExists:
        return {ErrorText::tr("There is one already"),
                ErrorText::tr("Choose another name, or use the one that is there."),
                {},
                {}};
    case ErrorCode::Conflict:
        return {
            ErrorText::tr("It changed while you were looking at it"),
            ErrorText::tr("Somebody or something else was faster. Read it again; what you typed is kept."),
            again,
            {}};
    case ErrorCode::Cancelled:
        return {
            ErrorText::tr("Stopped"), ErrorText::tr("You stopped it. What was done before is kept."), {}, {}};
    case ErrorCode::WorkspaceMissing:
        return {ErrorText::tr("There is no workspace here"),
                ErrorText::tr("Choose another folder, or start with a new workspace."),
                choose,
                {}};
    case ErrorCode::WorkspaceNewer:
        return {ErrorText::tr("This workspace was written by a newer version"),
                ErrorText::tr("It can be read but not changed here. Update Countersign to go on working."),
                {},
                {}};
    case ErrorCode::WorkspaceBusy:
        return {ErrorText::tr("The workspace is busy"),
                ErrorText::tr("Another program is writing to it. It is free again in a moment."),
                again,
                {}};
    case ErrorCode::WrongPassphrase:
        return {ErrorText::tr("The passphrase does not fit"),
                ErrorText::tr(
                    "Nothing was opened or signed. Mind upper and lower case, and the keyboard layout."),
                again,
                {}};
    case ErrorCode::StoreCorrupt:
        return {ErrorText::tr("The workspace file is damaged"),
                ErrorText::tr(
                    "Restore the last copy from the backups folder. Nothing is written to the damaged file."),
                {},
                {}};
    case ErrorCode::StoreReadOnly:
        return {ErrorText::tr("The workspace can't be written"),
                ErrorText::tr(
                    "The file or its folder is read only. Give yourself the right to write, then try again."),
                again,
                {}};
    case ErrorCode::DiskFull:
        return {ErrorText::tr("The disk is full"),
                ErrorText::tr("Make some room, then try again. What was saved before is whole."),
                again,
                {}};
    case ErrorCode::FileUnreadable:
        return {ErrorText::tr("The file can't be read"),
                ErrorText::tr("It is missing, locked, or you have no right to read it."),
                choose,
                {}};
    case ErrorCode::MalformedData:
        return {ErrorText::tr("This isn't what it claims to be"),
                ErrorText::tr("The data is broken or of another format. Nothing of it was taken over."),
                {},
                {}};
    case ErrorCode::TooLarge:
        return {ErrorText::tr("This is too large"),
                ErrorText::tr("It is beyond the limit that keeps the program safe. Split it and try again."),
                {},
                {}};
    case ErrorCode::UnsupportedEncoding:
        return {ErrorText::tr("The text's encoding isn't known"),
                ErrorText::tr("Save the file as UTF-8 and import it again."),
                choose,
                {}};
    case ErrorCode::MissingColumn:
        return {ErrorText::tr("A column is missing"),
                ErrorText::tr("Add the column to the file, or map another one to it."),
                choose,
                {}};
    case ErrorCode::Offline:
        return {ErrorText::tr("There is no network"),
                ErrorText::tr("What you do here is kept. It goes on by itself when the network is back."),
                again,
                {}};
    case ErrorCode::HostUnreachable:
        return {ErrorText::tr("The server can't be found"),
                ErrorText::tr("Check its name and your network."),
                again,
                {}};
    case ErrorCode::ConnectionRefused:
        return {ErrorText::tr("The server doesn't answer"),
                ErrorText::tr("It is up but takes no connection. Check the port, or try later."),
                again,
                {}};
    case ErrorCode::ConnectionLost:
        return {ErrorText::tr("The connection broke"),
                ErrorText::tr("It is tried again where that is safe. A message whose fate is unknown waits "
                              "for you in the Outbox."),
                again,
                {}};
    case ErrorCode::TimedOut:
        return {ErrorText::tr("The server took too long"),
                ErrorText::tr("Nothing is sent twice. Try again in a moment."),
                again,
                {}};
    case ErrorCode::TlsFailed:
        return {
            ErrorText::tr("The connection isn't safe"),
            ErrorText::tr(
                "The server's certificate can't be trusted, so nothing was sent. Ask who runs the server."),
            {},
            {}};
    case ErrorCode::AddressForbidden:
        return {ErrorText::tr("This address may not be reached"),
                ErrorText::tr("This workspace only talks to the servers that are set up for it."),
                {},
                {}};
    case ErrorCode::ServerRefused:
        return {ErrorText::tr("The server refused"),
                ErrorText::tr("Read what it said, mend that, and try again."),
                again,
                {}};
    case ErrorCode::ServerFailed:
        return {ErrorText::tr("The server has a problem"),
                ErrorText::tr("It is on their side. Try again later."),
                again,
                {}};
    case ErrorCode::ProtocolError:
        return {ErrorText::tr("The server's answer makes no sense"),
                ErrorText::tr("It may be another kind of server than the one that was set up."),
                {},
                {}};
    case ErrorCode::RateLimited:
        return {ErrorText::tr("The server asks for a pause"),
                ErrorText::tr("Its limit is reached. It goes on by itself when the pause is over."),
                {},
                {}};
    case ErrorCode::SignInNeeded:
        return {ErrorText::tr("Please sign in again"),
                ErrorText::tr("The sign-in has ended. Nothing was lost."),
                signIn,
                {}};
    case ErrorCode::SignInRefused:
        return {ErrorText::tr("The sign-in was refused"),
                ErrorText::tr("Check the name and the password, or ask who runs the account."),
                signIn,
                {}};
    case ErrorCode::KeyUnavailable:
        return {
            ErrorText::tr("The key isn't at hand"),
            ErrorText::tr("The key chain is locked or doesn't have it. Unlock it, or use the passphrase."),
            again,
            {}};
    case ErrorCode::NotAllowed:
        return {ErrorText::tr("You may not do this"),
                ErrorText::tr("Your role doesn't cover it. Ask an admin of this workspace."),
                {},
                {}};
    case ErrorCode::PolicyRefused:
        return {ErrorText::tr("The policy refuses this"),
                ErrorText::tr("Read the rule beside it, and change what it names."),
                {},
                {}};
    case ErrorCode::ClaimUnresolved:
        return {
            ErrorText::tr("A claim has no source yet"),
            ErrorText::tr(
                "Edit it, use what the source says, or overrule it with a reason. Then it can be approved."),
            {},
            {}};
    case ErrorCode::SignatureInvalid:
        return {ErrorText::tr("A signature isn't valid"),
                ErrorText::tr("The message stays where it is. It has to be reviewed and signed again."),
                {},
                {}};
    case ErrorCode::SignatureMissing:
        return {ErrorText::tr("A signature is missing"),
                ErrorText::tr(
                    "The message leaves when everybody whose signature the policy asks for has signed."),
                {},
                {}};
    case ErrorCode::ApprovalExpired:
        return {ErrorText::tr("The approval has expired"),
                ErrorText::tr("Too much time went by. Look at the message once more and sign it again."),
                {},
                {}};
    case ErrorCode::ApprovalVoid:
        return {
            ErrorText::tr("The approval is void"),
            ErrorText::tr(
                "Something that was signed has changed. Look at the message once more and sign it again."),
            {},
            {}};
    case ErrorCode::Suppressed:
        return {ErrorText::tr("The recipient has opted out"),
                ErrorText::tr("Nothing may be sent to this address."),
                {},
                {}};
    case ErrorCode::HumanNeeded:
        return {ErrorText::tr("This needs a person"), ErrorText::tr("Open it and decide."), {}, {}};
    case ErrorCode::OutcomeUnknown:
        return {ErrorText::tr("Nobody knows whether it arrived"),
                ErrorText::tr("The line dropped at the last moment. It is never sent again by itself: say in "
                              "the Outbox what happened."),
                {},
                {}};
    case ErrorCode::ModelAnswerInvalid:
        return {ErrorText::tr("The model's answer can't be used"),
                ErrorText::tr("The offline template can write the draft instead."),
                again,
                {}};
    case ErrorCode::ModelAnswerTruncated:
        return {ErrorText::tr("The model's answer was cut off"),
                ErrorText::tr("Nothing of it was used. Try again, or use the offline template."),
                again,
                {}};
    case ErrorCode::BudgetExceeded:
        return {ErrorText::tr("The cost cap is reached"),
                ErrorText::tr("The offline template costs nothing. An admin can raise the cap."),
                {},
                {}};
    case ErrorCode::NoEvidence:
        return {ErrorText::tr("There is nothing to write from"),
                ErrorText::tr("No source says anything that this draft could rest on. Import more, or choose "
                              "another use case."),
                {},
                {}};
    }
    return {};
}
} // namespace

ErrorWords errorText(base::ErrorCode code, const QStringList& args)
{
    ErrorWords words = wordsOf(code);
    words.verbatim = args.join(QStringLiteral(", "));
    return words;
}

} // namespace countersign::text
