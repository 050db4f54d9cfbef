#include "model/layout/framed.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "model/layout/cluster.h"
#include "model/layout/multilevel.h"

namespace portolan::layout {
namespace {

constexpr double titleGap = 26, pieceGapX = 56, pieceGapY = 56, outsideGap = 84;
constexpr Size loneHubRoom{300, 150}; // a network made just now: its containers will follow

struct Piece {
    Part part;
    Picture picture;
    Box extent;
};

class Placing {
public:
    Placing(const Style &style, const Graph &graph, const std::vector<std::optional<Point>> &known,
            const std::stop_token &stop)
        : style_(style), stop_(stop), s_(graph, known) {}

    std::optional<Positions> run() {
        style_.stretch(s_);
        for (std::uint32_t i = 0; i < s_.whole.count(); ++i) {
            if (i % 256 == 0 && stop_.stop_requested()) return std::nullopt;
            if (s_.stands(i)) s_.occupied.add(s_.boxOf(i));
        }
        frames_ = framesOf(s_);
        if (!drawFresh()) return std::nullopt;
        limit(frames_.frames);
        for (Frame &frame : frames_.frames)
            if (!fill(frame)) return std::nullopt;
        placeOutside();
        if (stop_.stop_requested()) return std::nullopt;
        style_.stretch(s_);
        Positions result;
        result.revision = s_.graph.revision;
        result.points.reserve(s_.at.size());
        for (const auto &at : s_.at) result.points.push_back(at.value_or(Point{}));
        if (std::any_of(s_.stretched.begin(), s_.stretched.end(),
                        [](const auto &x) { return x.has_value(); }))
            result.sizes = s_.stretched;
        return result;
    }

private:
    Size titleOf(const Frame &frame) const {
        return frame.title == noNode ? Size{0, -titleGap} : s_.whole.sizes[frame.title];
    }

    /// The pieces of some newcomers, each drawn.
    bool drawPieces(const std::vector<std::uint32_t> &nodes, std::vector<Piece> &out) {
        if (nodes.empty()) return true;
        std::vector<Part> parts;
        if (style_.wholeFrames())
            parts.push_back(partOf(s_.whole, nodes, scratch_));
        else
            parts = piecesOf(s_.whole, nodes, scratch_);
        for (Part &part : parts) {
            if (stop_.stop_requested()) return false;
            Piece piece{std::move(part), {}, {}};
            if (!style_.draw(piece.part, piece.picture, stop_)) return false;
            piece.extent = piece.picture.extent(piece.part);
            out.push_back(std::move(piece));
        }
        return true;
    }

    void shift(Piece &piece, double left, double top) const {
        const double dx = left - piece.extent.left, dy = top - piece.extent.top;
        piece.picture.shift(dx, dy);
        piece.extent = {left, top, piece.extent.right + dx, piece.extent.bottom + dy};
    }

    /// The pieces beside and below one another, from (0, 0) on, in the shape of a window as far as they
    /// allow.
    Box pack(std::vector<Piece> &pieces, double aspect) const {
        constexpr std::size_t few = 60; // so many pieces are tried in several widths
        double area = 0, widest = frameMinWidth, sum = 0;
        for (const Piece &p : pieces) {
            area += (p.extent.width() + pieceGapX) * (p.extent.height() + pieceGapY);
            widest = std::max(widest, p.extent.width() + pieceGapX);
        }
        std::vector<double> widths{std::max(widest, std::sqrt(area * aspect))};
        for (std::size_t k = 0; k < pieces.size() && pieces.size() <= few; ++k) {
            sum += pieces[k].extent.width() + pieceGapX;
            if (sum > widest) widths.push_back(sum);
        }
        double best = widths.front(), bestSize = -1;
        for (const double width : widths) {
            const Box box = packInto(pieces, width);
            const double size = std::max(box.width() / aspect, box.height()); // of the window it would fill
            if (bestSize < 0 || size < bestSize - 1) bestSize = size, best = width;
        }
        if (style_.roomToGrow() && pieces.size() <= few) { // one below the other
            Box all{0, 0, widest - pieceGapX, 0};
            for (Piece &p : pieces) {
                shift(p, 0, all.bottom);
                all.bottom += p.extent.height() + pieceGapY;
            }
            all.bottom -= pieceGapY;
            constexpr double worth = 1.4;
            if (std::max(all.width() / aspect, all.height()) <= worth * bestSize) return all;
        }
        return packInto(pieces, best);
    }

    Box packInto(std::vector<Piece> &pieces, double width) const {
        Skyline edge(0, width, 0);
        Box all{0, 0, 0, 0};
        for (Piece &p : pieces) {
            const Point at = edge.put({p.extent.width() + pieceGapX, p.extent.height() + pieceGapY}, nullptr);
            shift(p, at.x, at.y);
            all.include(p.extent);
        }
        return all;
    }

