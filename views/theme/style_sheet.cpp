#include "views/theme/theme.h"

// What a palette cannot say. Widgets ask for a look by properties: tone (muted, strong, caption), card
// (danger, warning, calm), primary, small, quiet, chip.

namespace portolan::views {
namespace {

constexpr const char *sheet = R"(
QToolTip { background: @card; color: @ink; border: 1px solid @panelBorder; padding: 4px 6px; }
QMainWindow, QDialog { background: @panel; }
QLabel[tone="muted"], QTextEdit[tone="muted"] { color: @inkMuted; }
QLabel[tone="strong"] { font-weight: 600; }
QLabel[tone="danger"] { color: @danger; }
QLabel[tone="success"] { color: @success; }
QLabel[tone="accent"] { color: @accent; }
QLabel[tone="warning"] { color: @warning; }
QLabel[tone="caption"] { color: @inkMuted; font-weight: 600; }
QTextEdit { background: transparent; border: none; padding: 0; color: @ink;
    selection-background-color: @accentSoft; selection-color: @ink; }
QPlainTextEdit { background: @panel; color: @ink; border: none;
    selection-background-color: @accentSoft; selection-color: @ink; }

QPlainTextEdit[field="true"] { background: @field; border: 1px solid @panelBorder; border-radius: 6px; padding: 2px 4px; }
QPlainTextEdit[field="true"]:focus { border-color: @accent; }
QLineEdit, QComboBox { background: @field; color: @ink; border: 1px solid @panelBorder; border-radius: 6px;
    padding: 5px 8px; min-height: 1.2em; selection-background-color: @accent; selection-color: @accentInk; }
QLineEdit:hover, QComboBox:hover { border-color: @frame; }
QLineEdit:focus, QComboBox:focus { border-color: @accent; }
QComboBox::drop-down { border: none; width: 1.8em; }
QComboBox::down-arrow { image: url(:/icons/chevron-down.svg); width: 12px; height: 12px; }
QLineEdit[wrong="true"], QComboBox[wrong="true"], QPlainTextEdit[wrong="true"] { border-color: @danger; background: @dangerSoft; }
QLineEdit:disabled, QComboBox:disabled { color: @inkFaint; background: transparent; }

QPushButton { background: @card; color: @ink; border: 1px solid @panelBorder; border-radius: 6px;
    padding: 6px 14px; min-height: 1.2em; }
QPushButton:hover { border-color: @frame; background: @canvas; }
QPushButton:focus { border-color: @accent; }
QPushButton:pressed { background: @accentSoft; }
QPushButton:disabled { color: @inkFaint; background: @canvas; }
QPushButton[small="true"] { padding: 3px 10px; }
QPushButton[primary="true"] { background: @accent; color: @accentInk; border-color: @accent; font-weight: 600; }
QPushButton[primary="true"]:hover { background: @accentHover; }
QPushButton[primary="true"]:focus { border-color: @ink; }
QPushButton[primary="true"]:disabled { background: @canvas; color: @inkFaint; border-color: @panelBorder; }

QPushButton[danger="true"] { background: @danger; border-color: @danger; }
QPushButton[danger="true"]:hover { background: @dangerHover; }

QToolButton { background: @card; color: @ink; border: 1px solid @panelBorder; border-radius: 6px;
    padding: 6px 10px; }
QToolButton:hover { border-color: @frame; background: @canvas; }
QToolButton:focus { border-color: @accent; }
QToolButton:pressed, QToolButton:checked { background: @accentSoft; }
QToolButton:disabled { color: @inkFaint; background: @canvas; }
QToolButton[small="true"] { padding: 3px 9px; }
QToolButton[flat="true"] { background: transparent; border-color: transparent; color: @inkMuted; padding: 2px 4px; }
QToolButton[flat="true"]:hover { color: @ink; border-color: @frame; }
QToolButton[flat="true"]:focus { border-color: @accent; }
QToolButton::menu-indicator { image: none; width: 0; }
QPushButton[quiet="true"] { background: transparent; border: none; border-bottom: 1px solid transparent;
    color: @inkMuted; padding: 1px 0; border-radius: 0; text-align: left; }
QPushButton[quiet="true"]:hover { color: @accent; background: transparent; }
QPushButton[link="true"] { color: @accent; }
QPushButton[quiet="true"]:focus { border-bottom-color: @accent; }

QFrame#playground { background: @accentSoft; border: none; border-bottom: 1px solid @panelBorder; }
QFrame#playground QLabel { background: transparent; }
QFrame[card="danger"] { background: @dangerSoft; border: 1px solid @dangerBorder; border-radius: 8px; }
QFrame[card="warning"] { background: @warningSoft; border: 1px solid @warningBorder; border-radius: 8px; }
QFrame[card="calm"] { background: @canvas; border: 1px solid @panelBorder; border-radius: 8px; }
QFrame[card] QLabel, QFrame[card] QTextEdit { background: transparent; border: none; }

QTabWidget::pane { border: none; border-top: 1px solid @panelBorder; }
QDialog QTabWidget::tab-bar { left: 13px; }
QTabBar { background: transparent; qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; color: @inkMuted; border: none; border-bottom: 2px solid transparent;
    padding: 8px 7px 7px 7px; margin: 0 1px; font-weight: 500; }
QTabBar::tab:hover { color: @ink; }
QTabBar::tab:selected { color: @accent; border-bottom-color: @accent; font-weight: 600; }
QTabBar::tab:focus { color: @accent; background: @accentSoft; }
QTabBar QToolButton { padding: 2px; border-radius: 4px; }

QHeaderView { background: @panel; }
QHeaderView::section { background: @panel; color: @inkMuted; border: none; border-bottom: 1px solid @panelBorder;
    padding: 6px 4px; font-weight: 600; }
QTreeView, QTableView, QListView { background: @panel; color: @ink; border: none; outline: 0;
    selection-background-color: @accentSoft; selection-color: @ink; }
QTableView::item, QListView::item, QTreeWidget::item { padding: 3px 4px; }
QTableView::item:selected, QListView::item:selected { background: @accentSoft; color: @ink; }

QMenu { background: @card; color: @ink; border: 1px solid @panelBorder; border-radius: 8px; padding: 5px; }
QMenu::item { padding: 6px 26px 6px 24px; border-radius: 4px; }
QMenu::item:selected { background: @accentSoft; }
QMenu::item:disabled { color: @inkMuted; }
QMenu::separator { height: 1px; background: @panelBorder; margin: 5px 8px; }

QSplitter::handle { background: @panelBorder; }
QSplitter::handle:hover { background: @accent; }
QFrame[card="calm"] QScrollArea, QFrame[card="calm"] QScrollArea > QWidget > QWidget { background: @canvas; }
QScrollArea, QScrollArea > QWidget > QWidget#inspectorPage { background: @panel; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: @frame; border-radius: 4px; margin: 1px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: @inkFaint; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {
    background: none; border: none; width: 0; height: 0; }

QWidget#topBar { background: @panel; border-bottom: 1px solid @panelBorder; }
QWidget#filterBar { background: @panel; border-bottom: 1px solid @panelBorder; }
QWidget#statusBar { background: @canvas; border-top: 1px solid @panelBorder; }
QLabel#brand { font-weight: 700; }
QLabel#dialogTitle { font-weight: 700; }
QWidget#commandBar { background: #121B25; }
QWidget#commandBar QTextEdit { background: #121B25; color: #E3EAF2; selection-background-color: #0B63A5;
    selection-color: #FFFFFF; }
QWidget#dialogFoot { background: @canvas; border-top: 1px solid @panelBorder; }
)";

