// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/widgets/preview_view.h"

class QWebEngineView;

namespace countersign::webview {

/// A mail in a browser engine that can fetch nothing, run nothing and go nowhere.
class WebPreview : public widgets::PreviewView
{
    Q_OBJECT

public:
    explicit WebPreview(QWidget* parent);
    ~WebPreview() override;

    [[nodiscard]] Means means() const override { return Means::Browser; }
    void showMail(const QString& html, const QString& text) override;

private:
    QWebEngineView* m_view;
};

} // namespace countersign::webview
