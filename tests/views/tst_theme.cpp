#include <QTest>
#include <cmath>

#include "views/theme/source_colour.h"
#include "views/theme/theme.h"

using namespace portolan;
using namespace portolan::views;

namespace {

double luminance(const QColor &c) {
    const auto linear = [](double v) {
        return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(c.redF()) + 0.7152 * linear(c.greenF()) + 0.0722 * linear(c.blueF());
}

/// WCAG 2's contrast ratio.
double contrast(const QColor &a, const QColor &b) {
    const double x = luminance(a), y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

} // namespace

class TestTheme : public QObject {
    Q_OBJECT
private slots:
    void textPairsPassAA_data() {
        QTest::addColumn<QColor>("ink");
        QTest::addColumn<QColor>("ground");
        for (const Theme &t : {lightTheme(), darkTheme()}) {
            const char *look = t.dark ? "dark" : "light";
            const auto row = [&](const char *name, const QColor &ink, const QColor &ground) {
                QTest::addRow("%s %s", look, name) << ink << ground;
            };
            row("ink on panel", t.ink, t.panel);
            row("ink on canvas", t.ink, t.canvas);
            row("ink on card", t.ink, t.card);
            row("ink on selection", t.ink, t.accentSoft);
            row("muted on panel", t.inkMuted, t.panel);
            row("muted on canvas", t.inkMuted, t.canvas);
            row("muted on card", t.inkMuted, t.card);
            row("muted on selection", t.inkMuted, t.accentSoft);
            row("accent on panel", t.accent, t.panel);
            row("text upon accent", t.accentInk, t.accent);
            row("ink on danger", t.ink, t.dangerSoft);
            row("ink on warning", t.ink, t.warningSoft);
            row("danger on panel", t.danger, t.panel);
            row("danger on card", t.danger, t.card);
            row("danger on its tint", t.danger, t.dangerSoft);
            row("success on panel", t.success, t.panel);
        }
    }
    void textPairsPassAA() {
        QFETCH(QColor, ink);
        QFETCH(QColor, ground);
        const double ratio = contrast(ink, ground);
        QVERIFY2(ratio >= 4.5, qPrintable(QString::number(ratio)));
    }
    void everyColourOfTheSheetIsFilledIn() {
        for (const Theme &t : {lightTheme(), darkTheme()}) {
            QVERIFY(!t.styleSheet().isEmpty());
            QVERIFY2(!t.styleSheet().contains(u'@'), qPrintable(t.styleSheet()));
        }
        QVERIFY(lightTheme().styleSheet() != darkTheme().styleSheet());
    }
    void dotsAreSeenAndTellTroubleFromLife() {
        for (const Theme &t : {lightTheme(), darkTheme()}) {
            QVERIFY(sourceColour(SourceState::live, t) != sourceColour(SourceState::lost, t));
            QVERIFY(sourceColour(SourceState::connecting, t) != sourceColour(SourceState::live, t));
        }
    }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
