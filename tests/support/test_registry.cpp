// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_registry.h"

#include <QMetaMethod>
#include <QSet>
#include <QTest>

#include <cstdio>
#include <utility>
#include <vector>

namespace countersign::tests {
namespace {

struct Entry
{
    QString name;
    TestFactory factory;
};

// A function-local list: it must exist before the first static registration, whatever the link order.
std::vector<Entry>& entries()
{
    static std::vector<Entry> list;
    return list;
}

struct CommandLine
{
    QStringList options;
    QStringList wanted;
};

CommandLine split(const QStringList& arguments)
{
    static const QSet<QString> kTakesValue{
        QStringLiteral("-o"),          QStringLiteral("-maxwarnings"),  QStringLiteral("-eventdelay"),
        QStringLiteral("-keydelay"),   QStringLiteral("-mousedelay"),   QStringLiteral("-iterations"),
        QStringLiteral("-median"),     QStringLiteral("-minimumvalue"), QStringLiteral("-minimumtotal"),
        QStringLiteral("-perfcounter")};
    CommandLine line;
    for (qsizetype i = 1; i < arguments.size(); ++i) {
        if (!arguments[i].startsWith(QLatin1Char('-'))) {
            line.wanted << arguments[i];
            continue;
        }
        line.options << arguments[i];
        if (kTakesValue.contains(arguments[i]) && i + 1 < arguments.size())
            line.options << arguments[++i];
    }
    return line;
}

bool hasSlot(const QObject& object, const QString& name)
{
    const QByteArray signature = name.section(QLatin1Char(':'), 0, 0).toLatin1() + "()";
    const int index = object.metaObject()->indexOfSlot(signature.constData());
    return index >= 0 && object.metaObject()->method(index).access() == QMetaMethod::Private;
}

struct Selection
{
    bool run = false;
    QStringList functions;
};

Selection select(const Entry& entry, const QObject& object, const QStringList& wanted, QSet<QString>& unknown)
{
    Selection selection;
    for (const QString& word : wanted) {
        const qsizetype scope = word.indexOf(QStringLiteral("::"));
        if (word == entry.name) {
            selection.run = true;
        } else if (scope >= 0 ? word.left(scope) == entry.name && hasSlot(object, word.mid(scope + 2))
                              : hasSlot(object, word)) {
            selection.run = true;
            selection.functions << (scope >= 0 ? word.mid(scope + 2) : word);
        } else {
            continue;
        }
        unknown.remove(word);
    }
    return selection;
}

} // namespace

bool registerTestClass(const char* name, TestFactory factory)
{
    entries().push_back({QString::fromLatin1(name), std::move(factory)});
    return true;
}

int runRegisteredTests(const QStringList& arguments)
{
    const CommandLine line = split(arguments);
    QSet<QString> unknown(line.wanted.begin(), line.wanted.end());
    int failed = 0;
    int ran = 0;
    for (const Entry& entry : entries()) {
        const std::unique_ptr<QObject> object = entry.factory();
        const Selection selection = select(entry, *object, line.wanted, unknown);
        if (!line.wanted.isEmpty() && !selection.run)
            continue;
        ++ran;
        failed +=
            QTest::qExec(object.get(), QStringList{arguments.value(0)} + line.options + selection.functions);
    }
    for (const QString& word : std::as_const(unknown))
        std::fprintf(stderr, "No test class or slot here is called '%s'.\n", qPrintable(word));
    if (ran == 0)
        std::fprintf(stderr, "No test ran.\n");
    return failed == 0 && ran > 0 && unknown.isEmpty() ? 0 : 1;
}

} // namespace countersign::tests
