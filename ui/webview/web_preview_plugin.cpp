// SPDX-License-Identifier: Apache-2.0
#include "ui/webview/web_preview_plugin.h"

#include "ui/webview/web_preview.h"

namespace countersign::webview {

widgets::PreviewView* WebPreviewPlugin::createPreview(QWidget* parent)
{
    return new WebPreview(parent);
}

} // namespace countersign::webview
