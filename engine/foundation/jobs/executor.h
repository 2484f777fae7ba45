// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/thread_factory.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>

namespace countersign::jobs {

using Task = std::function<void()>;

/// Runs tasks one after another, in the order in which they were posted. post() may be called from any thread and
/// never runs the task itself.
class Executor
{
public:
    virtual ~Executor() = default;
    virtual void post(Task task) = 0;
};

/// An executor with a thread of its own. Destroying it finishes the running task and drops those that wait.
class ThreadExecutor final : public Executor
{
public:
    ThreadExecutor(base::ThreadFactory& threads, std::string name);
    ~ThreadExecutor() override;
    void post(Task task) override;

private:
    void run(const std::stop_token& stop);

    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::deque<Task> m_tasks;
    /// Last, so that everything else is there while it runs.
    std::unique_ptr<base::Thread> m_thread;
};

} // namespace countersign::jobs
