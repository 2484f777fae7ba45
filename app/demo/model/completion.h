// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/demo/world/vocabulary.h"

#include <cstdint>
#include <string>
#include <vector>

namespace countersign::demo {

inline constexpr std::string_view kModelName = "fennwick-demo-1";

/// One answer of the demo model, before it is wrapped for the wire.
struct Completion
{
    std::string id;
    std::int64_t created = 0;
    /// The content cut as a stream brings it: about a word a piece, never inside a character.
    std::vector<std::string> pieces;
    std::int64_t promptTokens = 0;

    [[nodiscard]] std::string text() const;
};

/// The model's answer to a chat request. Whether it is streamed makes no difference to the words.
[[nodiscard]] Completion complete(const base::Json& request, const Vocabulary& vocabulary,
                                  std::uint64_t seed);

/// The body of an answer that is not streamed.
[[nodiscard]] base::Json completionBody(const Completion& completion);

/// Every event of the stream in order, each with its blank line: role, pieces, finish, usage (unless
/// declined), [DONE].
[[nodiscard]] std::vector<std::string> completionEvents(const Completion& completion, bool withUsage);

} // namespace countersign::demo
