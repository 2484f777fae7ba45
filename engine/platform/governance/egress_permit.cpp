// SPDX-License-Identifier: Apache-2.0
#include "engine/platform/governance/egress_permit.h"

#include "engine/foundation/events/audit_log.h"

namespace countersign::governance {

namespace {

base::Status allowed(const PolicyRules& rules, const EgressField& field)
{
    // A fact drawn from a record as a whole may hold whatever personal field the record has.
    if (field.field.empty() && rules.personalDataToModels)
        return {};
    const auto index = model::fieldIndex(field.kind, field.field);
    if (!index)
        return base::fail(base::ErrorCode::PolicyRefused, "not a field that policy knows", {field.field});
    switch (model::fieldsOf(field.kind)[*index].sensitivity) {
    case model::Sensitivity::Business:
        return {};
    case model::Sensitivity::Personal:
        if (rules.personalDataToModels)
            return {};
        return base::fail(base::ErrorCode::PolicyRefused, "policy keeps personal fields here", {field.field});
    case model::Sensitivity::Internal:
        break;
    }
    return base::fail(base::ErrorCode::PolicyRefused, "internal fields never leave", {field.field});
}

} // namespace

bool EgressPermit::covers(std::span<const std::byte> body) const
{
    return base::sha256(body) == m_bodyHash;
}

constexpr const char* kSqlAdd =
    "INSERT INTO governance_egress(provider, purpose, fields, body_sha256, body_bytes, policy, actor, at) "
    "VALUES(?, ?, ?, ?, ?, ?, ?, ?)";

base::Result<EgressPermit> EgressPermit::issue(store::Transaction& transaction, const Policy& policy,
                                               const EgressRequest& request, const Actor& actor)
{
    base::Json names = base::Json::array();
    for (const EgressField& field : request.fields) {
        COUNTERSIGN_TRY(allowed(policy.rules, field));
        names.push_back({{"kind", std::string(model::recordKindName(field.kind))},
                         {"record", field.record.text()},
                         {"field", field.field}});
    }
    EgressPermit permit;
    permit.m_provider = request.provider;
    permit.m_fields = request.fields;
    permit.m_bodyHash = base::sha256(request.body);
    COUNTERSIGN_TRY(transaction.run(kSqlAdd, request.provider, request.purpose, base::dumpJson(names),
                                    permit.m_bodyHash, request.body.size(), policy.version, actor.name,
                                    actor.now));
    COUNTERSIGN_ASSIGN([[maybe_unused]] const std::int64_t index,
                       events::appendAudit(transaction,
                                           {.actor = actor.name,
                                            .action = "egress.permit",
                                            .subject = request.provider,
                                            .payload = {{"purpose", request.purpose},
                                                        {"sha256", base::toHex(permit.m_bodyHash)},
                                                        {"fields", request.fields.size()}}},
                                           actor.now));
    return permit;
}

} // namespace countersign::governance
