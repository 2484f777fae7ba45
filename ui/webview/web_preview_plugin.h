// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/widgets/preview_view.h"

#include <QObject>

namespace countersign::webview {

/// What the plugin loader finds.
class WebPreviewPlugin : public QObject, public widgets::PreviewPlugin
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID "countersign.PreviewPlugin/1")
    Q_INTERFACES(countersign::widgets::PreviewPlugin)

public:
    [[nodiscard]] widgets::PreviewView* createPreview(QWidget* parent) override;
};

} // namespace countersign::webview
