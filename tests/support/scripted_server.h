// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/servers/certificates.h"

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

struct ssl_st;
struct ssl_ctx_st;

namespace countersign::tests {

/// What goes wrong with a connection, and where. Positions count the plain bytes of the dialogue in one
/// direction.
struct Fault
{
    enum class Kind { None, Drop, Stall, Garble };
    enum class Direction { Sent, Received };
    Kind kind = Kind::None;
    Direction direction = Direction::Sent;
    std::size_t position = 0;
};

/// Everything that passed over one connection, until the client closed it.
struct Transcript
{
    std::string sent;
    std::string received;
    bool faultStruck = false;
};

/// The server's side of one connection, for the script; used on the server's thread.
class ScriptedConnection
{
public:
    ScriptedConnection(int socket, ssl_ctx_st* tls, Fault fault, const std::atomic<bool>& released);
    ~ScriptedConnection();
    ScriptedConnection(const ScriptedConnection&) = delete;
    ScriptedConnection& operator=(const ScriptedConnection&) = delete;

    [[nodiscard]] bool startTls();
    /// Without its CRLF; nothing once the connection is gone.
    [[nodiscard]] std::optional<std::string> readLine();
    /// Exactly `count` bytes.
    [[nodiscard]] std::optional<std::string> readBytes(std::size_t count);
    bool write(std::string_view text);
    /// Records what the client still says until it closes: the proof of silence.
    void drain();
    [[nodiscard]] const Transcript& transcript() const { return m_transcript; }

private:
    [[nodiscard]] bool isUp() const { return m_socket >= 0; }
    [[nodiscard]] bool strikes(Fault::Direction direction, std::size_t done);
    void strike();
    [[nodiscard]] int readSome(char* buffer, int size);
    void close();

    int m_socket;
    ssl_ctx_st* m_tls;
    ssl_st* m_ssl = nullptr;
    Fault m_fault;
    const std::atomic<bool>& m_released;
    Transcript m_transcript;
};

/// A loopback server with TLS that follows a script and breaks where it is told: drops, stalls or garbles at
/// byte N. Connections are served one after another on a thread of its own.
class ScriptedServer
{
public:
    enum class Tls { FromTheStart, OnRequest, None };
    using Script = std::function<void(ScriptedConnection&)>;

    explicit ScriptedServer(Script script, Tls tls = Tls::FromTheStart);
    ~ScriptedServer();

    [[nodiscard]] std::uint16_t port() const { return m_port; }
    [[nodiscard]] std::string caFile() const { return m_certificates.caFile().toStdString(); }
    /// For the connections from now on.
    void setFault(Fault fault);
    /// Ends a stall: the server reads on, to see what the client had said.
    void release() { m_released = true; }
    /// The transcript of connection number `index` (0 is the first), when it is over; waits for that.
    [[nodiscard]] Transcript transcript(std::size_t index);
    [[nodiscard]] std::size_t connectionCount();

private:
    void serve();

    TestCertificates m_certificates;
    Script m_script;
    Tls m_mode;
    std::unique_ptr<ssl_ctx_st, void (*)(ssl_ctx_st*)> m_tls;
    int m_listener = -1;
    std::uint16_t m_port = 0;
    std::mutex m_mutex;
    std::condition_variable m_done;
    Fault m_fault;
    std::vector<Transcript> m_transcripts;
    std::atomic<bool> m_released = false;
    bool m_stopping = false;
    std::thread m_thread;
};

/// What a scripted SMTP server answers; the defaults accept everything.
struct SmtpScript
{
    std::string greeting = "220 scripted.test ready\r\n";
    std::string capabilities = "250-scripted.test\r\n250-AUTH PLAIN LOGIN\r\n250 8BITMIME\r\n";
    std::string capabilitiesBeforeTls = "250-scripted.test\r\n250 STARTTLS\r\n";
    std::string signedIn = "235 2.7.0 ok\r\n";
    std::string mail = "250 2.1.0 ok\r\n";
    std::string recipient = "250 2.1.5 ok\r\n";
    /// Answer to recipients that contain "no".
    std::string badRecipient = "550 5.1.1 no such user\r\n";
    std::string data = "354 go on\r\n";
    std::string message = "250 2.0.0 queued as 42\r\n";
    bool startTls = false;
};

/// A script that speaks SMTP.
[[nodiscard]] ScriptedServer::Script smtpScript(SmtpScript script = {});

} // namespace countersign::tests
