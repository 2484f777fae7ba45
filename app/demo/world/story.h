// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace countersign::demo {

// Plain rows of the generated files. All texts are as written to the file: dates ISO 8601, instants RFC 3339
// in UTC, amounts decimal with the currency beside them. The column lists stand in app/demo/README.md.

struct AccountRow
{
    std::string id, name, domain, industry, segment, employees, country, city, timeZone, language, currency,
        phone;
    std::string parentId, createdAt, updatedAt, description;
};

struct ContactRow
{
    std::string id, accountId, first, last, email, phone, title, role, language, country, timeZone;
    std::string isPrimary = "false";
    std::string createdAt, updatedAt;
};

struct LeadRow
{
    std::string id, company, first, last, email, phone, title, country, language, source, status, createdAt;
};

struct OpportunityRow
{
    std::string id, accountId, name, type, stage, amount, currency, probability, closeDate, primaryContactId;
    std::string createdAt, stageChangedAt, updatedAt, nextStep;
};

struct LineItemRow
{
    std::string id, parentId, productId, quantity, unitPrice, total, currency, since;
};

struct ContractRow
{
    std::string id, number, accountId, status, startDate, endDate, renewalDate, noticeDate, autoRenew,
        annualValue;
    std::string currency, sites, productIds, signedById, updatedAt;
};

struct TicketRow
{
    std::string id, number, accountId, contactId, subject, description, status, priority, createdAt,
        updatedAt;
    std::string closedAt, resolution;
};

struct ActivityRow
{
    std::string id, accountId, opportunityId, contactIds, kind, subject, notes, startAt, endAt, timeZone,
        outcome;
};

struct UsageRow
{
    std::string id, accountId, productId, site, weekStart, activeUsers, events;
};

struct WebVisitRow
{
    std::string id, accountId, contactId, page, visitedAt, seconds;
};

struct MessageRow
{
    std::string messageId, threadId, inReplyTo, references, accountId, contactId, from, to, cc, at, subject,
        text;
    std::string direction, language;
};

/// How a contact will behave when written to; the demo mail server plays it.
struct CustomerRow
{
    std::string email, name, company, language, timeZone, temperament;
    int utcOffsetMinutes = 0;
    int returnInDays = 0;
};

/// Everything about one account; built, written and dropped, so that memory doesn't grow with the number of
/// accounts.
struct AccountStory
{
    std::vector<AccountRow> accounts;
    std::vector<ContactRow> contacts;
    std::vector<LeadRow> leads;
    std::vector<OpportunityRow> opportunities;
    std::vector<LineItemRow> opportunityLines;
    std::vector<ContractRow> contracts;
    std::vector<LineItemRow> contractLines;
    std::vector<TicketRow> tickets;
    std::vector<ActivityRow> activities;
    std::vector<UsageRow> usage;
    std::vector<WebVisitRow> visits;
    std::vector<MessageRow> messages;
    std::vector<CustomerRow> customers;
};

} // namespace countersign::demo
