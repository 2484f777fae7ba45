// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_registry.h"
#include "ui/theme/focus_ring.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/theme/tokens.h"
#include "ui/theme/type.h"

#include <QApplication>
#include <QComboBox>
#include <QImage>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QPushButton>
#include <QTest>
#include <QVBoxLayout>

#include <set>

namespace countersign::tests {

using namespace theme;

class ThemeTest : public QObject
{
    Q_OBJECT

private slots:
    void everyTextIsReadableOnEverySurface_data() { schemes(); }
    void everyTextIsReadableOnEverySurface()
    {
        QFETCH(bool, dark);
        const Tokens& t = dark ? darkTokens() : lightTokens();
        const std::vector<std::pair<const char*, QColor>> surfaces{
            {"base", t.surfaceBase},     {"sunken", t.surfaceSunken},
            {"raised", t.surfaceRaised}, {"ink.soft", t.inkSoft},
            {"seal.soft", t.sealSoft},   {"amber.soft", t.amberSoft},
            {"red.soft", t.redSoft},     {"cite", t.cite}};
        const std::vector<std::pair<const char*, QColor>> texts{
            {"strong", t.textStrong}, {"normal", t.textNormal}, {"quiet", t.textQuiet}};
        for (const auto& [surfaceName, surface] : surfaces) {
            for (const auto& [textName, text] : texts) {
                // The one pair that the design leaves out: no quiet text is set on cited words.
                if (dark && text == t.textQuiet && surface == t.cite)
                    continue;
                readable(text, surface, textName, surfaceName);
            }
        }
    }

    void everyToneIsReadableWhereItIsUsed_data() { schemes(); }
    void everyToneIsReadableWhereItIsUsed()
    {
        QFETCH(bool, dark);
        const Tokens& t = dark ? darkTokens() : lightTokens();
        for (const Tone tone : {Tone::Ink, Tone::Seal, Tone::Amber, Tone::Red}) {
            for (const QColor& surface :
                 {t.surfaceBase, t.surfaceSunken, t.surfaceRaised, t.inkSoft, toneFill(t, tone)})
                readable(toneColor(t, tone), surface, "tone", qPrintable(surface.name()));
        }
        readable(t.onInk, t.ink, "on.ink", "ink");
        readable(t.onSeal, t.seal, "on.seal", "seal");
        readable(t.onRed, t.red, "on.red", "red");
    }

    void whatIsSelectedIsReadable_data() { schemes(); }
    void whatIsSelectedIsReadable()
    {
        QFETCH(bool, dark);
        const Theme theme(*qApp, dark ? Theme::Scheme::Dark : Theme::Scheme::Light);
        const QPalette palette = qApp->palette();
        readable(palette.color(QPalette::HighlightedText), palette.color(QPalette::Highlight), "selected text", "field");
        // As it is painted: a list, and what a box lets down.
        QListWidget list;
        list.addItem(QStringLiteral("MMMMMM"));
        list.show();
        QVERIFY(QTest::qWaitForWindowExposed(&list));
        list.setCurrentRow(0);
        QComboBox box;
        box.addItem(QStringLiteral("MMMMMM"));
        box.show();
        box.showPopup();
        box.view()->setCurrentIndex(box.model()->index(0, 0));
        for (QAbstractItemView* view : {static_cast<QAbstractItemView*>(&list), box.view()}) {
            const QImage image = view->viewport()->grab().toImage();
            const QRect row = view->visualRect(view->currentIndex()).intersected(image.rect());
            QVERIFY(row.width() > 60 && row.height() > 12);
            const QColor ground = image.pixelColor(row.right() - 3, row.center().y());
            QColor words = ground;
            for (int x = row.left() + 4; x < row.right() - 3; ++x)
                for (int y = row.top() + 2; y < row.bottom() - 1; ++y)
                    if (contrastRatio(image.pixelColor(x, y), ground) > contrastRatio(words, ground))
                        words = image.pixelColor(x, y);
            readable(words, ground, view->metaObject()->className(), "selected row");
        }
    }

    void theOutlineOfAFieldCanBeSeen_data() { schemes(); }
    void theOutlineOfAFieldCanBeSeen()
    {
        QFETCH(bool, dark);
        const Tokens& t = dark ? darkTokens() : lightTokens();
        for (const QColor& surface : {t.surfaceBase, t.surfaceSunken, t.surfaceRaised})
            QVERIFY2(contrastRatio(t.lineField, surface) >= 3.0, qPrintable(surface.name()));
        for (const QColor& surface : {t.surfaceBase, t.surfaceSunken, t.surfaceRaised, t.inkSoft})
            QVERIFY2(contrastRatio(t.ink, surface) >= 3.0, "focus ring");
    }

