// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace countersign::mime {

[[nodiscard]] bool isUtf8(std::string_view text);
[[nodiscard]] bool isAsciiText(std::string_view text);

/// Any line ends to CRLF, and one at the end.
[[nodiscard]] std::string withCrlf(std::string_view text);

/// True where the text may stand in a mail as it is: short ASCII lines that no relay rewrites.
[[nodiscard]] bool isPlainBody(std::string_view crlfText);

/// Quoted-printable (RFC 2045 §6.7) of text with CRLF line ends.
[[nodiscard]] std::string quotedPrintable(std::string_view crlfText);

/// RFC 2047 encoded words, none longer than 75 characters and none that cuts a character.
[[nodiscard]] std::vector<std::string> encodedWords(std::string_view utf8);

/// Without characters that change how the text around them reads: bidirectional controls, zero-width, tags.
[[nodiscard]] std::string withoutInvisible(std::string_view utf8);

} // namespace countersign::mime
