// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/api/types/common.h"
#include "engine/api/types/review.h"

namespace countersign::api {

struct OutboxRow
{
    Id id;
    Id draft;
    Id account;
    std::string accountName;
    std::string contactName;
    std::string subject;
    MessageState state = MessageState::Queued;
    std::optional<Instant> leavesAt;
    /// Why it waits, or what the server said.
    Phrase why;
    std::string serverReply;
    bool canTakeBack = false;
    friend bool operator==(const OutboxRow&, const OutboxRow&) = default;
};

/// A departure board.
struct OutboxBoard
{
    bool stopped = false;
    std::vector<OutboxRow> needsYou;
    std::vector<OutboxRow> moving;
    std::vector<OutboxRow> waiting;
    std::vector<OutboxRow> gone;
    friend bool operator==(const OutboxBoard&, const OutboxBoard&) = default;
};

struct RuleLine
{
    Phrase phrase;
    bool passed = false;
    friend bool operator==(const RuleLine&, const RuleLine&) = default;
};

struct AttemptView
{
    Instant startedAt{};
    bool reachedPointOfNoReturn = false;
    std::string outcome;
    std::string serverReply;
    friend bool operator==(const AttemptView&, const AttemptView&) = default;
};

struct OutboxDetail
{
    OutboxRow row;
    std::vector<RuleLine> rules;
    std::vector<SignatureView> signatures;
    std::vector<AttemptView> attempts;
    std::string sha256;
    friend bool operator==(const OutboxDetail&, const OutboxDetail&) = default;
};

/// What a human says about a message whose fate is unknown.
enum class Resolution { Arrived, SendAgain };

} // namespace countersign::api
