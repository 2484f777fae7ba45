// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/pages.h"

#include "ui/screens/account/account_page.h"
#include "ui/screens/accounts/accounts_page.h"
#include "ui/screens/governance/governance_page.h"
#include "ui/screens/insights/insights_page.h"
#include "ui/screens/outbox/outbox_page.h"
#include "ui/screens/prompts/prompts_page.h"
#include "ui/screens/sources/sources_page.h"
#include "ui/screens/today/today_page.h"

#include <array>

namespace countersign::desktop {

namespace {

using Make = shell::Page* (*)(bridge::EngineClient&);

template <class P>
shell::Page* make(bridge::EngineClient& client)
{
    return new P(client);
}

struct Entry
{
    const char* id;
    /// Pages of one group stand together; those below 0 are reached from others only.
    int group;
    Make make;
};

constexpr auto kPages = std::to_array<Entry>({
    {"today", 0, make<screens::TodayPage>},
    {"accounts", 0, make<screens::AccountsPage>},
    {"outbox", 0, make<screens::OutboxPage>},
    {"prompts", 1, make<screens::PromptsPage>},
    {"insights", 1, make<screens::InsightsPage>},
    {"sources", 2, make<screens::SourcesPage>},
    {"governance", 2, make<screens::GovernancePage>},
    {"account", -1, make<screens::AccountPage>},
});

} // namespace

void addPages(shell::MainWindow& window, bridge::EngineClient& client)
{
    for (const Entry& entry : kPages)
        window.addPage(QString::fromLatin1(entry.id), entry.make(client), entry.group);
}

std::vector<shell::PageId> railPages()
{
    std::vector<shell::PageId> ids;
    for (const Entry& entry : kPages) {
        if (entry.group >= 0)
            ids.push_back(QString::fromLatin1(entry.id));
    }
    return ids;
}

} // namespace countersign::desktop
