// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/clock.h"
#include "engine/foundation/base/error.h"
#include "engine/foundation/base/money.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Plain values that cross the border. Ids are the 26-character texts of the engine's ids; empty is none.
namespace countersign::api {

using base::Instant;
using base::LocalDate;
using base::Money;
using Id = std::string;

/// A code with arguments, worded by ui/text and by the command line; the list of codes is phrase_codes.h.
struct Phrase
{
    std::string code;
    std::vector<std::string> args;
    friend bool operator==(const Phrase&, const Phrase&) = default;
};

/// How far a list goes on.
struct Paging
{
    std::int64_t offset = 0;
    std::int64_t limit = 100;
};

} // namespace countersign::api
