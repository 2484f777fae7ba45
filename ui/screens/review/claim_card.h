// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/api/types/review.h"
#include "ui/widgets/card.h"

namespace countersign::widgets {
class ActionButton;
class TextLabel;
} // namespace countersign::widgets

namespace countersign::screens {

/// The fix beside an unsupported claim: what the nearest source says, and the three ways to settle it.
class ClaimCard : public widgets::Card
{
    Q_OBJECT

public:
    explicit ClaimCard(QWidget* parent = nullptr);

    /// `nearest` is null where no fact comes near.
    void show(const api::ClaimView& claim, const api::FactView* nearest);

signals:
    void suggestionTaken();
    void sourceWanted();
    void overruleWanted();

private:
    widgets::TextLabel* m_title;
    widgets::TextLabel* m_nearest;
    widgets::ActionButton* m_use;
    widgets::ActionButton* m_cite;
    widgets::ActionButton* m_overrule;
};

/// Why a claim is open, in a few words: "No source says “€3,900”".
[[nodiscard]] QString claimTitle(const api::ClaimView& claim);

} // namespace countersign::screens
