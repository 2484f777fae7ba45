// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace countersign::drafting {

/// The words that the claim check knows, of all six languages at once (a mail may quote another language).
/// All look-ups take lower case.

/// 1 to 12.
[[nodiscard]] std::optional<unsigned> monthOf(std::string_view word);
/// 0 is Sunday.
[[nodiscard]] std::optional<unsigned> weekdayOf(std::string_view word);
/// "day", "site": one name for a unit in all languages; empty where the word is no unit.
[[nodiscard]] std::string_view unitOf(std::string_view word);
/// ISO 4217 from a symbol, code or word ("€", "eur", "euros"); empty where it is none.
[[nodiscard]] std::string_view currencyOf(std::string_view word);
/// 1000 for "k", 1e6 for "million"; 0 where it is no scale.
[[nodiscard]] double scaleOf(std::string_view word);
[[nodiscard]] bool isPercentWord(std::string_view word);
/// Capitalised in the middle of a sentence without being a name.
[[nodiscard]] bool isCommonCapital(std::string_view word);
/// Words before a person's name.
[[nodiscard]] bool isHonorific(std::string_view word);

/// Phrases that bind us and so need a fact that says the same.
[[nodiscard]] std::span<const std::string_view> commitmentPhrases();
/// Phrases that tell people that they are watched or judged.
[[nodiscard]] std::span<const std::string_view> watchingPhrases();

} // namespace countersign::drafting
