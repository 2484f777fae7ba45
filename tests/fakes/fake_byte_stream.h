// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/net/byte_stream.h"

#include <algorithm>
#include <string>
#include <string_view>

namespace countersign::tests {

/// A stream that says what it was given, in pieces of a chosen size, then closes; and remembers what it was
/// told.
class FakeByteStream final : public net::ByteStream
{
public:
    explicit FakeByteStream(std::string incoming, std::size_t piece = 1U << 20,
                            std::string* written = nullptr)
        : m_incoming(std::move(incoming)), m_piece(piece), m_written(written)
    {
    }

    [[nodiscard]] base::Result<std::size_t> read(std::span<char> buffer, std::stop_token) override
    {
        const std::size_t count = std::min({buffer.size(), m_piece, m_incoming.size() - m_at});
        std::copy_n(m_incoming.begin() + static_cast<std::ptrdiff_t>(m_at), count, buffer.begin());
        m_at += count;
        return count;
    }
    [[nodiscard]] base::Status write(std::string_view bytes, std::stop_token) override
    {
        if (m_written != nullptr)
            m_written->append(bytes);
        return {};
    }

private:
    std::string m_incoming;
    std::size_t m_at = 0;
    std::size_t m_piece;
    std::string* m_written;
};

} // namespace countersign::tests
