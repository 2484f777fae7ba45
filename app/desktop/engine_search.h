// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/bridge/engine_client.h"
#include "ui/shell/search_provider.h"

namespace countersign::desktop {

/// Ctrl+K over everything that the engine knows; what is found leads to its account.
class EngineSearch final : public QObject, public shell::SearchProvider
{
    Q_OBJECT

public:
    /// `client` outlives the search.
    explicit EngineSearch(bridge::EngineClient& client) : m_client(client) {}
    void search(quint64 request, const QString& text, Reply reply) override;

private:
    bridge::EngineClient& m_client;
};

} // namespace countersign::desktop
