// SPDX-License-Identifier: Apache-2.0
#include "app/demo/model/model_server.h"

#include "app/demo/model/completion.h"
#include "engine/foundation/base/hash.h"
#include "engine/foundation/base/json.h"

#include <httplib.h>

#include <condition_variable>
#include <mutex>

namespace countersign::demo {
namespace {

void refuse(httplib::Response& response, int status, const std::string& type, const std::string& message)
{
    response.status = status;
    const base::Json body{
        {"error", {{"message", message}, {"type", type}, {"param", nullptr}, {"code", nullptr}}}};
    response.set_content(base::dumpJson(body), "application/json");
}

} // namespace

struct ModelServer::State
{
    State(ModelServerOptions given, const Vocabulary& words, const base::Clock& time)
        : options(std::move(given)), vocabulary(words), clock(time)
    {
    }

    ModelServerOptions options;
    const Vocabulary& vocabulary;
    const base::Clock& clock;
    httplib::Server server;
    int port = 0;
    std::mutex mutex;
    std::condition_variable stopped;
    bool stopping = false;
    std::unique_ptr<base::Thread> thread;

    bool signedIn(const httplib::Request& request, httplib::Response& response) const
    {
        const std::string wanted = "Bearer " + options.apiKey;
        if (base::equalConstantTime(base::bytesOf(request.get_header_value("Authorization")),
                                    base::bytesOf(wanted)))
            return true;
        refuse(response, 401, "invalid_request_error", "Incorrect API key provided.");
        return false;
    }

    // False: the server is stopping, and the stream ends where it is.
    bool pause(base::Duration time)
    {
        std::unique_lock lock(mutex);
        return !stopped.wait_for(lock, time, [this] { return stopping; });
    }

    void listModels(const httplib::Request& request, httplib::Response& response) const
    {
        if (!signedIn(request, response))
            return;
        const base::Json model{
            {"id", kModelName}, {"object", "model"}, {"created", 0}, {"owned_by", "fennwick"}};
        response.set_content(base::dumpJson({{"object", "list"}, {"data", base::Json::array({model})}}),
                             "application/json");
    }

    void chat(const httplib::Request& request, httplib::Response& response)
    {
        if (!signedIn(request, response))
            return;
        const auto body = base::parseJson(request.body);
        if (!body || !base::jsonMember(*body, "messages").is_array())
            return refuse(response, 400, "invalid_request_error",
                          "We could not parse the JSON body of your request.");
        if (base::jsonText(*body, "model") != kModelName)
            return refuse(response, 404, "invalid_request_error",
                          "The model does not exist: " + std::string(kModelName) + " is the only one here.");
        Completion completion = complete(*body, vocabulary, options.seed);
        completion.created = base::toMillis(clock.now()) / 1000;
        if (!base::jsonBool(*body, "stream")) {
            response.set_content(base::dumpJson(completionBody(completion)), "application/json");
            return;
        }
        const base::Json& streamOptions = base::jsonMember(*body, "stream_options");
        auto events = std::make_shared<const std::vector<std::string>>(
            completionEvents(completion, base::jsonBool(streamOptions, "include_usage", true)));
        response.set_header("Cache-Control", "no-cache");
        response.set_chunked_content_provider(
            "text/event-stream",
            [this, events, next = std::size_t{0}](std::size_t, httplib::DataSink& sink) mutable {
                if (next == events->size()) {
                    sink.done();
                    return true;
                }
                const std::string& event = (*events)[next++];
                return pause(options.pace) && sink.write(event.data(), event.size());
            });
    }
};

base::Result<std::unique_ptr<ModelServer>> ModelServer::start(ModelServerOptions options,
                                                              const Vocabulary& vocabulary,
                                                              const base::Clock& clock,
                                                              base::ThreadFactory& threads)
{
    auto state = std::make_unique<State>(std::move(options), vocabulary, clock);
    State* self = state.get();
    self->server.set_payload_max_length(8U << 20U);
    self->server.set_tcp_nodelay(true);
    self->server.set_keep_alive_timeout(1);
    self->server.Get("/v1/models",
                     [self](const auto& request, auto& response) { self->listModels(request, response); });
    self->server.Post("/v1/chat/completions",
                      [self](const auto& request, auto& response) { self->chat(request, response); });
    constexpr const char* kHost = "127.0.0.1";
    if (self->options.preferredPort != 0 && self->server.bind_to_port(kHost, self->options.preferredPort))
        self->port = self->options.preferredPort;
    else
        self->port = self->server.bind_to_any_port(kHost);
    if (self->port <= 0)
        return base::fail(base::ErrorCode::Internal, "cannot listen on loopback for the model");
    self->thread =
        threads.start("demo-model", [self](const std::stop_token&) { self->server.listen_after_bind(); });
    while (!self->server.is_running())
        static_cast<void>(self->pause(base::Duration(2)));
    return std::unique_ptr<ModelServer>(new ModelServer(std::move(state)));
}

ModelServer::ModelServer(std::unique_ptr<State> state) : m_state(std::move(state)) {}

ModelServer::~ModelServer()
{
    {
        const std::lock_guard lock(m_state->mutex);
        m_state->stopping = true;
    }
    m_state->stopped.notify_all();
    m_state->server.stop();
    m_state->thread.reset();
}

std::uint16_t ModelServer::port() const
{
    return static_cast<std::uint16_t>(m_state->port);
}

} // namespace countersign::demo
