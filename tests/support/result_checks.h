// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/error.h"

#include <QtTest>

/// Fails the test with the error's text where the expression is an error.
#define COUNTERSIGN_VERIFY_OK(expression)                                                                          \
    do {                                                                                                           \
        const auto& countersignOutcome = (expression);                                                             \
        QVERIFY2(countersignOutcome.has_value(),                                                                   \
                 countersignOutcome ? "" : ::countersign::base::toString(countersignOutcome.error()).c_str());     \
    } while (false)

/// Fails the test unless the expression is an error with this code.
#define COUNTERSIGN_VERIFY_ERROR(expression, expected)                                                             \
    do {                                                                                                           \
        const auto& countersignOutcome = (expression);                                                             \
        QVERIFY2(!countersignOutcome.has_value(), "succeeded");                                                    \
        QCOMPARE(::countersign::base::toString({countersignOutcome.error().code}),                                 \
                 ::countersign::base::toString({expected}));                                                       \
    } while (false)
