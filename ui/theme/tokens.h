// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QPalette>

class QWidget;

namespace countersign::theme {

/// The colours of one scheme, named for what they are for; nothing in the window uses a colour that is not
/// here.
struct Tokens
{
    QColor surfaceBase;   ///< content
    QColor surfaceSunken; ///< window, rail, lists
    QColor surfaceRaised; ///< cards, popovers
    QColor line;          ///< 1 px separators
    QColor lineField;     ///< outline of an edit field, at least 3:1
    QColor textStrong;
    QColor textNormal;
    QColor textQuiet;
    QColor ink; ///< focus, selection, links, primary action
    QColor inkSoft;
    QColor onInk;
    QColor seal; ///< approve, sent, healthy
    QColor sealSoft;
    QColor onSeal;
    QColor amber; ///< waiting, stale, needs a look
    QColor amberSoft;
    QColor red; ///< unsupported claim, refused, stop
    QColor redSoft;
    QColor onRed;
    QColor cite; ///< evidence highlight behind text
    QColor chartFill;
    bool dark = false;
};

/// What a piece of text or a mark says; never the only carrier of that meaning.
enum class Tone { Strong, Normal, Quiet, Ink, Seal, Amber, Red };

[[nodiscard]] const Tokens& lightTokens();
[[nodiscard]] const Tokens& darkTokens();

/// The tokens a widget paints with. They follow from its palette, so a subtree can show the other scheme.
[[nodiscard]] const Tokens& tokensOf(const QPalette& palette);
[[nodiscard]] const Tokens& tokensOf(const QWidget* widget);

[[nodiscard]] QPalette paletteOf(const Tokens& tokens);
[[nodiscard]] QColor toneColor(const Tokens& tokens, Tone tone);
[[nodiscard]] QColor toneFill(const Tokens& tokens, Tone tone);

/// Contrast ratio of two opaque colours, 1 to 21 (WCAG 2.2, "contrast ratio" and "relative luminance").
[[nodiscard]] double contrastRatio(const QColor& a, const QColor& b);

// Device-independent pixels.
inline constexpr int kSpace1 = 4;
inline constexpr int kSpace2 = 8;
inline constexpr int kSpace3 = 12;
inline constexpr int kSpace4 = 16;
inline constexpr int kSpace5 = 24;
inline constexpr int kSpace6 = 32;
inline constexpr int kRadiusControl = 6;
inline constexpr int kRadiusCard = 10;
inline constexpr int kRowCompact = 32;
inline constexpr int kRowComfortable = 40;
inline constexpr int kFocusRingWidth = 2;
inline constexpr int kFocusRingGap = 1;

} // namespace countersign::theme
