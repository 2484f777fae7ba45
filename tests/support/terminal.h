// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QStringList>

namespace countersign::tests {

/// What a program left behind.
struct ProgramRun
{
    /// -1 where it was ended by a signal or took longer than two minutes.
    int exitCode = -1;
    /// Both streams, as a terminal shows them.
    QByteArray shown;
};

/// Runs a program at a pseudo-terminal, as a person would: each time that it asks for a passphrase the next of `typed`
/// is given. Blocks.
[[nodiscard]] ProgramRun runAtTerminal(const QStringList& command, QList<QByteArray> typed);

} // namespace countersign::tests
