// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/model/record.h"
#include "engine/foundation/store/transaction.h"

#include <functional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace countersign::retrieval {

/// One thing that a search found.
struct SearchHit
{
    model::RecordKind kind = model::RecordKind::Account;
    model::RecordId record;
    /// The account that it belongs to; itself for an account; null where unknown.
    model::RecordId account;
    std::string title;
    /// Some words around the match; empty where the title matched.
    std::string excerpt;
    /// When it happened; the epoch for what has no time (accounts, contacts, products).
    base::Instant at{};

    friend bool operator==(const SearchHit&, const SearchHit&) = default;
};

/// Takes a record into the index, replaces it, or, where it is deleted or of a kind that is not searched,
/// takes it out. Its old words leave the file (FTS5 secure-delete).
[[nodiscard]] base::Status indexRecord(store::Transaction& transaction, const model::Record& record);
[[nodiscard]] base::Status removeFromIndex(store::Transaction& transaction, model::RecordId record);

struct RecordRef
{
    model::RecordKind kind = model::RecordKind::Account;
    model::RecordId id;
};

/// Brings the index up to date for these records, in transactions of its own that each hold the lock shortly.
[[nodiscard]] base::Status indexChanged(store::Database& database, std::span<const RecordRef> records,
                                        std::stop_token stop = {});

struct IndexReport
{
    std::size_t indexed = 0;
    std::size_t removed = 0;
};

/// Makes the whole index anew from the records, oldest first, in transactions of 256 documents;
/// `onProgress` gets the count so far. Stopped in between, the next call begins again.
[[nodiscard]] base::Result<IndexReport> indexAll(store::Database& database, std::stop_token stop = {},
                                                 const std::function<void(std::size_t)>& onProgress = {});

/// Accounts, contacts and products whose title begins with the words come first, then the newest titles, then
/// the newest bodies that hold all words; the last word of the text may be unfinished for titles. Work is
/// bounded by `limit`. Text without a letter or digit finds nothing.
[[nodiscard]] base::Result<std::vector<SearchHit>>
searchAsYouType(store::Database& database, std::string_view text, std::size_t limit = 20);

[[nodiscard]] base::Result<std::int64_t> indexedDocuments(store::Database& database);

} // namespace countersign::retrieval
