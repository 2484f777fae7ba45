// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/demo/server/connection.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace countersign::demo {

struct ImapToken
{
    enum class Kind { Text, Open, Close };
    Kind kind = Kind::Text;
    std::string text;
};

/// One command of a client (RFC 3501 §2.2.1), literals already fetched. `words` start after the verb; "UID
/// FETCH" has the verb "UID FETCH".
struct ImapCommand
{
    std::string tag;
    std::string verb;
    std::vector<ImapToken> words;

    /// The n-th word's text; empty beyond the end.
    [[nodiscard]] std::string word(std::size_t n) const
    {
        return n < words.size() ? words[n].text : std::string();
    }
};

/// Reads one command, asking for each synchronising literal; literals with "+" are not asked for (RFC 7888).
[[nodiscard]] base::Result<ImapCommand> readImapCommand(Connection& connection);

/// "1,4:7,9:*" over numbers up to `last`; nothing if malformed.
struct ImapRange
{
    std::uint32_t from = 0;
    std::uint32_t to = 0;
};
[[nodiscard]] std::optional<std::vector<ImapRange>> parseImapSet(std::string_view text, std::uint32_t last);
[[nodiscard]] bool contains(const std::vector<ImapRange>& set, std::uint32_t number);

[[nodiscard]] std::string upperAscii(std::string_view text);

} // namespace countersign::demo
