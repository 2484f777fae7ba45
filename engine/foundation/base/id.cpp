// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/base/id.h"

#include <algorithm>

namespace countersign::base {

namespace {

constexpr char kAlphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

int digitValue(char c)
{
    if (c >= 'a' && c <= 'z')
        c = static_cast<char>(c - 'a' + 'A');
    const auto* found = std::find(kAlphabet, kAlphabet + 32, c);
    return found == kAlphabet + 32 ? -1 : static_cast<int>(found - kAlphabet);
}

} // namespace

std::string idText(const IdBytes& bytes)
{
    // 26 digits of 5 bits hold 130 bits; the first digit carries only three.
    std::string text(26, '0');
    for (int digit = 0; digit < 26; ++digit) {
        unsigned value = 0;
        for (int bit = 0; bit < 5; ++bit) {
            const int position = digit * 5 + bit - 2;
            unsigned one = 0;
            if (position >= 0)
                one = (std::to_integer<unsigned>(bytes[static_cast<std::size_t>(position / 8)]) >> (7 - position % 8)) & 1U;
            value = value * 2 + one;
        }
        text[static_cast<std::size_t>(digit)] = kAlphabet[value];
    }
    return text;
}

std::optional<IdBytes> parseIdText(std::string_view text)
{
    if (text.size() != 26)
        return std::nullopt;
    IdBytes bytes{};
    for (int digit = 0; digit < 26; ++digit) {
        const int value = digitValue(text[static_cast<std::size_t>(digit)]);
        if (value < 0 || (digit == 0 && value > 7))
            return std::nullopt;
        for (int bit = 0; bit < 5; ++bit) {
            const int position = digit * 5 + bit - 2;
            if (position >= 0 && ((value >> (4 - bit)) & 1) != 0)
                bytes[static_cast<std::size_t>(position / 8)] |= static_cast<std::byte>(1U << (7 - position % 8));
        }
    }
    return bytes;
}

IdBytes importedIdBytes(std::string_view source, std::string_view object, std::string_view externalId)
{
    Sha256Stream stream;
    const Sha256 digest = stream.addField(source).addField(object).addField(externalId).finish();
    IdBytes bytes{};
    std::copy_n(digest.begin(), bytes.size(), bytes.begin());
    return bytes;
}

IdBytes IdSource::nextBytes()
{
    const std::lock_guard lock(m_mutex);
    const std::int64_t millis = toMillis(m_clock.now());
    if (millis == m_lastMillis) {
        // Same millisecond: count up from the last random part, so that ids keep their order.
        for (std::size_t i = m_last.size(); i-- > 6;) {
            m_last[i] = static_cast<std::byte>(std::to_integer<unsigned>(m_last[i]) + 1U);
            if (m_last[i] != std::byte{0})
                break;
        }
        return m_last;
    }
    m_lastMillis = millis;
    for (std::size_t i = 0; i < 6; ++i)
        m_last[i] = static_cast<std::byte>(static_cast<std::uint64_t>(millis) >> (8 * (5 - i)));
    m_random.fill(std::span(m_last).subspan(6));
    return m_last;
}

} // namespace countersign::base
