// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace countersign::base {

/// Prints what was expected and aborts; always on, because a broken invariant must never go on to send mail.
[[noreturn]] void assertionFailed(const char* condition, const char* message, const char* file, int line);

} // namespace countersign::base

/// For bugs, never for what a user, a file or a server can cause.
#define COUNTERSIGN_ASSERT(condition, message)                                                                     \
    do {                                                                                                           \
        if (!(condition)) [[unlikely]]                                                                             \
            ::countersign::base::assertionFailed(#condition, message, __FILE__, __LINE__);                         \
    } while (false)
