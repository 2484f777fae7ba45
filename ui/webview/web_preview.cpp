// SPDX-License-Identifier: Apache-2.0
#include "ui/webview/web_preview.h"

#include <QVBoxLayout>
#include <QWebEngineDownloadRequest>
#include <QWebEnginePage>
#include <QWebEngineProfile>
#include <QWebEngineSettings>
#include <QWebEngineUrlRequestInterceptor>
#include <QWebEngineView>

namespace countersign::webview {

namespace {
/// QWebEnginePage::setHtml() shows nothing beyond this, counted after percent encoding.
constexpr qsizetype kLargestPage = 2'000'000;
/// setHtml() hands the page over as a data URL; nothing else is ever let through.
const QString kOwnScheme = QStringLiteral("data");

class RefuseAll : public QWebEngineUrlRequestInterceptor
{
public:
    using QWebEngineUrlRequestInterceptor::QWebEngineUrlRequestInterceptor;

    void interceptRequest(QWebEngineUrlRequestInfo& info) override
    {
        const bool own = info.resourceType() == QWebEngineUrlRequestInfo::ResourceTypeMainFrame &&
                         info.requestUrl().scheme() == kOwnScheme;
        info.block(!own);
    }
};

class ClosedPage : public QWebEnginePage
{
public:
    using QWebEnginePage::QWebEnginePage;

protected:
    bool acceptNavigationRequest(const QUrl& url, NavigationType type, bool isMainFrame) override
    {
        return isMainFrame && type == NavigationTypeTyped && url.scheme() == kOwnScheme;
    }
    QWebEnginePage* createWindow(WebWindowType /*type*/) override { return nullptr; }
};

void closeDoors(QWebEngineSettings& settings)
{
    for (const auto attribute :
         {QWebEngineSettings::JavascriptEnabled, QWebEngineSettings::AutoLoadImages,
          QWebEngineSettings::PluginsEnabled, QWebEngineSettings::LocalStorageEnabled,
          QWebEngineSettings::LocalContentCanAccessRemoteUrls,
          QWebEngineSettings::LocalContentCanAccessFileUrls, QWebEngineSettings::WebGLEnabled,
          QWebEngineSettings::AutoLoadIconsForPage, QWebEngineSettings::DnsPrefetchEnabled,
          QWebEngineSettings::PdfViewerEnabled, QWebEngineSettings::NavigateOnDropEnabled})
        settings.setAttribute(attribute, false);
}

/// The policy stands before anything that the mail itself says.
QString withPolicy(const QString& html)
{
    return QStringLiteral(
               "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
               "'unsafe-inline'\">") +
           html;
}
} // namespace

WebPreview::WebPreview(QWidget* parent) : PreviewView(parent), m_view(new QWebEngineView(this))
{
    // Without a name the profile keeps nothing on disk. It outlives the page, which the view owns.
    auto* profile = new QWebEngineProfile(this);
    profile->setHttpCacheType(QWebEngineProfile::NoCache);
    profile->setPersistentCookiesPolicy(QWebEngineProfile::NoPersistentCookies);
    profile->setUrlRequestInterceptor(new RefuseAll(profile));
    connect(profile, &QWebEngineProfile::downloadRequested, this,
            [](QWebEngineDownloadRequest* download) { download->cancel(); });
    auto* page = new ClosedPage(profile, m_view);
    closeDoors(*page->settings());
    m_view->setPage(page);
    m_view->setContextMenuPolicy(Qt::NoContextMenu);
    m_view->setAcceptDrops(false);
    m_view->setAccessibleName(tr("The mail as its reader sees it"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view);
    setFocusProxy(m_view);
}

WebPreview::~WebPreview()
{
    // The page must go before its profile.
    delete m_view;
}

void WebPreview::showMail(const QString& html, const QString& text)
{
    const QString shown = withPolicy(
        html.isEmpty()
            ? QStringLiteral("<pre style=\"white-space:pre-wrap\">%1</pre>").arg(text.toHtmlEscaped())
            : html);
    if (QUrl::toPercentEncoding(shown).size() < kLargestPage)
        m_view->setHtml(shown);
    else
        m_view->setContent(text.left(kLargestPage / 8).toUtf8(), QStringLiteral("text/plain;charset=utf-8"));
}

} // namespace countersign::webview
