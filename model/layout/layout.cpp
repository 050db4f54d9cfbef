#include "model/layout/layout.h"

namespace portolan::layout {

std::optional<Positions> Layout::relax(const Graph &, const std::vector<Point> &, std::stop_token) const {
    return std::nullopt;
}

std::unique_ptr<Layout> makeLayout(Kind kind) {
    switch (kind) {
    case Kind::map:
        break;
    case Kind::rails:
        return makeRailsLayout();
    case Kind::layers:
        return makeLayersLayout();
    }
    return makeMapLayout();
}

} // namespace portolan::layout