    void contrastFollowsTheStandardsOwnExamples()
    {
        QCOMPARE(contrastRatio(Qt::white, Qt::black), 21.0);
        QCOMPARE(contrastRatio(Qt::black, Qt::black), 1.0);
        QVERIFY(qAbs(contrastRatio(QColor(0x777777), Qt::white) - 4.48) < 0.01);
    }

    void changesTheWholeApplicationWhileItRuns()
    {
        Theme theme(*qApp, Theme::Scheme::Light);
        QWidget widget;
        widget.show();
        QCoreApplication::processEvents();
        QCOMPARE(&tokensOf(&widget), &lightTokens());
        theme.setScheme(Theme::Scheme::Dark);
        QCoreApplication::processEvents();
        QCOMPARE(&tokensOf(&widget), &darkTokens());
        theme.setScheme(Theme::Scheme::System);
        theme.setSystemDark(true);
        QCoreApplication::processEvents();
        QCOMPARE(&tokensOf(&widget), &darkTokens());
        theme.setSystemDark(false);
        QCoreApplication::processEvents();
        QCOMPARE(&tokensOf(&widget), &lightTokens());
    }

    void figuresOfAColumnStandUnderEachOther()
    {
        const QFontMetricsF metrics(fontFor(TextRole::Body, applicationFont()));
        const qreal width = tabularWidth(metrics, QStringLiteral("00:00"));
        QCOMPARE(tabularWidth(metrics, QStringLiteral("11:11")), width);
        QCOMPARE(tabularWidth(metrics, QStringLiteral("47:18")), width);
    }

    void everyIconDrawsSomethingOfItsOwn()
    {
        std::set<QByteArray> seen;
        for (int i = static_cast<int>(Icon::Today); i <= static_cast<int>(Icon::Brand); ++i) {
            const QImage image = iconPixmap(static_cast<Icon>(i), Qt::black, 16, 2).toImage();
            const QByteArray pixels(reinterpret_cast<const char*>(image.constBits()), image.sizeInBytes());
            QVERIFY2(pixels.count('\0') < pixels.size(), qPrintable(QString::number(i)));
            QVERIFY2(seen.insert(pixels).second,
                     qPrintable(QStringLiteral("icon %1 looks like another").arg(i)));
        }
    }

    void arrowsPointTheOtherWayFromRightToLeft()
    {
        const QImage ltr = iconPixmap(Icon::ChevronRight, Qt::black, 16, 1).toImage();
        const QImage rtl = iconPixmap(Icon::ChevronRight, Qt::black, 16, 1, Qt::RightToLeft).toImage();
        QCOMPARE(rtl, ltr.mirrored(true, false));
        QCOMPARE(iconPixmap(Icon::Clock, Qt::black, 16, 1, Qt::RightToLeft).toImage(),
                 iconPixmap(Icon::Clock, Qt::black, 16, 1).toImage());
    }

    void theFocusRingFollowsTheKeyboard()
    {
        Theme theme(*qApp, Theme::Scheme::Light);
        QWidget window;
        auto* column = new QVBoxLayout(&window);
        column->setContentsMargins(20, 20, 20, 20);
        auto* first = new QLineEdit(&window);
        auto* second = new QPushButton(QStringLiteral("Next"), &window);
        column->addWidget(first);
        column->addWidget(second);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        first->setFocus();
        const auto ring = [&] { return window.findChild<QWidget*>(QStringLiteral("focusRing")); };
        QVERIFY(ring() && ring()->isVisible());
        QTest::keyClick(first, Qt::Key_Tab);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QVERIFY(second->hasFocus());
        QVERIFY(ring() && ring()->isVisible());
        QCOMPARE(ring()->geometry(), second->geometry().adjusted(-3, -3, 3, 3));
        // The ring is really ink on the screen, with the gap inside it.
        const QImage shown = window.grab().toImage();
        const QPoint onRing(second->geometry().center().x(), second->geometry().top() - 2);
        QCOMPARE(shown.pixelColor(onRing), lightTokens().ink);
        window.resize(window.width() + 80, window.height());
        QCoreApplication::processEvents();
        QCOMPARE(ring()->geometry(), second->geometry().adjusted(-3, -3, 3, 3));
    }

private:
    static void schemes()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }

    static void readable(const QColor& text, const QColor& surface, const char* textName,
                         const char* surfaceName)
    {
        const double ratio = contrastRatio(text, surface);
        QVERIFY2(ratio >= 4.5,
                 qPrintable(QStringLiteral("%1 %2 on %3: %4")
                                .arg(QLatin1String(textName), text.name(), QLatin1String(surfaceName))
                                .arg(ratio)));
    }
};

COUNTERSIGN_TEST_CLASS(ThemeTest);

} // namespace countersign::tests

#include "theme_test.moc"
