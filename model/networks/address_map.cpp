#include "model/networks/address_map.h"

#include <cmath>

#include "model/networks/subnets.h"

namespace portolan::networks {
namespace {

bool hinder(const Occupied &a, const Occupied &b) {
    const bool routed = a.by == Occupied::By::hostRoute || b.by == Occupied::By::hostRoute;
    return overlap(a.range, b.range) && (routed || a.swarmScope == b.swarmScope) &&
           !(a.network == b.network && a.name == b.name);
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
    for (const Occupied &occupied : around.occupied) {
        AddressRow row{occupied, DriverKind::other, roomFor(occupied.range), 0, false};
        for (const auto &network : snapshot.networks)
            if (network->id == occupied.network) row.driver = driverKind(*network);
        if (occupied.by == Occupied::By::network)
            for (const auto &endpoint : snapshot.endpoints) {
                if (endpoint->network != occupied.network) continue;
                for (const std::string *text : {&endpoint->ipv4, &endpoint->ipv6})
                    if (const auto address = topology::parseIp(*text))
                        row.used += occupied.range.contains(*address);
            }
        row.clash = std::any_of(around.occupied.begin(), around.occupied.end(), [&](const Occupied &other) {
            return &other != &occupied && hinder(occupied, other);
        });
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
