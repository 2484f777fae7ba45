// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/result.h"

#include <string>
#include <string_view>

namespace countersign::text {

enum class Encoding { Utf8, Utf16Le, Utf16Be, Windows1252 };

/// By byte order mark, then by validity, then by where zero bytes stand; Windows-1252 (and with it Latin-1)
/// is what remains. A sample may end inside a character.
[[nodiscard]] Encoding detectEncoding(std::string_view bytes);

/// Without the byte order mark. UnsupportedEncoding if the bytes are not what `encoding` says. The five bytes
/// that Windows-1252 leaves open are read as the control characters of Latin-1 (WHATWG Encoding).
[[nodiscard]] base::Result<std::string> toUtf8(std::string_view bytes, Encoding encoding);

/// "UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252" (the WHATWG names).
[[nodiscard]] std::string_view encodingName(Encoding encoding);

} // namespace countersign::text
