// SPDX-License-Identifier: Apache-2.0
#include "engine/platform/prompts/prompt_store.h"
#include "engine/runtime/governance_api.h"

namespace countersign::runtime {

namespace {

/// "renewal/en" as the command line and screens write it; English where no language is said.
prompts::PromptKey keyFrom(const std::string& name)
{
    const std::size_t slash = name.find('/');
    return slash == std::string::npos ? prompts::PromptKey{.name = name, .language = "en"}
                                      : prompts::PromptKey{.name = name.substr(0, slash), .language = name.substr(slash + 1)};
}

api::PromptRow toRow(const prompts::PromptVersion& version, bool production)
{
    return {.name = version.key.text(),
            .version = version.version,
            .language = version.key.language,
            .useCase = version.key.name,
            .production = production,
            .hash = base::toHex(version.hash),
            .createdAt = version.createdAt};
}

base::Result<prompts::PromptVersion> require(store::Database& database, const std::string& name, int version)
{
    COUNTERSIGN_ASSIGN(auto found, prompts::findVersion(database, keyFrom(name), version));
    if (!found)
        return base::fail(base::ErrorCode::NotFound, "no such prompt version", {name, std::to_string(version)});
    return std::move(*found);
}

} // namespace

void PromptsApi::list(api::Reply<std::vector<api::PromptRow>> reply)
{
    m_core.answer(std::move(reply), [&core = m_core]() -> base::Result<std::vector<api::PromptRow>> {
        COUNTERSIGN_ASSIGN(const auto overviews, prompts::listPrompts(core.database));
        std::vector<api::PromptRow> rows;
        for (const prompts::PromptOverview& overview : overviews) {
            COUNTERSIGN_ASSIGN(const auto versions, prompts::versionsOf(core.database, overview.key));
            for (const prompts::PromptVersion& version : versions)
                rows.push_back(toRow(version, version.version == overview.production));
        }
        return rows;
    });
}

void PromptsApi::show(std::string name, int version, api::Reply<std::string> reply)
{
    m_core.answer(std::move(reply), [&core = m_core, name = std::move(name), version]() -> base::Result<std::string> {
        COUNTERSIGN_ASSIGN(const auto found, require(core.database, name, version));
        return prompts::toPromptFile(found);
    });
}

void PromptsApi::diff(std::string name, int from, int to, api::Reply<std::string> reply)
{
    m_core.answer(std::move(reply), [&core = m_core, name = std::move(name), from, to]() -> base::Result<std::string> {
        COUNTERSIGN_ASSIGN(const auto before, require(core.database, name, from));
        COUNTERSIGN_ASSIGN(const auto after, require(core.database, name, to));
        std::string text;
        for (const prompts::DiffLine& line : prompts::diffPrompts(before.body, after.body)) {
            text += line.kind == prompts::DiffKind::Same ? ' ' : line.kind == prompts::DiffKind::Added ? '+' : '-';
            text += line.text + "\n";
        }
        return text;
    });
}

void PromptsApi::add(std::string name, std::string body, api::Reply<api::PromptRow> reply)
{
    m_core.act(std::move(reply), [&core = m_core, name = std::move(name), body = std::move(body)]() -> base::Result<api::PromptRow> {
        COUNTERSIGN_ASSIGN(prompts::PromptVersion version, prompts::parsePromptFile(body));
        if (!name.empty())
            version.key = keyFrom(name);
        version.author = core.me.text();
        COUNTERSIGN_ASSIGN(const int number, inTransaction(core.database, [&](store::Transaction& transaction) {
                               return prompts::addVersion(transaction, version, core.now());
                           }));
        COUNTERSIGN_ASSIGN(const auto stored, require(core.database, version.key.text(), number));
        return toRow(stored, false);
    });
}

void PromptsApi::promote(std::string name, int version, api::SecretText passphrase, api::Done reply)
{
    auto secret = std::make_shared<api::SecretText>(std::move(passphrase));
    m_core.act(std::move(reply), [&core = m_core, name = std::move(name), version, secret]() -> base::Status {
        COUNTERSIGN_TRY(proveHuman(core, *secret));
        return inTransaction(core.database, [&](store::Transaction& transaction) {
            return prompts::promote(transaction, keyFrom(name), prompts::kProduction, version, core.me.text(), core.now());
        });
    });
}

void PromptsApi::rollback(std::string name, api::SecretText passphrase, api::Done reply)
{
    auto secret = std::make_shared<api::SecretText>(std::move(passphrase));
    m_core.act(std::move(reply), [&core = m_core, name = std::move(name), secret]() -> base::Status {
        COUNTERSIGN_TRY(proveHuman(core, *secret));
        const auto rolled = inTransaction(core.database, [&](store::Transaction& transaction) {
            return prompts::rollback(transaction, keyFrom(name), prompts::kProduction, core.me.text(), core.now());
        });
        return rolled ? base::Status{} : base::fail(rolled.error());
    });
}

} // namespace countersign::runtime
