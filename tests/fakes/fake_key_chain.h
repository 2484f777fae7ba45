// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/secrets/key_chain.h"

#include <map>
#include <string>
#include <string_view>

namespace countersign::tests {

/// A key chain in memory that can be locked, as when nobody has signed in to the desktop.
class FakeKeyChain final : public secrets::KeyChain
{
public:
    void setLocked(bool locked) { m_locked = locked; }
    [[nodiscard]] std::size_t size() const { return m_values.size(); }

    /// As when somebody tampers with it, or another program takes the names.
    void overwriteAll(std::string_view value)
    {
        for (auto& [name, kept] : m_values)
            kept = base::SecretText(std::string(value));
    }

    [[nodiscard]] base::Result<base::SecretText> get(std::string_view name) override
    {
        if (m_locked)
            return base::fail(base::ErrorCode::KeyUnavailable, "the key chain is locked");
        const auto found = m_values.find(name);
        if (found == m_values.end())
            return base::fail(base::ErrorCode::NotFound, "the key chain has no such entry");
        return found->second.clone();
    }
    [[nodiscard]] base::Status set(std::string_view name, const base::SecretText& value) override
    {
        if (m_locked)
            return base::fail(base::ErrorCode::KeyUnavailable, "the key chain is locked");
        m_values.insert_or_assign(std::string(name), value.clone());
        return {};
    }
    [[nodiscard]] base::Status remove(std::string_view name) override
    {
        if (m_locked)
            return base::fail(base::ErrorCode::KeyUnavailable, "the key chain is locked");
        if (const auto found = m_values.find(name); found != m_values.end())
            m_values.erase(found);
        return {};
    }

private:
    bool m_locked = false;
    std::map<std::string, base::SecretText, std::less<>> m_values;
};

} // namespace countersign::tests
