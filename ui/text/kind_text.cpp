// SPDX-License-Identifier: Apache-2.0
#include "ui/text/kind_text.h"

#include "ui/text/utf8.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

namespace countersign::text {

namespace {
using theme::Icon;

struct KindText
{
    Q_DECLARE_TR_FUNCTIONS(KindText)
};

struct Kind
{
    std::string_view code;
    Icon icon;
    const char* word;
};

constexpr auto kKinds = std::to_array<Kind>({
    {"activity", Icon::Meeting, QT_TRANSLATE_NOOP("KindText", "Activity")},
    {"asset", Icon::Tag, QT_TRANSLATE_NOOP("KindText", "Asset")},
    {"account", Icon::Accounts, QT_TRANSLATE_NOOP("KindText", "Account")},
    {"busy_time", Icon::Meeting, QT_TRANSLATE_NOOP("KindText", "Calendar")},
    {"call", Icon::Phone, QT_TRANSLATE_NOOP("KindText", "Call")},
    {"campaign", Icon::Tag, QT_TRANSLATE_NOOP("KindText", "Campaign")},
    {"contact", Icon::Person, QT_TRANSLATE_NOOP("KindText", "Contact")},
    {"contract", Icon::Document, QT_TRANSLATE_NOOP("KindText", "Contract")},
    {"contract_renewal", Icon::Document, QT_TRANSLATE_NOOP("KindText", "Contract")},
    {"document", Icon::Document, QT_TRANSLATE_NOOP("KindText", "Document")},
    {"lead", Icon::Person, QT_TRANSLATE_NOOP("KindText", "Lead")},
    {"line_item", Icon::Tag, QT_TRANSLATE_NOOP("KindText", "Line item")},
    {"mail", Icon::Mail, QT_TRANSLATE_NOOP("KindText", "Mail")},
    {"meeting", Icon::Meeting, QT_TRANSLATE_NOOP("KindText", "Meeting")},
    {"message", Icon::Mail, QT_TRANSLATE_NOOP("KindText", "Mail")},
    {"note", Icon::Pencil, QT_TRANSLATE_NOOP("KindText", "Note")},
    {"opportunity", Icon::Star, QT_TRANSLATE_NOOP("KindText", "Opportunity")},
    {"order", Icon::Tag, QT_TRANSLATE_NOOP("KindText", "Order")},
    {"price", Icon::Tag, QT_TRANSLATE_NOOP("KindText", "Price")},
    {"product", Icon::Tag, QT_TRANSLATE_NOOP("KindText", "Product")},
    {"ticket", Icon::Ticket, QT_TRANSLATE_NOOP("KindText", "Ticket")},
    {"usage", Icon::Pulse, QT_TRANSLATE_NOOP("KindText", "Usage")},
    {"usage_event", Icon::Pulse, QT_TRANSLATE_NOOP("KindText", "Usage")},
    {"usage_change", Icon::Pulse, QT_TRANSLATE_NOOP("KindText", "Usage")},
    {"web_visit", Icon::Globe, QT_TRANSLATE_NOOP("KindText", "Web visit")},
});

struct Word
{
    std::string_view code;
    const char* word;
};

/// The kinds of record that a file may hold.
constexpr auto kRecordKinds = std::to_array<Word>({
    {"account", QT_TRANSLATE_NOOP("KindText", "Accounts")},
    {"activity", QT_TRANSLATE_NOOP("KindText", "Activities")},
    {"asset", QT_TRANSLATE_NOOP("KindText", "Assets")},
    {"busy_time", QT_TRANSLATE_NOOP("KindText", "Busy times")},
    {"campaign", QT_TRANSLATE_NOOP("KindText", "Campaigns")},
    {"campaign_member", QT_TRANSLATE_NOOP("KindText", "Campaign members")},
    {"contact", QT_TRANSLATE_NOOP("KindText", "Contacts")},
    {"contract", QT_TRANSLATE_NOOP("KindText", "Contracts")},
    {"lead", QT_TRANSLATE_NOOP("KindText", "Leads")},
    {"line_item", QT_TRANSLATE_NOOP("KindText", "Line items")},
    {"message", QT_TRANSLATE_NOOP("KindText", "Mails")},
    {"opportunity", QT_TRANSLATE_NOOP("KindText", "Opportunities")},
    {"opportunity_role", QT_TRANSLATE_NOOP("KindText", "Parts in opportunities")},
    {"order", QT_TRANSLATE_NOOP("KindText", "Orders")},
    {"price", QT_TRANSLATE_NOOP("KindText", "Prices")},
    {"price_book", QT_TRANSLATE_NOOP("KindText", "Price books")},
    {"product", QT_TRANSLATE_NOOP("KindText", "Products")},
    {"ticket", QT_TRANSLATE_NOOP("KindText", "Tickets")},
    {"usage_event", QT_TRANSLATE_NOOP("KindText", "Usage")},
    {"user", QT_TRANSLATE_NOOP("KindText", "Colleagues")},
    {"web_visit", QT_TRANSLATE_NOOP("KindText", "Web visits")},
});

constexpr auto kRules = std::to_array<Word>({
    {"columns", QT_TRANSLATE_NOOP("KindText", "Columns")},
    {"currency", QT_TRANSLATE_NOOP("KindText", "Currency")},
    {"range", QT_TRANSLATE_NOOP("KindText", "Range")},
    {"reference", QT_TRANSLATE_NOOP("KindText", "Reference")},
    {"required", QT_TRANSLATE_NOOP("KindText", "Required")},
    {"text", QT_TRANSLATE_NOOP("KindText", "Text")},
    {"type", QT_TRANSLATE_NOOP("KindText", "Type")},
    {"uniqueness", QT_TRANSLATE_NOOP("KindText", "Uniqueness")},
});

QString wordOf(std::span<const Word> words, const std::string& code)
{
    const auto found = std::ranges::find(words, code, &Word::code);
    return found == words.end() ? fromUtf8(code) : KindText::tr(found->word);
}

const Kind* findKind(const std::string& code)
{
    const auto found = std::ranges::find(kKinds, code, &Kind::code);
    return found == kKinds.end() ? nullptr : &*found;
}

struct ReasonIcon
{
    std::string_view start;
    Icon icon;
};

constexpr auto kReasonIcons = std::to_array<ReasonIcon>({
    {"asked_", Icon::Mail},
    {"close_date", Icon::Star},
    {"demo_", Icon::Meeting},
    {"meeting_", Icon::Meeting},
    {"new_role", Icon::Person},
    {"notice_", Icon::Document},
    {"opportunity", Icon::Star},
    {"out_of_office", Icon::Mail},
    {"owns_not", Icon::Accounts},
    {"pricing_", Icon::Globe},
    {"renews_", Icon::Document},
    {"replied_", Icon::Mail},
    {"silent_", Icon::Clock},
    {"stage_", Icon::Clock},
    {"ticket_", Icon::Ticket},
    {"two_sign", Icon::Approvals},
    {"unanswered_", Icon::Mail},
    {"usage_", Icon::Pulse},
});
} // namespace

Icon kindIcon(const std::string& kind)
{
    const Kind* known = findKind(kind);
    return known ? known->icon : Icon::Info;
}

QString kindText(const std::string& kind)
{
    const Kind* known = findKind(kind);
    return known ? KindText::tr(known->word) : fromUtf8(kind);
}

QString kindsText(const std::string& kind)
{
    return wordOf(kRecordKinds, kind);
}

std::vector<std::string> recordKinds()
{
    std::vector<std::string> kinds;
    for (const Word& kind : kRecordKinds)
        kinds.emplace_back(kind.code);
    return kinds;
}

QString counterText(const QString& name)
{
    if (name == QLatin1String("active_users"))
        return KindText::tr("Active users");
    if (name == QLatin1String("events"))
        return KindText::tr("Events");
    QString words = name.simplified().replace(QLatin1Char('_'), QLatin1Char(' '));
    if (!words.isEmpty())
        words[0] = words.at(0).toUpper();
    return words;
}

QString ruleText(const std::string& rule)
{
    return wordOf(kRules, rule);
}

Icon reasonIcon(const std::string& code)
{
    for (const ReasonIcon& known : kReasonIcons) {
        if (code.starts_with(known.start))
            return known.icon;
    }
    return Icon::Info;
}

Icon sourceKindIcon(const std::string& kind)
{
    return kind == "mailbox" ? Icon::Mail : Icon::Document;
}

QString sourceKindText(const std::string& kind)
{
    if (kind == "files" || kind == "csv")
        return KindText::tr("CSV files");
    if (kind == "mailbox")
        return KindText::tr("Mailbox");
    if (kind == "demo")
        return KindText::tr("Demo world");
    return fromUtf8(kind);
}

} // namespace countersign::text
