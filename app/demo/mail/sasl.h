// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace countersign::demo {

struct Credentials
{
    std::string user;
    std::string password;
};

/// The initial response of SASL PLAIN in base64 (RFC 4616): [authzid] NUL authcid NUL password.
[[nodiscard]] std::optional<Credentials> plainCredentials(std::string_view base64);

} // namespace countersign::demo
