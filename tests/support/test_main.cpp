// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_registry.h"

#ifdef COUNTERSIGN_GUI_TEST
#include <QApplication>
using TestApplication = QApplication;
#else
#include <QCoreApplication>
using TestApplication = QCoreApplication;
#endif

int main(int argc, char** argv)
{
    TestApplication application(argc, argv);
    return countersign::tests::runRegisteredTests(application.arguments());
}
