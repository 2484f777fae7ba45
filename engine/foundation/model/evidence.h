// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/hash.h"
#include "engine/foundation/model/record_schema.h"

#include <string>
#include <vector>

namespace countersign::model {

/// A record's field as it was when a fact was made of it.
struct WatchedField
{
    std::string field;
    /// Of model::toString() of the record's own value, not of how the fact words it.
    base::Sha256 hash{};
    friend bool operator==(const WatchedField&, const WatchedField&) = default;
};

/// One cited fact: what a sentence may rest on, as it was when the sentence was written.
struct Fact
{
    /// "f1", "f2" …: unique in its draft; what prompts and blocks refer to.
    std::string id;
    /// Fixed words, for example "contract_renewal", "meeting", "ticket", "price", "usage_change", "web_visit",
    /// "question", "stage", "deal", "product_owned", "role", "silence"; templates and models choose by it.
    std::string kind;
    /// One plain English sentence or quotation, made by code or copied from the source.
    std::string text;
    /// Typed values by name ("renews_on", "unit_price", "product", "contact"), for templates and the claim check.
    std::vector<std::pair<std::string, FieldValue>> values;
    /// Where it comes from: the record, its field (empty: the record as a whole) and ingest's raw position.
    RecordKind recordKind = RecordKind::Account;
    RecordId record;
    std::string field;
    std::int64_t raw = 0;
    base::Instant asOf{};
    /// False: it may steer timing and tone but must never be said to the customer (web visits, moods, scores).
    bool sayable = true;
    /// What must still be so when the mail leaves.
    std::vector<WatchedField> watched;

    friend bool operator==(const Fact&, const Fact&) = default;
};

/// A sentence and the ids of the facts that bear it out. Courtesies have none.
struct Sentence
{
    std::string text;
    std::vector<std::string> facts;
    friend bool operator==(const Sentence&, const Sentence&) = default;
};

enum class BlockType { Greeting, Text, NextStep, Closing };

/// A paragraph. Code renders blocks; a model never writes HTML, links or addresses.
struct Block
{
    BlockType type = BlockType::Text;
    std::vector<Sentence> sentences;
    /// Changed by a person; regenerating leaves it alone.
    bool editedByHand = false;
    friend bool operator==(const Block&, const Block&) = default;
};

struct DraftContent
{
    std::string subject;
    std::vector<Block> blocks;
    friend bool operator==(const DraftContent&, const DraftContent&) = default;
};

enum class ClaimVerdict {
    Supported,
    Unsupported,
    /// A person took responsibility, with a reason that is in the audit log.
    Overruled,
};

/// What the claim check found about one price, date, quantity, name or commitment in the text.
struct Claim
{
    std::size_t block = 0;
    std::size_t sentence = 0;
    /// Byte range in the sentence's text.
    std::size_t begin = 0;
    std::size_t end = 0;
    /// money, percent, date, number, product, name, url, address, commitment, quote, unsayable, variable, uncited.
    std::string kind;
    std::string text;
    ClaimVerdict verdict = ClaimVerdict::Supported;
    /// The fact that bears it out, or the nearest one for an unsupported claim.
    std::string fact;
    /// What the nearest fact says instead ("EUR 4,250.00"), for the fix beside the claim; empty where there is none.
    std::string suggestion;
    std::string overruleReason;

    friend bool operator==(const Claim&, const Claim&) = default;
};

} // namespace countersign::model
