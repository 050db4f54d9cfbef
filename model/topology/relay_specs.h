#pragma once

#include <vector>

#include "model/topology/ambassadors.h"
#include "model/topology/atlas.h"
#include "model/topology/draft.h"
#include "model/topology/rows.h"

namespace portolan::topology {

/// A relay before anybody has looked what is at its address.
struct RelaySpec {
    std::uint16_t listen = 0;
    std::string protocol;
    std::string address; ///< empty: of a link whose target was not up when we first looked
    RelaySource source = RelaySource::environment;
    bool malformed = false;
    ContainerId meant; ///< of a link: its target
    std::string meantName;
};

/// Collects what an ambassador was told to forward.
class RelaySpecs {
public:
    RelaySpecs(const Draft &draft, Atlas &atlas) : draft_(draft), atlas_(atlas) {}

    std::vector<RelaySpec> of(const Container &container, const Ambassador &ambassador, Rows<Relay> old);

private:
    std::vector<RelaySpec> fromLinks(const Container &container, bool tcp, bool udp, Rows<Relay> old,
                                     bool frozen);
    bool isFrozen(const Container &container, const Container *containerBefore) const;

    const Draft &draft_;
    Atlas &atlas_;
};

} // namespace portolan::topology
