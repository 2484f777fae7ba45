// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/pages.h"

#include "ui/screens/account/account_page.h"
#include "ui/screens/accounts/accounts_page.h"
#include "ui/screens/governance/governance_page.h"
#include "ui/screens/insights/insights_page.h"
#include "ui/screens/outbox/outbox_page.h"
#include "ui/screens/prompts/prompts_page.h"
#include "ui/screens/review/review_page.h"
#include "ui/screens/sources/sources_page.h"
#include "ui/screens/today/today_page.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <array>

#include <unistd.h>

namespace countersign::desktop {

namespace {

using Make = shell::Page* (*)(bridge::EngineClient&);

template <class P>
shell::Page* make(bridge::EngineClient& client)
{
    return new P(client);
}

/// Beside the program in a build, in lib/ where it is installed.
QString previewPlugin()
{
    const QDir program(QCoreApplication::applicationDirPath());
    const QString built = program.filePath(QStringLiteral("../../plugins/countersign_webview.so"));
    return QFileInfo::exists(built) ? built
                                    : program.filePath(QStringLiteral("../lib/countersign/countersign_webview.so"));
}

template <screens::ReviewPage::Kind K>
shell::Page* makeReview(bridge::EngineClient& client)
{
    return new screens::ReviewPage(client, K, widgets::previewFrom(previewPlugin(), geteuid() == 0));
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
    {"review", 0, makeReview<screens::ReviewPage::Kind::Drafts>},
    {"approvals", 0, makeReview<screens::ReviewPage::Kind::Approvals>},
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
