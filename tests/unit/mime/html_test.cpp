// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/mime/html.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace countersign::mime;

class HtmlTest : public QObject
{
    Q_OBJECT

private slots:
    void everyPlaceThatAClickCouldLeadToIsListed()
    {
        const auto links = linksIn("See https://a.example/x?y=1. Or www.b.example, mailto:c@d.example (not xhttp://e.example).",
                                   "<p><a href='https://a.example/x?y=1'>here</a><img src=\"//t.example/p.gif\">"
                                   "<a href=javascript:alert(1)>there</a><form action=/send></form></p>");
        QCOMPARE(links, (std::vector<std::string>{"https://a.example/x?y=1", "www.b.example", "mailto:c@d.example",
                                                  "//t.example/p.gif", "javascript:alert(1)", "/send"}));
        QVERIFY(linksIn("No link here: a@b.example", "<p>None</p>").empty());
    }

    void keepsStructureAndPlainLinks();
    void letsNothingActiveThrough_data();
    void letsNothingActiveThrough();
    void isIdempotent();
    void survivesBombs_data();
    void survivesBombs();
    void showsOldMarkupWithoutEndTags();
};

void HtmlTest::keepsStructureAndPlainLinks()
{
    QCOMPARE(
        rebuildHtml("<p class=x>Hi <b>Jane</b> &amp; <a href='https://a.example/?x=1&y=\"2\"' "
                    "onclick=x>link</a></p>"),
        std::string(
            "<p>Hi <b>Jane</b> &amp; <a href=\"https://a.example/?x=1&amp;y=&quot;2&quot;\">link</a></p>"));
}

void HtmlTest::letsNothingActiveThrough_data()
{
    QTest::addColumn<QByteArray>("html");
    QTest::newRow("script") << QByteArray("<script>alert(1)</script>");
    QTest::newRow("handler") << QByteArray("<p onmouseover=alert(1)>x</p>");
    QTest::newRow("image") << QByteArray("<img src=https://t.example/p.gif onerror=alert(1)>");
    QTest::newRow("javascript link") << QByteArray("<a href='java\nscript:alert(1)'>x</a>");
    QTest::newRow("entity link") << QByteArray("<a href='&#106;avascript:alert(1)'>x</a>");
    QTest::newRow("data link") << QByteArray("<a href='data:text/html,alert(1)'>x</a>");
    QTest::newRow("svg") << QByteArray("<svg><a xlink:href='javascript:alert(1)'><text>x</text></a></svg>");
    QTest::newRow("math") << QByteArray("<math><mtext><script>alert(1)</script></mtext></math>");
    QTest::newRow("style") << QByteArray(
        "<style>@import url(https://t.example)</style><p style='background:url(https://t.example)'>x");
    QTest::newRow("form") << QByteArray(
        "<form action=https://t.example><input name=a><button>alert(1)</button></form>");
    QTest::newRow("iframe") << QByteArray("<iframe src=https://t.example></iframe>");
    QTest::newRow("meta") << QByteArray("<meta http-equiv=refresh content='0;url=https://t.example'>");
    QTest::newRow("base") << QByteArray("<base href=https://t.example>");
    QTest::newRow("template") << QByteArray("<template><script>alert(1)</script></template>");
    QTest::newRow("mutation") << QByteArray(
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">");
    QTest::newRow("comment") << QByteArray("<!--[if mso]><script>alert(1)</script><![endif]-->");
}

void HtmlTest::letsNothingActiveThrough()
{
    QFETCH(QByteArray, html);
    const QByteArray safe = QByteArray::fromStdString(rebuildHtml(html.toStdString())).toLower();
    for (const char* bad :
         {"<script", "<img", "<svg", "<math", "<style", "<form", "<input", "<iframe", "<meta", "<base",
          "<template", "script:", "data:", "style=", "onerror=alert", "onmouse", "t.example"})
        QVERIFY2(!safe.contains(bad) || (QByteArray(bad) == "onerror=alert" && !safe.contains("<img")),
                 safe.constData());
}

void HtmlTest::isIdempotent()
{
    const std::string once =
        rebuildHtml("<table><tr><td colspan=2>a<p>b<li>c</table><b><i>x</b>y</i> &lt;script&gt;");
    QCOMPARE(rebuildHtml(once), once);
}

void HtmlTest::survivesBombs_data()
{
    QTest::addColumn<QByteArray>("html");
    QTest::newRow("deep") << QByteArray("<div>").repeated(300000);
    QTest::newRow("deep spans") << QByteArray("<span>").repeated(300000);
    QTest::newRow("reopened formatting") << QByteArray("<p><b id=1><i id=2></p>").repeated(20000);
    QTest::newRow("distinct formatting") << [] {
        QByteArray html;
        for (int i = 0; i < 20000; ++i)
            html += "<p><font color=" + QByteArray::number(i) + "></p>";
        return html;
    }();
    QTest::newRow("unmatched ends") << QByteArray("<b></x></y>").repeated(30000);
    QTest::newRow("large") << QByteArray(8 << 20, 'x');
    QTest::newRow("tables") << QByteArray("<table><tr><td>").repeated(50000);
}

void HtmlTest::survivesBombs()
{
    QFETCH(QByteArray, html);
    const std::string safe = rebuildHtml(html.toStdString());
    QVERIFY(safe.size() < static_cast<std::size_t>(html.size()) * 8 + 1000);
    static_cast<void>(textOfHtml(html.toStdString()));
}

void HtmlTest::showsOldMarkupWithoutEndTags()
{
    const QByteArray html =
        QByteArray("<p>para").repeated(1000) + "<ul>" + QByteArray("<li>item").repeated(1000) + "</ul>";
    QVERIFY(rebuildHtml(html.toStdString()).starts_with("<p>para</p><p>para</p>"));
}

COUNTERSIGN_TEST_CLASS(HtmlTest);
#include "html_test.moc"
