// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace countersign::mime {

/// HTML from outside, built anew from an allow-list: text structure, tables and plain links (http, https,
/// mailto). Nothing that runs, loads, styles or submits survives. Idempotent; linear in the input. Markup
/// that is too large or too deep to parse safely comes back as its escaped text.
[[nodiscard]] std::string rebuildHtml(std::string_view html);

/// The words of HTML as plain text, a line for each block; without scripts, styles and the title.
[[nodiscard]] std::string textOfHtml(std::string_view html);

/// Where a click could lead a reader of these two, in order and once each: what looks like an address of the web or
/// of mail in the text, and what any attribute of the HTML names. For a person to read, not to open.
[[nodiscard]] std::vector<std::string> linksIn(std::string_view text, std::string_view html);

/// Text as HTML: the five special characters escaped.
[[nodiscard]] std::string escapeHtml(std::string_view text);

} // namespace countersign::mime
