#include "tests/support/sample_snapshot.h"

#include <random>

namespace portolan::testing {
namespace {

using namespace std::string_literals;

template <class T>
void put(Table<T> &table, T row) {
    table.put(std::make_shared<const T>(std::move(row)));
}

const Moment noon = *parseMoment("2026-11-24T12:00:00Z");

struct Builder {
    Snapshot s;

    void engine(const std::string &key, const std::string &name, bool local) {
        Engine e;
        e.key = EngineKey(key);
        e.id = "ID:" + name;
        e.name = name;
        e.url = key;
        e.state = SourceState::live;
        e.engineVersion = "27.3.1";
        e.apiVersion = "1.47";
        e.local = local;
        e.addresses = {name};
        put(s.engines, e);
    }
    void network(const std::string &engine, const std::string &name, const std::string &driver,
                 const std::string &subnet, const std::string &gateway) {
        Network n;
        n.id = NetworkId(fullId(engine + name));
        n.engine = EngineKey(engine);
        n.name = name;
        n.driver = driver;
        n.scope = driver == "overlay" ? "swarm" : "local";
        if (!subnet.empty()) n.subnets = {Subnet{subnet, gateway, {}, {}}};
        if (driver == "macvlan") n.options = {{"parent", "eth0"}};
        n.raw = std::make_shared<const std::string>("{\"Name\":\"" + name + "\"}");
        put(s.networks, n);
    }
    Container container(const std::string &engine, const std::string &name, const std::string &image,
                        ContainerState state = ContainerState::running) {
        Container c;
        c.id = ContainerId(fullId(name));
        c.engine = EngineKey(engine);
        c.name = name;
        c.image = image;
        c.state = state;
        c.hostname = c.id.value.substr(0, 12);
        c.networkMode = "default";
        c.command = {"/entry.sh"};
        c.environment = {"PATH=/usr/bin:/bin"};
        c.startedAt = noon;
        c.raw = std::make_shared<const std::string>("{\"Id\":\"" + c.id.value + "\"}");
        return c;
    }
    void add(Container c) { put(s.containers, std::move(c)); }
    void attach(Container &c, const std::string &network, const std::string &ipv4) {
        Endpoint e;
        e.container = c.id;
        e.engine = c.engine;
        e.network = NetworkId(fullId(c.engine.value + network));
        e.ipv4 = ipv4;
        e.mac = "02:42:ac:11:00:04";
        Attachment a;
        a.networkName = network;
        a.networkId = e.network;
        a.ipv4 = ipv4;
        a.ipv4PrefixLength = 16;
        a.mac = e.mac;
        c.attachments.push_back(a);
        put(s.endpoints, e);
    }
    void link(const std::string &engine, const std::string &consumer, const std::string &target,
              const std::string &alias) {
        put(s.links,
            Link{ContainerId(fullId(consumer)), EngineKey(engine), NetworkId(fullId(engine + "bridge")),
                 alias, LinkKind::defaultBridge, target, ContainerId(fullId(target))});
    }
    void ambassador(const std::string &engine, const std::string &name, const std::string &address,
                    RelayState state, RelaySource source, const std::string &target) {
        const ContainerId id(fullId(name));
        put(s.ambassadors, Ambassador{id, EngineKey(engine), {AmbassadorEvidence::image}});
        const ContainerId to = target.empty() ? ContainerId() : ContainerId(fullId(target));
        put(s.relays, Relay{id, EngineKey(engine), 6379, "tcp", address, source, state, to, to, target});
    }
};

} // namespace

std::string fullId(std::string_view name) {
    std::string id;
    std::uint64_t hash = 1469598103934665603ULL;
    for (char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    std::mt19937_64 random(hash);
    while (id.size() < 64) id += "0123456789abcdef"[random() % 16];
    return id;
}

Snapshot sampleSnapshot() {
    Builder b;
    const std::string here = "unix:///var/run/docker.sock", there = "ssh://host-b";
    b.s.revision = 1;
    b.s.taken = noon;
    b.s.complete = true;
    b.engine(here, "docker-desktop", true);
    b.engine(there, "host-b", false);
    for (const std::string &engine : {here, there}) {
        b.network(engine, "bridge", "bridge", "172.17.0.0/16", "172.17.0.1");
        b.network(engine, "host", "host", "", "");
        b.network(engine, "none", "null", "", "");
    }
    b.network(here, "app-tier", "bridge", "172.18.0.0/16", "172.18.0.1");
    b.network(here, "lab-macvlan", "macvlan", "192.168.8.0/24", "192.168.8.1");

    Container flask = b.container(here, "flask", "sh1nd3l/flask-server:0.5");
    flask.exposed = {{8080, "tcp"}};
    flask.publications = {{"0.0.0.0", 80, {8080, "tcp"}}};
    flask.legacyLinks = {"/dnmonster:/flask/dnonster", "/redis_ambassador:/flask/redis"};
    flask.environment.push_back("API_TOKEN=do-not-show");
    b.attach(flask, "bridge", "172.17.0.5");
    b.add(flask);
    Container monster = b.container(here, "dnmonster", "amouat/dnmonster:1.0");
    b.attach(monster, "bridge", "172.17.0.3");
    b.add(monster);
    Container relay = b.container(here, "redis_ambassador", "amouat/ambassador");
    relay.environment.push_back("REDIS_PORT_6379_TCP=tcp://172.17.0.2");
    relay.exposed = {{6379, "tcp"}};
    b.attach(relay, "bridge", "172.17.0.4");
    b.add(relay);
    Container skydns = b.container(here, "skydns", "crosbymichael/skydns", ContainerState::exited);
    skydns.exitCode = 1;
    skydns.finishedAt = noon;
    b.attach(skydns, "bridge", "");
    b.add(skydns);
    Container etcd = b.container(here, "Etcd-server", "quay.io/coreos/etcd:v3.5.0");
    etcd.exposed = {{2379, "tcp"}, {2380, "tcp"}};
    b.attach(etcd, "app-tier", "172.18.0.2");
    b.add(etcd);
    Container sniffer = b.container(here, "sniffer", "nicolaka/netshoot", ContainerState::paused);
    b.attach(sniffer, "lab-macvlan", "192.168.8.12");
    b.add(sniffer);
    Container guest = b.container(here, "debug-shell", "busybox:1");
    guest.networkMode = "container:" + flask.id.value;
    b.add(guest);
    put(b.s.sharedNetworks, SharedNetwork{guest.id, EngineKey(here), flask.id.value, flask.id, false});

    Container far = b.container(there, "real-redis", "redis:7");
    far.exposed = {{6379, "tcp"}};
    b.attach(far, "bridge", "172.17.0.2");
    b.add(far);
    Container farRelay = b.container(there, "real-redis-ambassador", "amouat/ambassador");
    farRelay.publications = {{"0.0.0.0", 6379, {6379, "tcp"}}};
    farRelay.legacyLinks = {"/real-redis:/real-redis-ambassador/real-redis"};
    b.attach(farRelay, "bridge", "172.17.0.3");
    b.add(farRelay);

    b.link(here, "flask", "dnmonster", "dnonster");
    b.link(here, "flask", "redis_ambassador", "redis");
    b.link(there, "real-redis-ambassador", "real-redis", "real-redis");
    b.ambassador(here, "redis_ambassador", "tcp://172.17.0.2", RelayState::malformed,
                 RelaySource::environment, "");
    b.ambassador(there, "real-redis-ambassador", "tcp://172.17.0.2:6379", RelayState::ok, RelaySource::link,
                 "real-redis");

    const EtcdKeyspace keys("http://127.0.0.1:2379");
    EtcdSource source;
    source.key = keys;
    source.endpoints = {keys.value};
    source.activeEndpoint = keys.value;
    source.state = SourceState::live;
    source.version = "3.4.23";
    source.revision = 12;
    put(b.s.etcdSources, source);
    const auto record = [&](const std::string &key, const std::string &value) {
        EtcdEntry entry;
        entry.keyspace = keys;
        entry.key = key;
        entry.value = value;
        entry.valueSize = value.size();
        entry.createRevision = entry.modRevision = 3;
        entry.version = 1;
        put(b.s.etcdEntries, entry);
    };
    record("/skydns/local/skydns/east/redis", R"({"host":"172.17.0.2","port":6379})");
    record("/skydns/local/skydns/east/web", R"({"host":"172.17.0.5","port":8080})");
    record("/config/colour", "blue");
    put(b.s.registrations, Registration{keys, "/skydns/local/skydns/east/redis", "redis.east.skydns.local",
                                        "172.17.0.2", 6379, far.id, false});
    put(b.s.registrations, Registration{keys, "/skydns/local/skydns/east/web", "web.east.skydns.local",
                                        "172.17.0.5", 8080, flask.id, false});
    return b.s;
}

Snapshot syntheticSnapshot(int containers, int networks, unsigned seed) {
    Builder b;
    const std::string here = "unix:///synthetic.sock";
    b.s.revision = 1;
    b.s.taken = noon;
    b.s.complete = true;
    b.engine(here, "synthetic", true);
    for (int n = 0; n < networks; ++n)
        b.network(here, "net-" + std::to_string(n), n % 7 == 3 ? "overlay" : "bridge",
                  "10." + std::to_string(n / 250) + "." + std::to_string(n % 250) + ".0/24", "");
    std::mt19937 random(seed);
    std::vector<Table<Container>::Row> rows;
    std::vector<Table<Endpoint>::Row> endpoints;
    for (int i = 0; i < containers; ++i) {
        Container c =
            b.container(here, "service-" + std::to_string(i), "shop/service:" + std::to_string(i % 17),
                        i % 11 == 5 ? ContainerState::exited : ContainerState::running);
        const int memberships = 1 + (random() % 10 == 0) + (random() % 25 == 0);
        for (int m = 0; m < memberships; ++m) { // squaring prefers the first networks: a few are large
            const double u = static_cast<double>(random() % 10000) / 10000.0;
            const int n = static_cast<int>(u * u * networks);
            Endpoint e;
            e.container = c.id;
            e.engine = c.engine;
            e.network = NetworkId(fullId(here + "net-" + std::to_string(n)));
            e.ipv4 = "10.0." + std::to_string(i / 250 % 250) + "." + std::to_string(i % 250);
            endpoints.push_back(std::make_shared<const Endpoint>(e));
        }
        rows.push_back(std::make_shared<const Container>(std::move(c)));
    }
    b.s.containers = Table<Container>::of(std::move(rows));
    b.s.endpoints = Table<Endpoint>::of(std::move(endpoints));
    return b.s;
}

} // namespace portolan::testing
