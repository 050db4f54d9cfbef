#include "views/graph/chart_accessible.h"

#include <QAccessibleActionInterface>
#include <QAccessibleWidget>
#include <map>

#include "views/graph/chart_tip.h"
#include "views/graph/chart_view.h"

namespace portolan::views {
namespace {

constexpr int mostNeighbours = 8;

/// One node or line. Knows its id only, so it may outlive the thing and then is not valid any more.
class NodeAccessible final : public QAccessibleInterface, public QAccessibleActionInterface {
public:
    NodeAccessible(ChartView *view, EntityId id) : view_(view), id_(std::move(id)) {}

    bool isValid() const override { return view_ && (isNode() || view_->scene().edge(id_) != none); }
    bool isNode() const { return view_->scene().node(id_) != none; }
    QObject *object() const override { return nullptr; }
    QWindow *window() const override { return view_ ? view_->window()->windowHandle() : nullptr; }
    QAccessibleInterface *parent() const override { return QAccessible::queryAccessibleInterface(view_); }
    QAccessibleInterface *child(int) const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    void setText(QAccessible::Text, const QString &) override {}

    QRect rect() const override {
        if (!isValid()) return {};
        const QRect local = place().toAlignedRect();
        return {view_->mapToGlobal(local.topLeft()), local.size()};
    }

    QAccessible::State state() const override {
        QAccessible::State state;
        if (!isValid()) {
            state.invalid = true;
            return state;
        }
        state.selectable = state.focusable = true;
        state.selected = view_->selected() == id_;
        state.focused = state.selected && view_->hasFocus();
        const SceneFrame *frame = view_->scene().frame(id_);
        state.expandable = frame != nullptr;
        state.collapsed = frame && frame->folded;
        state.expanded = frame && !frame->folded;
        state.offscreen = !QRectF(view_->rect()).intersects(place());
        return state;
    }

    QString text(QAccessible::Text which) const override {
        if (!isValid()) return {};
        if (which == QAccessible::Name) return nameText(view_->scene(), id_);
        if (which != QAccessible::Description) return {};
        const QString what = tipText(view_->scene(), id_, view_->now()).section(QLatin1Char('\n'), 1);
        QStringList lines = what.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        if (const QString others = isNode() ? neighbours() : QString(); !others.isEmpty())
            lines << ChartView::tr("connected with %1").arg(others);
        return lines.join(QStringLiteral(", "));
    }

    void *interface_cast(QAccessible::InterfaceType type) override {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface *>(this)
                                                    : nullptr;
    }
    QStringList actionNames() const override {
        if (view_ && view_->scene().frame(id_)) return {pressAction(), toggleAction()};
        return {pressAction()};
    }
    void doAction(const QString &name) override {
        if (!isValid()) return;
        if (name == pressAction()) view_->select(id_);
        const SceneFrame *frame = view_->scene().frame(id_);
        if (name == toggleAction() && frame) view_->setFolded(id_, !frame->folded);
    }
    QStringList keyBindingsForAction(const QString &) const override { return {}; }

private:
    /// Of a line: about its middle, large enough to be found.
    QRectF place() const {
        const Scene &scene = view_->scene();
        if (isNode()) return view_->viewRect(id_);
        const Index e = scene.edge(id_);
        if (e == none) return {};
        const QPointF middle = view_->camera().toScreen(scene.edges()[e].shape.at(0.5));
        return {middle - QPointF(8, 8), QSizeF(16, 16)};
    }

    QString neighbours() const {
        const Scene &scene = view_->scene();
        const Index i = scene.node(id_);
        QStringList names;
        for (const Index e : scene.nodes()[i].edges) {
            const SceneEdge &edge = scene.edges()[e];
            if (edge.dangling() || !scene.drawn(edge)) continue;
            const QString name = nameText(scene, scene.nodes()[scene.other(edge, i)].id);
            if (!name.isEmpty() && !names.contains(name)) names << name;
            if (names.size() == mostNeighbours)
                return names.join(QStringLiteral(", ")) + QStringLiteral(", …");
        }
        return names.join(QStringLiteral(", "));
    }

