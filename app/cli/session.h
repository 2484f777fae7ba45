// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/wiring/desk.h"
#include "engine/api/engine.h"
#include "engine/foundation/base/json.h"

#include <future>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>

namespace countersign::cli {

/// What a command gives back to the shell.
enum class Exit { Done = 0, WorldFailed = 1, Usage = 2, Refused = 3 };

struct GlobalOptions
{
    std::string workspace;
    bool json = false;
    std::string passphraseFile;
    std::string as;
    base::LogLevel level = base::LogLevel::Info;
};

/// A command that could not be carried out; caught in main(), printed there once.
struct CommandFailed
{
    base::Error error;
};

/// One call of the program: its options, its terminal, and the workspace when a command needs it.
class Session
{
public:
    Session(GlobalOptions& options, std::ostream& out, std::ostream& err) : m_options(options), m_out(out), m_err(err) {}

    [[nodiscard]] const GlobalOptions& options() const { return m_options; }
    [[nodiscard]] std::filesystem::path folder() const;
    /// Made at the first use, when the options are known.
    [[nodiscard]] wiring::World& world();

    /// The engine for whatever is done in the acting person's name. Opens the workspace at the first use; whoever is named
    /// with --as and is not the one whose passphrase opened it is asked for their own, once. Throws CommandFailed.
    [[nodiscard]] api::Engine& engine();
    /// The same, for looking only.
    [[nodiscard]] api::Engine& reading() { return desk().engine(); }

    /// Calls an api method and waits for its reply: `await<T>([&](auto reply) { engine().x().y(…, reply); })`.
    template <class T, class Call>
    T await(Call call)
    {
        auto promise = std::make_shared<std::promise<base::Result<T>>>();
        auto future = promise->get_future();
        call(api::Reply<T>([promise](base::Result<T> result) { promise->set_value(std::move(result)); }));
        return take(future.get());
    }
    /// Runs work on the engine executor, in the acting person's name as engine(), and waits.
    template <class T, class Work>
    T onEngine(Work work)
    {
        provePerson();
        return onEngineThread<T>([&work](runtime::EngineCore& core) -> base::Result<T> {
            COUNTERSIGN_TRY(core.mayAct());
            return work(core);
        });
    }
    /// The same, for looking only.
    template <class T, class Work>
    T onReading(Work work)
    {
        return onEngineThread<T>(std::move(work));
    }
    template <class T>
    static T take(base::Result<T> result)
    {
        if (!result)
            throw CommandFailed{std::move(result).error()};
        if constexpr (!std::is_void_v<T>)
            return std::move(*result);
    }

    /// The acting person's own passphrase, asked at the terminal; the engine holds it against their signing key, so it proves
    /// who --as names. HumanNeeded where standard input is none: what only a person may do is never done for a pipe.
    [[nodiscard]] base::SecretText humanPassphrase(const std::string& what);
    /// Opens the store: file, else terminal.
    [[nodiscard]] base::SecretText storePassphrase();
    /// The store's passphrase file, else asked twice, for a new secret.
    [[nodiscard]] base::SecretText newPassphrase(const std::string& whose);
    /// Asked twice at the terminal.
    [[nodiscard]] base::SecretText askNewPassphrase(const std::string& whose);
    /// The file's first line; FileUnreadable also where that is empty.
    [[nodiscard]] static base::SecretText passphraseIn(const std::string& file);

    /// For about two seconds, between two looks at what others do.
    void pause();

    /// With --json the object, which finish() writes; else the text, at once.
    void print(const base::Json& json, const std::string& text);
    /// With --json: the one object of this call, with the error beside what was found before it.
    void finish(const base::Json& error = {});
    /// Beside the answer, for the person at the terminal.
    void tell(const std::string& text);
    [[nodiscard]] std::ostream& out() { return m_out; }
    [[nodiscard]] std::ostream& err() { return m_err; }

private:
    [[nodiscard]] wiring::Desk& desk();
    void provePerson();
    template <class T, class Work>
    T onEngineThread(Work work)
    {
        return await<T>([&](api::Reply<T> reply) {
            desk().executor().post([&, reply] { reply(work(desk().core())); });
        });
    }

    GlobalOptions& m_options;
    std::ostream& m_out;
    std::ostream& m_err;
    std::optional<wiring::World> m_world;
    std::unique_ptr<wiring::Desk> m_desk;
    /// The acting person has given their passphrase, or is about to give it to the engine.
    bool m_proved = false;
    base::Json m_answer;
};

/// The whole file; throws CommandFailed {FileUnreadable}.
[[nodiscard]] std::string readFile(const std::string& path);

/// The code, what happened, and what the user can do.
[[nodiscard]] std::string describe(const base::Error& error);
/// The same for --json: {"code", "detail", "advice", "args"}.
[[nodiscard]] base::Json describeJson(const base::Error& error);
[[nodiscard]] Exit exitFor(const base::Error& error);

} // namespace countersign::cli
