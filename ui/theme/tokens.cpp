// SPDX-License-Identifier: Apache-2.0
#include "ui/theme/tokens.h"

#include <QWidget>

#include <algorithm>
#include <cmath>

namespace countersign::theme {

const Tokens& lightTokens()
{
    static const Tokens tokens{
        .surfaceBase = QColor(0xFFFFFF),
        .surfaceSunken = QColor(0xF6F6F4),
        .surfaceRaised = QColor(0xFFFFFF),
        .line = QColor(0xE4E4E0),
        .lineField = QColor(0x8A8F98),
        .textStrong = QColor(0x1B1D22),
        .textNormal = QColor(0x3A3E47),
        .textQuiet = QColor(0x666B74),
        .ink = QColor(0x2F4BD8),
        .inkSoft = QColor(0xEDF0FF),
        .onInk = QColor(0xFFFFFF),
        .seal = QColor(0x0B7A55),
        .sealSoft = QColor(0xE7F4EE),
        .onSeal = QColor(0xFFFFFF),
        .amber = QColor(0x8F5D00),
        .amberSoft = QColor(0xFBF1DC),
        .red = QColor(0xB42318),
        .redSoft = QColor(0xFDEDEB),
        .onRed = QColor(0xFFFFFF),
        .cite = QColor(0xFFF3C4),
        .chartFill = QColor(0xC6CEF6),
        .dark = false,
    };
    return tokens;
}

const Tokens& darkTokens()
{
    static const Tokens tokens{
        .surfaceBase = QColor(0x16181D),
        .surfaceSunken = QColor(0x111317),
        .surfaceRaised = QColor(0x1D2027),
        .line = QColor(0x2A2E37),
        .lineField = QColor(0x6A717D),
        .textStrong = QColor(0xF1F2F4),
        .textNormal = QColor(0xC9CDD6),
        .textQuiet = QColor(0x8E949F),
        .ink = QColor(0x8EA2FF),
        .inkSoft = QColor(0x22294A),
        .onInk = QColor(0x0F1430),
        .seal = QColor(0x4CC79A),
        .sealSoft = QColor(0x15322A),
        .onSeal = QColor(0x0B1F17),
        .amber = QColor(0xE0AC4A),
        .amberSoft = QColor(0x332914),
        .red = QColor(0xFF8A7A),
        .redSoft = QColor(0x3A1F1D),
        .onRed = QColor(0x2A0E0B),
        .cite = QColor(0x3A3420),
        .chartFill = QColor(0x3A4686),
        .dark = true,
    };
    return tokens;
}

const Tokens& tokensOf(const QPalette& palette)
{
    return palette.color(QPalette::Active, QPalette::Base).lightness() < 128 ? darkTokens() : lightTokens();
}

const Tokens& tokensOf(const QWidget* widget)
{
    return tokensOf(widget->palette());
}

QPalette paletteOf(const Tokens& t)
{
    QPalette palette;
    palette.setColor(QPalette::Window, t.surfaceSunken);
    palette.setColor(QPalette::Base, t.surfaceBase);
    palette.setColor(QPalette::AlternateBase, t.surfaceSunken);
    palette.setColor(QPalette::Button, t.surfaceRaised);
    palette.setColor(QPalette::ToolTipBase, t.surfaceRaised);
    palette.setColor(QPalette::WindowText, t.textNormal);
    palette.setColor(QPalette::Text, t.textStrong);
    palette.setColor(QPalette::ButtonText, t.textStrong);
    palette.setColor(QPalette::BrightText, t.red);
    palette.setColor(QPalette::ToolTipText, t.textStrong);
    palette.setColor(QPalette::PlaceholderText, t.textQuiet);
    palette.setColor(QPalette::Highlight, t.ink);
    palette.setColor(QPalette::HighlightedText, t.onInk);
    palette.setColor(QPalette::Link, t.ink);
    palette.setColor(QPalette::LinkVisited, t.ink);
    palette.setColor(QPalette::Light, t.surfaceRaised);
    palette.setColor(QPalette::Midlight, t.line);
    palette.setColor(QPalette::Mid, t.line);
    palette.setColor(QPalette::Dark, t.lineField);
    palette.setColor(QPalette::Shadow, t.line);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, t.textQuiet);
    return palette;
}

QColor toneColor(const Tokens& t, Tone tone)
{
    switch (tone) {
    case Tone::Strong:
        return t.textStrong;
    case Tone::Normal:
        return t.textNormal;
    case Tone::Quiet:
        return t.textQuiet;
    case Tone::Ink:
        return t.ink;
    case Tone::Seal:
        return t.seal;
    case Tone::Amber:
        return t.amber;
    case Tone::Red:
        return t.red;
    }
    return t.textNormal;
}

QColor toneFill(const Tokens& t, Tone tone)
{
    switch (tone) {
    case Tone::Strong:
    case Tone::Normal:
    case Tone::Quiet:
        return t.surfaceRaised;
    case Tone::Ink:
        return t.inkSoft;
    case Tone::Seal:
        return t.sealSoft;
    case Tone::Amber:
        return t.amberSoft;
    case Tone::Red:
        return t.redSoft;
    }
    return t.surfaceRaised;
}

namespace {
double relativeLuminance(const QColor& color)
{
    const auto linear = [](double channel) {
        return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}
} // namespace

double contrastRatio(const QColor& a, const QColor& b)
{
    const double la = relativeLuminance(a);
    const double lb = relativeLuminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

} // namespace countersign::theme
