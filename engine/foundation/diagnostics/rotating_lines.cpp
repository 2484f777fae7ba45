// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/diagnostics/rotating_lines.h"

#include <spdlog/common.h>
#include <spdlog/details/log_msg.h>
#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/rotating_file_sink.h>

#include <atomic>
#include <cstdio>
#include <exception>
#include <string>
#include <sys/stat.h>
#include <utility>

namespace countersign::diagnostics {

struct RotatingLines::State
{
    std::unique_ptr<spdlog::sinks::rotating_file_sink_mt> sink;
    std::atomic<std::uint64_t> dropped{0};
};

RotatingLines::RotatingLines(std::unique_ptr<State> state) : m_state(std::move(state)) {}
RotatingLines::~RotatingLines() = default;

base::Result<std::unique_ptr<RotatingLines>> RotatingLines::open(const std::filesystem::path& path,
                                                                 Rotation rotation)
{
    try {
        spdlog::file_event_handlers handlers;
        // Whatever the umask is: others on this machine need not read along.
        handlers.after_open = [](const spdlog::filename_t&, std::FILE* file) {
            ::fchmod(::fileno(file), 0600);
        };
        auto state = std::make_unique<State>();
        state->sink = std::make_unique<spdlog::sinks::rotating_file_sink_mt>(
            path.string(), rotation.maxBytes, rotation.keptFiles, false, handlers);
        state->sink->set_formatter(std::make_unique<spdlog::pattern_formatter>(
            "%v", spdlog::pattern_time_type::utc, std::string("\n")));
        return std::unique_ptr<RotatingLines>(new RotatingLines(std::move(state)));
    } catch (const std::exception& problem) {
        return base::fail(base::ErrorCode::FileUnreadable, problem.what(), {path.filename().string()});
    }
}

void RotatingLines::write(std::string_view line)
{
    try {
        // The message's own time is not printed by the pattern; a fixed one keeps the system's clock out.
        const spdlog::details::log_msg message(spdlog::log_clock::time_point(), spdlog::source_loc(), "",
                                               spdlog::level::info,
                                               spdlog::string_view_t(line.data(), line.size()));
        m_state->sink->log(message);
    } catch (const std::exception&) {
        m_state->dropped.fetch_add(1, std::memory_order_relaxed);
    }
}

void RotatingLines::flush()
{
    try {
        m_state->sink->flush();
    } catch (const std::exception&) {
        m_state->dropped.fetch_add(1, std::memory_order_relaxed);
    }
}

std::uint64_t RotatingLines::dropped() const
{
    return m_state->dropped.load(std::memory_order_relaxed);
}

} // namespace countersign::diagnostics
