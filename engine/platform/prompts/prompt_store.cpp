// SPDX-License-Identifier: Apache-2.0
#include "engine/platform/prompts/prompt_store.h"

#include "engine/foundation/base/assert.h"
#include "engine/foundation/base/embedded_file.h"
#include "engine/foundation/base/json.h"
#include "engine/foundation/events/audit_log.h"
#include "engine/foundation/events/event_log.h"

#include <map>

namespace countersign::prompts {

extern const base::EmbeddedFile kPromptFiles[];
extern const std::size_t kPromptFilesCount;

namespace {

std::string_view typeName(VariableType type)
{
    switch (type) {
    case VariableType::Text:
        return "text";
    case VariableType::Number:
        return "number";
    case VariableType::Language:
        return "language";
    }
    COUNTERSIGN_ASSERT(false, "no such variable type");
}

std::string variablesText(const std::vector<PromptVariable>& variables)
{
    base::Json list = base::Json::array();
    for (const PromptVariable& variable : variables)
        list.push_back({{"name", variable.name}, {"type", typeName(variable.type)}});
    return base::dumpJson(list);
}

base::Result<std::vector<PromptVariable>> variablesFromText(std::string_view text)
{
    COUNTERSIGN_ASSIGN(const base::Json list, base::parseJson(text));
    std::vector<PromptVariable> variables;
    for (const base::Json& item : list) {
        const std::string type = base::jsonText(item, "type");
        variables.push_back({base::jsonText(item, "name"), type == "number"     ? VariableType::Number
                                                           : type == "language" ? VariableType::Language
                                                                                : VariableType::Text});
    }
    return variables;
}

base::Sha256 hashOf(const PromptVersion& prompt)
{
    return base::Sha256Stream()
        .addField(prompt.key.text())
        .addField(variablesText(prompt.variables))
        .addField(prompt.body)
        .finish();
}

constexpr const char* kSqlByHash =
    "SELECT version FROM prompts_version WHERE name=? AND language=? AND hash=?";

base::Result<int> versionWithHash(store::Database& database, const PromptKey& key, const base::Sha256& hash)
{
    COUNTERSIGN_ASSIGN(store::Rows rows, database.query(kSqlByHash, key.name, key.language, hash));
    if (rows.next())
        return static_cast<int>(rows.integer(0));
    COUNTERSIGN_TRY(rows.status());
    return 0;
}

constexpr const char* kSqlNewest =
    "SELECT coalesce(max(version), 0) FROM prompts_version WHERE name=? AND language=?";

base::Result<int> newestVersion(store::Database& database, const PromptKey& key)
{
    COUNTERSIGN_ASSIGN(store::Rows rows, database.query(kSqlNewest, key.name, key.language));
    if (!rows.next())
        return base::fail(rows.status().error());
    return static_cast<int>(rows.integer(0));
}

constexpr const char* kSqlLabel = "SELECT version FROM prompts_label WHERE name=? AND language=? AND label=?";

base::Result<int> labelledVersion(store::Database& database, const PromptKey& key, std::string_view label)
{
    COUNTERSIGN_ASSIGN(store::Rows rows, database.query(kSqlLabel, key.name, key.language, label));
    if (rows.next())
        return static_cast<int>(rows.integer(0));
    COUNTERSIGN_TRY(rows.status());
    return 0;
}

constexpr const char* kSqlSetLabel =
    "INSERT INTO prompts_label(name, language, label, version) VALUES(?, ?, ?, ?) "
    "ON CONFLICT(name, language, label) DO UPDATE SET version=excluded.version";
constexpr const char* kSqlMove =
    "INSERT INTO prompts_label_move(name, language, label, version, previous, undoes, actor, at) "
    "VALUES(?, ?, ?, ?, ?, ?, ?, ?)";

struct Move
{
    LabelMove move;
    /// The move that this one takes back; nothing for a promotion.
    std::optional<std::int64_t> undoes;
};

base::Status writeMove(store::Transaction& transaction, const Move& entry)
{
    const LabelMove& move = entry.move;
    const PromptKey& key = move.key;
    COUNTERSIGN_TRY(transaction.run(kSqlSetLabel, key.name, key.language, move.label, move.version));
    COUNTERSIGN_TRY(transaction.run(kSqlMove, key.name, key.language, move.label, move.version, move.previous,
                                    entry.undoes, move.actor, move.at));
    const base::Json payload{{"label", move.label}, {"version", move.version}, {"previous", move.previous}};
    const std::string action = entry.undoes ? "prompt.rolled_back" : "prompt.promoted";
    const auto link = events::appendAudit(
        transaction, {.actor = move.actor, .action = action, .subject = key.text(), .payload = payload},
        move.at);
    if (!link)
        return base::fail(link.error());
    const base::IdBytes subject = base::importedIdBytes("prompts", "prompt", key.text());
    transaction.changed(store::ChangeKind::Prompt, subject);
    base::Json eventPayload = payload;
    eventPayload["prompt"] = key.text();
    return events::appendEvent(transaction, {.kind = action, .subject = subject, .payload = eventPayload},
                               move.at);
}

base::Result<PromptVersion> readVersion(const store::Rows& rows)
{
    PromptVersion prompt{.key = {rows.text(0), rows.text(1)},
                         .version = static_cast<int>(rows.integer(2)),
                         .body = rows.text(3),
                         .author = rows.text(6),
                         .note = rows.text(7),
                         .createdAt = rows.instant(8)};
    COUNTERSIGN_ASSIGN(prompt.variables, variablesFromText(rows.textView(4)));
    prompt.hash = hashOf(prompt);
    if (!base::equalConstantTime(rows.blob(5), prompt.hash))
        return base::fail(base::ErrorCode::StoreCorrupt, "a prompt version does not match its digest",
                          {prompt.key.text()});
    return prompt;
}

} // namespace

constexpr const char* kSqlAdd =
    "INSERT INTO prompts_version(name, language, version, body, variables, hash, author, note, "
    "created_at) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)";

base::Result<int> addVersion(store::Transaction& transaction, const PromptVersion& prompt, base::Instant now)
{
    if (const auto findings = lintPrompt(prompt.body, prompt.variables); !findings.empty())
        return base::fail(base::ErrorCode::InvalidInput, "the prompt does not pass its checks",
                          {findings.front().code, findings.front().subject});
    const base::Sha256 hash = hashOf(prompt);
    COUNTERSIGN_ASSIGN(const int same, versionWithHash(transaction.database(), prompt.key, hash));
    if (same != 0)
        return same;
    COUNTERSIGN_ASSIGN(const int newest, newestVersion(transaction.database(), prompt.key));
    COUNTERSIGN_TRY(transaction.run(kSqlAdd, prompt.key.name, prompt.key.language, newest + 1, prompt.body,
                                    variablesText(prompt.variables), hash, prompt.author, prompt.note, now));
    transaction.changed(store::ChangeKind::Prompt,
                        base::importedIdBytes("prompts", "prompt", prompt.key.text()));
    const base::Json payload{
        {"prompt", prompt.key.text()}, {"version", newest + 1}, {"sha256", base::toHex(hash)}};
    const auto link = events::appendAudit(
        transaction,
        {.actor = prompt.author, .action = "prompt.added", .subject = prompt.key.text(), .payload = payload},
        now);
    if (!link)
        return base::fail(link.error());
    return newest + 1;
}

base::Status promote(store::Transaction& transaction, const PromptKey& key, std::string_view label,
                     int version, std::string_view actor, base::Instant now)
{
    COUNTERSIGN_ASSIGN(const auto found, findVersion(transaction.database(), key, version));
    if (!found)
        return base::fail(base::ErrorCode::NotFound, "no such prompt version",
                          {key.text(), std::to_string(version)});
    COUNTERSIGN_ASSIGN(const int previous, labelledVersion(transaction.database(), key, label));
    if (previous == version)
        return {};
    return writeMove(transaction, {.move = {.key = key,
                                            .label = std::string(label),
                                            .version = version,
                                            .previous = previous,
                                            .actor = std::string(actor),
                                            .at = now},
                                   .undoes = std::nullopt});
}

constexpr const char* kSqlLastPromotion =
    "SELECT m.pk, m.previous FROM prompts_label_move m WHERE m.name=? AND m.language=? AND m.label=? AND "
    "m.undoes IS NULL "
    "AND NOT EXISTS (SELECT 1 FROM prompts_label_move u WHERE u.undoes=m.pk) ORDER BY m.pk DESC LIMIT 1";

base::Result<int> rollback(store::Transaction& transaction, const PromptKey& key, std::string_view label,
                           std::string_view actor, base::Instant now)
{
    std::int64_t promotion = 0;
    int target = 0;
    {
        COUNTERSIGN_ASSIGN(store::Rows rows,
                           transaction.query(kSqlLastPromotion, key.name, key.language, label));
        if (rows.next()) {
            promotion = rows.integer(0);
            target = static_cast<int>(rows.integer(1));
        }
        COUNTERSIGN_TRY(rows.status());
    }
    if (target == 0)
        return base::fail(base::ErrorCode::NotFound, "there is no version to roll back to", {key.text()});
    COUNTERSIGN_ASSIGN(const int current, labelledVersion(transaction.database(), key, label));
    COUNTERSIGN_TRY(writeMove(transaction, {.move = {.key = key,
                                                     .label = std::string(label),
                                                     .version = target,
                                                     .previous = current,
                                                     .actor = std::string(actor),
                                                     .at = now},
                                            .undoes = promotion}));
    return target;
}

constexpr const char* kSqlFind =
    "SELECT name, language, version, body, variables, hash, author, note, created_at "
    "FROM prompts_version WHERE name=? AND language=? AND version=?";

base::Result<std::optional<PromptVersion>> findVersion(store::Database& database, const PromptKey& key,
                                                       int version)
{
    COUNTERSIGN_ASSIGN(store::Rows rows, database.query(kSqlFind, key.name, key.language, version));
    if (!rows.next()) {
        COUNTERSIGN_TRY(rows.status());
        return std::nullopt;
    }
    COUNTERSIGN_ASSIGN(PromptVersion prompt, readVersion(rows));
    return prompt;
}

base::Result<std::optional<PromptVersion>> labelled(store::Database& database, const PromptKey& key,
                                                    std::string_view label)
{
    for (const PromptKey& wanted : {key, PromptKey{key.name, "en"}}) {
        COUNTERSIGN_ASSIGN(const int version, labelledVersion(database, wanted, label));
        if (version != 0)
            return findVersion(database, wanted, version);
    }
    return std::nullopt;
}

constexpr const char* kSqlAll =
    "SELECT name, language, version, body, variables, hash, author, note, created_at "
    "FROM prompts_version WHERE name=? AND language=? ORDER BY version";

base::Result<std::vector<PromptVersion>> versionsOf(store::Database& database, const PromptKey& key)
{
    COUNTERSIGN_ASSIGN(store::Rows rows, database.query(kSqlAll, key.name, key.language));
    std::vector<PromptVersion> versions;
    while (rows.next()) {
        COUNTERSIGN_ASSIGN(PromptVersion prompt, readVersion(rows));
        versions.push_back(std::move(prompt));
    }
    COUNTERSIGN_TRY(rows.status());
    return versions;
}

constexpr const char* kSqlOverview =
    "SELECT v.name, v.language, max(v.version), "
    "coalesce((SELECT version FROM prompts_label l WHERE l.name=v.name AND l.language=v.language AND "
    "l.label='production'), 0), "
    "coalesce((SELECT version FROM prompts_label l WHERE l.name=v.name AND l.language=v.language AND "
    "l.label='candidate'), 0) "
    "FROM prompts_version v GROUP BY v.name, v.language ORDER BY v.name, v.language";

base::Result<std::vector<PromptOverview>> listPrompts(store::Database& database)
{
    COUNTERSIGN_ASSIGN(store::Rows rows, database.query(kSqlOverview));
    std::vector<PromptOverview> prompts;
    while (rows.next())
        prompts.push_back({.key = {rows.text(0), rows.text(1)},
                           .newest = static_cast<int>(rows.integer(2)),
                           .production = static_cast<int>(rows.integer(3)),
                           .candidate = static_cast<int>(rows.integer(4))});
    COUNTERSIGN_TRY(rows.status());
    return prompts;
}

constexpr const char* kSqlHistory = "SELECT label, version, previous, actor, at FROM prompts_label_move "
                                    "WHERE name=? AND language=? ORDER BY pk DESC";

base::Result<std::vector<LabelMove>> labelHistory(store::Database& database, const PromptKey& key)
{
    COUNTERSIGN_ASSIGN(store::Rows rows, database.query(kSqlHistory, key.name, key.language));
    std::vector<LabelMove> moves;
    while (rows.next())
        moves.push_back({.key = key,
                         .label = rows.text(0),
                         .version = static_cast<int>(rows.integer(1)),
                         .previous = static_cast<int>(rows.integer(2)),
                         .actor = rows.text(3),
                         .at = rows.instant(4)});
    COUNTERSIGN_TRY(rows.status());
    return moves;
}

base::Status installShippedPrompts(store::Transaction& transaction, base::Instant now)
{
    for (std::size_t i = 0; i < kPromptFilesCount; ++i) {
        COUNTERSIGN_ASSIGN(PromptVersion prompt, parsePromptFile(kPromptFiles[i].content));
        prompt.author = "countersign";
        COUNTERSIGN_ASSIGN(const int newest, newestVersion(transaction.database(), prompt.key));
        if (newest != 0)
            continue;
        COUNTERSIGN_ASSIGN(const int version, addVersion(transaction, prompt, now));
        COUNTERSIGN_TRY(promote(transaction, prompt.key, kProduction, version, prompt.author, now));
    }
    return {};
}

} // namespace countersign::prompts
