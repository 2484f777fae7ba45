// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/knowledge/features/feature_store.h"
#include "engine/knowledge/features/segment.h"
#include "tests/support/record_maker.h"
#include "tests/support/temp_store.h"

#include <string>

namespace countersign::tests {

/// A store at 2026-06-09 10:00 UTC with short ways to fill and compute it.
struct FeatureWorld
{
    TempStore store;
    FakeClock clock;

    store::Database& database() { return store.database(); }
    model::Record put(model::RecordKind kind, std::string_view id, FieldList fields)
    {
        return putRecord(database(), kind, id, fields);
    }
    model::RecordId account(std::string_view id, std::string_view industry = "")
    {
        model::FieldValue value;
        if (!industry.empty())
            value = text(industry);
        return put(model::RecordKind::Account, id, {{"name", text(id)}, {"industry", value}}).id;
    }
    void mail(std::string_view id, model::RecordId contact, std::string_view direction, std::string_view at)
    {
        put(model::RecordKind::Message, id,
            {{"direction", text(direction)}, {"contact", contact}, {"at", moment(at)}});
    }
    void own(model::RecordId account, std::string_view product)
    {
        put(model::RecordKind::Asset, account.text() + std::string(product),
            {{"name", text(product)}, {"account", account}, {"product", productId(product)}});
    }
    static model::RecordId productId(std::string_view product)
    {
        return model::RecordId::imported("test", "product", product);
    }
    features::RecomputeReport recompute()
    {
        features::Recompute run{.database = database(), .clock = clock, .stop = {}};
        const auto report = features::recomputeAll(run);
        COUNTERSIGN_ASSERT(report.has_value(), "all features are computed");
        return *report;
    }
    features::FeatureNumber number(model::RecordId account, std::string_view name)
    {
        const auto value = features::featureOf(database(), account, name);
        COUNTERSIGN_ASSERT(value && *value, "the feature was computed");
        return (*value)->number;
    }
    std::string className(model::RecordId account, std::string_view segment)
    {
        const auto found = features::segmentsOf(database(), account);
        COUNTERSIGN_ASSERT(found.has_value(), "segments are read");
        for (const features::Membership& each : *found)
            if (each.segment == segment)
                return each.className;
        return {};
    }
};

} // namespace countersign::tests
