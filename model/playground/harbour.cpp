#include "model/playground/harbour.h"

namespace portolan::playground {
namespace {

/// Does to a world what the docker command would do, and keeps what was refused.
class Hand {
public:
    Hand(World &world, std::vector<Refusal> &refused) : world_(world), refused_(refused) {}

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

Json published(const char *port) {
    return {{std::string(port) + "/tcp", Json::array({{{"HostIp", ""}, {"HostPort", port}}})}};
}
Json exposed(const char *port) { return {{std::string(port) + "/tcp", Json::object()}}; }

void record(Keyspace &keys, const char *key, const std::string &host, int port) {
    const Json value{{"host", host}, {"port", port}, {"ttl", 60}};
    (void)keys.put({std::string("/skydns/local/skydns/") + key, value.dump()});
}

} // namespace

std::vector<Refusal> fillHarbour(World &here, World &there, Keyspace &keys) {
    std::vector<Refusal> refused;
    Hand b(there, refused), a(here, refused);
    b.run("real-redis", {{"Image", "redis:7"}});
    b.run("real-redis-ambassador",
          {{"Image", "amouat/ambassador"},
           {"ExposedPorts", exposed("6379")},
           {"HostConfig", {{"Links", {"real-redis:redis"}}, {"PortBindings", published("6379")}}}});

    a.network({{"Name", "app-tier"}, {"IPAM", {{"Config", Json::array({{{"Subnet", "172.18.0.0/16"}}})}}}});
    a.network(
        {{"Name", "lab-macvlan"},
         {"Driver", "macvlan"},
         {"Options", {{"parent", "eth0"}}},
         {"IPAM", {{"Config", Json::array({{{"Subnet", "192.168.8.0/24"}, {"Gateway", "192.168.8.1"}}})}}}});
    a.run(
        "dnmonster",
        {{"Image", "busybox:1"}, {"Cmd", {"httpd", "-f", "-p", "8080"}}, {"ExposedPorts", exposed("8080")}});
    a.run("redis_ambassador", {{"Image", "amouat/ambassador"},
                               {"ExposedPorts", exposed("6379")},
                               {"Env", {"REDIS_PORT_6379_TCP=tcp://" + harbourAddressB + ":6379"}}});
    const ContainerPtr flask = a.run("flask", {{"Image", "busybox:1"},
                                               {"Cmd", {"httpd", "-f", "-p", "80"}},
                                               {"ExposedPorts", exposed("80")},
                                               {"HostConfig",
                                                {{"Links", {"dnmonster:dnmonster", "redis_ambassador:redis"}},
                                                 {"PortBindings", published("80")}}}});
    a.connect("app-tier", "flask");
    const ContainerPtr etcd = a.run("etcd", {{"Image", "busybox:1"},
                                             {"Cmd", {"sleep", "infinity"}},
                                             {"ExposedPorts", exposed("2379")},
                                             {"HostConfig", {{"NetworkMode", "app-tier"}}}});
    a.run("migrate", {{"Image", "busybox:1"},
                      {"Cmd", {"sh", "-c", "echo nothing to migrate"}},
                      {"HostConfig", {{"NetworkMode", "app-tier"}}}});
    a.pause(a.run("sniffer", {{"Image", "busybox:1"},
                              {"Cmd", {"sleep", "infinity"}},
                              {"HostConfig", {{"NetworkMode", "lab-macvlan"}}}}));

    record(keys, "east/redis", harbourAddressB, 6379);
    record(keys, "east/web", Hand::address(flask, "app-tier"), 80);
    record(keys, "east/etcd", Hand::address(etcd, "app-tier"), 2379);
    (void)keys.put({"/config/colour", "blue"});
    return refused;
}

} // namespace portolan::playground