    /// For good, but what would stand on something that stands is left to be seated.
    void settlePiece(const Piece &piece, Frame &frame) {
        for (std::uint32_t i = 0; i < piece.part.count(); ++i) {
            const std::uint32_t node = piece.part.nodes[i];
            if (i % 16 == 0 && stop_.stop_requested()) return;
            if (!piece.picture.sizes.empty()) s_.stretched[node] = piece.picture.sizes[i];
            const Box box = Box::around(piece.picture.at[i], s_.sizeOf(node));
            if (!s_.occupied.isFree(box)) {
                s_.stretched[node].reset();
                frame.newcomers.push_back(node);
                continue;
            }
            s_.put(node, piece.picture.at[i]);
            frame.standing.push_back(node);
            frame.include(box);
        }
    }

    /// Frames of which nothing stands yet, or only the title.
    bool drawFresh() {
        struct Fresh {
            Frame *frame;
            std::vector<Piece> pieces;
            Size size;
        };
        std::vector<Fresh> fresh;
        std::vector<Size> sizes;
        for (Frame &frame : frames_.frames) {
            if (!frame.standing.empty() || (frame.newcomers.empty() && frame.extent)) continue;
            if (frame.newcomers.empty() && frame.title == noNode) continue;
            Fresh f{&frame, {}, {}};
            if (!drawPieces(frame.newcomers, f.pieces)) return false;
            const Box box = pack(f.pieces, frames_.frames.size() == 1 ? s_.graph.aspect : usualAspect);
            const Size title = titleOf(frame);
            const double width = f.pieces.empty() ? frameEmptyWidth : frameMinWidth;
            f.size = {std::max({box.width(), title.width, width}), box.height() + title.height + titleGap};
            const double aside = (f.size.width - box.width()) / 2;
            for (Piece &p : f.pieces) shift(p, p.extent.left + aside, p.extent.top + title.height + titleGap);
            const double growth = f.pieces.empty() ? frameEmptyWidth / usualAspect : 0;
            sizes.push_back({f.size.width, std::max(f.size.height, growth)});
            frame.newcomers.clear();
            fresh.push_back(std::move(f));
        }
        double column = 0; // what is outside of them all takes away from the view
        for (const std::uint32_t i : frames_.outside)
            column = std::max(column, s_.whole.sizes[i].width + outsideGap);
        FrameShelf shelf(frames_.frames, sizes, s_.graph.aspect, column);
        for (Fresh &f : fresh) {
            if (stop_.stop_requested()) return false;
            Frame &frame = *f.frame;
            Point at = frame.extent ? Point{frame.extent->left, frame.extent->top} : shelf.put(f.size);
            putTitle(frame, at);
            for (Piece &p : f.pieces) {
                shift(p, p.extent.left + at.x, p.extent.top + at.y);
                settlePiece(p, frame);
            }
        }
        return true;
    }

    void putTitle(Frame &frame, Point topLeft) {
        if (frame.title == noNode || s_.stands(frame.title)) return;
        const Size size = titleOf(frame);
        Point at{topLeft.x + size.width / 2, topLeft.y + size.height / 2};
        if (!s_.occupied.isFree(Box::around(at, size)))
            at = s_.occupied.freePlaces(at, at, size, cardGap, {-1e9, 1e9, -1e9}, 1).front();
        s_.put(frame.title, at);
        frame.include(s_.boxOf(frame.title));
    }

    /// Newcomers of a frame of which something stands.
    bool fill(Frame &frame) {
        if (frame.extent && !frame.standing.empty()) // the title of one that had none goes above
            putTitle(frame, {frame.extent->left, frame.extent->top - titleOf(frame).height - titleGap});
        if (frame.newcomers.empty()) return true;
        if (!frame.extent) frame.limits = frame.beyond = {0, 1e9, 0};
        frame.limits.top += titleOf(frame).height + titleGap;
        frame.beyond.top = frame.limits.top;
        std::vector<std::uint32_t> singles, together;
        const auto &nodes = s_.graph.nodes;
        // A new network and its new containers come as one; everything else beside its neighbours.
        std::vector<std::uint8_t> grouped(style_.wholeFrames() ? 0 : s_.whole.count(), 0);
        if (!grouped.empty())
            for (const std::uint32_t i : frame.newcomers) {
                if (nodes[i].role != Role::hub) continue;
                for (const std::uint32_t other : s_.whole.of(i)) {
                    const bool joins = !s_.stands(other) && nodes[other].frame == nodes[i].frame;
                    if (joins) grouped[other] = grouped[i] = 1;
                }
            }
        for (const std::uint32_t i : frame.newcomers)
            (!grouped.empty() && grouped[i] ? together : singles).push_back(i);
        if (!putPieces(frame, together, singles)) return false;
        return seatAll(frame, singles);
    }

