// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QTemporaryDir>

namespace countersign::tests {

/// A certificate authority for one test, and a certificate for localhost and 127.0.0.1 that it signed.
/// Made by the openssl command, valid for two days; a failure ends the test executable with the reason.
class TestCertificates
{
public:
    TestCertificates();

    [[nodiscard]] QString caFile() const;
    [[nodiscard]] QString certificateFile() const;
    [[nodiscard]] QString keyFile() const;

private:
    QTemporaryDir m_folder;
};

} // namespace countersign::tests
