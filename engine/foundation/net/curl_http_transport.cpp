// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/net/curl_http_transport.h"

#include "engine/foundation/base/assert.h"

#include <algorithm>
#include <charconv>

namespace countersign::net {
namespace {

using base::ErrorCode;

constexpr std::size_t kMaxHeaderBytes = 256U << 10;
constexpr std::size_t kMaxIdleConnections = 8;

struct UrlDeleter
{
    void operator()(CURLU* url) const { curl_url_cleanup(url); }
};
using Url = std::unique_ptr<CURLU, UrlDeleter>;

std::string part(CURLU* url, CURLUPart what, unsigned flags = 0)
{
    char* text = nullptr;
    if (curl_url_get(url, what, &text, flags) != CURLUE_OK)
        return {};
    std::string copy(text);
    curl_free(text);
    return copy;
}

base::Result<Target> targetOf(const std::string& text)
{
    const Url url(curl_url());
    if (!url || text.find('\0') != std::string::npos ||
        curl_url_set(url.get(), CURLUPART_URL, text.c_str(), CURLU_DISALLOW_USER) != CURLUE_OK)
        return base::fail(ErrorCode::InvalidInput, "not a URL without a user name");
    const std::string scheme = part(url.get(), CURLUPART_SCHEME);
    if (scheme != "https" && scheme != "http")
        return base::fail(ErrorCode::InvalidInput, "only https, and http to loopback");
    Target target{.protocol = scheme == "https" ? Protocol::Https : Protocol::Http,
                  .host = part(url.get(), CURLUPART_HOST),
                  .port = 0};
    if (target.host.starts_with('['))
        target.host = target.host.substr(1, target.host.size() - 2);
    const std::string port = part(url.get(), CURLUPART_PORT, CURLU_DEFAULT_PORT);
    std::from_chars(port.data(), port.data() + port.size(), target.port);
    return target;
}

bool isToken(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
    });
}

bool isHeaderValue(std::string_view text)
{
    return text.find_first_of(std::string_view("\r\n\0", 3)) == std::string_view::npos;
}

/// What the callbacks of one exchange write to.
class Exchange
{
public:
    Exchange(const HttpRequest& request, CurlCall& call, BodySink* sink, base::Duration idle)
        : m_request(request), m_call(call), m_sink(sink), m_idle(idle)
    {
    }

    [[nodiscard]] base::Status configure();
    HttpResponse response;
    bool begun = false;

private:
    [[nodiscard]] base::Status addHeaders();
    void addMethod();
    bool takeHeaderLine(std::string_view line);
    bool takeBody(std::string_view bytes);
    bool begin();
    bool stopWith(base::Error error)
    {
        m_call.abort(std::move(error));
        return false;
    }

    static std::size_t onHeader(char* data, std::size_t size, std::size_t count, void* self)
    {
        return static_cast<Exchange*>(self)->takeHeaderLine({data, size * count}) ? size * count : 0;
    }
    static std::size_t onBody(char* data, std::size_t size, std::size_t count, void* self)
    {
        return static_cast<Exchange*>(self)->takeBody({data, size * count}) ? size * count
                                                                            : CURL_WRITEFUNC_ERROR;
    }
    static int onReady(void* self, char*, char*, int, int)
    {
        return static_cast<Exchange*>(self)->begin() ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT;
    }

    const HttpRequest& m_request;
    CurlCall& m_call;
    BodySink* m_sink;
    base::Duration m_idle;
    CurlList m_headers;
    std::size_t m_headerBytes = 0;
    std::size_t m_bodyBytes = 0;
};

base::Status Exchange::addHeaders()
{
    for (const HttpHeader& header : m_request.headers) {
        if (!isToken(header.name) || !isHeaderValue(header.value))
            return base::fail(ErrorCode::InvalidInput, "a header holds a line break");
        append(m_headers, header.value.empty() ? header.name + ";" : header.name + ": " + header.value);
    }
    if (!m_request.secret.empty()) {
        if (!isToken(m_request.secretHeader) || !isHeaderValue(m_request.secret.expose()))
            return base::fail(ErrorCode::InvalidInput, "a header holds a line break");
        std::string line = m_request.secretHeader + ": " + m_request.secret.expose();
        append(m_headers, line);
        OPENSSL_cleanse(line.data(), line.size());
    }
    // libcurl would wait a second for a "100 Continue" that most servers never send.
    append(m_headers, "Expect:");
    curl_easy_setopt(m_call.handle(), CURLOPT_HTTPHEADER, m_headers.get());
    return {};
}

void Exchange::addMethod()
{
    CURL* easy = m_call.handle();
    if (m_request.method == "HEAD") {
        curl_easy_setopt(easy, CURLOPT_NOBODY, 1L);
        return;
    }
    if (m_request.method != "GET" || !m_request.body.empty()) {
        curl_easy_setopt(easy, CURLOPT_POST, 1L);
        curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(m_request.body.size()));
        curl_easy_setopt(easy, CURLOPT_POSTFIELDS, m_request.body.data());
    }
    curl_easy_setopt(easy, CURLOPT_CUSTOMREQUEST, m_request.method.c_str());
}

