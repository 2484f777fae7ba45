// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/engine_search.h"

#include "ui/text/kind_text.h"
#include "ui/text/utf8.h"

namespace countersign::desktop {

namespace {
constexpr int kMostHits = 20;

shell::SearchHit hitOf(const api::SearchHit& found)
{
    const QString kind = text::kindText(found.kind);
    const QString snippet = text::fromUtf8(found.snippet);
    return {.page = QStringLiteral("account"),
            .item = text::fromUtf8(found.account.empty() ? found.record : found.account),
            .icon = text::kindIcon(found.kind),
            .title = text::fromUtf8(found.title),
            .detail = snippet.isEmpty() ? kind : kind + QStringLiteral(" · ") + snippet};
}
} // namespace

void EngineSearch::search(quint64 request, const QString& text, Reply reply)
{
    m_client.search(this, text, kMostHits,
                    [request, reply = std::move(reply)](const bridge::Loaded<std::vector<api::SearchHit>>& loaded) {
                        std::vector<shell::SearchHit> hits;
                        if (loaded) {
                            for (const api::SearchHit& found : *loaded)
                                hits.push_back(hitOf(found));
                        }
                        reply(request, std::move(hits));
                    });
}

} // namespace countersign::desktop
