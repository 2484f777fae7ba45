// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/net/byte_stream.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace countersign::mailbox {

/// One value of an IMAP response (RFC 3501 §4). Atoms keep their spelling, BODY[…] sections included.
struct ImapValue
{
    enum class Kind { Atom, Text, Nil, List };
    Kind kind = Kind::Nil;
    std::string text = {};
    std::vector<ImapValue> items = {};

    [[nodiscard]] bool isAtom(std::string_view name) const;
    /// The number, where it is one that fits.
    [[nodiscard]] std::optional<std::uint32_t> number() const;
};

struct ImapResponse
{
    /// "*", "+" or the tag of a command.
    std::string tag = {};
    /// For status responses: "OK", "NO", "BAD", "BYE", "PREAUTH"; upper case; else empty.
    std::string status = {};
    /// The bracketed code of a status response, "UIDVALIDITY 42"; without brackets.
    std::string code = {};
    /// Human text of a status response.
    std::string text = {};
    /// Everything behind the tag of a data response.
    std::vector<ImapValue> values = {};
};

struct ImapLimits
{
    /// All lines of one response together, without literals.
    std::size_t maxLineBytes = 4U << 20;
    /// One literal, and all literals of one response.
    std::size_t maxLiteralBytes = 48U << 20;
    std::size_t maxDepth = 24;
};

/// Cuts a stream into whole responses and parses them. ProtocolError for what is no IMAP, TooLarge at the
/// caps, ConnectionLost where the stream ends; after an error the reader is of no more use.
class ImapReader
{
public:
    /// `stream` outlives the reader.
    explicit ImapReader(net::ByteStream& stream, ImapLimits limits = {}) : m_stream(stream), m_limits(limits)
    {
    }

    [[nodiscard]] base::Result<ImapResponse> next(std::stop_token stop);

private:
    [[nodiscard]] base::Status fill(std::stop_token stop);
    [[nodiscard]] base::Result<std::string> readLine(std::size_t room, std::stop_token stop);
    [[nodiscard]] base::Result<std::string> readLiteral(std::size_t size, std::stop_token stop);

    net::ByteStream& m_stream;
    ImapLimits m_limits;
    std::string m_buffer;
    std::size_t m_position = 0;
};

/// Parses one response: its lines, and the literals that stood between them, in order.
[[nodiscard]] base::Result<ImapResponse> parseImapResponse(const std::vector<std::string>& lines,
                                                           const std::vector<std::string>& literals,
                                                           std::size_t maxDepth = 24);

/// A string for a command: quoted where it can be, nothing where it would need a literal.
[[nodiscard]] std::optional<std::string> imapQuoted(std::string_view text);

} // namespace countersign::mailbox
