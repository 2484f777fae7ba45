// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/demo_workspace.h"
#include "app/wiring/desk.h"
#include "engine/foundation/secrets/key_chain.h"
#include "ui/screens/onboarding/welcome_cover.h"

#include <QObject>

#include <filesystem>
#include <functional>
#include <memory>

namespace countersign::desktop {

/// An opened desk or why there is none; shared, because replies are copied on their way to the UI thread.
using OpenedDesk = base::Result<std::shared_ptr<wiring::Desk>>;

/// How somebody comes in with a passphrase.
struct WayIn
{
    std::filesystem::path folder;
    /// An address, as peopleOf() lists them; empty for the owner.
    std::string person;
    base::SecretText passphrase;
    /// The key chain opens it from now on; where it does not take the key, that is logged and nothing else.
    bool remember = false;
};

/// Opens and makes workspaces on a thread of its own: a passphrase is meant to be slow to try, and the key chain may wait
/// for a person. Answers come on the UI
/// thread, not at all once `owner` has died. Destroying it waits for what is being opened.
class DeskOpener
{
public:
    using Then = std::function<void(const OpenedDesk&)>;
    /// On the UI thread.
    using Progress = std::function<void(const QString& words, double share)>;

    /// Both outlive the opener.
    DeskOpener(wiring::World& world, secrets::KeyChain& chain);

    void open(QObject* owner, WayIn wayIn, Then then);
    /// As somebody whom rememberedIn() lists, without a passphrase. Where the key chain does not open it, why is logged.
    void openRemembered(QObject* owner, const std::filesystem::path& folder, const std::string& person, Then then);
    /// Takes that person's key out of the workspace and out of the key chain.
    void forget(QObject* owner, std::shared_ptr<wiring::Desk> desk, const std::string& person,
                std::function<void(const base::Status&)> then);
    void makeDemo(QObject* owner, wiring::DemoWorkspace request, const Progress& progress, Then then);
    void make(QObject* owner, const std::filesystem::path& folder, const screens::WelcomeCover::NewOwner& person,
              base::SecretText passphrase, Then then);
    /// Whether the passphrase is that person's, without opening anything.
    void check(QObject* owner, const std::filesystem::path& folder, const std::string& person, base::SecretText passphrase,
               std::function<void(const base::Status&)> then);

private:
    void remember(wiring::Desk& desk, const std::string& person);

    wiring::World& m_world;
    secrets::KeyChain& m_chain;
    jobs::ThreadExecutor m_thread;
};

/// Whose passphrases open the workspace, as addresses; readable while it is locked.
[[nodiscard]] QStringList peopleOf(wiring::World& world, const std::filesystem::path& folder);
/// For whom a key chain opens it, as addresses, the latest last. Whether this computer's does is seen when it is asked.
[[nodiscard]] QStringList rememberedIn(wiring::World& world, const std::filesystem::path& folder);

} // namespace countersign::desktop
