// SPDX-License-Identifier: Apache-2.0
#include "tests/support/scripted_server.h"

#include <openssl/ssl.h>

#include <QtGlobal>

#include <csignal>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <utility>

namespace countersign::tests {
namespace {

SSL_CTX* makeContext(const TestCertificates& certificates)
{
    SSL_CTX* context = SSL_CTX_new(TLS_server_method());
    const bool ready =
        context != nullptr &&
        SSL_CTX_use_certificate_chain_file(context, certificates.certificateFile().toUtf8().constData()) ==
            1 &&
        SSL_CTX_use_PrivateKey_file(context, certificates.keyFile().toUtf8().constData(), SSL_FILETYPE_PEM) ==
            1;
    if (!ready)
        qFatal("The scripted server cannot use its certificate.");
    return context;
}

bool containsNo(const std::string& line)
{
    return line.find("no") != std::string::npos;
}

} // namespace

ScriptedConnection::ScriptedConnection(int socket, ssl_ctx_st* tls, Fault fault,
                                       const std::atomic<bool>& released)
    : m_socket(socket), m_tls(tls), m_fault(fault), m_released(released)
{
}

ScriptedConnection::~ScriptedConnection()
{
    close();
}

void ScriptedConnection::close()
{
    SSL_free(std::exchange(m_ssl, nullptr));
    if (m_socket >= 0)
        ::close(std::exchange(m_socket, -1));
}

bool ScriptedConnection::startTls()
{
    if (!isUp())
        return false;
    m_ssl = SSL_new(m_tls);
    SSL_set_fd(m_ssl, m_socket);
    if (SSL_accept(m_ssl) == 1)
        return true;
    close();
    return false;
}

bool ScriptedConnection::strikes(Fault::Direction direction, std::size_t done)
{
    return m_fault.kind != Fault::Kind::None && m_fault.direction == direction && m_fault.position == done &&
           !m_transcript.faultStruck;
}

void ScriptedConnection::strike()
{
    m_transcript.faultStruck = true;
    if (m_fault.kind == Fault::Kind::Stall) {
        // Nothing is read or written until the client gives up. Its goodbye cannot come through where it has
        // filled every buffer before, so the test may end the stall too.
        pollfd item{.fd = m_socket, .events = POLLRDHUP, .revents = 0};
        while (!m_released && ::poll(&item, 1, 10) == 0) {
        }
        drain();
    }
    close();
}

int ScriptedConnection::readSome(char* buffer, int size)
{
    if (!isUp())
        return 0;
    const auto count = m_ssl != nullptr
                           ? SSL_read(m_ssl, buffer, size)
                           : static_cast<int>(::read(m_socket, buffer, static_cast<std::size_t>(size)));
    return std::max(count, 0);
}

std::optional<std::string> ScriptedConnection::readBytes(std::size_t count)
{
    std::string bytes;
    while (bytes.size() < count) {
        if (strikes(Fault::Direction::Received, m_transcript.received.size())) {
            strike();
            return std::nullopt;
        }
        char c = 0;
        if (readSome(&c, 1) != 1)
            return std::nullopt;
        m_transcript.received += c;
        bytes += c;
    }
    return bytes;
}

std::optional<std::string> ScriptedConnection::readLine()
{
    std::string line;
    while (!line.ends_with("\r\n")) {
        const auto byte = readBytes(1);
        if (!byte)
            return std::nullopt;
        line += *byte;
    }
    line.resize(line.size() - 2);
    return line;
}

bool ScriptedConnection::write(std::string_view text)
{
    std::string piece;
    bool struck = false;
    for (const char c : text) {
        if (strikes(Fault::Direction::Sent, m_transcript.sent.size() + piece.size())) {
            struck = m_fault.kind != Fault::Kind::Garble;
            if (struck)
                break;
            m_transcript.faultStruck = true;
            piece += static_cast<char>(c ^ 0x15);
            continue;
        }
        piece += c;
    }
    if (!isUp())
        return false;
    const auto size = static_cast<int>(piece.size());
    const bool sent = size == 0 || (m_ssl != nullptr ? SSL_write(m_ssl, piece.data(), size) == size
                                                     : ::write(m_socket, piece.data(), piece.size()) == size);
    m_transcript.sent += piece;
    if (struck)
        strike();
    return sent && !struck;
}

void ScriptedConnection::drain()
{
    char buffer[4096];
    while (const int count = readSome(buffer, sizeof buffer))
        m_transcript.received.append(buffer, static_cast<std::size_t>(count));
}

ScriptedServer::ScriptedServer(Script script, Tls tls)
    : m_script(std::move(script)), m_mode(tls), m_tls(makeContext(m_certificates), &SSL_CTX_free)
{
    m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (::bind(m_listener, reinterpret_cast<sockaddr*>(&address), size) != 0 ||
        ::listen(m_listener, 16) != 0 ||
        ::getsockname(m_listener, reinterpret_cast<sockaddr*>(&address), &size) != 0)
        qFatal("The scripted server cannot listen.");
    m_port = ntohs(address.sin_port);
    m_thread = std::thread([this] { serve(); });
}

ScriptedServer::~ScriptedServer()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    ::shutdown(m_listener, SHUT_RDWR);
    m_thread.join();
    ::close(m_listener);
}

