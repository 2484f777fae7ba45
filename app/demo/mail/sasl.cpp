// SPDX-License-Identifier: Apache-2.0
#include "app/demo/mail/sasl.h"

#include "engine/foundation/base/hash.h"

namespace countersign::demo {

std::optional<Credentials> plainCredentials(std::string_view base64)
{
    const auto bytes = base::fromBase64(base64);
    if (!bytes)
        return std::nullopt;
    const std::string_view text = base::textOf(*bytes);
    const std::size_t first = text.find('\0');
    const std::size_t second = first == std::string_view::npos ? first : text.find('\0', first + 1);
    if (second == std::string_view::npos)
        return std::nullopt;
    return Credentials{.user = std::string(text.substr(first + 1, second - first - 1)),
                       .password = std::string(text.substr(second + 1))};
}

} // namespace countersign::demo
