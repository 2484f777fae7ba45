// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

#include <functional>

namespace countersign::widgets {

/// Shows a mail as its reader will see it, without fetching anything, running anything or leading anywhere.
class PreviewView : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// What draws it: for tests and for the line that says so.
    enum class Means { Browser, Text };

    [[nodiscard]] virtual Means means() const = 0;
    /// `html` may be empty; then `text` is shown.
    virtual void showMail(const QString& html, const QString& text) = 0;
};

/// Makes a preview, at first use.
using PreviewMaker = std::function<PreviewView*(QWidget* parent)>;

/// What the plugin of ui/webview gives.
class PreviewPlugin
{
public:
    virtual ~PreviewPlugin() = default;
    [[nodiscard]] virtual PreviewView* createPreview(QWidget* parent) = 0;
};

/// The preview without a browser engine: Qt's own rich text, every resource refused.
[[nodiscard]] PreviewView* makeTextPreview(QWidget* parent);

/// Loads the plugin file at first use. The text preview stands in where the file is missing, where the
/// process runs as root (a browser engine would need its sandbox switched off, which never happens), or where
/// the application was started without shared OpenGL contexts.
[[nodiscard]] PreviewMaker previewFrom(const QString& pluginFile, bool asRoot);

} // namespace countersign::widgets

Q_DECLARE_INTERFACE(countersign::widgets::PreviewPlugin, "countersign.PreviewPlugin/1")
