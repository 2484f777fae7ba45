// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace countersign::base {

/// A file compiled into the program by countersign_embed(); `name` is its path relative to the embedded root.
struct EmbeddedFile
{
    std::string_view name;
    std::string_view content;
};

} // namespace countersign::base
