// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/net/curl_call.h"

#include "engine/foundation/base/assert.h"

#include <ifaddrs.h>
#include <net/if.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <openssl/crypto.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace countersign::net {
namespace {

using base::ErrorCode;
using base::Retry;

/// True where some interface beyond loopback is up and has an address.
bool hasNetwork()
{
    ifaddrs* list = nullptr;
    if (getifaddrs(&list) != 0)
        return true;
    bool found = false;
    for (const ifaddrs* entry = list; entry != nullptr && !found; entry = entry->ifa_next) {
        const bool usable = (entry->ifa_flags & IFF_UP) != 0 && (entry->ifa_flags & IFF_LOOPBACK) == 0;
        const int family = entry->ifa_addr == nullptr ? AF_UNSPEC : entry->ifa_addr->sa_family;
        found = usable && (family == AF_INET || family == AF_INET6);
    }
    freeifaddrs(list);
    return found;
}

const char* schemeOf(Protocol protocol)
{
    switch (protocol) {
    case Protocol::Https:
        return "https";
    case Protocol::Http:
        return "http";
    case Protocol::Smtp:
        return "smtp,smtps";
    case Protocol::Imap:
        return "imap,imaps";
    }
    COUNTERSIGN_ASSERT(false, "no such protocol");
}

template <class Value>
void set(CURL* handle, CURLoption option, Value value)
{
    const CURLcode code = curl_easy_setopt(handle, option, value);
    COUNTERSIGN_ASSERT(code == CURLE_OK, "libcurl lacks an option that the network policy needs");
}

void startLibcurl()
{
    static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
    COUNTERSIGN_ASSERT(started == CURLE_OK, "libcurl does not start");
}

base::Error connectError(int systemError)
{
    switch (systemError) {
    case ENETUNREACH:
    case ENETDOWN:
        return {.code = ErrorCode::Offline, .retry = Retry::Later, .detail = "no route to any network"};
    case EHOSTUNREACH:
        return {.code = ErrorCode::HostUnreachable, .retry = Retry::Later, .detail = "no route to the host"};
    case ETIMEDOUT:
        return {.code = ErrorCode::TimedOut, .retry = Retry::Later, .detail = "connecting timed out"};
    }
    return {.code = ErrorCode::ConnectionRefused,
            .retry = Retry::Later,
            .detail = "the host refused the connection"};
}

} // namespace

void CurlListDeleter::operator()(curl_slist* list) const
{
    for (curl_slist* item = list; item != nullptr; item = item->next)
        OPENSSL_cleanse(item->data, std::strlen(item->data));
    curl_slist_free_all(list);
}

void append(CurlList& list, const std::string& line)
{
    curl_slist* longer = curl_slist_append(list.get(), line.c_str());
    COUNTERSIGN_ASSERT(longer != nullptr, "out of memory");
    static_cast<void>(list.release());
    list.reset(longer);
}

CurlCall::CurlCall(const NetworkPolicy& policy, const base::Clock& clock, CallTimeouts timeouts,
                   Target target, Sockets sockets, CurlMulti multi)
    : m_policy(policy), m_clock(clock), m_timeouts(timeouts), m_target(std::move(target)), m_sockets(sockets),
      m_allowListed(isAllowListed(policy, m_target.host, m_target.port)), m_multi(std::move(multi)),
      m_quietLimit(std::max(timeouts.firstByte, timeouts.connect))
{
    startLibcurl();
    if (!m_multi)
        m_multi.reset(curl_multi_init());
    m_easy.reset(curl_easy_init());
    COUNTERSIGN_ASSERT(m_multi && m_easy, "out of memory");
    applyPolicy();
    applyCallbacks();
}

CurlCall::~CurlCall()
{
    end();
    m_easy.reset();
    m_multi.reset();
}

void CurlCall::end()
{
    // libcurl 7.88 ends a half-sent mail *properly* when its handle is removed (smtp_done writes the final
    // dot), so that a truncated mail would be delivered. A socket that is shut down cannot carry that dot.
    shutDownSockets();
    onReceived = nullptr;
    onSent = nullptr;
    if (m_easy && m_multi && m_added)
        curl_multi_remove_handle(m_multi.get(), m_easy.get());
    m_added = false;
}

