// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_registry.h"
#include "ui/widgets/preview_view.h"

#include <QTest>
#include <QTextBrowser>

#include <memory>

namespace countersign::tests {

using widgets::PreviewView;

/// What stands in for the browser engine, and when.
class PreviewTest : public QObject
{
    Q_OBJECT

private slots:
    void rootNeverGetsTheBrowserEngine()
    {
        QWidget home;
        QCOMPARE(widgets::previewFrom(QStringLiteral("/no/such/plugin.so"), true)(&home)->means(),
                 PreviewView::Means::Text);
    }

    void aMissingPluginLeavesTheTextPreview()
    {
        QWidget home;
        QCOMPARE(widgets::previewFrom(QStringLiteral("/no/such/plugin.so"), false)(&home)->means(),
                 PreviewView::Means::Text);
    }

    void aFileThatIsNoPluginLeavesTheTextPreview()
    {
        QWidget home;
        QCOMPARE(widgets::previewFrom(QCoreApplication::applicationFilePath(), false)(&home)->means(),
                 PreviewView::Means::Text);
    }

    void theTextPreviewFetchesNothingAndLeadsNowhere()
    {
        const std::unique_ptr<PreviewView> view(widgets::makeTextPreview(nullptr));
        view->showMail(
            QStringLiteral(
                "<p>Hello <a href='https://a.example/'>there</a><img src='file:///etc/passwd'></p>"),
            QStringLiteral("Hello"));
        auto* browser = view->findChild<QTextBrowser*>();
        QVERIFY(browser->toPlainText().startsWith(QStringLiteral("Hello there")));
        QVERIFY(
            !browser->loadResource(QTextDocument::ImageResource, QUrl(QStringLiteral("file:///etc/passwd")))
                 .isValid());
        QVERIFY(!browser->openLinks());
    }

    void aMailWithoutHtmlIsShownAsText()
    {
        const std::unique_ptr<PreviewView> view(widgets::makeTextPreview(nullptr));
        view->showMail({}, QStringLiteral("1 < 2 & <b>not bold</b>"));
        QCOMPARE(view->findChild<QTextBrowser*>()->toPlainText(), QStringLiteral("1 < 2 & <b>not bold</b>"));
    }
};

COUNTERSIGN_TEST_CLASS(PreviewTest);

} // namespace countersign::tests

#include "preview_test.moc"
