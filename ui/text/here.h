// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/api/types/common.h"

#include <QLocale>
#include <QTimeZone>

namespace countersign::text {

/// Who reads, where and when: all that dates and figures need to be worded.
struct Here
{
    QLocale locale = {};
    QTimeZone zone = QTimeZone::utc();
    api::Instant now = {};
};

} // namespace countersign::text
