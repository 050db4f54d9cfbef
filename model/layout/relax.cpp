#include "model/layout/relax.h"

#include <algorithm>
#include <cmath>

#include "model/layout/multilevel.h"
#include "model/layout/small.h"

namespace portolan::layout {
namespace {

constexpr double torn = 1.05;          // so much longer than afresh the lines of a small piece may be
constexpr std::size_t mostDrawn = 200; // pieces at a time; the next idle moment has the next ones

class Relaxing {
public:
    Relaxing(const Graph &graph, const std::vector<Point> &now, const std::stop_token &stop)
        : stop_(stop), s_(graph, std::vector<std::optional<Point>>(now.begin(), now.end())), now_(now) {}

    std::optional<Positions> run() {
        if (now_.size() != s_.whole.count()) return std::nullopt;
        for (std::uint32_t i = 0; i < s_.whole.count(); ++i)
            if (!s_.stands(i)) return std::nullopt; // first everything needs a place
        Frames frames = framesOf(s_);
        for (Frame &frame : frames.frames) {
            if (!relax(frame)) return std::nullopt;
            if (!gather(frame)) return std::nullopt;
        }
        part(frames.frames);
        Positions result;
        result.revision = s_.graph.revision;
        bool moved = false;
        for (std::uint32_t i = 0; i < s_.whole.count(); ++i) {
            result.points.push_back(*s_.at[i]);
            moved = moved || std::hypot(s_.at[i]->x - now_[i].x, s_.at[i]->y - now_[i].y) > 0.5;
        }
        if (!moved || stop_.stop_requested()) return std::nullopt;
        return result;
    }

private:
    bool pinned(std::uint32_t node) const { return s_.graph.nodes[node].pinned.has_value(); }

    /// The large pieces by forces; everything else of the frame is in their way.
    bool relax(Frame &frame) {
        std::vector<std::uint32_t> all = frame.standing;
        if (frame.title != noNode && !pinned(frame.title)) all.push_back(frame.title);
        for (std::uint32_t i = 0; i < s_.whole.count(); ++i)
            if (pinned(i)) all.push_back(i); // no frame holds these
        std::vector<std::uint8_t> large(s_.whole.count(), 0);
        bool any = false;
        pieces_ = piecesOf(s_.whole, frame.standing, scratch_);
        for (const Part &piece : pieces_) {
            if (piece.count() <= smallPart || gathered(frame, piece)) continue;
            for (const std::uint32_t i : piece.nodes) large[i] = 1;
            any = true;
        }
        if (!any) return true;
        const Part part = partOf(s_.whole, all, scratch_);
        std::vector<std::uint8_t> fixed;
        Picture picture;
        for (const std::uint32_t i : part.nodes) {
            fixed.push_back(!large[i] || pinned(i));
            picture.at.push_back(*s_.at[i]);
        }
        if (!relaxByForces(part, picture, fixed, stop_)) return false;
        // Above the title there is nothing: what went there comes back.
        const double top = frame.title == noNode ? -1e12 : s_.boxOf(frame.title).bottom + cardGap.height;
        const double left = frame.title == noNode ? -1e12 : s_.boxOf(frame.title).left;
        bool out = false;
        for (std::uint32_t i = 0; i < part.count(); ++i) {
            if (fixed[i]) continue;
            Point &p = picture.at[i];
            const Point in{std::max(p.x, left + part.sizes[i].width / 2),
                           std::max(p.y, top + part.sizes[i].height / 2)};
            out = out || !(in == p);
            p = in;
        }
        if (out && !settle(part, picture, fixed, stop_)) return false;
        for (std::uint32_t i = 0; i < part.count(); ++i)
            if (!fixed[i]) s_.at[part.nodes[i]] = picture.at[i];
        return true;
    }

    /// One of many pieces: it is drawn afresh when it is torn. A larger one would be too much of a jump.
    static bool gathered(const Frame &frame, const Part &piece) {
        constexpr std::size_t most = 400, share = 8;
        return piece.count() <= most && piece.count() * share <= frame.standing.size();
    }

    double length(const Part &piece, const std::vector<Point> &at) const {
        double sum = 0;
        for (const Edge &e : piece.edges) sum += std::hypot(at[e.a].x - at[e.b].x, at[e.a].y - at[e.b].y);
        return sum;
    }

