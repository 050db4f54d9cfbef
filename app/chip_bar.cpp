#include "app/chip_bar.h"

#include <QEvent>
#include <QMenu>
#include <QToolButton>

#include "views/explorer/explorer_proxy.h"
#include "views/theme/plain_tip.h"
#include "views/theme/source_colour.h"
#include "views/theme/state_dot.h"
#include "views/theme/words.h"

namespace portolan::app {
namespace {

constexpr int gap = 8;

Moment wallClock() {
    return std::chrono::time_point_cast<Moment::duration>(std::chrono::system_clock::now());
}

} // namespace

struct ChipBar::Source {
    EntityId id;
    QString text;
    QString tip;
    SourceState state;
};

ChipBar::ChipBar(qt::SnapshotStore &store, qt::Selection &selection, Connections &connections,
                 QWidget *parent)
    : QWidget(parent), store_(store), selection_(selection), connections_(connections),
      theme_(views::lightTheme()), rest_(new QToolButton(this)) {
    setObjectName(QStringLiteral("chips"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    rest_->setObjectName(QStringLiteral("restOfChips"));
    rest_->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(rest_);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] { fillRest(menu); });
    rest_->setMenu(menu);
    connect(&store_, &qt::SnapshotStore::changed, this, [this](const Diff &diff) {
        if (!diff.engines.empty() || !diff.etcdSources.empty()) update();
    });
    update();
}

void ChipBar::setTheme(const views::Theme &theme) {
    theme_ = theme;
    update();
}

std::vector<ChipBar::Source> ChipBar::sources() const {
    std::vector<Source> all;
    const Moment now = wallClock();
    for (const auto &e : store_.snapshot().engines) {
        QString text = views::shown(e->name.empty() ? e->url : e->name, 40);
        const QString tip = text + QStringLiteral("\n") + views::sourceText(e->state, e->loss, now) +
                            QStringLiteral("\n") + views::shown(e->url);
        if (!e->engineVersion.empty()) text += QStringLiteral(" · ") + views::shown(e->engineVersion, 20);
        all.push_back({idOf(*e), text, tip, e->state});
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const Source &a, const Source &b) { return views::naturalLess(a.text, b.text); });
    for (const auto &s : store_.snapshot().etcdSources) {
        QString where = views::shown(s->activeEndpoint.empty() ? s->key.value : s->activeEndpoint, 60);
        where.remove(QStringLiteral("https://")).remove(QStringLiteral("http://"));
        const QString text = QStringLiteral("etcd ") + where;
        all.push_back({idOf(*s), text,
                       text + QStringLiteral("\n") + views::sourceText(s->state, s->loss, now) +
                           QStringLiteral("\n") + views::shown(s->key.value),
                       s->state});
    }
    return all;
}

void ChipBar::update() {
    std::vector<std::pair<EntityId, QToolButton *>> before = std::exchange(chips_, {});
    for (const Source &source : sources()) {
        const auto there = std::find_if(before.begin(), before.end(),
                                        [&](const auto &chip) { return chip.first == source.id; });
        QToolButton *chip = nullptr;
        if (there != before.end()) {
            chip = there->second;
            before.erase(there);
        } else {
            chip = new QToolButton(this);
            chip->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
            chip->setPopupMode(QToolButton::InstantPopup);
            chip->setFocusPolicy(Qt::TabFocus);
            auto *menu = new QMenu(chip);
            connect(menu, &QMenu::aboutToShow, this, [this, menu, id = source.id] { fillMenu(menu, id); });
            chip->setMenu(menu);
        }
        chip->setIcon(views::stateDot(views::sourceColour(source.state, theme_), 16, devicePixelRatioF()));
        chip->setText(views::plainLabel(
            fontMetrics().elidedText(source.text, Qt::ElideMiddle, fontMetrics().averageCharWidth() * 30)));
        views::setPlainTip(chip, source.tip);
        chip->setAccessibleName(QString(source.tip).replace(u'\n', QStringLiteral(", ")));
        chips_.emplace_back(source.id, chip);
    }
    for (const auto &[id, chip] : before) chip->deleteLater();
    for (const auto &[id, chip] : before) chip->hide();
    updateGeometry();
    arrange();
}

QSize ChipBar::sizeHint() const {
    int width = 0;
    for (const auto &[id, chip] : chips_) width += chip->sizeHint().width() + gap;
    return {width, rowHeight()};
}

int ChipBar::rowHeight() const {
    int height = rest_->sizeHint().height();
    for (const auto &[id, chip] : chips_) height = std::max(height, chip->sizeHint().height());
    return height;
}

QSize ChipBar::minimumSizeHint() const {
    if (chips_.empty()) return {0, rowHeight()};
    const int all = sizeHint().width();
    return {std::min(all, rest_->fontMetrics().averageCharWidth() * 9), rowHeight()};
}

void ChipBar::arrange() {
    const bool allFit = sizeHint().width() - gap <= width();
    //: so many more connections, which did not fit into the bar
    rest_->setText(tr("+%1").arg(chips_.size()));
    const int room = allFit ? width() : width() - rest_->sizeHint().width() - gap;
    int x = 0;
    std::size_t shownChips = 0;
    bool full = false;
    for (const auto &[id, chip] : chips_) {
        const int wide = chip->sizeHint().width();
        full = full || (x + wide > room);
        chip->setVisible(!full);
        if (full) continue;
        chip->setGeometry(x, (height() - chip->sizeHint().height()) / 2, wide, chip->sizeHint().height());
        x += wide + gap;
        ++shownChips;
    }
    rest_->setVisible(full);
    if (!full) return;
    const std::size_t hidden = chips_.size() - shownChips;
    rest_->setText(shownChips == 0 ? QString::number(hidden) : tr("+%1").arg(hidden));
    views::setPlainTip(rest_, tr("%n more connection(s)", nullptr, int(hidden)));
    rest_->setAccessibleName(tr("%n more connection(s)", nullptr, int(hidden)));
    const QSize size = rest_->sizeHint();
    rest_->setGeometry(x, (height() - size.height()) / 2, size.width(), size.height());
}

void ChipBar::fillMenu(QMenu *menu, const EntityId &id) {
    menu->clear();
    connect(menu->addAction(tr("Details")), &QAction::triggered, this, [this, id] { selection_.select(id); });
    connect(menu->addAction(tr("Retry now")), &QAction::triggered, this, [this] { connections_.retryNow(); });
    menu->addSeparator();
    //: a menu item: stop watching this engine or etcd
    connect(menu->addAction(tr("Disconnect")), &QAction::triggered, this,
            [this, id] { disconnectSource(id); });
}

void ChipBar::fillRest(QMenu *menu) {
    menu->clear();
    for (const auto &[id, chip] : chips_) {
        if (chip->isVisible()) continue;
        QMenu *one = menu->addMenu(chip->icon(), chip->text());
        fillMenu(one, id);
    }
}

void ChipBar::disconnectSource(const EntityId &id) {
    for (const auto &e : store_.snapshot().engines)
        if (idOf(*e) == id) return connections_.disconnectEngine(e->key);
    for (const auto &s : store_.snapshot().etcdSources)
        if (idOf(*s) == id) return connections_.disconnectEtcd(s->key);
}

void ChipBar::changeEvent(QEvent *event) {
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange) update();
    QWidget::changeEvent(event);
}

void ChipBar::resizeEvent(QResizeEvent *event) {
    QWidget::resizeEvent(event);
    arrange();
}

} // namespace portolan::app
