#include "model/playground/harbour.h"

#include "model/playground/shelf.h"

namespace portolan::playground {
namespace {

/// Does to a world what the docker command would do, and keeps what was refused.
class Hand {
public:
    Hand(World &world, std::vector<Refusal> &refused) : world_(world), refused_(refused) {}

    /// Its image is on the shelf.
    ContainerPtr pullAndRun(const char *name, Json request) {
        const std::string image = stringIn(request, "Image");
        if (const auto found = Shelf::find(image))
            world_.addImage(*found, image);
        else
            refused_.push_back({404, image + ": not on the shelf"});
        return run(name, request);
    }
    void network(const Json &request) { keep(world_.createNetwork(request)); }
    ContainerPtr run(const char *name, const Json &request) {
        const auto created = world_.create(name, request);
        if (!keep(created)) return nullptr;
        const auto container = world_.container(created->id);
        if (!keep(container) || !keep(world_.start(*container))) return nullptr;
        return *container;
    }
    void connect(const char *network, const char *container) {
        const auto net = world_.network(network);
        const auto who = world_.container(container);
        if (keep(net) && keep(who)) keep(world_.connect(*net, *who, Json::object()));
    }
    void pause(const ContainerPtr &container) {
        if (container) keep(world_.pause(container));
    }
    static std::string address(const ContainerPtr &container, const char *network) {
        if (!container) return {};
        const auto at = container->endpoints.find(network);
        if (at == container->endpoints.end() || !at->second.address) return {};
        return toString(*at->second.address);
    }

private:
    template <class T>
    bool keep(const Answer<T> &answer) {
        if (!answer) refused_.push_back(answer.error());
        return answer.has_value();
    }

    World &world_;
    std::vector<Refusal> &refused_;
};

Json published(const char *port, const char *at) {
    return {{std::string(port) + "/tcp", Json::array({{{"HostIp", ""}, {"HostPort", at}}})}};
}
Json exposed(const char *port) { return {{std::string(port) + "/tcp", Json::object()}}; }

constexpr const char *nameServer = "172.18.0.53";

void record(Keyspace &keys, const char *key, const std::string &host, int port) {
    const Json value{{"host", host}, {"port", port}, {"ttl", 60}};
    (void)keys.put({std::string("/skydns/local/skydns/") + key, value.dump()});
}

} // namespace

std::vector<Refusal> fillHarbour(World &here, World &there, Keyspace &keys) {
    std::vector<Refusal> refused;
    Hand b(there, refused), a(here, refused);
    here.addNeighbour(there);
    there.addNeighbour(here);
    b.run("real-redis", {{"Image", "redis:7"}});
    b.run("real-redis-ambassador",
          {{"Image", "amouat/ambassador"},
           {"ExposedPorts", exposed("6379")},
           {"HostConfig", {{"Links", {"real-redis:redis"}}, {"PortBindings", published("6379", "6379")}}}});

    a.network({{"Name", "app-tier"}, {"IPAM", {{"Config", Json::array({{{"Subnet", "172.18.0.0/16"}}})}}}});
    a.network(
        {{"Name", "lab-macvlan"},
         {"Driver", "macvlan"},
         {"Options", {{"parent", "eth0"}}},
         {"IPAM", {{"Config", Json::array({{{"Subnet", "192.168.8.0/24"}, {"Gateway", "192.168.8.1"}}})}}}});
    a.pullAndRun("dns",
                 {{"Image", "coredns/coredns:1.12.0"},
                  {"HostConfig", {{"NetworkMode", "app-tier"}}},
                  {"NetworkingConfig",
                   {{"EndpointsConfig", {{"app-tier", {{"IPAMConfig", {{"IPv4Address", nameServer}}}}}}}}}});
    a.pullAndRun("dnmonster", {{"Image", "amouat/dnmonster:1.0"}});
    a.run("redis_ambassador", {{"Image", "amouat/ambassador"},
                               {"ExposedPorts", exposed("6379")},
                               {"Env", {"REDIS_PORT_6379_TCP=tcp://" + harbourAddressB + ":6379"}}});
    const ContainerPtr flask =
        a.pullAndRun("flask", {{"Image", "sh1nd3l/flask-server:0.5"},
                               {"HostConfig",
                                {{"Links", {"dnmonster:dnmonster", "redis_ambassador:redis"}},
                                 {"Dns", Json::array({nameServer})},
                                 {"PortBindings", published("8080", "80")}}}});
    a.connect("app-tier", "flask");
    const ContainerPtr etcd = a.pullAndRun("etcd", {{"Image", "quay.io/coreos/etcd:v" + harbourEtcdVersion},
                                                    {"Env",
                                                     {"ETCD_LISTEN_CLIENT_URLS=http://0.0.0.0:2379",
                                                      "ETCD_ADVERTISE_CLIENT_URLS=http://etcd:2379"}},
                                                    {"HostConfig", {{"NetworkMode", "app-tier"}}}});
    if (etcd) etcd->keys = std::shared_ptr<Keyspace>(std::shared_ptr<void>(), &keys); // and does not own it
    a.run("migrate", {{"Image", "busybox:1"},
                      {"Cmd", {"sh", "-c", "echo nothing to migrate"}},
                      {"HostConfig", {{"NetworkMode", "app-tier"}}}});
    a.pause(a.run("sniffer", {{"Image", "busybox:1"},
                              {"Cmd", {"sleep", "infinity"}},
                              {"HostConfig", {{"NetworkMode", "lab-macvlan"}}}}));

    record(keys, "east/redis", harbourAddressB, 6379);
    record(keys, "east/web", Hand::address(flask, "app-tier"), 8080);
    record(keys, "east/etcd", Hand::address(etcd, "app-tier"), 2379);
    (void)keys.put({"/config/colour", "blue"});
    return refused;
}

} // namespace portolan::playground
