// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/error_code.h"

#include <QString>
#include <QStringList>

namespace countersign::text {

/// A failure in the reader's words: what happened, what it means and what to do, and the one act that helps.
struct ErrorWords
{
    QString title;
    QString message;
    /// Label of a button; empty where trying again cannot help.
    QString action;
    /// What the failing side said or named (a host, a file, a column), shown as it is.
    QString verbatim;
};

[[nodiscard]] ErrorWords errorText(base::ErrorCode code, const QStringList& args = {});

} // namespace countersign::text
