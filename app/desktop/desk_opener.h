// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/demo_workspace.h"
#include "app/wiring/desk.h"
#include "ui/screens/onboarding/welcome_cover.h"

#include <QObject>

#include <filesystem>
#include <functional>
#include <memory>

namespace countersign::desktop {

/// An opened desk or why there is none; shared, because replies are copied on their way to the UI thread.
using OpenedDesk = base::Result<std::shared_ptr<wiring::Desk>>;

/// Opens and makes workspaces on a thread of its own: a passphrase is meant to be slow to try. Answers come on the UI
/// thread, not at all once `owner` has died. Destroying it waits for what is being opened.
class DeskOpener
{
public:
    using Then = std::function<void(const OpenedDesk&)>;
    /// On the UI thread.
    using Progress = std::function<void(const QString& words, double share)>;

    /// `world` outlives the opener.
    explicit DeskOpener(wiring::World& world);

    void open(QObject* owner, const std::filesystem::path& folder, const std::string& person, base::SecretText passphrase,
              Then then);
    void makeDemo(QObject* owner, wiring::DemoWorkspace request, const Progress& progress, Then then);
    void make(QObject* owner, const std::filesystem::path& folder, const screens::WelcomeCover::NewOwner& person,
              base::SecretText passphrase, Then then);
    /// Whether the passphrase is that person's, without opening anything.
    void check(QObject* owner, const std::filesystem::path& folder, const std::string& person, base::SecretText passphrase,
               std::function<void(const base::Status&)> then);

private:
    wiring::World& m_world;
    jobs::ThreadExecutor m_thread;
};

/// Whose passphrases open the workspace, as addresses; readable while it is locked.
[[nodiscard]] QStringList peopleOf(wiring::World& world, const std::filesystem::path& folder);

} // namespace countersign::desktop
