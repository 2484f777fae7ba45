// SPDX-License-Identifier: Apache-2.0
#include "ui/text/role_text.h"

#include "ui/text/utf8.h"

#include <QCoreApplication>
#include <QLocale>

namespace countersign::text {

namespace {
struct RoleText
{
    Q_DECLARE_TR_FUNCTIONS(RoleText)
};
} // namespace

QString roleText(api::Role role)
{
    switch (role) {
    case api::Role::Rep:
        return RoleText::tr("Rep");
    case api::Role::Manager:
        return RoleText::tr("Manager");
    case api::Role::Admin:
        return RoleText::tr("Admin");
    case api::Role::Auditor:
        return RoleText::tr("Auditor");
    }
    return {};
}

QString roleText(const std::string& code)
{
    if (code == "rep")
        return roleText(api::Role::Rep);
    if (code == "manager")
        return roleText(api::Role::Manager);
    if (code == "admin")
        return roleText(api::Role::Admin);
    if (code == "auditor")
        return roleText(api::Role::Auditor);
    return fromUtf8(code);
}

QString committeeRoleText(const std::string& code)
{
    // As a CRM has it: "Economic Buyer", "economic-buyer" and "economic_buyer" are one part.
    QString words = fromUtf8(code).simplified();
    words.replace(QLatin1Char('_'), QLatin1Char(' ')).replace(QLatin1Char('-'), QLatin1Char(' '));
    const QString part = words.toLower();
    const auto is = [&part](const char* word) { return part == QLatin1String(word); };
    if (is("champion"))
        return RoleText::tr("Champion", "part in a buying committee");
    if (is("user") || is("end user"))
        return RoleText::tr("User", "part in a buying committee");
    if (is("signs") || is("signer"))
        return RoleText::tr("Signs", "part in a buying committee");
    if (is("can block") || is("blocker"))
        return RoleText::tr("Can block", "part in a buying committee");
    if (is("negotiates") || is("negotiator"))
        return RoleText::tr("Negotiates", "part in a buying committee");
    if (is("decision maker") || is("decider"))
        return RoleText::tr("Decides", "part in a buying committee");
    if (is("economic buyer"))
        return RoleText::tr("Has the budget", "part in a buying committee");
    if (is("influencer"))
        return RoleText::tr("Has influence", "part in a buying committee");
    if (!words.isEmpty())
        words[0] = words.at(0).toUpper();
    return words;
}

QString strengthText(int bars)
{
    if (bars >= 4)
        return RoleText::tr("Strong", "tie to a person");
    if (bars == 3)
        return RoleText::tr("Good", "tie to a person");
    if (bars == 2)
        return RoleText::tr("Fair", "tie to a person");
    if (bars == 1)
        return RoleText::tr("Weak", "tie to a person");
    return RoleText::tr("None", "tie to a person");
}

QString useCaseText(const std::string& code)
{
    if (code == "post_demo")
        return RoleText::tr("Post-demo");
    if (code == "renewal")
        return RoleText::tr("Renewal and upsell");
    if (code == "cross_sell")
        return RoleText::tr("Cross-sell");
    if (code == "re_engagement")
        return RoleText::tr("Re-engagement");
    if (code == "post_ticket")
        return RoleText::tr("After a ticket");
    if (code == "pricing_interest")
        return RoleText::tr("Pricing interest");
    return fromUtf8(code);
}

QString actionText(api::SuggestedAction action)
{
    switch (action) {
    case api::SuggestedAction::Mail:
        return RoleText::tr("Mail", "suggested action");
    case api::SuggestedAction::Chat:
        return RoleText::tr("Chat", "suggested action");
    case api::SuggestedAction::Call:
        return RoleText::tr("Call", "suggested action");
    case api::SuggestedAction::Wait:
        return RoleText::tr("Wait", "suggested action");
    case api::SuggestedAction::HandOver:
        return RoleText::tr("Hand over", "suggested action");
    }
    return {};
}

QString languageText(const std::string& bcp47)
{
    if (bcp47.starts_with("en"))
        return RoleText::tr("English");
    if (bcp47.starts_with("de"))
        return RoleText::tr("German");
    if (bcp47.starts_with("fr"))
        return RoleText::tr("French");
    if (bcp47.starts_with("es"))
        return RoleText::tr("Spanish");
    if (bcp47.starts_with("ja"))
        return RoleText::tr("Japanese");
    if (bcp47.starts_with("ar"))
        return RoleText::tr("Arabic");
    const QLocale locale(fromUtf8(bcp47));
    return locale.language() == QLocale::C ? fromUtf8(bcp47) : locale.nativeLanguageName();
}

} // namespace countersign::text
