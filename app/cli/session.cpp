// SPDX-License-Identifier: Apache-2.0
#include "app/cli/session.h"

#include "app/cli/terminal.h"
#include "app/cli/validators.h"
#include "engine/runtime/governance_api.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <mutex>
#include <sstream>

namespace countersign::cli {

using base::ErrorCode;

namespace {

/// Unicode's format characters and what else shows nothing: first and last of each run.
constexpr std::array<std::pair<char32_t, char32_t>, 24> kShowsNothing{
    {{0x0000, 0x0008},   {0x000B, 0x001F},   {0x007F, 0x009F},   {0x00AD, 0x00AD},   {0x034F, 0x034F},   {0x061C, 0x061C},
     {0x115F, 0x1160},   {0x180E, 0x180E},   {0x200B, 0x200F},   {0x2028, 0x202E},   {0x2060, 0x206F},   {0x2800, 0x2800},
     {0x3164, 0x3164},   {0xFE00, 0xFE0D},   {0xFEFF, 0xFEFF},   {0xFFA0, 0xFFA0},   {0xFFF9, 0xFFFB},   {0x13430, 0x1343F},
     {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A}, {0xE0000, 0xE007F}, {0xE0100, 0xE01EF}, {0xD800, 0xDFFF},   {0xFFFE, 0xFFFF}}};

struct Character
{
    char32_t code = 0;
    std::size_t size = 1;
};

/// The character at `at`; what is no UTF-8 is its single byte.
Character characterAt(std::string_view text, std::size_t at)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(at);
    const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 1;
    if (size == 1 || at + size > text.size())
        return {lead, 1};
    char32_t code = lead & (0x7FU >> size);
    for (std::size_t i = at + 1; i < at + size; ++i) {
        if ((byte(i) & 0xC0U) != 0x80U)
            return {lead, 1};
        code = (code << 6U) | (byte(i) & 0x3FU);
    }
    return {code, size};
}

/// A customer's text must not move the cursor, rename the window or turn the direction of what a signer reads. It is shown
/// where it would: what is seen is what is signed. Joiners beside other letters than ours and emoji are writing.
std::string forTerminal(const std::string& text)
{
    std::string shown;
    for (std::size_t at = 0; at < text.size();) {
        const Character character = characterAt(text, at);
        const std::string_view bytes = std::string_view(text).substr(at, character.size);
        const bool joiner = character.code == 0x200C || character.code == 0x200D;
        const bool writing = joiner && at > 0 && static_cast<unsigned char>(text[at - 1]) >= 0x80;
        at += character.size;
        const bool nothing = std::ranges::any_of(kShowsNothing, [&](const auto& run) {
            return character.code >= run.first && character.code <= run.second;
        });
        // The carriage return of a mail's line end shows nothing and does no harm before its line feed.
        const bool lineEnd = character.code == '\r' && at < text.size() && text[at] == '\n';
        if (!nothing || writing) {
            shown += bytes;
        } else if (!lineEnd) {
            std::array<char, 16> name{};
            std::snprintf(name.data(), name.size(), "<U+%04X>", static_cast<unsigned>(character.code));
            shown += name.data();
        }
    }
    return shown;
}

} // namespace

std::filesystem::path Session::folder() const
{
    return m_options.workspace.empty() ? wiring::defaultWorkspaceFolder() : std::filesystem::path(m_options.workspace);
}

base::SecretText Session::storePassphrase()
{
    if (!m_options.passphraseFile.empty()) {
        auto secret = secretFromFile(m_options.passphraseFile);
        if (!secret)
            throw CommandFailed{{.code = ErrorCode::FileUnreadable, .detail = "the passphrase file could not be read"}};
        return std::move(*secret);
    }
    auto secret = askSecret("Passphrase of the workspace");
    if (!secret)
        throw CommandFailed{{.code = ErrorCode::KeyUnavailable,
                             .detail = "no terminal to ask for the passphrase; give --passphrase-file FILE"}};
    return std::move(*secret);
}

base::SecretText Session::humanPassphrase(const std::string& what)
{
    auto secret = askSecret(what);
    if (!secret)
        throw CommandFailed{{.code = ErrorCode::HumanNeeded,
                             .detail = "only a person may do this: run it at a terminal and give your own passphrase"}};
    m_proved = true;
    return std::move(*secret);
}

base::SecretText Session::newPassphrase(const std::string& whose)
{
    return m_options.passphraseFile.empty() ? askNewPassphrase(whose) : storePassphrase();
}

