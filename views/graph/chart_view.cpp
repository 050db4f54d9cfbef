#include "views/graph/chart_view.h"

#include <QAccessible>
#include <QEvent>
#include <QPaintEvent>
#include <QPainter>
#include <chrono>
#include <cmath>

#include "views/graph/chart_accessible.h"
#include "views/graph/legend.h"
#include "views/graph/tiles.h"
#include "views/theme/contrast.h"
#include "views/theme/words.h"

namespace portolan::views {
namespace {

constexpr int freshDelay = 60; // ms after the last step of a zoom
constexpr int ageingInterval = 20'000;
constexpr int restDelay = 4'000; // after the last newcomer
constexpr int legendMargin = 14, foldedMargin = 6;

/// Whether something came or changed that may say how long ago it was: a look at all of it is not for free.
bool mayAge(const Diff &diff) {
    const auto down = [](const auto &row) { return !isUp(row->state); };
    return !diff.engines.empty() || !diff.etcdSources.empty() ||
           std::any_of(diff.containers.added.begin(), diff.containers.added.end(), down) ||
           std::any_of(diff.containers.changed.begin(), diff.containers.changed.end(),
                       [&](const auto &change) { return down(change.after); });
}

} // namespace

ChartView::ChartView(qt::SnapshotStore &store, qt::Selection &selection, QWidget *parent)
    : QWidget(parent), store_(store), selection_(selection), theme_(lightTheme()), faces_(theme_),
      inks_(theme_), arranger_(scene_), legend_(new Legend(this)) {
    installChartAccessibility();
    setObjectName(QStringLiteral("chart"));
    setAccessibleName(tr("Chart"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    camera_.view = size();
    freshAfterZoom_.setSingleShot(true);
    freshAfterZoom_.setInterval(freshDelay);
    connect(&freshAfterZoom_, &QTimer::timeout, this, [this] {
        fresh_ = true;
        update();
    });
    ageing_.setInterval(ageingInterval);
    connect(&ageing_, &QTimer::timeout, this, [this] {
        if (!scene_.ages()) ageing_.stop(); // nothing says how long ago it was any more
        scene_.markAged();
        labels_.clear();
        sceneChanged();
    });
    connect(&arranger_, &Arranger::arranged, this, [this] {
        sceneChanged();
        emit placesChanged();
    });
    connect(&arranger_, &Arranger::departed, this, &ChartView::depart);
    connect(&glide_, &Glide::moved, this, &ChartView::glideStep);
    connect(legend_, &Legend::resized, this, &ChartView::placeLegend);
    rest_.setSingleShot(true);
    rest_.setInterval(restDelay);
    connect(&rest_, &QTimer::timeout, this, [this] {
        if (drag_ == Drag::no && !glide_.running())
            arranger_.relax();
        else
            rest_.start(); // not under somebody's hand
    });
    connect(&store_, &qt::SnapshotStore::changed, this, &ChartView::applyDiff);
    connect(&selection_, &qt::Selection::changed, this, &ChartView::selectionChanged);
    legend_->setTheme(theme_);
    applyDiff(diff(Snapshot{}, store_.snapshot()));
    selectionChanged();
}

ChartView::~ChartView() = default;

Moment ChartView::now() const { return std::chrono::system_clock::now(); }

Look ChartView::look() const {
    return {theme_, faces_, inks_, now(), shownSelection_, hovered_.empty() ? none : scene_.node(hovered_)};
}

void ChartView::setTheme(const Theme &theme) {
    theme_ = theme;
    faces_ = Faces(theme);
    inks_ = Inks(theme);
    legend_->setTheme(theme);
    repaintAll();
}

void ChartView::applyDiff(const Diff &diff) {
    scene_.apply(diff);
    if (!ageing_.isActive() && mayAge(diff)) ageing_.start(); // it looks for itself
    labels_.clear();
    seatNewcomers();
    if (!shownSelection_.empty() || !selection_.current().empty())
        selectionChanged(); // it may have gone, or come
    update(0, 0, 1, 1);     // so that a frame says which revision it shows, even when nothing in it changed
}

/// Not before it is known what shape the view has, which the first arrangement is to fill.
void ChartView::seatNewcomers() {
    const bool sized = testAttribute(Qt::WA_Resized), waiting = sized && scene_.unplaced() > 0;
    if (sized) arranger_.arrange();
    sceneChanged();
    if (!waiting) return;
    emit placesChanged();
    rest_.start(); // newcomers took what place there was; when things are calm it may be put right
}

void ChartView::sceneChanged() {
    fitIfUntouched();
    Tiles stale(size());
    for (const Scene::Dirty &dirty : scene_.takeDirty()) {
        layer_.invalidate(dirty);
        const QRectF screen = camera_.toScreen(dirty.rect).intersected(QRectF(rect()));
        if (!screen.isEmpty()) stale.mark(screen.toAlignedRect().adjusted(-3, -3, 3, 3));
    }
    if (!stale.empty()) update(stale.region());
    bringForward();
    const bool speaks = !message().isEmpty();
    if (speaks || spoke_) update(); // it lies above the picture
    spoke_ = speaks;
    placeLegend();
}

void ChartView::repaintAll() {
    labels_.clear();
    layer_.invalidate();
    update();
}

bool ChartView::isPinned(const EntityId &id) const {
    const Index i = scene_.node(id);
    return i != none && scene_.nodes()[i].pinned;
}

void ChartView::setPinned(const EntityId &id, bool pinned) {
    const Index i = scene_.node(id);
    if (i == none || scene_.nodes()[i].pinned == pinned) return;
    scene_.setPinned(i, pinned);
    sceneChanged();
    emit placesChanged();
}

void ChartView::setMatches(std::shared_ptr<const std::unordered_set<EntityId>> matches, Misses misses) {
    if (!scene_.setMatches(std::move(matches), misses)) return;
    selectionChanged(); // what is selected may have vanished, or come back
    sceneChanged();
}

QRectF ChartView::viewRect(const EntityId &id) const {
    const Index i = scene_.node(id);
    return i == none ? QRectF() : camera_.toScreen(scene_.nodes()[i].rect());
}

bool ChartView::restoreState(const QByteArray &state) {
    if (!scene_.restoreState(state)) return false;
    arranger_.arrange();
    repaintAll();
    sceneChanged();
    emit arrangementChanged();
    return true;
}

void ChartView::selectionChanged() {
    const EntityId &id = selection_.current();
    // What is not on the chart (an etcd key, say) must not push everything else back.
    EntityId next = id.kind == EntityKind::ambassador ? EntityId{EntityKind::container, id.key} : id;
    if (!scene_.frame(next) && scene_.node(next) == none && scene_.edge(next) == none) next = {};
    if (next == shownSelection_) return;
    shownSelection_ = next;
    layer_.invalidate();
    update();
    if (!QAccessible::isActive() || scene_.node(next) == none) return;
    QAccessibleInterface *chart = QAccessible::queryAccessibleInterface(this);
    if (QAccessibleInterface *child = chart ? chart->focusChild() : nullptr) {
        QAccessibleEvent event(child, QAccessible::Focus);
        QAccessible::updateAccessibility(&event);
    }
}

void ChartView::setHovered(Index node) {
    const EntityId id = node == none ? EntityId{} : scene_.nodes()[node].id;
    if (id == hovered_) return;
    for (const EntityId &changed : {hovered_, id}) {
        const Index i = scene_.node(changed);
        if (i == none) continue;
        const QRectF world = scene_.nodes()[i].rect().adjusted(-6, -6, 6, 6);
        layer_.invalidate(world, false);
        update(camera_.toScreen(world).toAlignedRect().adjusted(-2, -2, 2, 2));
    }
    hovered_ = id;
    bringForward();
}

/// The texts of lines that are read from far away lie above the picture, and may stand where nothing changed.
void ChartView::bringForward() {
    const std::vector<ForwardText> before = labels_.forward();
    const std::vector<ForwardText> &now =
        labels_.bringForward(scene_, look(), camera_.zoom(), textScale(font()));
    if (now == before) return;
    const bool words = detailFor(camera_.zoom()) >= Detail::full; // others, that gave way to them
    for (const std::vector<ForwardText> *texts : {&before, &now})
        for (const ForwardText &text : *texts) {
            if (words) layer_.invalidate(text.box, true);
            update(camera_.toScreen(text.box).toAlignedRect().adjusted(-2, -2, 2, 2));
        }
}

QString ChartView::message() const {
    const Snapshot &s = store_.snapshot();
    if (scene_.engines().empty() && s.etcdSources.empty())
        return tr("No engine yet. Connect to a Docker engine, and its harbour appears here.");
    if (scene_.bounds().isNull() || arranger_.placing()) return tr("Arranging the chart…");
    const auto &engines = scene_.engines();
    const bool allLost = !engines.empty() && std::all_of(engines.begin(), engines.end(), [](const auto &e) {
        return e.second->state != SourceState::live && e.second->state != SourceState::connecting;
    });
    if (allLost && (!s.containers.empty() || !s.networks.empty()))
        return tr("No engine answers. This is the last that was seen.");
    return {};
}

void ChartView::paintMessage(QPainter &p) const {
    const QString text = message();
    if (text.isEmpty()) return;
    QFont face = theme_.text;
    face.setPixelSize(static_cast<int>(std::lround(13 * textScale(font()))));
    p.setFont(face);
    constexpr int flags = Qt::AlignCenter | Qt::TextWordWrap;
    const bool alone = scene_.bounds().isNull(); // else as a note at the top
    QRectF box = QFontMetricsF(face).boundingRect(QRectF(0, 0, std::max(40, width() - 60), 400), flags, text);
    box.adjust(-14, -8, 14, 8);
    box.moveCenter({width() / 2.0, alone ? height() / 2.0 : 16 + box.height() / 2});
    if (!alone) {
        p.setRenderHint(QPainter::Antialiasing);
        p.setPen(theme_.panelBorder);
        p.setBrush(theme_.panel);
        p.drawRoundedRect(box, 8, 8);
    }
    p.setPen(theme_.inkMuted);
    p.drawText(box, flags, text);
}

void ChartView::paintEvent(QPaintEvent *event) {
    const double ratio = devicePixelRatioF();
    QPainter p(this);
    const std::vector<ForwardText> &forward =
        labels_.bringForward(scene_, look(), camera_.zoom(), textScale(font()));
    if (fresh_ || layer_.isNull()) {
        if (!scene_.settled() && detailFor(camera_.zoom()) != Detail::dots)
            scene_.roughShapes(camera_.visible());
        if (layer_.paint(scene_, look(), labels_, camera_, ratio)) update();
        layer_.show(p, event->region());
    } else { // a step of a zoom: the old picture, scaled
        const QRectF at = camera_.toScreen(layer_.camera().visible());
        for (const QRect &bare : QRegion(rect()) - at.toAlignedRect().adjusted(1, 1, -1, -1))
            p.fillRect(bare, theme_.canvas);
        layer_.showScaled(p, at, size());
    }
    if (!forward.empty()) {
        const Projection to = Layer::projection(camera_, 1);
        p.save();
        p.translate(to.offset);
        p.scale(to.scale, to.scale);
        paintForward(p, scene_, look(), forward, to.back(event->region().boundingRect()));
        p.restore();
    }
    paintMessage(p);
    if (framesItself()) {
        p.setPen(QPen(theme_.accent, 2));
        p.setBrush(Qt::NoBrush);
        p.drawRect(QRectF(rect()).adjusted(1, 1, -1, -1));
    }
    p.end();
    const quint64 revision = store_.snapshot().revision;
    if (!fresh_ || scene_.unplaced() > 0 || scene_.needsLayout() || painted_ == revision) return;
    painted_ = revision;
    emit framePainted(revision);
}

void ChartView::resizeEvent(QResizeEvent *) {
    Camera next = camera_;
    next.view = size();
    camera_.view = size();
    scene_.setAspect(double(width()) / std::max(1, height()));
    if (scene_.needsLayout()) seatNewcomers(); // they waited for the first size
    setCamera(next, false);
    fitIfUntouched();
    placeLegend();
}

/// In the corner, but not upon a card of a chart that was fitted into the window: folded then.
void ChartView::placeLegend() {
    const auto corner = [this](QSize size, int margin) {
        return QRect(QPoint(width() - size.width() - margin, height() - size.height() - margin), size);
    };
    if (!touched_ && !glide_.running()) {
        const QRectF world = camera_.toWorld(QRectF(corner(legend_->openSize(), legendMargin)));
        bool covers = false;
        scene_.grid().query(world, [&](Index i) {
            const SceneNode &n = scene_.nodes()[i];
            covers = covers || (n.seen() && n.kind != NodeKind::title && n.rect().intersects(world));
        });
        legend_->setInTheWay(covers);
    }
    const QRect place = corner(legend_->size(), legend_->isFolded() ? foldedMargin : legendMargin);
    if (legend_->pos() != place.topLeft()) legend_->move(place.topLeft());
    legend_->setVisible(width() > legend_->width() + 120 && height() > legend_->height() + 120);
}

void ChartView::changeEvent(QEvent *event) {
    if (event->type() == QEvent::LanguageChange) {
        setAccessibleName(tr("Chart"));
        legend_->retranslateUi();
        repaintAll();
    } else if (event->type() == QEvent::FontChange) {
        painted_.reset(); // fits anew, unless the person holds the camera
        fitIfUntouched();
        emit zoomChanged(camera_.zoom() / textScale(font()));
    }
    QWidget::changeEvent(event);
}

void ChartView::focusInEvent(QFocusEvent *) { update(); }
void ChartView::focusOutEvent(QFocusEvent *) { update(); }

} // namespace portolan::views
