// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/clock.h"
#include "engine/foundation/base/hash.h"
#include "engine/foundation/base/json.h"
#include "engine/foundation/base/money.h"
#include "engine/foundation/model/reason.h"
#include "engine/foundation/model/sending_hours.h"
#include "engine/platform/governance/principal.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace countersign::governance {

/// What a policy document says, typed; docs/policy.md describes the document.
struct PolicyRules
{
    /// A value above the limit of its currency needs a manager too. A currency that is not listed has no
    /// limit that could be kept, so its values count as high, and so does an unknown value where
    /// `unknownValueIsHigh`.
    std::map<std::string, std::int64_t> highValueAboveMinor;
    bool unknownValueIsHigh = true;
    base::Duration approvalTimeToLive{};
    base::Duration undoWindow{};
    model::SendingHours sending;
    std::size_t maxRecipients = 0;
    /// The mail must let the reader opt out: by a List-Unsubscribe header or by one of the footers in its
    /// text.
    bool optOutRequired = true;
    /// By language (BCP 47), the sentence that drafting puts under the mail.
    std::map<std::string, std::string> footers;
    /// What may go to a model provider: "business", "personal".
    bool personalDataToModels = false;

    /// The footer of the language, else of its base language, else the English one.
    [[nodiscard]] std::string footerFor(std::string_view language) const;
};

/// One immutable version of the rules.
struct Policy
{
    std::int64_t version = 0;
    /// Canonical JSON; its SHA-256 is part of every signature.
    std::string document;
    base::Sha256 hash{};
    std::string author;
    base::Instant createdAt;
    PolicyRules rules;
};

/// InvalidInput for an unknown key, a wrong type or a value outside its bounds; args name the key.
[[nodiscard]] base::Result<PolicyRules> parsePolicy(const base::Json& document);

/// What policy needs to know of a message.
struct SubmissionFacts
{
    std::optional<base::Money> value;
    std::size_t recipientCount = 0;
    std::size_t unresolvedClaims = 0;
    bool hasOptOutHeader = false;
    /// The plain text that a reader sees.
    std::string text;
};

struct RequiredSignature
{
    Role role = Role::Rep;
    /// "two_signatures", "escalation_value", "escalation_unknown_value"; empty for the rep's own.
    model::Reason because;
    friend bool operator==(const RequiredSignature&, const RequiredSignature&) = default;
};

struct PolicyResult
{
    std::vector<model::Reason> passed;
    std::vector<model::Reason> failed;
    /// In the order rep, manager.
    std::vector<RequiredSignature> required;
    base::Duration undoWindow{};
    base::Duration timeToLive{};

    [[nodiscard]] bool needs(Role role) const;
};

/// A pure function of the rules and the facts.
[[nodiscard]] PolicyResult evaluatePolicy(const PolicyRules& rules, const SubmissionFacts& facts);

/// Stores the document as the next version and makes it the one in force. InvalidInput as parsePolicy().
[[nodiscard]] base::Result<Policy> addPolicy(store::Transaction& transaction, std::string_view document,
                                             const Actor& actor);
enum class ShippedPolicy {
    /// resources/policy/default.json
    Default,
    /// The same but for what resources/policy/demo.json says (a JSON merge patch, RFC 7396): a demo's mail
    /// leaves at any hour, so that its loop can be seen on a Sunday night too.
    Demo,
};
/// The shipped policy as version 1; nothing happens where there is a policy.
[[nodiscard]] base::Status installPolicy(store::Transaction& transaction, ShippedPolicy which, const Actor& actor);
/// NotFound in a workspace without any.
[[nodiscard]] base::Result<Policy> activePolicy(store::Database& database);
[[nodiscard]] base::Result<std::vector<Policy>> listPolicies(store::Database& database);

} // namespace countersign::governance
