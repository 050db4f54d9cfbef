#include "views/graph/arranger.h"

namespace portolan::views {

Arranger::Arranger(Scene &scene, QObject *parent)
    : QObject(parent), scene_(scene), layouts_{layout::makeMapLayout(), layout::makeRailsLayout(),
                                               layout::makeLayersLayout()} {}

Arranger::~Arranger() {
    worker_.request_stop();
    if (worker_.joinable()) worker_.join(); // before the base goes: the thread posts to this object
}

void Arranger::arrange() {
    if (busy() || again_ || !scene_.needsLayout()) return;
    if (scene_.unplaced() > mostAtOnce || scene_.awaitsPlaces()) {
        start(scene_.awaitsPlaces());
        return;
    }
    Known known;
    const layout::Graph graph = scene_.graph(known);
    const auto &layout = layouts_[static_cast<std::size_t>(scene_.arrangement().kind)];
    if (const auto positions = layout->place(graph, known, {})) take(graph, *positions, false);
}

void Arranger::rearrange() {
    again_ = true;
    if (busy())
        worker_.request_stop(); // its end begins again
    else
        start(true);
}

void Arranger::start(bool all) {
    all_ = all;
    again_ = false;
    auto known = std::make_shared<Known>();
    const auto graph = std::make_shared<const layout::Graph>(scene_.graph(*known));
    const auto layout = layouts_[static_cast<std::size_t>(scene_.arrangement().kind)];
    worker_ = std::jthread([this, graph, known, layout](std::stop_token stop) {
        auto positions =
            std::make_shared<const std::optional<layout::Positions>>(layout->place(*graph, *known, stop));
        QMetaObject::invokeMethod(
            this, [this, graph, positions] { finish(*graph, *positions); }, Qt::QueuedConnection);
    });
}

void Arranger::take(const layout::Graph &graph, const layout::Positions &positions, bool all) {
    std::vector<Scene::Place> places;
    places.reserve(graph.nodes.size());
    for (std::size_t i = 0; i < graph.nodes.size(); ++i)
        places.push_back({graph.nodes[i].id, {positions.points[i].x, positions.points[i].y}, {}});
    for (std::size_t i = 0; i < positions.sizes.size(); ++i)
        if (positions.sizes[i])
            places[i].size = QSizeF(positions.sizes[i]->width, positions.sizes[i]->height);
    if (all) {
        scene_.setOut(places);
    } else {
        for (const Scene::Place &p : places) scene_.placeNew(p.id, p.centre, p.size);
        scene_.stretch(places); // bars grow with what hangs from them
    }
    scene_.finishPlacing();
}

void Arranger::finish(const layout::Graph &graph, const std::optional<layout::Positions> &positions) {
    worker_.join();
    worker_ = std::jthread();
    const bool all = std::exchange(all_, false);
    if (again_) {
        start(true);
        return;
    }
    if (positions) take(graph, *positions, all);
    if (all) emit departed();
    if (positions) arrange(); // for what came meanwhile
    emit arranged();
}

} // namespace portolan::views
