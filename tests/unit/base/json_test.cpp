// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/base/json.h"

#include "tests/support/result_checks.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace countersign;
using base::ErrorCode;

class JsonTest : public QObject
{
    Q_OBJECT
private slots:
    void refusesWhatIsTooDeepBeforeParsingIt()
    {
        const std::string deep(100'000, '[');
        COUNTERSIGN_VERIFY_ERROR(base::parseJson(deep), ErrorCode::MalformedData);
        COUNTERSIGN_VERIFY_OK(base::parseJson("[\"[[[[[[[[\"]", {.maxDepth = 1}));
    }

    void refusesWhatIsTooLarge()
    {
        COUNTERSIGN_VERIFY_ERROR(base::parseJson("[1,2,3]", {.maxBytes = 3}), ErrorCode::TooLarge);
    }

    void refusesHtmlHalfAnObjectAndBadUtf8()
    {
        for (const char* text : {"<html>", "{\"a\":", "", "{\"a\":\"\xff\xfe\"}"})
            COUNTERSIGN_VERIFY_ERROR(base::parseJson(text), ErrorCode::MalformedData);
    }

    void sameValueAlwaysHasTheSameText()
    {
        const auto a = base::parseJson("{\"b\":1,\"a\":[1, 2]}");
        const auto b = base::parseJson("{ \"a\" : [1,2] , \"b\" : 1 }");
        QCOMPARE(base::dumpJson(*a), base::dumpJson(*b));
    }

    void readsMissingAndMistypedMembersAsTheFallback()
    {
        const auto object = base::parseJson("{\"n\":\"not a number\"}");
        QCOMPARE(base::jsonInt(*object, "n", 7), std::int64_t(7));
        QCOMPARE(base::jsonText(*object, "missing", "x"), std::string("x"));
        QVERIFY(base::jsonMember(base::Json(3), "n").is_null());
    }
};

COUNTERSIGN_TEST_CLASS(JsonTest);
#include "json_test.moc"