base::SecretText Session::passphraseIn(const std::string& file)
{
    auto secret = secretFromFile(file);
    if (!secret || secret->empty())
        throw CommandFailed{{.code = ErrorCode::FileUnreadable, .detail = "no passphrase in the file", .args = {file}}};
    return std::move(*secret);
}

base::SecretText Session::askNewPassphrase(const std::string& whose)
{
    for (;;) {
        auto first = askSecret("New passphrase of " + whose);
        auto again = askSecret("The same again");
        if (!first || !again)
            throw CommandFailed{{.code = ErrorCode::KeyUnavailable,
                                 .detail = "no terminal to ask for a new passphrase; give --passphrase-file FILE"}};
        if (first->expose() != again->expose())
            m_err << "The two differ. Once more.\n";
        else if (const std::string wrong = tooShort(first->expose()); !wrong.empty())
            m_err << "Too short: " << wrong << ". Once more.\n";
        else
            return std::move(*first);
    }
}

wiring::World& Session::world()
{
    if (!m_world)
        m_world.emplace(wiring::LogFile{.path = wiring::defaultLogFile(), .least = m_options.level});
    return *m_world;
}

wiring::Desk& Session::desk()
{
    if (!m_desk) {
        // Before a passphrase is asked for that would open nothing.
        if (!std::filesystem::exists(folder() / "keys.json"))
            throw CommandFailed{{.code = ErrorCode::WorkspaceMissing,
                                 .detail = "there is no workspace in this folder",
                                 .args = {folder().string()}}};
        auto workspace = take(runtime::Workspace::open(world().ports(), folder(), storePassphrase()));
        m_desk = take(wiring::Desk::open(world(), std::move(workspace), m_options.as));
    }
    return *m_desk;
}

api::Engine& Session::engine()
{
    provePerson();
    return desk().engine();
}

void Session::provePerson()
{
    if (m_proved || desk().isSlotOwner())
        return;
    const std::string name = onEngineThread<std::string>([](runtime::EngineCore& core) -> base::Result<std::string> {
        COUNTERSIGN_ASSIGN(const auto person, governance::findPrincipal(core.database, core.me));
        return person ? person->name : core.me.text();
    });
    const base::SecretText secret = humanPassphrase("Passphrase of " + forTerminal(name));
    m_proved = false;
    onEngineThread<void>([&secret](runtime::EngineCore& core) { return runtime::proveHuman(core, secret); });
    m_proved = true;
}

void Session::pause()
{
    std::mutex mutex;
    std::unique_lock lock(mutex);
    std::condition_variable nobody;
    (void)nobody.wait_for(lock, std::chrono::seconds(2));
}

void Session::tell(const std::string& text)
{
    m_err << forTerminal(text) << std::flush;
}

void Session::print(const base::Json& json, const std::string& text)
{
    if (m_options.json)
        m_answer = json;
    else
        m_out << forTerminal(text);
}

void Session::finish(const base::Json& error)
{
    if (!error.is_null())
        m_answer["error"] = error;
    if (m_options.json && !m_answer.is_null())
        m_out << base::dumpJson(m_answer) << '\n' << std::flush;
}

