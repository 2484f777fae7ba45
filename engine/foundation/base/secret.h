// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/hash.h"

#include <openssl/crypto.h>

#include <string>
#include <utility>

namespace countersign::base {

/// Holds something that must not be printed or logged, and wipes it at the end. Copying is deliberate: `clone()`.
/// `T` is a contiguous container of bytes or characters.
template <class T>
class Secret
{
public:
    Secret() = default;
    explicit Secret(T value) : m_value(std::move(value)) {}
    ~Secret() { wipe(); }
    Secret(const Secret&) = delete;
    Secret& operator=(const Secret&) = delete;
    Secret(Secret&& other) noexcept : m_value(std::move(other.m_value)) { other.wipe(); }
    Secret& operator=(Secret&& other) noexcept
    {
        if (this != &other) {
            wipe();
            m_value = std::move(other.m_value);
            other.wipe();
        }
        return *this;
    }

    [[nodiscard]] Secret clone() const { return Secret(m_value); }
    /// The value itself; the caller keeps no copy.
    [[nodiscard]] const T& expose() const { return m_value; }
    [[nodiscard]] bool empty() const { return m_value.empty(); }

private:
    void wipe()
    {
        // A moved-from short string keeps its characters; cleanse the whole capacity-independent content.
        if (!m_value.empty())
            OPENSSL_cleanse(m_value.data(), m_value.size() * sizeof(*m_value.data()));
        m_value.clear();
    }

    T m_value;
};

using SecretBytes = Secret<Bytes>;
using SecretText = Secret<std::string>;

} // namespace countersign::base
