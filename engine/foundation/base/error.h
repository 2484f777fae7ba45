// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/error_code.h"

#include <string>
#include <utility>
#include <vector>

namespace countersign::base {

/// Whether doing the same again can help.
enum class Retry { Never, Later, AfterSignIn };

/// A failure of the world. `detail` is English for logs and the command line's last line; it holds no customer
/// text and no secret. `args` fill the placeholders of the translated text for the code, in order.
struct Error
{
    ErrorCode code = ErrorCode::Internal;
    Retry retry = Retry::Never;
    std::string detail = {};
    std::vector<std::string> args = {};

    friend bool operator==(const Error&, const Error&) = default;
};

/// "WrongPassphrase: the key slot did not open".
[[nodiscard]] inline std::string toString(const Error& error)
{
    std::string text(errorName(error.code));
    if (!error.detail.empty())
        text += ": " + error.detail;
    return text;
}

} // namespace countersign::base
