// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/clock.h"
#include "engine/foundation/base/money.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace countersign::drafting {

enum class TokenKind { Word, Number, Sign };

/// A word, a figure, or one sign of a sentence, by its bytes. A character of a script without spaces is a
/// word.
struct Token
{
    TokenKind kind = TokenKind::Sign;
    std::size_t begin = 0;
    std::size_t end = 0;
    /// Lower case, straight digits; a figure that digits cannot write ("5½", "Ⅻ") as it stands.
    std::string lower;
    bool capital = false;
    /// Directly after the token before, without a space.
    bool joined = false;
};

[[nodiscard]] std::vector<Token> tokensOf(std::string_view text);

/// "1,234.50" by the language's decimal sign; nothing for what is no number ("4.2.1") or has other signs ("5½").
[[nodiscard]] std::optional<double> readNumber(std::string_view raw, std::string_view language);

enum class MentionKind { Variable, Url, Address, Money, Percent, Date, Time, Number, Identifier };

/// Something in a text that can be true or false.
struct Mention
{
    MentionKind kind = MentionKind::Number;
    std::size_t begin = 0;
    std::size_t end = 0;
    double value = 0;
    std::string currency;
    /// Of a number: one name in all languages. Of a date: set where it is relative (RelativeDays), `value` says how far.
    std::string unit;
    std::optional<int> year;
    std::optional<unsigned> month;
    std::optional<unsigned> day;
    std::optional<unsigned> weekday;
    /// Of a time.
    int minute = 0;
};

/// The amount of a mention of money.
[[nodiscard]] base::Money moneyOf(const Mention& mention);

/// "19, 22 and 26 days": every figure of a list gets the unit that stands behind the last.
void shareUnits(std::vector<Mention>& mentions, const std::vector<Token>& tokens);

/// Everything in the text that can be checked, in order, without overlaps.
[[nodiscard]] std::vector<Mention> mentionsOf(std::string_view text, const std::vector<Token>& tokens,
                                              std::string_view language);

} // namespace countersign::drafting