    bool putPieces(Frame &frame, const std::vector<std::uint32_t> &nodes,
                   std::vector<std::uint32_t> &singles) {
        std::vector<Piece> pieces;
        if (!drawPieces(nodes, pieces)) return false;
        if (pieces.empty()) return true;
        double right = frame.limits.right;
        for (const Piece &p : pieces)
            right = std::max(right, frame.limits.left + p.extent.width() + pieceGapX);
        Skyline edge(frame.limits.left, right, frame.limits.top);
        for (const std::uint32_t i : frame.standing)
            edge.cover(s_.boxOf(i).grown({pieceGapX / 2, pieceGapY}));
        for (Piece &p : pieces) {
            if (stop_.stop_requested()) return false;
            Point sum;
            double count = 0;
            for (const std::uint32_t node : p.part.nodes)
                if (const auto centre = s_.neighboursCentre(node))
                    sum.x += centre->x, sum.y += centre->y, ++count;
            const Point wish{sum.x / std::max(count, 1.0), sum.y / std::max(count, 1.0)};
            const Point at = edge.put({p.extent.width() + pieceGapX, p.extent.height() + pieceGapY},
                                      count > 0 ? &wish : nullptr);
            shift(p, at.x + (at.x > frame.limits.left + 1 ? pieceGapX / 2 : 0), at.y);
            const std::size_t before = frame.newcomers.size();
            settlePiece(p, frame);
            singles.insert(singles.end(), frame.newcomers.begin() + static_cast<std::ptrdiff_t>(before),
                           frame.newcomers.end());
        }
        return true;
    }

    /// One after the other, those first whose neighbours stand.
    bool seatAll(Frame &frame, std::vector<std::uint32_t> waiting) {
        while (!waiting.empty()) {
            std::vector<std::uint32_t> later;
            for (const std::uint32_t i : waiting) {
                if (stop_.stop_requested()) return false;
                const auto others = s_.whole.of(i);
                const bool known = others.size() == 0 || std::any_of(others.begin(), others.end(),
                                                                     [&](auto o) { return s_.stands(o); });
                if (known)
                    seat(frame, i);
                else
                    later.push_back(i);
            }
            if (later.size() == waiting.size()) { // they only know one another: one begins
                seat(frame, later.front());
                later.erase(later.begin());
            }
            waiting = std::move(later);
        }
        return true;
    }

    void seat(Frame &frame, std::uint32_t node) {
        const Point wish = style_.wish(s_, frame, node);
        const Point anchor = style_.anchor(s_, frame, node, wish);
        Size size = style_.room(s_, node);
        const bool loneHub = s_.graph.nodes[node].role == Role::hub && s_.whole.of(node).size() == 0;
        if (loneHub)
            size = {std::max(size.width, loneHubRoom.width), std::max(size.height, loneHubRoom.height)};
        int &ring =
            rings_[{wish.x, wish.y, anchor.x, anchor.y, size.width, size.height}]; // what is full stays so
        const Occupancy::Limits limits = style_.within(s_, node, frame.limits);
        auto places = s_.occupied.freePlaces(wish, anchor, size, cardGap, limits, style_.choice(), &ring);
        if (places.front().y + size.height / 2 > limits.bottom + 1) // rather wide than upon what is below
            places = s_.occupied.freePlaces(wish, anchor, size, cardGap,
                                            style_.within(s_, node, frame.beyond), style_.choice());
        Point best = places.front();
        double bestPrice = -1;
        for (const Point &place : places) {
            const double price = style_.price(s_, node, place);
            if (bestPrice < 0 || price < bestPrice - 0.01) bestPrice = price, best = place;
        }
        s_.put(node, best);
        frame.standing.push_back(node);
        frame.include(s_.boxOf(node));
    }

    void placeOutside() {
        double left = 0;
        bool first = true;
        for (const Frame &frame : frames_.frames) {
            if (!frame.extent) continue;
            left = first ? frame.extent->left : std::min(left, frame.extent->left);
            first = false;
        }
        for (const std::uint32_t i : frames_.outside) {
            if (s_.stands(i)) continue;
            if (stop_.stop_requested()) return;
            const Size size = s_.whole.sizes[i];
            const auto centre = s_.neighboursCentre(i);
            const Point wish{left - outsideGap - size.width / 2, centre ? centre->y : size.height};
            const auto places =
                s_.occupied.freePlaces(wish, wish, size, cardGap, {-1e9, left - outsideGap, 0}, 1);
            s_.put(i, places.front());
        }
    }

    const Style &style_;
    const std::stop_token &stop_;
    Standing s_;
    Frames frames_;
    std::vector<std::uint32_t> scratch_;
    std::map<std::array<double, 6>, int> rings_;
};

} // namespace

Point Style::anchor(const Standing &standing, const Frame &, std::uint32_t node, Point wish) const {
    Point best = wish;
    double nearest = -1;
    for (const std::uint32_t other : standing.whole.of(node)) {
        if (!standing.stands(other)) continue;
        const Point &at = *standing.at[other];
        const double d = std::hypot(at.x - wish.x, at.y - wish.y);
        if (nearest < 0 || d < nearest) nearest = d, best = at;
    }
    return best;
}

std::optional<Positions> placeFramed(const Style &style, const Graph &graph,
                                     const std::vector<std::optional<Point>> &known,
                                     const std::stop_token &stop) {
    if (stop.stop_requested()) return std::nullopt;
    return Placing(style, graph, known, stop).run();
}

} // namespace portolan::layout