QColor between(const QColor &a, const QColor &b, double share) {
    const auto mix = [share](int x, int y) { return static_cast<int>(x + (y - x) * share); };
    return {mix(a.red(), b.red()), mix(a.green(), b.green()), mix(a.blue(), b.blue())};
}

} // namespace

QString Theme::styleSheet() const {
    QString text = QString::fromLatin1(sheet);
    const std::pair<const char *, QColor> colours[]{
        // longer names before those they begin with
        {"@cardBorder", cardBorder},
        {"@card", card},
        {"@canvas", canvas},
        {"@inkMuted", inkMuted},
        {"@inkFaint", inkFaint},
        {"@ink", ink},
        {"@panelBorder", panelBorder},
        {"@panel", panel},
        {"@accentHover", between(accent, ink, 0.18)},
        {"@accentInk", accentInk},
        {"@accentSoft", accentSoft},
        {"@accent", accent},
        {"@frame", frame},
        {"@field", dark ? card : canvas},
        {"@dangerHover", between(danger, ink, 0.18)},
        {"@dangerBorder", between(danger, dangerSoft, 0.45)},
        {"@dangerSoft", dangerSoft},
        {"@danger", danger},
        {"@warningBorder", between(warning, warningSoft, 0.55)},
        {"@warningSoft", warningSoft},
        {"@warning", warning},
        {"@success", success},
    };
    for (const auto &[name, colour] : colours) text.replace(QLatin1String(name), colour.name());
    return text;
}

} // namespace portolan::views