namespace {

/// What is missing says where to look: by the words of the engine's own detail.
std::string adviceForMissing(std::string_view detail)
{
    struct Case
    {
        std::string_view word;
        std::string_view advice;
    };
    constexpr auto kCases = std::to_array<Case>({
        {"nobody with a mail address", "Add somebody with an address in the CRM (contacts: an e-mail column), then \"source sync\"."},
        {"you have no mailbox", "\"channel add NAME --address … --smtp … --imap …\"; \"channel list\" shows all of them."},
        {"suggestion", "\"suggest\" lists them; an old one goes when the list is made anew."},
        {"draft", "\"draft list\" lists them."},
        {"outbox", "\"outbox list\" lists them."},
        {"message", "\"outbox list\" lists them."},
        {"source", "\"source list\" lists them; \"source add files NAME --set path=FOLDER\" adds one."},
        {"mailbox", "\"channel list\" lists them."},
        {"provider", "\"provider list\" lists them."},
        {"model", "\"provider list\" lists them."},
        {"prompt", "\"prompt list\" lists them."},
        {"contact", "\"account show ID\" lists an account's people; \"search NAME\" finds anybody."},
        {"account", "\"account list\" lists them; \"search NAME\" finds one."},
        {"nobody of this workspace", "\"govern principal list\" lists the people."},
    });
    const auto found = std::ranges::find_if(kCases, [&](const Case& each) { return detail.find(each.word) != std::string_view::npos; });
    return found == kCases.end() ? "Check the id: each list prints them." : std::string(found->advice);
}

std::string advice(const base::Error& error)
{
    switch (error.code) {
    case ErrorCode::WorkspaceMissing:
        return "Make one with \"workspace create DIR\", or say where it is with --workspace DIR.";
    case ErrorCode::WorkspaceNewer:
        return "Update this program; the workspace was not touched.";
    case ErrorCode::WorkspaceBusy:
        return "Another program is writing; try again in a moment.";
    case ErrorCode::WrongPassphrase:
        return "Check the passphrase; capital letters count.";
    case ErrorCode::DiskFull:
        return "Free some space and run it again; nothing was lost.";
    case ErrorCode::FileUnreadable:
        return "Check the path and your rights to it.";
    case ErrorCode::MissingColumn:
        return "Add the column to the file, or name one so that it is understood; nothing was taken from this file.";
    case ErrorCode::MalformedData:
        return "Export it again as CSV or TSV; nothing was taken from this file.";
    case ErrorCode::StoreReadOnly:
        return "Give yourself the right to write to the workspace's folder.";
    case ErrorCode::StoreCorrupt:
        return "Open a copy of the workspace; the damaged file was not changed.";
    case ErrorCode::Offline:
    case ErrorCode::HostUnreachable:
    case ErrorCode::ConnectionRefused:
    case ErrorCode::ConnectionLost:
    case ErrorCode::TimedOut:
        return "Check the network and the server's name; what waits stays queued.";
    case ErrorCode::TlsFailed:
        return "The server's certificate is not trusted; add its authority with --ca FILE if it is yours.";
    case ErrorCode::AddressForbidden:
        return "This workspace may not reach that server.";
    case ErrorCode::ClaimUnresolved:
        return "Settle the claims first: \"draft claims ID\", then edit or overrule them.";
    case ErrorCode::SignatureMissing:
        return "Nothing leaves before it is signed: \"review approve ID\" at a terminal.";
    case ErrorCode::HumanNeeded:
        return "A pipe is refused on purpose.";
    case ErrorCode::Suppressed:
        return "The person has opted out; nothing can be sent to them.";
    case ErrorCode::NotFound:
        return adviceForMissing(error.detail);
    case ErrorCode::SignInNeeded:
    case ErrorCode::SignInRefused:
        return "The server refused the user or the password. Some providers want a password made for programs; then "
               "\"channel remove NAME\" and \"channel add NAME …\" with the right --user and password.";
    case ErrorCode::ServerRefused:
    case ErrorCode::ServerFailed:
    case ErrorCode::ProtocolError:
        return "The server did not do what was asked; try again later, or check its name and port.";
    case ErrorCode::KeyUnavailable:
        return "Run it at a terminal, or name a file that holds the secret.";
    default:
        return {};
    }
}

} // namespace

std::string readFile(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    // An empty file sets the stream's fail bit, and is no failure.
    if (file && file.peek() != std::ifstream::traits_type::eof())
        text << file.rdbuf();
    if (!file.is_open() || file.bad() || text.bad())
        throw CommandFailed{{.code = ErrorCode::FileUnreadable, .detail = "the file could not be read", .args = {path}}};
    return text.str();
}

std::string describe(const base::Error& error)
{
    std::string text = std::string(base::errorName(error.code));
    if (!error.detail.empty())
        text += ": " + error.detail;
    if (!error.args.empty()) {
        text += " (";
        for (std::size_t i = 0; i < error.args.size(); ++i)
            text += (i > 0 ? ", " : "") + error.args[i];
        text += ")";
    }
    if (const std::string next = advice(error); !next.empty())
        text += "\n  " + next;
    return text;
}

base::Json describeJson(const base::Error& error)
{
    return {{"code", base::errorName(error.code)}, {"detail", error.detail}, {"advice", advice(error)}, {"args", error.args}};
}

Exit exitFor(const base::Error& error)
{
    switch (error.code) {
    case ErrorCode::NotAllowed:
    case ErrorCode::PolicyRefused:
    case ErrorCode::ClaimUnresolved:
    case ErrorCode::SignatureInvalid:
    case ErrorCode::SignatureMissing:
    case ErrorCode::ApprovalExpired:
    case ErrorCode::ApprovalVoid:
    case ErrorCode::Suppressed:
    case ErrorCode::HumanNeeded:
        return Exit::Refused;
    default:
        return Exit::WorldFailed;
    }
}

} // namespace countersign::cli
