// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/model/record_schema.h"
#include "engine/platform/governance/policy.h"

#include <span>
#include <string>
#include <vector>

namespace countersign::governance {

/// One field that would leave to a model provider.
struct EgressField
{
    model::RecordKind kind = model::RecordKind::Account;
    model::RecordId record;
    /// Empty for the record as a whole, which counts as personal.
    std::string field;
    friend bool operator==(const EgressField&, const EgressField&) = default;
};

struct EgressRequest
{
    /// The provider's name as configured.
    std::string provider;
    /// "draft", "regenerate", "embed".
    std::string purpose;
    std::vector<EgressField> fields;
    /// The exact request body.
    std::span<const std::byte> body;
};

/// The right to send one request body, once, to one model provider. Only issue() makes it, after policy said
/// yes and the log has it; it cannot be copied.
class EgressPermit
{
public:
    /// PolicyRefused with the field's name where policy keeps one of the fields here: internal ones always,
    /// personal ones unless it allows them. Otherwise the names and the body's digest are logged in the
    /// caller's transaction.
    [[nodiscard]] static base::Result<EgressPermit> issue(store::Transaction& transaction,
                                                          const Policy& policy, const EgressRequest& request,
                                                          const Actor& actor);
    EgressPermit(EgressPermit&&) noexcept = default;
    EgressPermit& operator=(EgressPermit&&) noexcept = default;
    EgressPermit(const EgressPermit&) = delete;
    EgressPermit& operator=(const EgressPermit&) = delete;

    [[nodiscard]] const std::string& provider() const { return m_provider; }
    [[nodiscard]] const std::vector<EgressField>& fields() const { return m_fields; }
    /// Whether these are the bytes that were permitted.
    [[nodiscard]] bool covers(std::span<const std::byte> body) const;

private:
    EgressPermit() = default;

    std::string m_provider;
    std::vector<EgressField> m_fields;
    base::Sha256 m_bodyHash{};
};

[[nodiscard]] inline base::Result<EgressPermit> permitEgress(store::Transaction& transaction,
                                                             const Policy& policy,
                                                             const EgressRequest& request, const Actor& actor)
{
    return EgressPermit::issue(transaction, policy, request, actor);
}

} // namespace countersign::governance
