#include "views/graph/arranger.h"

namespace portolan::views {

Arranger::Arranger(Scene &scene, QObject *parent)
    : QObject(parent), scene_(scene), layout_(layout::makeMapLayout()) {}

Arranger::~Arranger() {
    worker_.request_stop();
    if (worker_.joinable()) worker_.join(); // before the base goes: the thread posts to this object
}

void Arranger::arrange() {
    if (busy() || !scene_.needsLayout()) return;
    auto known = std::make_shared<std::vector<std::optional<layout::Point>>>();
    const auto graph = std::make_shared<const layout::Graph>(scene_.graph(*known));
    if (scene_.unplaced() <= mostAtOnce) {
        if (const auto positions = layout_->place(*graph, *known, {})) take(*graph, *positions);
        return;
    }
    worker_ = std::jthread([this, graph, known, layout = layout_](std::stop_token stop) {
        auto positions =
            std::make_shared<const std::optional<layout::Positions>>(layout->place(*graph, *known, stop));
        QMetaObject::invokeMethod(
            this, [this, graph, positions] { finish(*graph, *positions); }, Qt::QueuedConnection);
    });
}

void Arranger::take(const layout::Graph &graph, const layout::Positions &positions) {
    for (std::size_t i = 0; i < graph.nodes.size(); ++i)
        scene_.placeNew(graph.nodes[i].id, {positions.points[i].x, positions.points[i].y});
    scene_.finishPlacing();
}

void Arranger::finish(const layout::Graph &graph, const std::optional<layout::Positions> &positions) {
    worker_.join();
    worker_ = std::jthread();
    if (positions) {
        take(graph, *positions);
        arrange(); // for what came meanwhile
    }
    emit arranged();
}

} // namespace portolan::views
