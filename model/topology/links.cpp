#include "model/topology/attachments.h"
#include "model/topology/rows.h"

namespace portolan::topology {
namespace {

struct Declared {
    std::string_view target;
    std::string_view alias;
};

/// "/real-redis:/consumer/alias" of the default bridge, "target:alias" of other networks.
Declared declared(std::string_view link) {
    const auto colon = link.find(':');
    Declared out{link.substr(0, colon), {}};
    while (out.target.starts_with('/')) out.target.remove_prefix(1);
    out.alias = colon == std::string_view::npos ? out.target : link.substr(colon + 1);
    if (const auto slash = out.alias.rfind('/'); slash != std::string_view::npos)
        out.alias.remove_prefix(slash + 1);
    return out;
}

/// Names are unique on an engine, so whoever was found by this one and still bears it is the one. It spares
/// an index of all names.
const Container *knownTarget(Rows<Link> old, const Container &consumer, std::string_view name, Atlas &atlas) {
    for (const auto &row : old) {
        if (row->targetName != name || row->target.empty()) continue;
        const Container *target = atlas.container(row->target.value);
        if (target && target->name == name && target->engine == consumer.engine) return target;
    }
    return nullptr;
}

Link linkOf(const Container &consumer, const Declared &link, LinkKind kind, const NetworkId &network,
            const Container *target) {
    Link out;
    out.consumer = consumer.id;
    out.engine = consumer.engine;
    out.network = network;
    out.alias = link.alias;
    out.kind = kind;
    out.targetName = link.target;
    if (target) out.target = target->id;
    return out;
}

} // namespace

void tieLinks(Draft &draft, Atlas &atlas) {
    Beside<Link> before(draft.before.links);
    std::vector<Table<Link>::Row> rows;
    for (std::size_t i : concerned(draft, draft.before.links)) {
        const Container &consumer = *draft.now.containers[i];
        const auto old = before.of(consumer.id.value);
        for (const std::string &text : consumer.legacyLinks) {
            const Declared link = declared(text);
            if (link.target.empty()) continue;
            const Network *bridge = atlas.defaultBridge(consumer.engine);
            const Container *target = knownTarget(old, consumer, link.target, atlas);
            if (!target) target = atlas.containerNamed(consumer.engine, link.target);
            rows.push_back(keptOrNew<Link>(old, linkOf(consumer, link, LinkKind::defaultBridge,
                                                       bridge ? bridge->id : NetworkId(), target)));
        }
        for (const Attachment &attachment : consumer.attachments) {
            if (attachment.links.empty()) continue;
            const Network *named = atlas.networkNamed(consumer.engine, attachment.networkName);
            const NetworkId network = !attachment.networkId.empty() ? attachment.networkId
                                      : named                       ? named->id
                                                                    : NetworkId();
            for (const std::string &text : attachment.links) {
                const Declared link = declared(text);
                if (link.target.empty()) continue;
                const Container *target = knownTarget(old, consumer, link.target, atlas);
                if (!target) target = atlas.containerReferred(consumer.engine, link.target);
                rows.push_back(
                    keptOrNew<Link>(old, linkOf(consumer, link, LinkKind::userNetwork, network, target)));
            }
        }
    }
    draft.now.links = Table<Link>::of(std::move(rows));
}

} // namespace portolan::topology
