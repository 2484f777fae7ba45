// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace countersign::cli {

/// "HOST" or "HOST:PORT": a server's name without a scheme, a port from 1 to 65535.
[[nodiscard]] CLI::Validator hostAndPort();
/// One bare mail address.
[[nodiscard]] CLI::Validator mailAddress();
/// "https://…", or "http://…" on this computer's own loopback.
[[nodiscard]] CLI::Validator baseUrl();

/// The word of `known` that somebody who typed `word` most likely meant; empty where none is near.
[[nodiscard]] std::string nearestWord(std::string_view word, const std::vector<std::string>& known);

/// The window's own bound: at least eight characters. Empty where it is long enough, else what is wrong.
[[nodiscard]] std::string tooShort(std::string_view passphrase);

} // namespace countersign::cli
