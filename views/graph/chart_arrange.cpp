#include <cmath>

#include "views/graph/chart_view.h"

namespace portolan::views {
namespace {

constexpr std::size_t mostUndo = 20;

} // namespace

/// Another way to arrange the chart: everything awaits its place there, and is seen where it was until then.
void ChartView::setArrangement(Arrangement next) {
    if (next == scene_.arrangement()) return;
    undo_.clear(); // those places were of another arrangement
    arriveNow();
    scene_.setArrangement(next);
    touched_ = false; // who asks for another picture wants to see all of it
    arranger_.rearrange();
    selectionChanged();
    sceneChanged();
    emit arrangementChanged();
}

void ChartView::setLayout(layout::Kind kind) { setArrangement({kind, scene_.arrangement().by}); }
void ChartView::setGroupBy(GroupBy by) { setArrangement({scene_.arrangement().kind, by}); }

void ChartView::setHidesDefaultNetworks(bool hide) {
    if (hide == scene_.hidesDefaults()) return;
    arriveNow();
    scene_.setHidesDefaults(hide);
    foldingChanged();
}

void ChartView::setFolded(const EntityId &frame, bool folded) {
    const SceneFrame *f = scene_.frame(frame);
    if (!f || f->folded == folded) return;
    arriveNow();
    scene_.setFolded(frame, folded);
    foldingChanged();
    if (folded && selection_.current() != frame && shownSelection_.empty()) selection_.select(frame);
}

void ChartView::setAllFolded(bool folded) {
    arriveNow();
    scene_.setAllFolded(folded);
    foldingChanged();
}

void ChartView::foldingChanged() {
    arranger_.arrange();
    labels_.clear();
    scene_.markAll();
    selectionChanged();
    sceneChanged();
    emit arrangementChanged();
    emit placesChanged();
}

void ChartView::arrangeAgain() {
    if (scene_.bounds().isNull()) return;
    arriveNow();
    undo_.push_back({std::chrono::steady_clock::now(), scene_.places()});
    if (undo_.size() > mostUndo) undo_.erase(undo_.begin());
    scene_.forgetPlaces();
    touched_ = false;
    arranger_.rearrange();
    emit arrangementChanged();
}

std::chrono::steady_clock::time_point ChartView::undoableSince() const {
    return undo_.empty() ? std::chrono::steady_clock::time_point::min() : undo_.back().at;
}

void ChartView::undo() {
    if (undo_.empty()) return;
    arriveNow();
    scene_.setOut(undo_.back().places);
    undo_.pop_back();
    touched_ = false;
    depart();
    emit arrangementChanged();
}

void ChartView::setReducedMotion(bool reduced) {
    reducedMotion_ = reduced;
    if (reduced) arriveNow();
}

/// The scene has set out: follow it, and move the view along when it may follow.
void ChartView::depart() {
    glideFrom_ = glideTo_ = camera_;
    if (!touched_) {
        if (const QRectF bounds = scene_.goalBounds(); !bounds.isNull()) glideTo_ = fitted(bounds);
    }
    labels_.clear();
    glide_.start(reducedMotion_ || !isVisible() || scene_.bounds().isNull());
}

void ChartView::glideStep(double share) {
    scene_.glide(share);
    if (!touched_) {
        Camera next = camera_;
        next.setZoom(glideFrom_.zoom() * std::pow(glideTo_.zoom() / glideFrom_.zoom(), share));
        next.centre = glideFrom_.centre + (glideTo_.centre - glideFrom_.centre) * share;
        setCamera(next, false);
    }
    labels_.clear();
    if (share >= 1) {
        painted_.reset(); // so that the view may follow to where all has arrived
        scene_.settle();
    }
    sceneChanged();
    if (share >= 1) emit placesChanged();
}

/// Ends a glide at its goal.
void ChartView::arriveNow() {
    if (!scene_.gliding() && scene_.settled()) return;
    glide_.stop();
    glideStep(1);
}

} // namespace portolan::views
