#pragma once

#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include <tl/expected.hpp>

#include "model/playground/entities.h"
#include "model/playground/events.h"
#include "model/playground/images.h"
#include "model/playground/profile.h"
#include "model/playground/swarm.h"

namespace portolan::playground {

template <class T = void>
using Answer = tl::expected<T, Refusal>;

inline tl::unexpected<Refusal> refuse(int status, std::string message) {
    return tl::unexpected(Refusal{status, std::move(message)});
}

using ContainerPtr = std::shared_ptr<Container>;
using NetworkPtr = std::shared_ptr<Network>;
using ExecPtr = std::shared_ptr<Exec>;

/// An engine without machines: images, containers, networks, addresses, events. It does no I/O and owns no
/// thread; time and ids come from outside, so that the same requests give the same world. Nothing waits in
/// it: what takes time is due at a moment, and `advance()` lets it happen.
class World {
public:
    struct Options {
        Profile profile;
        std::function<Moment()> clock;      ///< never goes back
        std::function<std::string()> newId; ///< 64 hexadecimal digits
        std::string hostName = "playground";
        std::string hostAddress = "192.0.2.10"; ///< where others would find this host
    };
    explicit World(Options options);

    const Profile &profile() const { return options_.profile; }
    const std::string &hostName() const { return options_.hostName; }
    const std::string &hostAddress() const { return options_.hostAddress; }
    const std::string &engineId() const { return engineId_; }
    /// Other hosts on the same wire: what runs here reaches what those publish. They outlive that.
    const std::vector<const World *> &neighbours() const { return neighbours_; }
    void addNeighbour(const World &other) { neighbours_.push_back(&other); }
    Moment now() const { return options_.clock(); }
    std::string newId() const { return options_.newId(); }
    Images &images() { return images_; }
    const Images &images() const { return images_; }
    void addImage(Image image, const std::string &reference); ///< pulled: a new one, or a new tag of one
    const EventLog &events() const { return events_; }
    /// Grows with everything that happens; equal means nothing to see for anybody who waits.
    std::uint64_t revision() const { return revision_; }

    /// Lets everything happen that is due, and tells when it should be called next.
    void advance();
    std::optional<Moment> nextDue() const;

    // Containers. `reference` is an id, its beginning, or a name.
    const std::map<std::string, ContainerPtr> &containers() const { return containers_; } ///< by id
    ContainerPtr findContainer(std::string_view reference) const;
    Answer<ContainerPtr> container(std::string_view reference) const;
    struct Created {
        std::string id;
        std::vector<std::string> warnings;
    };
    /// `request`: the body of POST /containers/create.
    Answer<Created> create(std::string_view name, const Json &request);
    /// A name that cannot be at all; one that is taken is told later.
    std::optional<Refusal> nameProblem(std::string_view name) const;
    Answer<> rename(const ContainerPtr &container, std::string_view name);
    Answer<> start(const ContainerPtr &container);
    Answer<> stop(const ContainerPtr &container); ///< gives no time to end in peace: it ends at once
    Answer<> restart(const ContainerPtr &container);
    Answer<> kill(const ContainerPtr &container, std::string_view reference, std::string_view signal);
    /// What is typed into a container whose input is open; `over`: and nothing after it.
    void type(const ContainerPtr &container, std::string_view input, bool over);
    Answer<> pause(const ContainerPtr &container);
    Answer<> unpause(const ContainerPtr &container);
    Answer<> remove(const ContainerPtr &container, std::string_view reference, bool force);
    std::vector<std::string> namesOf(const Container &container) const; ///< with links to it, sorted

    // Networks.
    const std::map<std::string, NetworkPtr> &networks() const { return networks_; } ///< by id
    NetworkPtr findNetwork(std::string_view reference) const;
    Answer<NetworkPtr> network(std::string_view reference) const;
    /// `request`: the body of POST /networks/create.
    Answer<NetworkPtr> createNetwork(const Json &request);
    Answer<> removeNetwork(const NetworkPtr &network);
    Answer<> connect(const NetworkPtr &network, const ContainerPtr &container, const Json &endpoint);
    Answer<> disconnect(const NetworkPtr &network, const ContainerPtr &container);

    // A swarm of this one node. Requests as the engine's API has them.
    const Swarm *swarm() const { return swarm_.get(); } ///< nullptr: none
    Answer<std::string> initSwarm(const Json &request); ///< the node's id
    Answer<> joinSwarm(const Json &request) const;      ///< always refused: there is nobody else
    Answer<> leaveSwarm(bool force);
    Answer<> updateSwarm(std::uint64_t version, const Json &spec, bool workerToken, bool managerToken);
    Answer<> updateNode(std::uint64_t version, const Json &spec);
    ServicePtr findService(std::string_view reference) const;
    Answer<ServicePtr> createService(const Json &spec);
    Answer<> updateService(const ServicePtr &service, std::uint64_t version, const Json &spec);
    void removeService(const ServicePtr &service);

