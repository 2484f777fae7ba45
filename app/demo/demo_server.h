// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/demo/mail/post_office.h"
#include "app/demo/model/model_server.h"
#include "app/demo/server/tcp_server.h"
#include "app/demo/server/tls_identity.h"
#include "engine/foundation/base/random.h"

#include <filesystem>
#include <memory>

namespace countersign::demo {

struct DemoServerOptions
{
    std::filesystem::path folder;
    std::uint64_t seed = 1;
    /// How much faster than life customers answer and the model writes.
    double speed = 1.0;
    /// Accounts of the world that is made if the folder has none.
    std::uint64_t accounts = 200;
};

/// The demo world, running: submission, IMAP and model servers on loopback over one folder, which also keeps
/// certificate, passwords and ports, so that a restarted demo is found where it was. Ends with the object.
class DemoServer
{
public:
    [[nodiscard]] static base::Result<std::unique_ptr<DemoServer>> start(const DemoServerOptions& options,
                                                                         const base::Clock& clock,
                                                                         base::RandomSource& random,
                                                                         base::ThreadFactory& threads);

    [[nodiscard]] const std::filesystem::path& endpointsFile() const { return m_endpointsFile; }
    /// The content of endpoints.json: secrets included.
    [[nodiscard]] const base::Json& endpoints() const { return m_endpoints; }

private:
    DemoServer() : m_vocabulary(Vocabulary::load()) {}
    [[nodiscard]] base::Status ensureWorld(const DemoServerOptions& options, const base::Clock& clock) const;
    [[nodiscard]] base::Status startMail(const DemoServerOptions& options, const base::Json& before,
                                         const base::Clock& clock, base::RandomSource& random,
                                         base::ThreadFactory& threads);
    [[nodiscard]] base::Status startModel(const DemoServerOptions& options, const base::Json& before,
                                          const base::Clock& clock, base::RandomSource& random,
                                          base::ThreadFactory& threads);

    // In the order in which they need each other; the last is stopped first.
    Vocabulary m_vocabulary;
    SslContext m_tls;
    std::unique_ptr<MailStore> m_store;
    std::unique_ptr<PostOffice> m_office;
    std::unique_ptr<TcpServer> m_submissions;
    std::unique_ptr<TcpServer> m_startTls;
    std::unique_ptr<TcpServer> m_imap;
    std::unique_ptr<ModelServer> m_model;
    std::filesystem::path m_endpointsFile;
    base::Json m_endpoints;
};

} // namespace countersign::demo
