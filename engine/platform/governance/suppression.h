// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/secret.h"
#include "engine/foundation/model/record_schema.h"
#include "engine/platform/governance/principal.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace countersign::governance {

enum class SuppressionScope { Person, Domain, Account };

/// "person", "domain", "account".
[[nodiscard]] std::string_view suppressionScopeName(SuppressionScope scope);

/// Turns normal forms of addresses into keyed digests, so that the list outlives the erasure of a person and
/// cannot be read back without the workspace's key.
class SuppressionKey
{
public:
    /// HMAC-SHA-256 of a fixed label under the workspace's data key.
    explicit SuppressionKey(const base::SecretBytes& dataKey);
    [[nodiscard]] base::Sha256 digest(SuppressionScope scope, std::string_view normalForm) const;

private:
    base::SecretBytes m_key;
};

struct NewSuppression
{
    SuppressionScope scope = SuppressionScope::Person;
    /// An e-mail address, a domain, or an account's id text.
    std::string value;
    /// "opt_out", "bounce", "manual", "import".
    std::string reason;
};

struct Suppression
{
    SuppressionScope scope = SuppressionScope::Person;
    /// What a screen may show of it: "j***@acme.example".
    std::string masked;
    std::string reason;
    base::Instant since;
};

/// Takes effect with the caller's commit: whatever is claimed after it does not leave. Adding twice is one
/// entry. InvalidInput where an address has no normal form.
[[nodiscard]] base::Status addSuppression(store::Transaction& transaction, const SuppressionKey& key,
                                          const NewSuppression& suppression, const Actor& actor);
/// The first entry that forbids mail to one of the addresses (themselves, their domains and these domains'
/// parents) or to the account.
[[nodiscard]] base::Result<std::optional<Suppression>> findSuppression(store::Database& database,
                                                                       const SuppressionKey& key,
                                                                       std::span<const std::string> addresses,
                                                                       model::RecordId account);
[[nodiscard]] base::Result<std::vector<Suppression>> listSuppressions(store::Database& database);

} // namespace countersign::governance
