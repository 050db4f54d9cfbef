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
    for (std::size_t i = 0; i < draft.now.containers.size(); ++i) {
        const Container &consumer = *draft.now.containers[i];
        const auto old = before.of(consumer.id.value);
        if (draft.sameContainer[i] && draft.sameNetworks && old.empty()) continue; // it declares none
        for (const std::string &text : consumer.legacyLinks) {
            const Declared link = declared(text);
            if (link.target.empty()) continue;
            const Network *bridge = atlas.defaultBridge(consumer.engine);
            rows.push_back(keptOrNew<Link>(old, linkOf(consumer, link, LinkKind::defaultBridge,
                                                       bridge ? bridge->id : NetworkId(),
                                                       atlas.containerNamed(consumer.engine, link.target))));
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
                rows.push_back(
                    keptOrNew<Link>(old, linkOf(consumer, link, LinkKind::userNetwork, network,
                                                atlas.containerReferred(consumer.engine, link.target))));
            }
        }
    }
    draft.now.links = Table<Link>::of(std::move(rows));
}

} // namespace portolan::topology
