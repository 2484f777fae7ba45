// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <stop_token>
#include <string>

namespace countersign::base {

/// A running thread; destroying it asks it to stop and joins.
class Thread
{
public:
    virtual ~Thread() = default;
    virtual void requestStop() = 0;
};

/// The only maker of threads in the engine.
class ThreadFactory
{
public:
    virtual ~ThreadFactory() = default;
    /// Runs `body` on a new thread named `name` (at most 15 bytes are shown by the system).
    [[nodiscard]] virtual std::unique_ptr<Thread> start(std::string name, std::function<void(std::stop_token)> body) = 0;
};

class SystemThreadFactory final : public ThreadFactory
{
public:
    [[nodiscard]] std::unique_ptr<Thread> start(std::string name, std::function<void(std::stop_token)> body) override;
};

} // namespace countersign::base
