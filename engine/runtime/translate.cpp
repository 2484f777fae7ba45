// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/translate.h"

#include "engine/foundation/base/assert.h"

#include <algorithm>

namespace countersign::runtime {

api::Phrase toPhrase(const model::Reason& reason) { return {.code = reason.code, .args = reason.args}; }

api::Role toApi(governance::Role role)
{
    switch (role) {
    case governance::Role::Rep:
        return api::Role::Rep;
    case governance::Role::Manager:
        return api::Role::Manager;
    case governance::Role::Admin:
        return api::Role::Admin;
    case governance::Role::Auditor:
        return api::Role::Auditor;
    }
    COUNTERSIGN_ASSERT(false, "no such role");
}

governance::Role fromApi(api::Role role)
{
    switch (role) {
    case api::Role::Rep:
        return governance::Role::Rep;
    case api::Role::Manager:
        return governance::Role::Manager;
    case api::Role::Admin:
        return governance::Role::Admin;
    case api::Role::Auditor:
        return governance::Role::Auditor;
    }
    COUNTERSIGN_ASSERT(false, "no such role");
}

api::MessageState toApi(approval::MessageState state)
{
    using From = approval::MessageState;
    using To = api::MessageState;
    switch (state) {
    case From::Draft:
        return To::Draft;
    case From::InReview:
        return To::InReview;
    case From::Returned:
        return To::Returned;
    case From::Rejected:
        return To::Rejected;
    case From::Approved:
        return To::Approved;
    case From::Held:
        return To::Held;
    case From::Queued:
        return To::Queued;
    case From::Transmitting:
        return To::Transmitting;
    case From::Accepted:
        return To::Accepted;
    case From::Refused:
        return To::Refused;
    case From::Unknown:
        return To::Unknown;
    case From::Cancelled:
        return To::Cancelled;
    case From::Expired:
        return To::Expired;
    }
    COUNTERSIGN_ASSERT(false, "no such state");
}

api::Principal toApi(const governance::Principal& principal)
{
    return {.id = principal.id.text(),
            .name = principal.name,
            .email = principal.email,
            .role = toApi(principal.role),
            .canSign = principal.isLive()};
}

} // namespace countersign::runtime
