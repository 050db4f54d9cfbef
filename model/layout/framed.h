#pragma once

#include "model/layout/standing.h"

namespace portolan::layout {

/// What one kind of layout does in its own way; the rest is common to all.
class Style {
public:
    virtual ~Style() = default;
    /// Draws a part afresh: a connected piece, or what has no lines at all; with `wholeFrames` all of a
    /// frame. False: cancelled.
    virtual bool draw(const Part &part, Picture &picture, const std::stop_token &stop) const = 0;
    virtual bool wholeFrames() const { return false; }
    /// Pieces rather stand one below the other, so that each has room beside it.
    virtual bool roomToGrow() const { return false; }
    /// Sizes of what stands already and was stretched; called again whenever something came.
    virtual void stretch(Standing &) const {}
    /// Where a newcomer would like to stand in a frame whose others stand.
    virtual Point wish(const Standing &standing, const Frame &frame, std::uint32_t node) const = 0;
    /// What newcomers line up with; by default the nearest of their neighbours.
    virtual Point anchor(const Standing &standing, const Frame &frame, std::uint32_t node, Point wish) const;
    /// Where a newcomer may stand at all, of where its frame has room.
    virtual Occupancy::Limits within(const Standing &, std::uint32_t, const Occupancy::Limits &frame) const {
        return frame;
    }
    /// How large a newcomer will be.
    virtual Size room(const Standing &standing, std::uint32_t node) const {
        return standing.whole.sizes[node];
    }
    virtual std::size_t choice() const { return 24; } ///< so many places are compared
    /// What a place costs.
    virtual double price(const Standing &standing, std::uint32_t node, Point place) const = 0;
};

/// The picture of a part on the map: also for what the other kinds have no rule for.
bool drawMap(const Part &part, Picture &picture, const std::stop_token &stop);

/// place() for every kind: frames are drawn afresh when nothing of them stands, else newcomers are put in.
std::optional<Positions> placeFramed(const Style &style, const Graph &graph,
                                     const std::vector<std::optional<Point>> &known,
                                     const std::stop_token &stop);

} // namespace portolan::layout