    QPointer<ChartView> view_;
    EntityId id_;
};

/// The chart: its nodes first, then its lines, then the widgets in it.
class ChartAccessible final : public QAccessibleWidget {
public:
    explicit ChartAccessible(ChartView *view) : QAccessibleWidget(view, QAccessible::List), view_(view) {}
    ~ChartAccessible() override {
        for (const auto &[id, number] : interfaces_) QAccessible::deleteAccessibleInterface(number);
    }

    int childCount() const override {
        return static_cast<int>(nodes().size()) + QAccessibleWidget::childCount();
    }

    QAccessibleInterface *child(int index) const override {
        const int count = static_cast<int>(nodes().size());
        if (index < 0) return nullptr;
        return index < count ? of(nodes()[static_cast<std::size_t>(index)])
                             : QAccessibleWidget::child(index - count);
    }

    int indexOfChild(const QAccessibleInterface *child) const override {
        for (const auto &[id, number] : interfaces_)
            if (QAccessible::accessibleInterface(number) == child) {
                const auto at = std::find(nodes().begin(), nodes().end(), id);
                return at == nodes().end() ? -1 : static_cast<int>(at - nodes().begin());
            }
        const int index = QAccessibleWidget::indexOfChild(child);
        return index < 0 ? -1 : index + static_cast<int>(nodes().size());
    }

    QAccessibleInterface *childAt(int x, int y) const override {
        const QPoint local = view_->mapFromGlobal(QPoint(x, y));
        const Index i = view_->scene().nodeAt(view_->camera().toWorld(QPointF(local)));
        if (i != none) return of(view_->scene().nodes()[i].id);
        const Index e = view_->scene().edgeAt(view_->camera().toWorld(QPointF(local)), 6 / view_->zoom());
        return e != none ? of(view_->scene().edges()[e].id) : QAccessibleWidget::childAt(x, y);
    }

    QAccessibleInterface *focusChild() const override {
        if (!view_->hasFocus()) return QAccessibleWidget::focusChild();
        const EntityId id = view_->selected();
        return view_->scene().node(id) == none && view_->scene().edge(id) == none ? nullptr : of(id);
    }

private:
    QAccessibleInterface *of(const EntityId &id) const {
        const auto at = interfaces_.find(id);
        if (at != interfaces_.end()) return QAccessible::accessibleInterface(at->second);
        auto *made = new NodeAccessible(view_, id);
        interfaces_[id] = QAccessible::registerAccessibleInterface(made); // owns it from here on
        return made;
    }

    /// What stands on the chart, made anew only when that has changed.
    const std::vector<EntityId> &nodes() const {
        const Scene &scene = view_->scene();
        if (scene.version() == version_) return nodes_;
        version_ = scene.version();
        nodes_.clear();
        for (const SceneNode &n : scene.nodes())
            if (n.seen() && (n.kind != NodeKind::title || n.frameAt != none)) nodes_.push_back(n.id);
        for (const SceneEdge &e : scene.edges())
            if (scene.drawn(e)) nodes_.push_back(e.id);
        std::erase_if(interfaces_, [&](const auto &entry) {
            if (scene.node(entry.first) != none || scene.edge(entry.first) != none) return false;
            QAccessible::deleteAccessibleInterface(entry.second);
            return true;
        });
        return nodes_;
    }

    ChartView *view_;
    mutable std::map<EntityId, QAccessible::Id> interfaces_;
    mutable std::vector<EntityId> nodes_;
    mutable std::uint64_t version_ = ~std::uint64_t{0};
};

QAccessibleInterface *makeInterface(const QString &, QObject *object) {
    auto *view = qobject_cast<ChartView *>(object);
    return view ? new ChartAccessible(view) : nullptr;
}

} // namespace

void installChartAccessibility() {
    static const bool done = [] {
        QAccessible::installFactory(makeInterface);
        return true;
    }();
    Q_UNUSED(done);
}

} // namespace portolan::views
