#include <algorithm>

#include "model/docker/codec.h"
#include "model/docker/json_fields.h"

namespace portolan::docker {
namespace {

std::vector<Subnet> subnets(Json &ipam) {
    std::vector<Subnet> out;
    forEachElement(ipam, "Config", [&](Json &config) {
        Subnet subnet{takeText(config, "Subnet"), takeText(config, "Gateway"), takeText(config, "IPRange"),
                      takeTextMap(config, "AuxiliaryAddresses")};
        if (!(subnet == Subnet{})) out.push_back(std::move(subnet));
    });
    return out;
}

std::vector<OverlayPeer> peers(Json &root) {
    std::vector<OverlayPeer> out;
    forEachElement(root, "Peers", [&](Json &peer) {
        out.push_back({takeText(peer, "Name"), takeText(peer, "IP")});
    });
    std::sort(out.begin(), out.end(), [](const OverlayPeer &a, const OverlayPeer &b) {
        return std::tie(a.address, a.name) < std::tie(b.address, b.name);
    });
    return out;
}

std::optional<Network> network(Document &document, const EngineKey &engine) {
    Json &root = document.root;
    Network n;
    n.id = NetworkId(takeText(root, "Id"));
    if (n.id.empty()) return std::nullopt;
    n.engine = engine;
    n.name = takeText(root, "Name");
    n.driver = takeText(root, "Driver");
    n.scope = takeText(root, "Scope");
    n.subnets = subnets(part(root, "IPAM"));
    n.internal = flag(root, "Internal");
    n.attachable = flag(root, "Attachable");
    n.ingress = flag(root, "Ingress");
    n.ipv6 = flag(root, "EnableIPv6");
    n.created = parseMoment(takeText(root, "Created"));
    n.options = takeTextMap(root, "Options");
    n.labels = takeTextMap(root, "Labels");
    n.peers = peers(root);
    n.raw = std::make_shared<const std::string>(std::move(document.text));
    return n;
}

} // namespace

Result<std::vector<Network>> decodeNetworkList(std::string_view bytes, const EngineKey &engine) {
    return decodeRows<Network>(bytes, "network list", [&](Document &row) { return network(row, engine); });
}

Result<Network> decodeNetwork(std::string bytes, const EngineKey &engine) {
    auto document = parseObject(std::move(bytes), "network");
    if (!document) return tl::unexpected(std::move(document.error()));
    auto decoded = network(*document, engine);
    if (!decoded) return unusable("network", "no Id");
    return std::move(*decoded);
}

} // namespace portolan::docker
