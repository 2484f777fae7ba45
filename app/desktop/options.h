// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/desktop.h"

#include <QLocale>

class QCoreApplication;

namespace countersign::desktop {

struct ProgramOptions
{
    DesktopOptions desktop;
    theme::Theme::Scheme scheme = theme::Theme::Scheme::System;
    QLocale locale;
};

/// Reads the command line; on a mistake or --help it says so and ends the program as the command line does (2, 0).
[[nodiscard]] ProgramOptions readOptions(const QCoreApplication& application);

} // namespace countersign::desktop
