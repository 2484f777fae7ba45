// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/api/types/account.h"
#include "ui/text/here.h"
#include "ui/widgets/pane.h"

namespace countersign::screens {

/// The right pane of an account: products owned and suggested with the path that says why, what the figures
/// rest on, segments.
class AccountContext : public widgets::Pane
{
    Q_OBJECT

public:
    explicit AccountContext(QWidget* parent = nullptr);

    void show(const api::AccountDetail& detail, const text::Here& here);

signals:
    /// A mail about a suggested product is wanted.
    void productDraftRequested();

private:
    void addOwned(const api::AccountDetail& detail);
    void addRecommended(const api::RecommendedProduct& product, bool first, const text::Here& here);
    void addFeatures(const api::AccountDetail& detail, const text::Here& here);
    void addSegments(const api::AccountDetail& detail);
};

} // namespace countersign::screens
