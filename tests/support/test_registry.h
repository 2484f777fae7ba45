// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QStringList>

#include <functional>
#include <memory>

namespace countersign::tests {

/// Makes one test object; each class is built fresh and destroyed before the next one is built.
using TestFactory = std::function<std::unique_ptr<QObject>()>;

/// Adds a class to this executable's list. Called by COUNTERSIGN_TEST_CLASS before main().
bool registerTestClass(const char* name, TestFactory factory);

/// Runs what the command line asks for, or everything. Arguments are Qt Test's own; a bare word is a slot
/// ("slot", "slot:row"), a class ("Class") or both ("Class::slot"). Returns 0 only if something ran and
/// nothing failed.
[[nodiscard]] int runRegisteredTests(const QStringList& arguments);

} // namespace countersign::tests

/// Stands once in the .cpp file, after the class.
#define COUNTERSIGN_TEST_CLASS(ClassName)                                                                    \
    [[maybe_unused]] static const bool kRegistered##ClassName =                                              \
        ::countersign::tests::registerTestClass(#ClassName, [] { return std::make_unique<ClassName>(); })
