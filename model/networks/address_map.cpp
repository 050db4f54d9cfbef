#include "model/networks/address_map.h"

#include <cmath>
#include <map>

#include "model/networks/subnets.h"

namespace portolan::networks {
namespace {

bool isRoute(const Occupied &one) { return one.by == Occupied::By::hostRoute; }

bool hinder(const Occupied &a, const Occupied &b) {
    // Between two routes the longer prefix decides; on its parent's LAN a macvlan is meant to be.
    if (isRoute(a) && isRoute(b)) return false;
    const bool atHome = (isRoute(a) && a.name == b.parent) || (isRoute(b) && b.name == a.parent);
    return overlap(a.range, b.range) && !atHome && !(a.network == b.network && a.name == b.name);
}

bool hindered(const Occupied &one, const Surroundings &around) {
    return std::any_of(around.occupied.begin(), around.occupied.end(),
                       [&](const Occupied &other) { return &other != &one && hinder(one, other); });
}

/// How far behind the space's beginning an address lies, in shares of the space.
double share(const topology::Cidr &space, const topology::IpAddress &address) {
    double value = 0;
    for (int bit = space.prefix; bit < std::min(space.prefix + 52, 128); ++bit)
        if (address.bytes[static_cast<std::size_t>(bit / 8)] & (0x80U >> (bit % 8)))
            value += std::ldexp(1.0, space.prefix - bit - 1);
    return value;
}

} // namespace

std::vector<AddressRow> addressRows(const Snapshot &snapshot, const Surroundings &around) {
    std::vector<AddressRow> rows;
    std::multimap<NetworkId, std::size_t> rowsOf; // a network may have several ranges
    for (const Occupied &occupied : around.occupied) {
        if (occupied.by == Occupied::By::network) rowsOf.emplace(occupied.network, rows.size());
        AddressRow row{occupied, DriverKind::other, roomFor(occupied.range)};
        row.clash = hindered(occupied, around);
        rows.push_back(std::move(row));
    }
    const auto each = [&](const NetworkId &network, auto &&change) {
        const auto [begin, end] = rowsOf.equal_range(network);
        for (auto at = begin; at != end; ++at) change(rows[at->second]);
    };
    for (const auto &network : snapshot.networks)
        each(network->id, [&](AddressRow &row) { row.driver = driverKind(*network); });
    for (const auto &endpoint : snapshot.endpoints)
        each(endpoint->network, [&](AddressRow &row) {
            for (const std::string *text : {&endpoint->ipv4, &endpoint->ipv6})
                if (const auto address = topology::parseIp(*text))
                    row.used += row.occupied.range.contains(*address);
        });
    return rows;
}

std::vector<AddressRow> wantedRows(const Draft &draft, const Surroundings &around) {
    std::vector<AddressRow> rows;
    for (const std::string *text : {&draft.subnet, &draft.subnet6}) {
        if (text == &draft.subnet6 && !draft.ipv6) continue;
        const ReadCidr read = readCidr(*text);
        if (read.trouble == CidrTrouble::notCidr) continue;
        const Occupied wish{read.range,
                            Occupied::By::network,
                            draft.name,
                            {},
                            draft.kind == DriverKind::overlay,
                            false,
                            sharesLan(draft.kind) ? parentOf(draft) : std::string()};
        AddressRow row{wish, draft.kind, roomFor(read.range)};
        row.clash = hindered(wish, around);
        row.wanted = true;
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<AddressBar> addressBars(const std::vector<AddressRow> &rows) {
    std::vector<AddressBar> bars;
    for (const char *space : {"10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fd00::/8"}) {
        AddressBar bar{*topology::parseCidr(space), {}};
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const topology::Cidr &range = rows[i].occupied.range;
            if (!within(range, bar.space)) continue;
            const double from = share(bar.space, range.base);
            bar.stretches.push_back({from, from + std::ldexp(1.0, bar.space.prefix - range.prefix), i});
        }
        if (isV4(bar.space) || !bar.stretches.empty()) bars.push_back(std::move(bar));
    }
    return bars;
}

} // namespace portolan::networks