base::Status Exchange::configure()
{
    CURL* easy = m_call.handle();
    if (!isToken(m_request.method))
        return base::fail(ErrorCode::InvalidInput, "not an HTTP method");
    COUNTERSIGN_TRY(addHeaders());
    addMethod();
    curl_easy_setopt(easy, CURLOPT_URL, m_request.url.c_str());
    curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, &Exchange::onHeader);
    curl_easy_setopt(easy, CURLOPT_HEADERDATA, this);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, &Exchange::onBody);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, this);
    curl_easy_setopt(easy, CURLOPT_PREREQFUNCTION, &Exchange::onReady);
    curl_easy_setopt(easy, CURLOPT_PREREQDATA, this);
    // A compressed stream could hold a finished event back; only whole answers are asked for compressed.
    if (m_sink == nullptr)
        curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "gzip, deflate");
    if (m_request.effect) {
        // libcurl re-sends a request by itself when a kept-alive connection turns out dead; a fresh one never
        // does.
        curl_easy_setopt(easy, CURLOPT_FRESH_CONNECT, 1L);
        curl_easy_setopt(easy, CURLOPT_FORBID_REUSE, 1L);
        curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
    }
    return {};
}

bool Exchange::begin()
{
    // A second time would be libcurl re-sending; what has an effect goes once.
    if (begun && m_request.effect)
        return stopWith({.code = ErrorCode::OutcomeUnknown, .detail = "the request would have gone twice"});
    if (!begun && m_request.onFirstByte)
        if (auto status = m_request.onFirstByte(); !status)
            return stopWith(status.error());
    begun = true;
    return true;
}

bool Exchange::takeHeaderLine(std::string_view line)
{
    m_headerBytes += line.size();
    if (m_headerBytes > kMaxHeaderBytes)
        return stopWith({.code = ErrorCode::TooLarge, .detail = "the answer's headers pass the cap"});
    m_call.setQuietLimit(m_idle);
    while (!line.empty() && (line.back() == '\r' || line.back() == '\n'))
        line.remove_suffix(1);
    if (line.starts_with("HTTP/")) {
        // An interim answer (1xx) was before this one.
        response = {};
        const std::size_t space = line.find(' ');
        if (space != std::string_view::npos)
            std::from_chars(line.data() + space + 1, line.data() + line.size(), response.status);
        return true;
    }
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos)
        return true;
    std::string name(line.substr(0, colon));
    std::transform(name.begin(), name.end(), name.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    std::string_view value = line.substr(colon + 1);
    value.remove_prefix(std::min(value.find_first_not_of(" \t"), value.size()));
    response.headers.push_back({.name = std::move(name), .value = std::string(value)});
    return true;
}

bool Exchange::takeBody(std::string_view bytes)
{
    m_bodyBytes += bytes.size();
    if (m_bodyBytes > m_request.maxResponseBytes)
        return stopWith({.code = ErrorCode::TooLarge, .detail = "the answer passes the cap"});
    if (m_sink == nullptr || response.status < 200 || response.status > 299) {
        response.body += bytes;
        return true;
    }
    if (auto taken = m_sink->take(bytes); !taken)
        return stopWith(taken.error());
    return true;
}

} // namespace

CurlMulti CurlHttpTransport::takeConnections()
{
    const std::lock_guard lock(m_mutex);
    if (m_idle.empty())
        return nullptr;
    CurlMulti multi = std::move(m_idle.back());
    m_idle.pop_back();
    return multi;
}

void CurlHttpTransport::giveConnections(CurlMulti multi)
{
    const std::lock_guard lock(m_mutex);
    if (m_idle.size() < kMaxIdleConnections)
        m_idle.push_back(std::move(multi));
}

base::Result<HttpResponse> CurlHttpTransport::send(const HttpRequest& request, std::stop_token stop,
                                                   BodySink* sink)
{
    COUNTERSIGN_ASSIGN(Target target, targetOf(request.url));
    COUNTERSIGN_TRY(checkTarget(m_policy, target));
    const bool reuse = !request.effect;
    CurlCall call(m_policy, m_clock, m_timeouts, std::move(target),
                  reuse ? CurlCall::Sockets::Reusable : CurlCall::Sockets::Owned,
                  reuse ? takeConnections() : nullptr);
    Exchange exchange(request, call, sink, m_timeouts.idle);
    COUNTERSIGN_TRY(exchange.configure());
    const base::Status done = call.perform(stop);
    if (!done && request.effect && exchange.begun)
        return base::fail(ErrorCode::OutcomeUnknown,
                          "no whole answer after the request left: " + toString(done.error()),
                          done.error().args);
    if (!done)
        return base::fail(done.error());
    if (exchange.response.status < 100)
        return base::fail(request.effect ? ErrorCode::OutcomeUnknown : ErrorCode::ProtocolError,
                          "not an HTTP answer");
    if (reuse)
        giveConnections(call.releaseMulti());
    return std::move(exchange.response);
}

} // namespace countersign::net