    // Execs.
    Answer<ExecPtr> createExec(const ContainerPtr &container, std::string_view reference, const Json &config);
    ExecPtr findExec(std::string_view id) const;

    /// The container in whose network namespace this one is: itself, or the one it is a guest of as long as
    /// that namespace is there. nullptr: none (only loopback is left).
    const Container *networkOwner(const Container &container) const;
    /// On docker_gwbridge, by which a container goes out that is on overlays alone; nullptr: not needed.
    const Endpoint *wayOutOf(const Container &container) const;
    bool listensAtHost(std::uint16_t port) const; ///< a program of a container in host mode
    bool publishedAtHost(std::uint16_t port) const;
    /// Variables that links of the default bridge give, with the addresses of now.
    std::vector<std::string> linkVariablesOf(const Container &container) const;
    void announce(std::string type, std::string action, std::string actor,
                  std::map<std::string, std::string> attributes);
    void announce(const Container &container, std::string action,
                  std::map<std::string, std::string> more = {});
    void announce(const Network &network, std::string action, std::map<std::string, std::string> more = {});
    void announceSwarm(std::string type, std::string action, std::string id, std::string name);

private:
    Answer<> checkMode(Container &container, const Json &request, const Json &host);
    void nameAtRandom(std::string &name);
    Answer<> checkName(std::string_view name, std::string_view shown) const;
    Answer<> startNow(const ContainerPtr &container);
    Answer<> setUpNetworking(Container &container);
    Answer<> checkEndpoint(const Network &network, const Endpoint &endpoint) const;
    Answer<> mayAttach(const Network &network, const Container &container) const;
    Answer<> attach(Network &network, Container &container, Endpoint &endpoint);
    void detach(Container &container, const std::string &networkName, bool tell);
    Answer<> openPorts(Container &container, const Endpoint &on);
    Answer<std::uint16_t> claimPort(const std::string &ip, const std::string &protocol,
                                    const std::string &wanted);
    void closePorts(Container &container);
    void ends(const ContainerPtr &container, int exitCode);
    void take(Container &container, Process process);
    void forget(const ContainerPtr &container);
    std::optional<Subnet> chooseSubnet();
    std::vector<Subnet> takenSubnets() const;
    Refusal badSubnet(const std::string &text) const;
    Answer<std::vector<IpamEntry>> readIpam(const Json &ipam, const std::string &driver);
    Answer<> readIpam6(const Json &ipam, Network &network);
    Answer<> checkParent(const Network &network, const std::string &parent) const;
    std::string newMac(Ip4 address) const;
    /// `tell`: not of the one that a swarm begins with.
    Answer<NetworkPtr> createSwarmNetwork(NetworkPtr network, const Json &request, bool tell);
    Answer<> removeSwarmNetwork(const NetworkPtr &network);
    std::optional<Subnet> chooseSwarmSubnet();
    void balance(); ///< gives overlays in use their load balancer, takes it from those that are not
    const Endpoint *openWayOut(Container &container); ///< nullptr: needs none
    void closeWayOut(const Container &container);
    Answer<Json> readService(const Json &spec, std::vector<std::string> &networks, const SwarmService *own);
    void expose(SwarmService &service, const std::vector<std::string> &networks);
    void conceal(SwarmService &service);
    void reconcile(SwarmService &service);
    void startTask(SwarmService &service, int slot);
    void endTask(SwarmTask &task);
    void taskEnded(const Container &container);

    Options options_;
    std::vector<const World *> neighbours_;
    std::string engineId_;
    Images images_;
    EventLog events_;
    std::uint64_t revision_ = 0;
    std::uint64_t order_ = 0;
    int nextPid_ = 1000;
    std::map<std::string, ContainerPtr> containers_;
    std::unordered_map<std::string, std::string> names_; ///< name → id
    std::set<std::string> linkers_;                      ///< ids of containers with links: few
    std::map<std::string, NetworkPtr> networks_;
    std::map<std::string, ExecPtr> execs_;
    SubnetChooser chooser_;
    std::set<std::pair<std::string, std::string>> claimed_; ///< ("tcp:18080", host address)
    std::uint16_t nextPort_ = 32768;
    std::multimap<Moment, std::weak_ptr<Container>> due_;
    std::unique_ptr<Swarm> swarm_;
    std::multimap<Moment, std::string> servicesDue_; ///< ids of services with tasks to start again
    bool reconciling_ = false;
};

} // namespace portolan::playground
