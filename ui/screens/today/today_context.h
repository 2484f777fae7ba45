// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/api/types/review.h"
#include "engine/api/types/suggestion.h"
#include "ui/text/here.h"
#include "ui/widgets/pane.h"

#include <optional>

namespace countersign::screens {

/// The right pane of Today: all about the current suggestion, or about its runner-up.
class TodayContext : public widgets::Pane
{
    Q_OBJECT

public:
    explicit TodayContext(QWidget* parent = nullptr);

    /// `draft` is set when it has been read. With `runnerUp` the person who came second is shown first.
    void show(const api::Suggestion& suggestion, const std::optional<api::DraftDetail>& draft, bool runnerUp,
              const text::Here& here);

signals:
    void runnerUpRequested();
    void draftOpened();

private:
    void addPerson(const api::Suggestion& suggestion, bool runnerUp, const text::Here& here);
    void addWhyNow(const api::Suggestion& suggestion, const text::Here& here);
    void addDeparture(const api::Suggestion& suggestion, const text::Here& here);
    void addDraft(const api::DraftDetail& draft, const text::Here& here);
    void addOther(const api::Suggestion& suggestion, bool runnerUp, const text::Here& here);
};

} // namespace countersign::screens