void ScriptedServer::setFault(Fault fault)
{
    const std::lock_guard lock(m_mutex);
    m_fault = fault;
}

void ScriptedServer::serve()
{
    // A client that goes away must not end the test; the client's own thread keeps the signal.
    sigset_t pipe;
    sigemptyset(&pipe);
    sigaddset(&pipe, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &pipe, nullptr);
    while (true) {
        const int socket = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
        std::unique_lock lock(m_mutex);
        if (m_stopping || socket < 0) {
            if (socket >= 0)
                ::close(socket);
            return;
        }
        const Fault fault = m_fault;
        lock.unlock();
        ScriptedConnection connection(socket, m_tls.get(), fault, m_released);
        if (m_mode != Tls::FromTheStart || connection.startTls())
            m_script(connection);
        connection.drain();
        lock.lock();
        m_transcripts.push_back(connection.transcript());
        m_done.notify_all();
    }
}

Transcript ScriptedServer::transcript(std::size_t index)
{
    std::unique_lock lock(m_mutex);
    const bool arrived =
        m_done.wait_for(lock, std::chrono::seconds(30), [&] { return m_transcripts.size() > index; });
    if (!arrived)
        qFatal("The scripted server never had that connection, or its client keeps it open.");
    return m_transcripts[index];
}

std::size_t ScriptedServer::connectionCount()
{
    const std::lock_guard lock(m_mutex);
    return m_transcripts.size();
}

namespace {

bool readMessage(ScriptedConnection& connection)
{
    while (const auto line = connection.readLine())
        if (*line == ".")
            return true;
    return false;
}

bool signIn(ScriptedConnection& connection, const SmtpScript& script, const std::string& command)
{
    if (command == "AUTH PLAIN" && !(connection.write("334 \r\n") && connection.readLine()))
        return false;
    return connection.write(script.signedIn);
}

void speakSmtp(ScriptedConnection& connection, const SmtpScript& script)
{
    bool plain = script.startTls;
    connection.write(script.greeting);
    while (const auto line = connection.readLine()) {
        bool up = true;
        if (line->starts_with("EHLO")) {
            up = connection.write(plain ? script.capabilitiesBeforeTls : script.capabilities);
        } else if (*line == "STARTTLS") {
            up = connection.write("220 go ahead\r\n") && connection.startTls();
            plain = false;
        } else if (line->starts_with("AUTH")) {
            up = signIn(connection, script, *line);
        } else if (line->starts_with("MAIL FROM:")) {
            up = connection.write(script.mail);
        } else if (line->starts_with("RCPT TO:")) {
            up = connection.write(containsNo(*line) ? script.badRecipient : script.recipient);
        } else if (*line == "DATA") {
            up = connection.write(script.data);
            if (up && script.data.starts_with("3"))
                up = readMessage(connection) && connection.write(script.message);
        } else if (*line == "QUIT") {
            connection.write("221 bye\r\n");
            return;
        } else {
            up = connection.write("502 what?\r\n");
        }
        if (!up)
            return;
    }
}

} // namespace

ScriptedServer::Script smtpScript(SmtpScript script)
{
    return [script = std::move(script)](ScriptedConnection& connection) { speakSmtp(connection, script); };
}

} // namespace countersign::tests
