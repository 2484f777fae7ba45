// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/api/types/common.h"
#include "engine/api/types/workspace.h"

namespace countersign::api {

struct AuditVerdict
{
    std::int64_t checked = 0;
    std::string headHash;
    /// 0 when the chain is whole.
    std::int64_t brokenAt = 0;
    std::string reason;
    friend bool operator==(const AuditVerdict&, const AuditVerdict&) = default;
};

/// A person to enrol; the passphrase that is to open their key goes beside it.
struct NewPrincipal
{
    std::string name;
    std::string email;
    Role role = Role::Rep;
};

struct PolicyInfo
{
    int version = 0;
    std::string sha256;
    std::string document;
    friend bool operator==(const PolicyInfo&, const PolicyInfo&) = default;
};

struct SuppressionRow
{
    std::string scope;
    std::string masked;
    std::string reason;
    Instant since{};
    friend bool operator==(const SuppressionRow&, const SuppressionRow&) = default;
};

struct PromptRow
{
    std::string name;
    int version = 0;
    std::string language;
    std::string useCase;
    bool production = false;
    std::string hash;
    Instant createdAt{};
    friend bool operator==(const PromptRow&, const PromptRow&) = default;
};

struct MailboxRow
{
    Id id;
    std::string name;
    std::string address;
    std::string displayName;
    std::vector<std::string> aliases;
    std::optional<Instant> polledAt;
    std::string lastError;
    friend bool operator==(const MailboxRow&, const MailboxRow&) = default;
};

} // namespace countersign::api