void CurlCall::applyPolicy()
{
    CURL* easy = m_easy.get();
    set(easy, CURLOPT_PROTOCOLS_STR, schemeOf(m_target.protocol));
    set(easy, CURLOPT_NOSIGNAL, 1L);
    set(easy, CURLOPT_QUICK_EXIT, 1L);
    set(easy, CURLOPT_FOLLOWLOCATION, 0L);
    set(easy, CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
    set(easy, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    set(easy, CURLOPT_SSL_VERIFYPEER, 1L);
    set(easy, CURLOPT_SSL_VERIFYHOST, 2L);
    set(easy, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(m_timeouts.connect.count()));
    // An empty proxy also switches off the proxies of the environment.
    set(easy, CURLOPT_PROXY, m_allowListed ? "" : m_policy.proxyUrl.c_str());
    // The system's authorities stay trusted through the default CA folder.
    if (!m_policy.extraCaFile.empty())
        set(easy, CURLOPT_CAINFO, m_policy.extraCaFile.c_str());
    if (m_target.protocol == Protocol::Smtp || m_target.protocol == Protocol::Imap)
        set(easy, CURLOPT_USE_SSL, static_cast<long>(CURLUSESSL_ALL));
}

void CurlCall::applyCallbacks()
{
    CURL* easy = m_easy.get();
    set(easy, CURLOPT_OPENSOCKETFUNCTION, &CurlCall::openSocket);
    set(easy, CURLOPT_OPENSOCKETDATA, static_cast<void*>(this));
    if (m_sockets == Sockets::Owned) {
        set(easy, CURLOPT_CLOSESOCKETFUNCTION, &CurlCall::closeSocket);
        set(easy, CURLOPT_CLOSESOCKETDATA, static_cast<void*>(this));
    }
    set(easy, CURLOPT_XFERINFOFUNCTION, &CurlCall::onProgress);
    set(easy, CURLOPT_XFERINFODATA, static_cast<void*>(this));
    set(easy, CURLOPT_NOPROGRESS, 0L);
    set(easy, CURLOPT_DEBUGFUNCTION, &CurlCall::onDebug);
    set(easy, CURLOPT_DEBUGDATA, static_cast<void*>(this));
    set(easy, CURLOPT_VERBOSE, 1L);
}

curl_socket_t CurlCall::openSocket(void* self, curlsocktype, curl_sockaddr* address)
{
    auto& call = *static_cast<CurlCall*>(self);
    const bool viaProxy = !call.m_allowListed && !call.m_policy.proxyUrl.empty();
    const bool forbidden = call.m_target.protocol == Protocol::Http ? !isLoopbackAddress(address->addr)
                                                                    : isForbiddenAddress(address->addr);
    const bool listed = call.m_allowListed && call.m_target.protocol != Protocol::Http;
    if (forbidden && !viaProxy && !listed) {
        call.m_addressForbidden = true;
        return CURL_SOCKET_BAD;
    }
    const int socket = ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
    if (socket >= 0 && call.m_sockets == Sockets::Owned)
        call.m_open.push_back(socket);
    return socket < 0 ? CURL_SOCKET_BAD : socket;
}

int CurlCall::closeSocket(void* self, curl_socket_t socket)
{
    auto& call = *static_cast<CurlCall*>(self);
    std::erase(call.m_open, socket);
    return ::close(socket);
}

void CurlCall::shutDownSockets()
{
    for (const curl_socket_t socket : m_open)
        ::shutdown(socket, SHUT_RDWR);
}

int CurlCall::onProgress(void* self, curl_off_t, curl_off_t, curl_off_t, curl_off_t)
{
    auto& call = *static_cast<CurlCall*>(self);
    call.checkTime();
    return call.m_abort ? 1 : 0;
}

int CurlCall::onDebug(CURL*, curl_infotype type, char* data, std::size_t size, void* self)
{
    auto& call = *static_cast<CurlCall*>(self);
    if (type == CURLINFO_TEXT)
        return 0;
    call.m_lastActivity = call.m_clock.monotonic();
    if (type == CURLINFO_HEADER_IN && call.onReceived)
        call.onReceived({data, size});
    if (type == CURLINFO_HEADER_OUT && call.onSent)
        call.onSent({data, size});
    return 0;
}

void CurlCall::abort(base::Error error)
{
    if (m_abort)
        return;
    m_abort = std::move(error);
    shutDownSockets();
}

void CurlCall::checkTime()
{
    if (m_abort)
        return;
    if (m_obeysStop && m_stop.stop_requested())
        abort({.code = ErrorCode::Cancelled, .detail = "the call was stopped"});
    else if (m_clock.monotonic() - m_lastActivity > m_quietLimit)
        abort({.code = ErrorCode::TimedOut, .retry = Retry::Later, .detail = "the server fell silent"});
}

CURLcode CurlCall::drive(const std::stop_token& stop)
{
    constexpr int kLongestPollMs = 500;
    CURLM* multi = m_multi.get();
    const std::stop_callback wake(stop, [multi] { curl_multi_wakeup(multi); });
    while (true) {
        int running = 0;
        if (curl_multi_perform(multi, &running) != CURLM_OK)
            return CURLE_FAILED_INIT;
        int left = 0;
        while (const CURLMsg* message = curl_multi_info_read(multi, &left))
            if (message->msg == CURLMSG_DONE && message->easy_handle == m_easy.get())
                return message->data.result;
        checkTime();
        if (m_abort)
            return CURLE_ABORTED_BY_CALLBACK;
        const auto waitMs = std::clamp<std::int64_t>(m_quietLimit.count() / 4, 1, kLongestPollMs);
        curl_multi_poll(multi, nullptr, 0, static_cast<int>(waitMs), nullptr);
    }
}

base::Status CurlCall::perform(std::stop_token stop)
{
    const std::string place = m_target.host + ":" + std::to_string(m_target.port);
    if (auto allowed = checkTarget(m_policy, m_target); !allowed)
        return allowed;
    m_stop = stop;
    m_lastActivity = m_clock.monotonic();
    m_added = curl_multi_add_handle(m_multi.get(), m_easy.get()) == CURLM_OK;
    COUNTERSIGN_ASSERT(m_added, "a call is performed once");
    m_code = drive(stop);
    if (m_code == CURLE_OK && !m_abort)
        return {};
    base::Error error = m_abort ? *m_abort : errorOf(m_code);
    if (error.args.empty())
        error.args = {place};
    // The caller's callbacks and lists may die before this object.
    end();
    return base::fail(std::move(error));
}

CurlMulti CurlCall::releaseMulti()
{
    COUNTERSIGN_ASSERT(m_sockets == Sockets::Reusable, "owned sockets end with their call");
    curl_multi_remove_handle(m_multi.get(), m_easy.get());
    m_added = false;
    m_easy.reset();
    return std::move(m_multi);
}

base::Error CurlCall::errorOf(CURLcode code) const
{
    const auto error = [&](ErrorCode what, Retry retry) {
        return base::Error{.code = what, .retry = retry, .detail = curl_easy_strerror(code)};
    };
    if (m_addressForbidden)
        return {.code = ErrorCode::AddressForbidden,
                .detail = "the name leads to an address that is not public"};
    long systemError = 0;
    curl_easy_getinfo(m_easy.get(), CURLINFO_OS_ERRNO, &systemError);
    switch (code) {
    case CURLE_COULDNT_RESOLVE_PROXY:
    case CURLE_COULDNT_RESOLVE_HOST:
        return error(hasNetwork() ? ErrorCode::HostUnreachable : ErrorCode::Offline, Retry::Later);
    case CURLE_COULDNT_CONNECT:
        return connectError(static_cast<int>(systemError));
    case CURLE_OPERATION_TIMEDOUT:
        return error(ErrorCode::TimedOut, Retry::Later);
    case CURLE_SSL_CONNECT_ERROR:
        return error(ErrorCode::TlsFailed, Retry::Later);
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_CRL_BADFILE:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_USE_SSL_FAILED:
        return error(ErrorCode::TlsFailed, Retry::Never);
    case CURLE_GOT_NOTHING:
    case CURLE_SEND_ERROR:
    case CURLE_RECV_ERROR:
    case CURLE_PARTIAL_FILE:
        return error(ErrorCode::ConnectionLost, Retry::Later);
    case CURLE_LOGIN_DENIED:
        return error(ErrorCode::SignInRefused, Retry::AfterSignIn);
    case CURLE_FILESIZE_EXCEEDED:
        return error(ErrorCode::TooLarge, Retry::Never);
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_URL_MALFORMAT:
        return error(ErrorCode::InvalidInput, Retry::Never);
    default:
        return error(ErrorCode::ProtocolError, Retry::Never);
    }
}

} // namespace countersign::net
