// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/clock.h"
#include "engine/foundation/base/result.h"

#include <openssl/ssl.h>

#include <filesystem>
#include <memory>

namespace countersign::demo {

struct SslContextDeleter
{
    void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
};
using SslContext = std::unique_ptr<SSL_CTX, SslContextDeleter>;

/// The certificate of the demo servers, signed by an authority that exists for this folder alone. The
/// authority's key is forgotten as soon as it has signed: nobody can make a second certificate that this
/// folder's app would trust.
struct TlsIdentity
{
    std::filesystem::path caFile;
    std::filesystem::path certificateFile;
    std::filesystem::path keyFile;

    /// The identity kept in `folder`; a new one if there is none or it runs out within a week. Names:
    /// localhost, 127.0.0.1.
    [[nodiscard]] static base::Result<TlsIdentity> ensure(const std::filesystem::path& folder,
                                                          const base::Clock& clock);

    /// For TLS 1.2 and later.
    [[nodiscard]] base::Result<SslContext> serverContext() const;
};

} // namespace countersign::demo
