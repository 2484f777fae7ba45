// SPDX-License-Identifier: Apache-2.0
#include "tests/fakes/fake_engine_parts.h"

#include <algorithm>
#include <cctype>

namespace countersign::tests {

using api::Area;
using base::ErrorCode;
using base::Result;
using base::Status;

namespace {
std::string folded(std::string text)
{
    std::ranges::transform(text, text.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

bool holds(const std::string& text, const std::string& part)
{
    return folded(text).find(folded(part)) != std::string::npos;
}

void sortBy(const std::string& key, std::vector<api::AccountRow>& rows)
{
    if (key == "value")
        std::ranges::stable_sort(rows, std::greater(), [](const api::AccountRow& row) {
            return row.openValue ? row.openValue->amountMinor : -1;
        });
    else if (key == "renewal")
        std::ranges::stable_sort(rows, std::less(), [](const api::AccountRow& row) {
            return row.renewsOn.value_or(base::LocalDate(std::chrono::year(9999) / 1 / 1));
        });
    else if (key == "last_contact")
        std::ranges::stable_sort(rows, std::greater(), [](const api::AccountRow& row) {
            return row.lastContact.value_or(api::Instant{});
        });
    else
        std::ranges::stable_sort(rows, std::less(),
                                 [](const api::AccountRow& row) { return folded(row.name); });
}
} // namespace

void FakeSuggestions::list(int limit, api::Reply<api::SuggestionList> reply)
{
    m_core.answer<api::SuggestionList>("suggestions.list", std::move(reply), [this, limit] {
        api::SuggestionList list = m_core.world.suggestions;
        if (list.items.size() > static_cast<std::size_t>(limit))
            list.items.resize(static_cast<std::size_t>(limit));
        if (!list.items.empty()) {
            std::int64_t total = 0;
            for (const api::Suggestion& item : list.items)
                total += item.value ? item.value->amountMinor : 0;
            list.totalValue = api::Money{.amountMinor = total, .currency = "EUR"};
        } else {
            list.totalValue.reset();
        }
        return Result<api::SuggestionList>(list);
    });
}

Status FakeSuggestions::hide(const api::Id& suggestion, std::string reason)
{
    auto& items = m_core.world.suggestions.items;
    const auto found = std::ranges::find(items, suggestion, &api::Suggestion::id);
    if (found == items.end())
        return base::fail(ErrorCode::NotFound, "no such suggestion");
    m_core.world.hidden[suggestion] = {.suggestion = *found,
                                       .place = static_cast<std::size_t>(found - items.begin()),
                                       .reason = std::move(reason)};
    items.erase(found);
    --m_core.world.frame.today;
    m_core.announce({Area::Today, Area::Frame});
    return {};
}

void FakeSuggestions::snooze(api::Id suggestion, api::Instant until, api::Done reply)
{
    m_core.answer<void>("suggestions.snooze", std::move(reply), [this, suggestion, until] {
        ++m_core.world.suggestions.waiting;
        return hide(suggestion, "until " + base::toRfc3339(until));
    });
}

void FakeSuggestions::dismiss(api::Id suggestion, std::string reason, api::Done reply)
{
    m_core.answer<void>("suggestions.dismiss", std::move(reply),
                        [this, suggestion, reason] { return hide(suggestion, reason); });
}

void FakeSuggestions::restore(api::Id suggestion, api::Done reply)
{
    m_core.answer<void>("suggestions.restore", std::move(reply), [this, suggestion]() -> Status {
        const auto found = m_core.world.hidden.find(suggestion);
        if (found == m_core.world.hidden.end())
            return base::fail(ErrorCode::NotFound, "no such suggestion");
        auto& items = m_core.world.suggestions.items;
        const std::size_t place = std::min(found->second.place, items.size());
        items.insert(items.begin() + static_cast<std::ptrdiff_t>(place), found->second.suggestion);
        if (found->second.reason.starts_with("until "))
            --m_core.world.suggestions.waiting;
        m_core.world.hidden.erase(found);
        ++m_core.world.frame.today;
        m_core.announce({Area::Today, Area::Frame});
        return {};
    });
}

void FakeAccounts::list(api::AccountQuery query, api::Reply<api::AccountPage> reply)
{
    m_core.answer<api::AccountPage>("accounts.list", std::move(reply), [this, query] {
        std::vector<api::AccountRow> rows;
        for (const api::AccountRow& row : m_core.world.accounts) {
            const bool inSegment =
                query.segment.empty() || std::ranges::find(row.segments, query.segment) != row.segments.end();
            if (inSegment && (holds(row.name, query.text) || holds(row.city, query.text)))
                rows.push_back(row);
        }
        sortBy(query.sort, rows);
        api::AccountPage page{.total = static_cast<std::int64_t>(rows.size())};
        for (std::int64_t i = query.paging.offset;
             i < page.total && i < query.paging.offset + query.paging.limit; ++i)
            page.rows.push_back(rows[static_cast<std::size_t>(i)]);
        return Result<api::AccountPage>(page);
    });
}

void FakeAccounts::detail(api::Id account, std::optional<api::Instant> asOf,
                          api::Reply<api::AccountDetail> reply)
{
    m_core.answer<api::AccountDetail>(
        "accounts.detail", std::move(reply), [this, account, asOf]() -> Result<api::AccountDetail> {
            const auto found = m_core.world.details.find(account);
            if (found == m_core.world.details.end())
                return base::fail(ErrorCode::NotFound, "no such account");
            api::AccountDetail detail = found->second;
            detail.asOf = asOf;
            if (asOf)
                std::erase_if(detail.timeline,
                              [&](const api::TimelineEntry& entry) { return entry.at > *asOf; });
            return detail;
        });
}

void FakeAccounts::search(std::string text, int limit, api::Reply<std::vector<api::SearchHit>> reply)
{
    m_core.answer<std::vector<api::SearchHit>>("accounts.search", std::move(reply), [this, text, limit] {
        std::vector<api::SearchHit> hits;
        for (const api::AccountRow& row : m_core.world.accounts) {
            if (holds(row.name, text))
                hits.push_back({.kind = "account",
                                .record = row.id,
                                .account = row.id,
                                .title = row.name,
                                .snippet = row.industry + ", " + row.city});
        }
        for (const auto& [id, detail] : m_core.world.details) {
            for (const api::PersonRow& person : detail.people) {
                if (holds(person.name, text))
                    hits.push_back({.kind = "contact",
                                    .record = person.id,
                                    .account = id,
                                    .title = person.name,
                                    .snippet = person.title + ", " + detail.row.name});
            }
        }
        if (hits.size() > static_cast<std::size_t>(limit))
            hits.resize(static_cast<std::size_t>(limit));
        return Result<std::vector<api::SearchHit>>(hits);
    });
}

} // namespace countersign::tests
