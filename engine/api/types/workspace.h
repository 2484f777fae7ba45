// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/api/types/common.h"

namespace countersign::api {

enum class Role { Rep, Manager, Admin, Auditor };

struct Principal
{
    Id id;
    std::string name;
    std::string email;
    Role role = Role::Rep;
    /// Has an enrolled, unrevoked signing key.
    bool canSign = false;
    friend bool operator==(const Principal&, const Principal&) = default;
};

/// How old what we know from one source is.
struct DataAge
{
    Id source;
    std::string name;
    std::optional<Instant> lastSync;
    /// Older than the source's bound.
    bool stale = false;
    /// The source's last error, verbatim; empty when it went well.
    std::string lastError;
    friend bool operator==(const DataAge&, const DataAge&) = default;
};

/// What the frame shows: only what a person must act on is counted.
struct FrameState
{
    std::string workspaceName;
    bool demo = false;
    bool readOnly = false;
    Principal me;
    bool online = true;
    std::optional<Instant> offlineSince;
    std::vector<DataAge> ages;
    int today = 0;
    int review = 0;
    int approvals = 0;
    int outboxNeedsYou = 0;
    int sourcesNeedYou = 0;
    int waitingToLeave = 0;
    std::optional<Instant> nextLeaves;
    bool everythingStopped = false;
    friend bool operator==(const FrameState&, const FrameState&) = default;
};

} // namespace countersign::api
