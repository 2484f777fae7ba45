// SPDX-License-Identifier: Apache-2.0
#include "app/wiring/network.h"

#include <charconv>

namespace countersign::wiring {

namespace {

void allow(net::NetworkPolicy& policy, const base::Json& server)
{
    const std::string host = base::jsonText(server, "host");
    if (!host.empty())
        policy.allowList.push_back({.host = host, .port = static_cast<std::uint16_t>(base::jsonInt(server, "port"))});
}

/// "http://127.0.0.1:8080/v1" -> host and port; nothing for anything else.
void allowUrl(net::NetworkPolicy& policy, std::string_view url)
{
    const bool tls = url.starts_with("https://");
    const std::size_t scheme = url.find("://");
    if (scheme == std::string_view::npos)
        return;
    url.remove_prefix(scheme + 3);
    url = url.substr(0, url.find('/'));
    const std::size_t colon = url.rfind(':');
    std::uint16_t port = tls ? 443 : 80;
    if (colon != std::string_view::npos)
        std::from_chars(url.data() + colon + 1, url.data() + url.size(), port);
    policy.allowList.push_back({.host = std::string(url.substr(0, colon)), .port = port});
}

} // namespace

net::NetworkPolicy networkPolicyFor(const Reach& reach)
{
    net::NetworkPolicy policy{.onlyAllowListed = reach.demo};
    for (const records::Mailbox& mailbox : reach.mailboxes) {
        allow(policy, base::jsonMember(mailbox.settings, "smtp"));
        allow(policy, base::jsonMember(mailbox.settings, "imap"));
        if (const std::string ca = base::jsonText(mailbox.settings, "caFile"); !ca.empty())
            policy.extraCaFile = ca;
    }
    for (const std::string& url : reach.modelUrls)
        allowUrl(policy, url);
    return policy;
}

} // namespace countersign::wiring
