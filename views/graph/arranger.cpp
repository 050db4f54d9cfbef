#include "views/graph/arranger.h"

namespace portolan::views {

Arranger::Arranger(Scene &scene, QObject *parent) : QObject(parent), scene_(scene) {}

Arranger::~Arranger() {
    worker_.request_stop();
    if (worker_.joinable()) worker_.join(); // before the base goes: the thread posts to this object
}

void Arranger::arrange() {
    if (again_ || !scene_.needsLayout()) return;
    if (busy()) {
        if (job_ == Job::relax) worker_.request_stop(); // newcomers do not wait for the better
        return;
    }
    // A layout looks at all of a chart, however few are new to it.
    if (scene_.unplaced() > mostAtOnce || scene_.nodes().size() > largestAtOnce || scene_.awaitsPlaces()) {
        start(scene_.awaitsPlaces() ? Job::all : Job::newcomers);
        return;
    }
    Known known;
    const layout::Graph graph = scene_.graph(known);
    const auto layout = layout::makeLayout(scene_.arrangement().kind);
    if (const auto positions = layout->place(graph, known, {})) take(graph, *positions, Job::newcomers);
}

void Arranger::rearrange() {
    again_ = true;
    if (busy())
        worker_.request_stop(); // its end begins again
    else
        start(Job::all);
}

void Arranger::relax() {
    if (!busy() && !again_ && !scene_.needsLayout() && !scene_.awaitsPlaces()) start(Job::relax);
}

void Arranger::start(Job job) {
    job_ = job;
    again_ = false;
    auto known = std::make_shared<Known>();
    const auto graph = std::make_shared<const layout::Graph>(scene_.graph(*known));
    const std::shared_ptr<const layout::Layout> layout = layout::makeLayout(scene_.arrangement().kind);
    std::vector<layout::Point> now;
    if (job == Job::relax)
        for (const auto &place : *known) {
            if (!place) return;
            now.push_back(*place);
        }
    worker_ = std::jthread([this, job, graph, known, now = std::move(now), layout](std::stop_token stop) {
        auto positions = std::make_shared<const std::optional<layout::Positions>>(
            job == Job::relax ? layout->relax(*graph, now, stop) : layout->place(*graph, *known, stop));
        QMetaObject::invokeMethod(
            this, [this, graph, positions] { finish(*graph, *positions); }, Qt::QueuedConnection);
    });
}

void Arranger::take(const layout::Graph &graph, const layout::Positions &positions, Job job) {
    const std::vector<Scene::Place> places = placesOf(graph, positions);
    if (job == Job::newcomers) return scene_.placeNewcomers(places);
    scene_.setOut(places);
    scene_.finishPlacing();
}

void Arranger::finish(const layout::Graph &graph, const std::optional<layout::Positions> &positions) {
    worker_.join();
    worker_ = std::jthread();
    if (again_) {
        start(Job::all);
        return;
    }
    if (positions) take(graph, *positions, job_);
    if (positions && job_ != Job::newcomers) emit departed();
    arrange(); // for what came meanwhile
    emit arranged();
}

} // namespace portolan::views
