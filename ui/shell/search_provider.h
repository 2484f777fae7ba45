// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shell/page.h"

#include <functional>
#include <vector>

namespace countersign::shell {

/// One thing found; opening it leads to `item` on `page`.
struct SearchHit
{
    PageId page = {};
    QString item = {};
    theme::Icon icon = theme::Icon::None;
    QString title = {};
    QString detail = {};
};

/// Finds things as the user types. `search` returns at once and replies on the UI thread, later or not at
/// all; the palette drops every reply whose request is not its newest one.
class SearchProvider
{
public:
    using Reply = std::function<void(quint64 request, std::vector<SearchHit> hits)>;

    virtual ~SearchProvider() = default;
    virtual void search(quint64 request, const QString& text, Reply reply) = 0;
};

} // namespace countersign::shell
