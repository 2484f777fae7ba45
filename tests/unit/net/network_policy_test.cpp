// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/net/network_policy.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <arpa/inet.h>
#include <netinet/in.h>

using namespace countersign;
using namespace countersign::net;

namespace {

bool forbidden(const char* text)
{
    sockaddr_in four{};
    four.sin_family = AF_INET;
    if (inet_pton(AF_INET, text, &four.sin_addr) == 1)
        return isForbiddenAddress(reinterpret_cast<const sockaddr&>(four));
    sockaddr_in6 six{};
    six.sin6_family = AF_INET6;
    if (inet_pton(AF_INET6, text, &six.sin6_addr) != 1)
        qFatal("not an address: %s", text);
    return isForbiddenAddress(reinterpret_cast<const sockaddr&>(six));
}

} // namespace

class NetworkPolicyTest : public QObject
{
    Q_OBJECT

private slots:
    void forbidsWhatNoPublicServerHas();
    void allowsPublicAddresses();
    void allowsPlainHttpToListedLoopbackOnly();
    void letsADemoWorkspaceReachListedServersOnly();
    void refusesHostsThatAreNone();
};

void NetworkPolicyTest::forbidsWhatNoPublicServerHas()
{
    for (const char* address : {"0.0.0.0",
                                "10.1.2.3",
                                "100.64.0.1",
                                "127.0.0.1",
                                "127.255.0.1",
                                "169.254.169.254",
                                "172.16.0.1",
                                "172.31.255.255",
                                "192.0.0.192",
                                "192.168.1.1",
                                "198.18.0.1",
                                "224.0.0.1",
                                "240.0.0.1",
                                "255.255.255.255",
                                "::",
                                "::1",
                                "::ffff:127.0.0.1",
                                "::ffff:10.0.0.1",
                                "64:ff9b::a00:1",
                                "2002:7f00:1::",
                                "fe80::1",
                                "fc00::1",
                                "fd00:ec2::254",
                                "ff02::1",
                                "fec0::1",
                                "2001:db8::1",
                                "::127.0.0.1"})
        QVERIFY2(forbidden(address), address);
}

void NetworkPolicyTest::allowsPublicAddresses()
{
    for (const char* address : {"1.1.1.1", "172.15.0.1", "172.32.0.1", "100.63.255.255", "100.128.0.1",
                                "192.169.0.1", "2606:4700::1111", "::ffff:1.1.1.1", "64:ff9b::101:101"})
        QVERIFY2(!forbidden(address), address);
}

void NetworkPolicyTest::allowsPlainHttpToListedLoopbackOnly()
{
    const NetworkPolicy policy{.allowList = {{"localhost", 8080}, {"model.example", 80}, {"127.0.0.1", 81}}};
    const auto allowed = [&](Protocol protocol, const char* host, std::uint16_t port) {
        return checkTarget(policy, {.protocol = protocol, .host = host, .port = port}).has_value();
    };
    QVERIFY(allowed(Protocol::Http, "localhost", 8080));
    QVERIFY(allowed(Protocol::Http, "LocalHost", 8080));
    QVERIFY(allowed(Protocol::Http, "127.0.0.1", 81));
    QVERIFY(!allowed(Protocol::Http, "localhost", 8081));
    QVERIFY(!allowed(Protocol::Http, "model.example", 80));
    QVERIFY(allowed(Protocol::Https, "model.example", 443));
    QVERIFY(!allowed(Protocol::Https, "127.0.0.1", 443));
    QVERIFY(!allowed(Protocol::Smtp, "::1", 465));
}

void NetworkPolicyTest::letsADemoWorkspaceReachListedServersOnly()
{
    const NetworkPolicy policy{.allowList = {{"localhost", 8080}}, .onlyAllowListed = true};
    QVERIFY(checkTarget(policy, {.protocol = Protocol::Http, .host = "localhost", .port = 8080}).has_value());
    const auto refused =
        checkTarget(policy, {.protocol = Protocol::Https, .host = "api.example.com", .port = 443});
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, base::ErrorCode::AddressForbidden);
}

void NetworkPolicyTest::refusesHostsThatAreNone()
{
    for (const char* host : {"", "a b", "a/b", "user@host", "a\r\nb", "[::1]", "a#b", "a%00b"})
        QCOMPARE(checkTarget({}, {.protocol = Protocol::Smtp, .host = host, .port = 25}).error().code,
                 base::ErrorCode::InvalidInput);
}

COUNTERSIGN_TEST_CLASS(NetworkPolicyTest);
#include "network_policy_test.moc"
