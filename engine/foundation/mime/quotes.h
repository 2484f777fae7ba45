// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace countersign::mime {

/// A mail's text in its three parts. Nothing is lost: each line of the input is in exactly one of them.
struct StrippedText
{
    /// What the sender wrote anew, answers between quoted lines included; trimmed.
    std::string reply = {};
    std::string quoted = {};
    std::string signature = {};
};

/// Splits off what a mail repeats: lines with ">", attributions ("On … wrote:") and header blocks in English,
/// German, French and Spanish, "Original Message" rules, and the signature behind "-- ". Keeps when in doubt.
[[nodiscard]] StrippedText stripQuotes(std::string_view text);

} // namespace countersign::mime
