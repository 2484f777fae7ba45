// SPDX-License-Identifier: Apache-2.0
#include "engine/outreach/cadence/suggestion_json.h"

namespace countersign::cadence {

namespace {

base::Json reasonToJson(const model::Reason& reason) { return {{"code", reason.code}, {"args", reason.args}}; }

model::Reason reasonFromJson(const base::Json& json)
{
    model::Reason reason{.code = base::jsonText(json, "code")};
    for (const base::Json& arg : base::jsonMember(json, "args"))
        if (arg.is_string())
            reason.args.push_back(arg.get<std::string>());
    return reason;
}

model::RecordId idFromJson(const base::Json& json, std::string_view key)
{
    return model::RecordId::parse(base::jsonText(json, key)).value_or(model::RecordId());
}

} // namespace

base::Json toJson(const Suggestion& suggestion)
{
    base::Json reasons = base::Json::array();
    for (const WeightedReason& reason : suggestion.reasons) {
        base::Json each = reasonToJson(reason.reason);
        each["points"] = reason.points;
        if (!reason.record.isNull())
            each["record"] = reason.record.text();
        reasons.push_back(std::move(each));
    }
    base::Json timing = base::Json::array();
    for (const model::Reason& reason : suggestion.nextLegalReasons)
        timing.push_back(reasonToJson(reason));
    base::Json json{{"headline", reasonToJson(suggestion.headline)}, {"reasons", std::move(reasons)},
                    {"timing", std::move(timing)},                   {"zone", suggestion.zone},
                    {"valuePer", suggestion.valuePer},               {"moved", reasonToJson(suggestion.moved)}};
    if (!suggestion.product.isNull())
        json["product"] = suggestion.product.text();
    if (suggestion.runnerUp)
        json["runnerUp"] = {{"contact", suggestion.runnerUp->contact.text()},
                            {"action", static_cast<std::int64_t>(suggestion.runnerUp->action)},
                            {"whyNot", reasonToJson(suggestion.runnerUp->whyNot)}};
    return json;
}

void readJson(const base::Json& json, Suggestion& suggestion)
{
    suggestion.headline = reasonFromJson(base::jsonMember(json, "headline"));
    for (const base::Json& each : base::jsonMember(json, "reasons"))
        suggestion.reasons.push_back({.reason = reasonFromJson(each),
                                      .points = base::jsonDouble(each, "points"),
                                      .record = idFromJson(each, "record")});
    for (const base::Json& each : base::jsonMember(json, "timing"))
        suggestion.nextLegalReasons.push_back(reasonFromJson(each));
    suggestion.zone = base::jsonText(json, "zone");
    suggestion.product = idFromJson(json, "product");
    suggestion.valuePer = base::jsonText(json, "valuePer");
    suggestion.moved = reasonFromJson(base::jsonMember(json, "moved"));
    if (const base::Json& runnerUp = base::jsonMember(json, "runnerUp"); runnerUp.is_object())
        suggestion.runnerUp = RunnerUp{.contact = idFromJson(runnerUp, "contact"),
                                       .action = static_cast<Action>(base::jsonInt(runnerUp, "action", 1)),
                                       .whyNot = reasonFromJson(base::jsonMember(runnerUp, "whyNot"))};
}

} // namespace countersign::cadence
