// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/base/assert.h"

#include <cstdio>
#include <cstdlib>

namespace countersign::base {

void assertionFailed(const char* condition, const char* message, const char* file, int line)
{
    std::fprintf(stderr, "countersign: %s:%d: %s (%s)\n", file, line, message, condition);
    std::abort();
}

} // namespace countersign::base
