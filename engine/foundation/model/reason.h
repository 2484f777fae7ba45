// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace countersign::model {

/// Why something is as it is: a code that the border words (engine/api/phrase_codes), and what fills its
/// placeholders.
struct Reason
{
    std::string code;
    std::vector<std::string> args;
    friend bool operator==(const Reason&, const Reason&) = default;
};

} // namespace countersign::model
