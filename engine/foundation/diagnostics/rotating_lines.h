// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/result.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string_view>

namespace countersign::diagnostics {

struct Rotation
{
    std::size_t maxBytes = 5U << 20U;
    /// Older files kept beside the current one: name.1.ext is the youngest.
    std::size_t keptFiles = 4;
};

/// A file of lines that starts anew when it is full and forgets the oldest. Thread-safe.
class RotatingLines
{
public:
    /// FileUnreadable if the file can't be made.
    [[nodiscard]] static base::Result<std::unique_ptr<RotatingLines>> open(const std::filesystem::path& path,
                                                                           Rotation rotation = {});
    ~RotatingLines();
    RotatingLines(const RotatingLines&) = delete;
    RotatingLines& operator=(const RotatingLines&) = delete;

    /// Appends the line and an end of line. Never fails; see dropped().
    void write(std::string_view line);
    void flush();
    /// Lines that could not be written, for example on a full disk.
    [[nodiscard]] std::uint64_t dropped() const;

private:
    struct State;
    explicit RotatingLines(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace countersign::diagnostics
