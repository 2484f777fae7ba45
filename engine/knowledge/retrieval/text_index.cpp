// SPDX-License-Identifier: Apache-2.0
#include "engine/knowledge/retrieval/text_index.h"

#include "engine/knowledge/retrieval/search_document.h"
#include "engine/platform/records/record_store.h"

#include <algorithm>
#include <array>

namespace countersign::retrieval {

using base::Status;
using model::Record;
using model::RecordKind;

namespace {

constexpr std::size_t kBatch = 256;
// A search row's key descends from what should be found first; the class is its upper part.
constexpr int kClassShift = 48;

std::int64_t classOf(RecordKind kind)
{
    switch (kind) {
    case RecordKind::Account:
        return 5;
    case RecordKind::Contact:
    case RecordKind::Lead:
        return 4;
    case RecordKind::Product:
        return 3;
    case RecordKind::Opportunity:
    case RecordKind::Contract:
        return 2;
    default:
        return 1;
    }
}

constexpr std::array<RecordKind, 9> kSearched{
    RecordKind::Account, RecordKind::Contact,  RecordKind::Lead,
    RecordKind::Product, RecordKind::Contract, RecordKind::Opportunity,
    RecordKind::Ticket,  RecordKind::Message,  RecordKind::Activity};

constexpr const char* kSqlOld = "SELECT pk, title, body FROM retrieval_document WHERE record_id=?";
constexpr const char* kSqlForgetTitle =
    "INSERT INTO retrieval_title(retrieval_title, rowid, title) VALUES('delete', ?, ?)";
constexpr const char* kSqlForgetBody =
    "INSERT INTO retrieval_body(retrieval_body, rowid, body) VALUES('delete', ?, ?)";
constexpr const char* kSqlForget = "DELETE FROM retrieval_document WHERE pk=?";

/// Takes the record's row out; returns its key, or 0 where there was none.
base::Result<std::int64_t> takeOut(store::Transaction& transaction, model::RecordId record)
{
    std::int64_t key = 0;
    std::string title;
    std::string body;
    {
        COUNTERSIGN_ASSIGN(store::Rows rows, transaction.query(kSqlOld, record));
        if (!rows.next()) {
            COUNTERSIGN_TRY(rows.status());
            return 0;
        }
        key = rows.integer(0);
        title = rows.text(1);
        body = rows.text(2);
    }
    COUNTERSIGN_TRY(transaction.run(kSqlForgetTitle, key, title));
    COUNTERSIGN_TRY(transaction.run(kSqlForgetBody, key, body));
    COUNTERSIGN_TRY(transaction.run(kSqlForget, key));
    return key;
}

constexpr const char* kSqlLast =
    "SELECT coalesce(max(pk), ?1) FROM retrieval_document WHERE pk BETWEEN ?1 AND ?2";

base::Result<std::int64_t> nextKey(store::Database& database, RecordKind kind)
{
    const std::int64_t first = classOf(kind) << kClassShift;
    const std::int64_t last = ((classOf(kind) + 1) << kClassShift) - 1;
    COUNTERSIGN_ASSIGN(store::Rows rows, database.query(kSqlLast, first, last));
    if (!rows.next())
        return base::fail(rows.status().error());
    return rows.integer(0) + 1;
}

constexpr const char* kSqlAdd = "INSERT INTO retrieval_document(pk, record_id, kind, account_id, title, "
                                "body, at) VALUES(?, ?, ?, ?, ?, ?, ?)";
constexpr const char* kSqlAddTitle = "INSERT INTO retrieval_title(rowid, title) VALUES(?, ?)";
constexpr const char* kSqlAddBody = "INSERT INTO retrieval_body(rowid, body) VALUES(?, ?)";

Status putIn(store::Transaction& transaction, std::int64_t key, const SearchDocument& document)
{
    COUNTERSIGN_TRY(transaction.run(kSqlAdd, key, document.record, static_cast<std::int64_t>(document.kind),
                                    document.account, document.title, document.body, document.at));
    COUNTERSIGN_TRY(transaction.run(kSqlAddTitle, key, document.title));
    return transaction.run(kSqlAddBody, key, document.body);
}

struct Waiting
{
    base::Instant at{};
    RecordKind kind = RecordKind::Account;
    model::RecordId id;
};

/// Everything that can be searched, what should be found first last.
base::Result<std::vector<Waiting>> allWaiting(store::Database& database)
{
    std::vector<Waiting> waiting;
    for (const RecordKind kind : kSearched)
        COUNTERSIGN_TRY(records::forEachRecord(database, kind, [&](const Record& record) {
            waiting.push_back({timeOf(record), kind, record.id});
            return true;
        }));
    std::stable_sort(waiting.begin(), waiting.end(), [](const Waiting& a, const Waiting& b) {
        return std::pair(classOf(a.kind), a.at) < std::pair(classOf(b.kind), b.at);
    });
    return waiting;
}

constexpr const char* kSqlClearTitles = "INSERT INTO retrieval_title(retrieval_title) VALUES('delete-all')";
constexpr const char* kSqlClearBodies = "INSERT INTO retrieval_body(retrieval_body) VALUES('delete-all')";
constexpr const char* kSqlClear = "DELETE FROM retrieval_document";

Status clear(store::Database& database)
{
    COUNTERSIGN_ASSIGN(store::Transaction transaction, store::Transaction::begin(database));
    COUNTERSIGN_TRY(transaction.run(kSqlClearTitles));
    COUNTERSIGN_TRY(transaction.run(kSqlClearBodies));
    COUNTERSIGN_TRY(transaction.run(kSqlClear));
    return transaction.commit();
}

constexpr const char* kSqlCount = "SELECT count(*) FROM retrieval_document";

} // namespace

base::Result<std::int64_t> indexedDocuments(store::Database& database)
{
    COUNTERSIGN_ASSIGN(store::Rows rows, database.query(kSqlCount));
    if (!rows.next())
        return base::fail(rows.status().error());
    return rows.integer(0);
}

Status removeFromIndex(store::Transaction& transaction, model::RecordId record)
{
    const auto key = takeOut(transaction, record);
    return key ? Status() : base::fail(key.error());
}

Status indexRecord(store::Transaction& transaction, const Record& record)
{
    COUNTERSIGN_ASSIGN(std::int64_t key, takeOut(transaction, record.id));
    const auto document = documentOf(record);
    if (record.deleted || !document)
        return {};
    if (key == 0) {
        COUNTERSIGN_ASSIGN(key, nextKey(transaction.database(), record.kind));
    }
    return putIn(transaction, key, *document);
}

Status indexChanged(store::Database& database, std::span<const RecordRef> records, std::stop_token stop)
{
    for (std::size_t begin = 0; begin < records.size() && !stop.stop_requested(); begin += kBatch) {
        COUNTERSIGN_ASSIGN(store::Transaction transaction, store::Transaction::begin(database));
        for (const RecordRef& ref : records.subspan(begin, std::min(kBatch, records.size() - begin))) {
            COUNTERSIGN_ASSIGN(const auto record, records::findRecord(database, ref.kind, ref.id));
            COUNTERSIGN_TRY(record ? indexRecord(transaction, *record)
                                   : removeFromIndex(transaction, ref.id));
        }
        COUNTERSIGN_TRY(transaction.commit());
    }
    return {};
}

base::Result<IndexReport> indexAll(store::Database& database, std::stop_token stop,
                                   const std::function<void(std::size_t)>& onProgress)
{
    IndexReport report;
    COUNTERSIGN_ASSIGN(const std::int64_t before, indexedDocuments(database));
    report.removed = static_cast<std::size_t>(before);
    COUNTERSIGN_ASSIGN(const std::vector<Waiting> waiting, allWaiting(database));
    COUNTERSIGN_TRY(clear(database));
    for (std::size_t begin = 0; begin < waiting.size(); begin += kBatch) {
        if (stop.stop_requested())
            return base::fail(base::ErrorCode::Cancelled, "indexing was stopped");
        COUNTERSIGN_ASSIGN(store::Transaction transaction, store::Transaction::begin(database));
        for (std::size_t i = begin; i < std::min(begin + kBatch, waiting.size()); ++i) {
            COUNTERSIGN_ASSIGN(const auto record,
                               records::findRecord(database, waiting[i].kind, waiting[i].id));
            if (!record || record->deleted || !documentOf(*record))
                continue;
            // Another process may have put it in since it was cleared: what is there is replaced, never met.
            COUNTERSIGN_TRY(indexRecord(transaction, *record));
            ++report.indexed;
        }
        COUNTERSIGN_TRY(transaction.commit());
        if (onProgress)
            onProgress(report.indexed);
    }
    return report;
}

} // namespace countersign::retrieval
