#include "views/graph/hit_grid.h"
#include "views/graph/painter.h"

namespace portolan::views {

void LabelCache::lookAround(const Scene &scene, const QRectF &world) {
    // Smooth lines cost three times as much, and in a crowd nobody sees it. All is painted when that changes:
    // not at each step of a way along the border.
    const int most = crowd_ ? 500 : 700;
    int lines = 0;
    scene.linesIn(world, [&](Index) { ++lines; });
    crowd_ = lines > most;
}

void LabelCache::makeRoom(const Scene &scene, const Look &look, const QRectF &world) {
    crowded_.assign(scene.edges().size(), 0);
    struct Text {
        int rank = 0; // who comes first stays
        Index edge = none;
        QRectF box;
    };
    std::vector<Text> texts;
    HitGrid taken;
    for (const ForwardText &text : forward_) { // painted apart
        crowded_[text.edge] = 1;
        taken.insert(static_cast<std::uint32_t>(texts.size()), text.box);
        texts.push_back({0, text.edge, text.box});
    }
    const auto forward = static_cast<std::ptrdiff_t>(texts.size());
    const bool selection = !look.selected.empty();
    scene.linesIn(world, [&](Index i) {
        const SceneEdge &e = scene.edges()[i];
        if (crowded_[i]) return;
        const bool address = e.kind == EdgeKind::endpoint;
        const QRectF box = address ? addressBox(e, look) : pillOf(e, look).box;
        if (box.isEmpty()) return;
        const bool chosen = selection && touchesSelection(scene, look, e);
        texts.push_back({(chosen ? 0 : 4) + (e.trouble() ? 0 : 1) + (address ? 2 : 0), i, box});
    });
    std::sort(texts.begin() + forward, texts.end(), [](const Text &a, const Text &b) {
        return a.rank != b.rank ? a.rank < b.rank : a.edge < b.edge;
    });
    for (auto t = static_cast<std::uint32_t>(forward); t < texts.size(); ++t) {
        const QRectF box = texts[t].box.adjusted(-1, -1, 1, 1);
        bool free = true;
        taken.query(box, [&](std::uint32_t other) { free = free && !texts[other].box.intersects(box); });
        scene.grid().query(box, [&](Index n) {
            const SceneNode &node = scene.nodes()[n];
            free = free && !(node.seen() && node.kind != NodeKind::title && node.rect().intersects(box));
        });
        crowded_[texts[t].edge] = !free;
        if (free) taken.insert(t, box);
    }
}

} // namespace portolan::views
