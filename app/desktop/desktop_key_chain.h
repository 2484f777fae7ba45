// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/secrets/key_chain.h"

namespace countersign::desktop {

/// The desktop's own key chain (Secret Service or KWallet over D-Bus), by QtKeychain, whose fallback to a
/// plain file stays off. From any one thread but the UI's, while there is a QCoreApplication; a person gets a
/// minute to unlock it.
class DesktopKeyChain final : public secrets::KeyChain
{
public:
    [[nodiscard]] base::Result<base::SecretText> get(std::string_view name) override;
    [[nodiscard]] base::Status set(std::string_view name, const base::SecretText& value) override;
    [[nodiscard]] base::Status remove(std::string_view name) override;
};

} // namespace countersign::desktop
