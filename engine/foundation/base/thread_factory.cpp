// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/base/thread_factory.h"

#include <pthread.h>

#include <thread>

namespace countersign::base {

namespace {

class SystemThread final : public Thread
{
public:
    SystemThread(std::string name, std::function<void(std::stop_token)> body)
        : m_thread([name = name.substr(0, 15), body = std::move(body)](const std::stop_token& stop) {
              pthread_setname_np(pthread_self(), name.c_str());
              body(stop);
          })
    {
    }
    void requestStop() override { m_thread.request_stop(); }

private:
    std::jthread m_thread;
};

} // namespace

std::unique_ptr<Thread> SystemThreadFactory::start(std::string name, std::function<void(std::stop_token)> body)
{
    return std::make_unique<SystemThread>(std::move(name), std::move(body));
}

} // namespace countersign::base
