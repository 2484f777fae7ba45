// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/jobs/executor.h"

namespace countersign::jobs {

ThreadExecutor::ThreadExecutor(base::ThreadFactory& threads, std::string name)
    : m_thread(threads.start(std::move(name), [this](const std::stop_token& stop) { run(stop); }))
{
}

ThreadExecutor::~ThreadExecutor()
{
    m_thread.reset();
}

void ThreadExecutor::post(Task task)
{
    {
        const std::lock_guard lock(m_mutex);
        m_tasks.push_back(std::move(task));
    }
    m_wake.notify_one();
}

void ThreadExecutor::run(const std::stop_token& stop)
{
    for (;;) {
        Task task;
        {
            std::unique_lock lock(m_mutex);
            if (!m_wake.wait(lock, stop, [this] { return !m_tasks.empty(); }) || stop.stop_requested())
                return;
            task = std::move(m_tasks.front());
            m_tasks.pop_front();
        }
        task();
    }
}

} // namespace countersign::jobs
