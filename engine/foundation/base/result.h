// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/error.h"

#include <tl/expected.hpp>

#include <utility>

namespace countersign::base {

/// A value, or why there is none. Functions that return one are [[nodiscard]].
template <class T>
using Result = tl::expected<T, Error>;

using Status = Result<void>;

[[nodiscard]] inline tl::unexpected<Error> fail(ErrorCode code, std::string detail = {},
                                                std::vector<std::string> args = {}, Retry retry = Retry::Never)
{
    return tl::unexpected<Error>(
        Error{.code = code, .retry = retry, .detail = std::move(detail), .args = std::move(args)});
}

[[nodiscard]] inline tl::unexpected<Error> fail(Error error) { return tl::unexpected<Error>(std::move(error)); }

} // namespace countersign::base

#define COUNTERSIGN_CONCAT_INNER(a, b) a##b
#define COUNTERSIGN_CONCAT(a, b) COUNTERSIGN_CONCAT_INNER(a, b)
#define COUNTERSIGN_TRY_INNER(temporary, expression)                                                               \
    do {                                                                                                           \
        if (auto temporary = (expression); !temporary)                                                             \
            return ::countersign::base::fail(std::move(temporary).error());                                        \
    } while (false)

/// Returns the error of a Result-valued expression from the enclosing function, else goes on.
#define COUNTERSIGN_TRY(expression)                                                                                \
    COUNTERSIGN_TRY_INNER(COUNTERSIGN_CONCAT(countersignStatus, __LINE__), expression)
#define COUNTERSIGN_ASSIGN_INNER(temporary, declaration, expression)                                               \
    auto temporary = (expression);                                                                                 \
    if (!temporary)                                                                                                \
        return ::countersign::base::fail(std::move(temporary).error());                                            \
    declaration = std::move(*temporary)

/// Declares or assigns from a Result-valued expression, or returns its error from the enclosing function.
#define COUNTERSIGN_ASSIGN(declaration, expression)                                                                \
    COUNTERSIGN_ASSIGN_INNER(COUNTERSIGN_CONCAT(countersignResult, __LINE__), declaration, expression)
