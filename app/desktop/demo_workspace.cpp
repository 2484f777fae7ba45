// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/demo_workspace.h"

#include <future>

namespace countersign::desktop {

namespace {

/// Waits for what the engine answers; for a thread that has nothing else to do.
template <class T, class Call>
base::Result<T> await(Call call)
{
    auto promise = std::make_shared<std::promise<base::Result<T>>>();
    auto future = promise->get_future();
    call(api::Reply<T>([promise](base::Result<T> result) { promise->set_value(std::move(result)); }));
    return future.get();
}

} // namespace

base::Status makeDemoWorkspace(wiring::World& world, const wiring::DemoWorkspace& request, const DemoProgress& progress)
{
    COUNTERSIGN_TRY(wiring::createDemoWorkspace(world, request));
    COUNTERSIGN_ASSIGN(auto workspace, runtime::Workspace::open(world.ports(), request.folder, request.passphrase));
    COUNTERSIGN_ASSIGN(const auto desk, wiring::Desk::open(world, std::move(workspace), {}));
    const auto report = await<api::ImportReport>([&](api::Reply<api::ImportReport> reply) {
        const auto tell = [progress](const api::ImportProgress& now) { progress(now.object, now.share); };
        desk->engine().sources().importPath(request.endpoints.parent_path(), std::string(wiring::kDemoSource), false, tell, std::move(reply));
    });
    return report ? base::Status{} : base::fail(report.error());
}

} // namespace countersign::desktop
