// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/clock.h"
#include "engine/outreach/drafting/claim_text.h"

#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

namespace countersign::drafting {

/// "the day after tomorrow", "nächste Woche": a day or a week, month or year, counted from the draft's own.
struct RelativeDays
{
    /// "day", "week", "month", "year".
    std::string_view unit;
    int offset = 0;
    /// Tokens that it takes; 0 where none begins here.
    std::size_t count = 0;
};

/// The longest such words that begin at `at`. `language` decides what is a word of several languages ("hier").
[[nodiscard]] RelativeDays relativeDaysAt(const std::vector<Token>& tokens, std::size_t at, std::string_view language);

/// Whether a mention of a date is relative: its `unit` is one of RelativeDays, its `value` the offset.
[[nodiscard]] bool isRelative(const Mention& mention);

/// First and last day of a relative mention; weeks begin on Monday.
[[nodiscard]] std::pair<base::LocalDate, base::LocalDate> daysOf(const Mention& mention, base::LocalDate today);

void setDay(Mention& mention, base::LocalDate date);

/// How a sentence speaks of days.
struct DayTalk
{
    /// It ends in a question mark, or as a question does in Japanese.
    bool asks = false;
    /// It speaks of the writer or proposes (the patterns' [own]).
    bool own = false;
    /// Something ends, renews or falls due: its day is then no proposal.
    bool saysWhatEnds = false;
    bool saysNotice = false;
    /// It has a date that is not counted from today.
    bool namesADate = false;
};
[[nodiscard]] DayTalk dayTalkOf(std::string_view text, const std::vector<Token>& tokens, std::string_view language,
                                const std::vector<Mention>& mentions);

/// "Can we talk tomorrow?", "Morgen könnte ich": a wish says nothing about the world, unless something ends then. "Today"
/// by itself says "nowadays" more often than a date.
[[nodiscard]] bool isProposal(const Mention& mention, const DayTalk& talk);

} // namespace countersign::drafting
