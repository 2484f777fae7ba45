// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/jobs/executor.h"

namespace countersign::tests {

/// Runs tasks when the test says so, on the test's thread.
class ManualExecutor final : public jobs::Executor
{
public:
    void post(jobs::Task task) override { m_tasks.push_back(std::move(task)); }
    /// One task; false where there is none.
    bool runOne()
    {
        if (m_tasks.empty())
            return false;
        jobs::Task task = std::move(m_tasks.front());
        m_tasks.pop_front();
        task();
        return true;
    }
    /// Until nothing is left, also of what the tasks post themselves.
    void runAll()
    {
        while (runOne()) {
        }
    }

private:
    std::deque<jobs::Task> m_tasks;
};

} // namespace countersign::tests
