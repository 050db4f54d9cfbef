#include "views/graph/chart_accessible.h"

#include <QAccessibleActionInterface>
#include <QAccessibleWidget>
#include <map>

#include "views/graph/chart_tip.h"
#include "views/graph/chart_view.h"

namespace portolan::views {
namespace {

constexpr int mostNeighbours = 8;

/// One node. Knows its id only, so it may outlive the node and then is not valid any more.
class NodeAccessible final : public QAccessibleInterface, public QAccessibleActionInterface {
public:
    NodeAccessible(ChartView *view, EntityId id) : view_(view), id_(std::move(id)) {}

    bool isValid() const override { return view_ && view_->scene().node(id_) != none; }
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
        const QRect local = view_->viewRect(id_).toAlignedRect();
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
        state.offscreen = !QRectF(view_->rect()).intersects(view_->viewRect(id_));
        return state;
    }

    QString text(QAccessible::Text which) const override {
        if (!isValid()) return {};
        if (which == QAccessible::Name) return nameText(view_->scene(), id_);
        if (which != QAccessible::Description) return {};
        const QString what = tipText(view_->scene(), id_, view_->now()).section(QLatin1Char('\n'), 1);
        QStringList lines = what.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        if (const QString others = neighbours(); !others.isEmpty())
            lines << ChartView::tr("connected with %1").arg(others);
        return lines.join(QStringLiteral(", "));
    }

    void *interface_cast(QAccessible::InterfaceType type) override {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface *>(this)
                                                    : nullptr;
    }
    QStringList actionNames() const override { return {pressAction()}; }
    void doAction(const QString &name) override {
        if (name == pressAction() && isValid()) view_->select(id_);
    }
    QStringList keyBindingsForAction(const QString &) const override { return {}; }

private:
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

/// The chart: its nodes first, then the widgets in it.
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
        return i != none ? of(view_->scene().nodes()[i].id) : QAccessibleWidget::childAt(x, y);
    }

    QAccessibleInterface *focusChild() const override {
        if (!view_->hasFocus()) return QAccessibleWidget::focusChild();
        const EntityId id = view_->selected();
        return view_->scene().node(id) == none ? nullptr : of(id);
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
            if (n.seen() && n.kind != NodeKind::title) nodes_.push_back(n.id);
        std::erase_if(interfaces_, [&](const auto &entry) {
            if (scene.node(entry.first) != none) return false;
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
