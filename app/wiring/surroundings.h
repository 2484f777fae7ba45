// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace countersign::wiring {

/// The libraries that this program found at its start.
struct LibraryVersions
{
    std::string openssl;
    std::string curl;
};
[[nodiscard]] LibraryVersions libraryVersions();

/// Whether this session's bus has, or can start, a safe for secrets (Secret Service or KWallet). Asks nobody
/// to unlock it.
[[nodiscard]] bool keyChainThere();

} // namespace countersign::wiring
