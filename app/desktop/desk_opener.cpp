// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/desk_opener.h"

#include "engine/foundation/store/settings.h"
#include "ui/bridge/on_ui_thread.h"
#include "ui/text/utf8.h"

#include <utility>

namespace countersign::desktop {

namespace {

/// The name of the person's slot, whatever the case of the address; empty where there is none.
std::string slotOf(wiring::World& world, const std::filesystem::path& folder, const std::string& person)
{
    for (const QString& each : peopleOf(world, folder))
        if (each.compare(text::fromUtf8(person), Qt::CaseInsensitive) == 0)
            return text::toUtf8(each);
    return {};
}

base::Status provePerson(wiring::World& world, const std::filesystem::path& folder, const std::string& person,
                         const base::SecretText& passphrase)
{
    const std::string slot = slotOf(world, folder, person);
    if (slot.empty())
        return base::fail(base::ErrorCode::WrongPassphrase, "the person has no key slot here");
    const runtime::Ports ports = world.ports();
    const auto key = secrets::KeySlots(folder, ports.random, ports.keyCost).open(passphrase, slot);
    return key ? base::Status{} : base::fail(key.error());
}

OpenedDesk openDesk(wiring::World& world, const std::filesystem::path& folder, const std::string& person,
                    const base::SecretText& passphrase)
{
    COUNTERSIGN_ASSIGN(auto workspace,
                       runtime::Workspace::open(world.ports(), folder, passphrase, slotOf(world, folder, person)));
    COUNTERSIGN_ASSIGN(auto desk, wiring::Desk::open(world, std::move(workspace), person));
    // Whoever sits down as somebody gives that somebody's passphrase, not just any that opens the store.
    if (!desk->isSlotOwner())
        return base::fail(base::ErrorCode::WrongPassphrase, "this is another person's passphrase");
    return std::shared_ptr<wiring::Desk>(std::move(desk));
}

OpenedDesk openRememberedDesk(wiring::World& world, const std::filesystem::path& folder, const std::string& person,
                              secrets::KeyChain& chain)
{
    COUNTERSIGN_ASSIGN(auto workspace, runtime::Workspace::openWithKeyChain(world.ports(), folder, person, chain));
    COUNTERSIGN_ASSIGN(auto desk, wiring::Desk::open(world, std::move(workspace), person));
    return std::shared_ptr<wiring::Desk>(std::move(desk));
}

base::Status makeWorkspace(wiring::World& world, const std::filesystem::path& folder,
                           const screens::WelcomeCover::NewOwner& person, const base::SecretText& passphrase)
{
    const std::string name = text::toUtf8(person.name);
    runtime::NewWorkspace request{.folder = folder, .name = text::toUtf8(person.company.isEmpty() ? person.name : person.company)};
    request.people.push_back({.name = name,
                              .email = text::toUtf8(person.address),
                              .role = governance::Role::Rep,
                              .passphrase = passphrase.clone()});
    COUNTERSIGN_ASSIGN(const auto workspace, runtime::Workspace::create(world.ports(), request));
    COUNTERSIGN_ASSIGN(const auto database, workspace->connect());
    return runtime::inTransaction(*database, [&](store::Transaction& transaction) {
        return store::setSetting(transaction, "workspace.company", text::toUtf8(person.company));
    });
}

} // namespace

DeskOpener::DeskOpener(wiring::World& world, secrets::KeyChain& chain)
    : m_world(world), m_chain(chain), m_thread(world.threads(), "opening")
{
}

void DeskOpener::open(QObject* owner, WayIn wayIn, Then then)
{
    m_thread.post([this, owner = QPointer<QObject>(owner), then = std::move(then),
                   shared = std::make_shared<WayIn>(std::move(wayIn))] {
        const OpenedDesk opened = openDesk(m_world, shared->folder, shared->person, shared->passphrase);
        if (opened && shared->remember)
            remember(**opened, shared->person);
        bridge::onUiThread(owner, [then, opened] { then(opened); });
    });
}

void DeskOpener::openRemembered(QObject* owner, const std::filesystem::path& folder, const std::string& person, Then then)
{
    m_thread.post([this, owner = QPointer<QObject>(owner), folder, person, then = std::move(then)] {
        const OpenedDesk opened = openRememberedDesk(m_world, folder, person, m_chain);
        if (!opened)
            COUNTERSIGN_LOG(m_world.ports().log, Warning, "keychain", "did not open: " + base::toString(opened.error()));
        bridge::onUiThread(owner, [then, opened] { then(opened); });
    });
}

void DeskOpener::remember(wiring::Desk& desk, const std::string& person)
{
    const runtime::Workspace& workspace = desk.core().workspace;
    const base::Status added = workspace.keySlots().addKeyChain(workspace.dataKey(), person, m_chain);
    if (added)
        COUNTERSIGN_LOG(m_world.ports().log, Info, "keychain", "took a key");
    else
        COUNTERSIGN_LOG(m_world.ports().log, Warning, "keychain", "took no key: " + base::toString(added.error()));
}

void DeskOpener::forget(QObject* owner, std::shared_ptr<wiring::Desk> desk, const std::string& person,
                        std::function<void(const base::Status&)> then)
{
    m_thread.post([this, owner = QPointer<QObject>(owner), desk = std::move(desk), person, then = std::move(then)] {
        const runtime::Workspace& workspace = desk->core().workspace;
        const base::Status removed = workspace.keySlots().removeKeyChain(workspace.dataKey(), person, m_chain);
        if (!removed)
            COUNTERSIGN_LOG(m_world.ports().log, Warning, "keychain", "did not forget: " + base::toString(removed.error()));
        bridge::onUiThread(owner, [then, removed] { then(removed); });
    });
}

void DeskOpener::makeDemo(QObject* owner, wiring::DemoWorkspace request, const Progress& progress, Then then)
{
    const QPointer<QObject> watched(owner);
    m_thread.post([this, watched, progress, then = std::move(then),
                   shared = std::make_shared<wiring::DemoWorkspace>(std::move(request))] {
        const auto tell = [watched, progress](const std::string& object, double share) {
            bridge::onUiThread(watched, [progress, words = text::fromUtf8(object), share] { progress(words, share); });
        };
        const base::Status made = makeDemoWorkspace(m_world, *shared, tell);
        const OpenedDesk opened =
            made ? openDesk(m_world, shared->folder, {}, shared->passphrase) : base::fail(made.error());
        bridge::onUiThread(watched, [then, opened] { then(opened); });
    });
}

void DeskOpener::make(QObject* owner, const std::filesystem::path& folder, const screens::WelcomeCover::NewOwner& person,
                      base::SecretText passphrase, Then then)
{
    m_thread.post([this, owner = QPointer<QObject>(owner), folder, person, then = std::move(then),
                   secret = std::make_shared<base::SecretText>(std::move(passphrase))] {
        const base::Status made = makeWorkspace(m_world, folder, person, *secret);
        const OpenedDesk opened = made ? openDesk(m_world, folder, {}, *secret) : base::fail(made.error());
        bridge::onUiThread(owner, [then, opened] { then(opened); });
    });
}

void DeskOpener::check(QObject* owner, const std::filesystem::path& folder, const std::string& person,
                       base::SecretText passphrase, std::function<void(const base::Status&)> then)
{
    m_thread.post([this, owner = QPointer<QObject>(owner), folder, person, then = std::move(then),
                   secret = std::make_shared<base::SecretText>(std::move(passphrase))] {
        const base::Status status = provePerson(m_world, folder, person, *secret);
        bridge::onUiThread(owner, [then, status] { then(status); });
    });
}

namespace {
QStringList holdersOf(secrets::SlotKind kind, wiring::World& world, const std::filesystem::path& folder)
{
    const runtime::Ports ports = world.ports();
    const auto listed = secrets::KeySlots(folder, ports.random, ports.keyCost).list();
    QStringList people;
    // What cannot be read here says so when it is opened.
    for (const secrets::Slot& slot : listed ? *listed : std::vector<secrets::Slot>()) {
        if (slot.kind == kind)
            people.append(text::fromUtf8(slot.principal));
    }
    return people;
}
} // namespace

QStringList peopleOf(wiring::World& world, const std::filesystem::path& folder)
{
    return holdersOf(secrets::SlotKind::Passphrase, world, folder);
}

QStringList rememberedIn(wiring::World& world, const std::filesystem::path& folder)
{
    return holdersOf(secrets::SlotKind::KeyChain, world, folder);
}

} // namespace countersign::desktop