    /// Small pieces that are torn: drawn afresh, near where their middle is.
    bool gather(const Frame &frame) {
        std::size_t drawn = 0;
        for (const Part &piece : pieces_) {
            if (piece.edges.empty() || !gathered(frame, piece) || drawn >= mostDrawn) continue;
            if (std::any_of(piece.nodes.begin(), piece.nodes.end(), [&](auto i) { return pinned(i); }))
                continue;
            std::vector<Point> at;
            for (const std::uint32_t i : piece.nodes) at.push_back(*s_.at[i]);
            constexpr double quick = 150; // a picture whose lines are so short is good as it is
            const double before = length(piece, at);
            if (before < quick * static_cast<double>(piece.edges.size())) continue;
            Picture picture;
            if (!drawMap(piece, picture, stop_)) return false;
            if (before < torn * length(piece, picture.at)) continue;
            ++drawn;
            if (!move(frame, piece, picture, at)) return false;
        }
        return true;
    }

    bool move(const Frame &frame, const Part &piece, Picture &picture, const std::vector<Point> &at) {
        std::vector<std::uint8_t> own(s_.whole.count(), 0);
        for (const std::uint32_t i : piece.nodes) own[i] = 1;
        Occupancy taken;
        for (std::uint32_t i = 0; i < s_.whole.count(); ++i)
            if (!own[i]) taken.add(s_.boxOf(i));
        if (stop_.stop_requested()) return false;
        Point middle;
        for (const Point &p : at) middle.x += p.x / piece.count(), middle.y += p.y / piece.count();
        const Box box = picture.extent(piece);
        Occupancy::Limits limits{-1e9, 1e9, -1e9};
        if (frame.extent)
            limits = {frame.extent->left, std::max(frame.extent->right, frame.extent->left + box.width()),
                      frame.extent->top};
        const Point to =
            taken.freePlaces(middle, middle, {box.width(), box.height()}, cardGap, limits, 1).front();
        picture.shift(to.x - box.centre().x, to.y - box.centre().y);
        for (std::uint32_t i = 0; i < piece.count(); ++i) s_.at[piece.nodes[i]] = picture.at[i];
        return true;
    }

    /// Whole frames to the right or down until each is clear of those before it.
    void part(std::vector<Frame> &frames) {
        for (Frame &frame : frames) {
            frame.extent.reset();
            for (const std::uint32_t i : frame.standing) frame.include(s_.boxOf(i));
            if (frame.title != noNode) frame.include(s_.boxOf(frame.title));
        }
        std::vector<Frame *> order;
        for (Frame &frame : frames)
            if (frame.extent) order.push_back(&frame);
        std::stable_sort(order.begin(), order.end(), [](const Frame *a, const Frame *b) {
            return a->extent->left + a->extent->top < b->extent->left + b->extent->top;
        });
        constexpr double near = frameGap / 2; // closer than this they are moved apart
        for (std::size_t k = 1; k < order.size(); ++k)
            for (std::size_t tries = 0; tries < order.size(); ++tries) {
                if (stop_.stop_requested()) return;
                const auto hit = std::find_if(
                    order.begin(), order.begin() + static_cast<std::ptrdiff_t>(k), [&](const Frame *f) {
                        return f->extent->grown({near, near}).overlaps(*order[k]->extent);
                    });
                if (hit == order.begin() + static_cast<std::ptrdiff_t>(k)) break;
                const Box &a = *(*hit)->extent, &b = *order[k]->extent;
                const double right = a.right + frameGap - b.left, down = a.bottom + frameGap - b.top;
                shift(*order[k], right <= down ? right : 0, right <= down ? 0 : down);
            }
    }

    void shift(Frame &frame, double dx, double dy) {
        const auto go = [&](std::uint32_t i) {
            if (!pinned(i)) s_.at[i]->x += dx, s_.at[i]->y += dy;
        };
        for (const std::uint32_t i : frame.standing) go(i);
        if (frame.title != noNode) go(frame.title);
        frame.extent = Box{frame.extent->left + dx, frame.extent->top + dy, frame.extent->right + dx,
                           frame.extent->bottom + dy};
    }

    const std::stop_token &stop_;
    Standing s_;
    const std::vector<Point> &now_;
    std::vector<Part> pieces_;
    std::vector<std::uint32_t> scratch_;
};

} // namespace

std::optional<Positions> relaxMap(const Graph &graph, const std::vector<Point> &now,
                                  const std::stop_token &stop) {
    return Relaxing(graph, now, stop).run();
}

} // namespace portolan::layout
