// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/preview_view.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QPluginLoader>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace countersign::widgets {

namespace {

/// A browser that has nowhere to go.
class ClosedBrowser : public QTextBrowser
{
public:
    explicit ClosedBrowser(QWidget* parent) : QTextBrowser(parent)
    {
        setFrameShape(QFrame::NoFrame);
        setOpenLinks(false);
        setOpenExternalLinks(false);
        document()->setDocumentMargin(20);
    }

    QVariant loadResource(int /*type*/, const QUrl& /*name*/) override { return {}; }
};

class TextPreview : public PreviewView
{
public:
    explicit TextPreview(QWidget* parent) : PreviewView(parent), m_browser(new ClosedBrowser(this))
    {
        auto* layout = new QVBoxLayout(this);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->addWidget(m_browser);
        setFocusProxy(m_browser);
        m_browser->setAccessibleName(
            QCoreApplication::translate("PreviewView", "The mail as its reader sees it"));
    }

    [[nodiscard]] Means means() const override { return Means::Text; }

    void showMail(const QString& html, const QString& text) override
    {
        if (html.isEmpty())
            m_browser->setPlainText(text);
        else
            m_browser->setHtml(html);
    }

private:
    ClosedBrowser* m_browser;
};

} // namespace

PreviewView* makeTextPreview(QWidget* parent)
{
    return new TextPreview(parent);
}

PreviewMaker previewFrom(const QString& pluginFile, bool asRoot)
{
    return [pluginFile, asRoot](QWidget* parent) -> PreviewView* {
        if (asRoot || !QCoreApplication::testAttribute(Qt::AA_ShareOpenGLContexts) ||
            !QFileInfo::exists(pluginFile))
            return makeTextPreview(parent);
        QPluginLoader loader(pluginFile);
        auto* plugin = qobject_cast<PreviewPlugin*>(loader.instance());
        return plugin ? plugin->createPreview(parent) : makeTextPreview(parent);
    };
}

} // namespace countersign::widgets
