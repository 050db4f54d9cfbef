#include "views/theme/theme.h"

#include <QFontDatabase>
#include <QFontInfo>
#include <QGuiApplication>
#include <algorithm>

namespace portolan::views {
namespace {

/// As large as the application's font, which is the desktop's until somebody sets another.
QFont firstOf(std::initializer_list<const char16_t *> families, QFontDatabase::SystemFont fallback) {
    const QStringList known = QFontDatabase::families();
    QFont font = QFontDatabase::systemFont(fallback);
    if (const QFont ours = QGuiApplication::font(); ours.pointSizeF() > 0)
        font.setPointSizeF(ours.pointSizeF());
    else
        font.setPixelSize(ours.pixelSize());
    for (const char16_t *family : families) {
        const QString name = QString::fromUtf16(family);
        if (!known.contains(name)) continue;
        font.setFamily(name);
        break;
    }
    return font;
}

Theme common() {
    Theme t;
    t.text = firstOf({u"Inter", u"Noto Sans", u"DejaVu Sans"}, QFontDatabase::GeneralFont);
    t.mono = firstOf({u"JetBrains Mono", u"Noto Sans Mono", u"DejaVu Sans Mono"}, QFontDatabase::FixedFont);
    t.bridge = QColor(0x0072B2);
    t.overlay = QColor(0xA64D8F);
    t.macvlan = QColor(0x00795A);
    t.ipvlan = QColor(0x2D8FC9);
    t.host = QColor(0xD55E00);
    t.none = QColor(0x7A869A);
    t.otherDriver = QColor(0x5B6677);
    t.running = QColor(0x1A9A5B);
    t.paused = QColor(0xE0A100);
    t.exited = QColor(0x9AA5B4);
    t.restarting = QColor(0x2D8FC9);
    t.dead = QColor(0xC2481E);
    t.flow = QColor(0x5B48A8);
    return t;
}

} // namespace

Theme lightTheme() {
    Theme t = common();
    t.canvas = QColor(0xF5F6F8);
    t.canvasDots = QColor(0xE4E7EC);
    t.card = QColor(0xFFFFFF);
    t.cardBorder = QColor(0xD5DAE1);
    t.cardShadow = QColor(27, 36, 48, 28);
    t.ink = QColor(0x1B2430);
    t.inkMuted = QColor(0x5B6677);
    t.inkFaint = QColor(0x8590A0);
    t.panel = QColor(0xFFFFFF);
    t.panelBorder = QColor(0xDDE1E7);
    t.accent = QColor(0x0B63A5);
    t.accentInk = QColor(0xFFFFFF);
    t.accentSoft = QColor(0xE3F0F9);
    t.frame = QColor(0xC3CAD4);
    t.link = QColor(0x6B4FB3);
    t.relay = QColor(0x8A4B1F);
    t.registration = QColor(0x4A6B8A);
    t.danger = QColor(0xC2481E);
    t.dangerSoft = QColor(0xFFF4F0);
    t.warning = QColor(0x8A6100);
    t.warningSoft = QColor(0xFFF6E0);
    t.success = QColor(0x14794A);
    t.successSoft = QColor(0xE6F5ED);
    return t;
}

Theme darkTheme() {
    Theme t = common();
    t.dark = true;
    t.canvas = QColor(0x12171E);
    t.canvasDots = QColor(0x1E2630);
    t.card = QColor(0x1C242E);
    t.cardBorder = QColor(0x364252);
    t.cardShadow = QColor(0, 0, 0, 70);
    t.ink = QColor(0xE8ECF2);
    t.inkMuted = QColor(0xA3AFBE);
    t.inkFaint = QColor(0x7F8B9B);
    t.panel = QColor(0x171E27);
    t.panelBorder = QColor(0x2C3643);
    t.accent = QColor(0x5AB0EC);
    t.accentInk = QColor(0x0D1218);
    t.accentSoft = QColor(0x1D3347);
    t.frame = QColor(0x3B4757);
    t.link = QColor(0xB3A0F0);
    t.relay = QColor(0xE0A070);
    t.registration = QColor(0x9CBBD8);
    t.flow = QColor(0xB3A0F0);
    t.danger = QColor(0xF08A63);
    t.dangerSoft = QColor(0x3A2019);
    t.warning = QColor(0xE8BE5A);
    t.warningSoft = QColor(0x33290F);
    t.success = QColor(0x5FCB94);
    t.successSoft = QColor(0x16301F);
    return t;
}

QColor Theme::driver(DriverKind kind) const {
    switch (kind) {
    case DriverKind::bridge:
        return bridge;
    case DriverKind::overlay:
        return overlay;
    case DriverKind::macvlan:
        return macvlan;
    case DriverKind::ipvlan:
        return ipvlan;
    case DriverKind::host:
        return host;
    case DriverKind::none:
        return none;
    case DriverKind::other:
        return otherDriver;
    }
    return otherDriver;
}

QColor Theme::state(ContainerState state) const {
    switch (state) {
    case ContainerState::running:
        return running;
    case ContainerState::paused:
        return paused;
    case ContainerState::restarting:
        return restarting;
    case ContainerState::dead:
        return dead;
    case ContainerState::created:
    case ContainerState::removing:
    case ContainerState::exited:
    case ContainerState::unknown:
        return exited;
    }
    return exited;
}

QPalette Theme::palette() const {
    QPalette p;
    p.setColor(QPalette::Window, panel);
    p.setColor(QPalette::WindowText, ink);
    p.setColor(QPalette::Base, panel);
    p.setColor(QPalette::AlternateBase, canvas);
    p.setColor(QPalette::Text, ink);
    p.setColor(QPalette::PlaceholderText, inkMuted);
    p.setColor(QPalette::Button, panel);
    p.setColor(QPalette::ButtonText, ink);
    p.setColor(QPalette::ToolTipBase, card);
    p.setColor(QPalette::ToolTipText, ink);
    p.setColor(QPalette::Highlight, accentSoft);
    p.setColor(QPalette::HighlightedText, ink);
    p.setColor(QPalette::Link, accent);
    p.setColor(QPalette::Mid, panelBorder);
    p.setColor(QPalette::Light, card);
    p.setColor(QPalette::Dark, panelBorder);
    p.setColor(QPalette::BrightText, danger);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, inkFaint);
    return p;
}

QChar driverGlyph(DriverKind kind) {
    switch (kind) {
    case DriverKind::bridge:
        return u'◆';
    case DriverKind::overlay:
        return u'◈';
    case DriverKind::macvlan:
        return u'▣';
    case DriverKind::ipvlan:
        return u'▤';
    case DriverKind::host:
        return u'▲';
    case DriverKind::none:
        return u'○';
    case DriverKind::other:
        return u'◇';
    }
    return u'◇';
}

double textScale(const QFont &window) { return std::clamp(QFontInfo(window).pixelSize() / 14.0, 1.0, 3.0); }

} // namespace portolan::views
