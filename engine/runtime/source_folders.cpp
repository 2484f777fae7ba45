// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/source_folders.h"

#include "engine/platform/records/mailbox_store.h"

#include <algorithm>

namespace countersign::runtime {

namespace {
constexpr std::string_view kKind = "files";
constexpr std::string_view kMailboxKind = "mailbox";
} // namespace

base::Status setSourceFolder(store::Transaction& transaction, const SourceFolder& source, base::Instant now)
{
    COUNTERSIGN_ASSIGN(const auto known, ingest::findSourceByKey(transaction.database(), kKind, source.name));
    base::Json settings = known ? known->settings : base::Json::object();
    settings["folder"] = source.folder.string();
    if (known)
        return ingest::setSourceSettings(transaction, known->id, settings);
    COUNTERSIGN_TRY(ingest::addSource(
        transaction, {.kind = std::string(kKind), .key = source.name, .name = source.name, .settings = std::move(settings)},
        now));
    return {};
}

base::Result<std::vector<SourceFolder>> sourceFolders(store::Database& database)
{
    COUNTERSIGN_ASSIGN(const auto sources, ingest::listSources(database));
    std::vector<SourceFolder> folders;
    for (const ingest::Source& source : sources)
        if (source.kind == kKind)
            folders.push_back({.name = source.key, .folder = base::jsonText(source.settings, "folder")});
    std::ranges::sort(folders, {}, &SourceFolder::name);
    return folders;
}

base::Result<std::vector<ingest::Source>> livingSources(store::Database& database)
{
    COUNTERSIGN_ASSIGN(auto sources, ingest::listSources(database));
    COUNTERSIGN_ASSIGN(const auto mailboxes, records::listMailboxes(database));
    std::erase_if(sources, [&](const ingest::Source& source) {
        return source.kind == kMailboxKind && std::ranges::none_of(mailboxes, [&](const records::Mailbox& mailbox) {
                   return mailbox.id.text() == source.key;
               });
    });
    return sources;
}

} // namespace countersign::runtime
