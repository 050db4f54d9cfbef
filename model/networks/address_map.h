#pragma once

#include "model/core/network.h"
#include "model/networks/draft.h"

namespace portolan::networks {

/// A range that is in use on an engine, with what a person asks about it.
struct AddressRow {
    Occupied occupied;
    DriverKind driver = DriverKind::other; ///< of a network
    std::uint64_t room = 0;                ///< addresses for containers; 2^62 at most
    int used = 0;                          ///< by containers
    bool clash = false;                    ///< overlaps another range, and one of them cannot be reached
    bool wanted = false;                   ///< not in use: somebody is typing it
};

/// Sorted by range.
std::vector<AddressRow> addressRows(const Snapshot &snapshot, const Surroundings &around);

/// The ranges that a draft asks for, as far as they can be read. Clash: with what is in use.
std::vector<AddressRow> wantedRows(const Draft &draft, const Surroundings &around);

/// One of the private blocks of RFC 1918, or another space that holds ranges.
struct AddressBar {
    topology::Cidr space;
    struct Stretch {
        double from = 0, to = 0; ///< share of the space
        std::size_t row = 0;     ///< index into the rows
    };
    std::vector<Stretch> stretches;
};

/// The three private blocks of IPv4, whether used or not, and fd00::/8 when something is in it. Ranges that
/// are outside of them all are in no bar.
std::vector<AddressBar> addressBars(const std::vector<AddressRow> &rows);

} // namespace portolan::networks
