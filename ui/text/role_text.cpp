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
    if (code == "champion")
        return RoleText::tr("Champion", "part in a buying committee");
    if (code == "user")
        return RoleText::tr("User", "part in a buying committee");
    if (code == "signs")
        return RoleText::tr("Signs", "part in a buying committee");
    if (code == "can_block")
        return RoleText::tr("Can block", "part in a buying committee");
    if (code == "negotiates")
        return RoleText::tr("Negotiates", "part in a buying committee");
    return fromUtf8(code);
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
