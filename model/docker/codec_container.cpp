#include <algorithm>
#include <charconv>
#include <chrono>

#include "model/docker/codec.h"
#include "model/docker/json_fields.h"

namespace portolan::docker {
namespace {

std::optional<std::uint16_t> portNumber(std::string_view text) {
    std::uint16_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || number == 0) return std::nullopt;
    return number;
}

/// "80/tcp"; without a protocol it is tcp.
std::optional<Port> portFromKey(std::string_view key) {
    const std::size_t slash = key.find('/');
    const auto number = portNumber(key.substr(0, slash));
    if (!number) return std::nullopt;
    return Port{*number, slash == std::string_view::npos ? "tcp" : std::string(key.substr(slash + 1))};
}

template <class T>
void sortUnique(std::vector<T> &values) {
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
}

std::vector<Port> exposedPorts(Json &config) {
    std::vector<Port> ports;
    forEachMember(config, "ExposedPorts", [&](const std::string &key, Json &) {
        if (auto port = portFromKey(key)) ports.push_back(std::move(*port));
    });
    sortUnique(ports);
    return ports;
}

/// A map of "80/tcp" to its bindings, or to null for a port that is only exposed.
std::vector<Publication> bindings(Json &owner, const char *key) {
    std::vector<Publication> publications;
    forEachMember(owner, key, [&](const std::string &portKey, Json &list) {
        const auto port = portFromKey(portKey);
        if (!port || !list.is_array()) return;
        for (Json &binding : list) {
            if (!binding.is_object()) continue;
            const std::string hostPort = takeText(binding, "HostPort");
            const std::size_t dash = hostPort.find('-'); // of a range the engine chooses one
            const auto first = portNumber(std::string_view(hostPort).substr(0, dash));
            Publication publication{takeText(binding, "HostIp"), first.value_or(0), *port};
            if (first && dash != std::string::npos)
                publication.hostPortLast =
                    portNumber(std::string_view(hostPort).substr(dash + 1)).value_or(0);
            publications.push_back(std::move(publication));
        }
    });
    sortUnique(publications);
    return publications;
}

std::vector<Attachment> attachments(Json &networkSettings) {
    std::vector<Attachment> out;
    forEachMember(networkSettings, "Networks", [&](const std::string &name, Json &settings) {
        Attachment a;
        a.networkName = name;
        a.networkId = NetworkId(takeText(settings, "NetworkID"));
        a.endpointId = takeText(settings, "EndpointID");
        a.ipv4 = takeText(settings, "IPAddress");
        a.ipv4PrefixLength =
            static_cast<int>(std::clamp<std::int64_t>(integer(settings, "IPPrefixLen"), 0, 32));
        a.ipv6 = takeText(settings, "GlobalIPv6Address");
        a.ipv6PrefixLength =
            static_cast<int>(std::clamp<std::int64_t>(integer(settings, "GlobalIPv6PrefixLen"), 0, 128));
        a.gateway = takeText(settings, "Gateway");
        a.gateway6 = takeText(settings, "IPv6Gateway");
        a.mac = takeText(settings, "MacAddress");
        a.aliases = takeTexts(settings, "Aliases");
        a.dnsNames = takeTexts(settings, "DNSNames");
        a.links = takeTexts(settings, "Links");
        Json &asked = part(settings, "IPAMConfig");
        a.fixedIpv4 = takeText(asked, "IPv4Address");
        a.fixedIpv6 = takeText(asked, "IPv6Address");
        a.linkLocal = takeTexts(asked, "LinkLocalIPs");
        out.push_back(std::move(a));
    });
    return out; // the library's objects are sorted by name
}

ContainerState stateFromWord(std::string_view word) {
    // Podman's words for Docker's states.
    if (word == "configured" || word == "initialized") return ContainerState::created;
    if (word == "stopped") return ContainerState::exited;
    if (word == "stopping") return ContainerState::running;
    return containerStateFromName(word);
}

Health healthFromWord(std::string_view word) {
    if (word == "starting") return Health::starting;
    if (word == "healthy") return Health::healthy;
    if (word == "unhealthy") return Health::unhealthy;
    return Health::none;
}

void readState(Json &state, Container &c) {
    c.state = stateFromWord(takeText(state, "Status"));
    if (Json *const health = member(state, "Health")) c.health = healthFromWord(takeText(*health, "Status"));
    c.exitCode = static_cast<int>(std::clamp<std::int64_t>(integer(state, "ExitCode"), INT32_MIN, INT32_MAX));
    c.stateError = takeText(state, "Error");
    c.pid = integer(state, "Pid");
    c.startedAt = parseMoment(takeText(state, "StartedAt"));
    c.finishedAt = parseMoment(takeText(state, "FinishedAt"));
}

/// An engine that was killed goes on telling the last addresses of what was up then (20.10). What does not
/// run has none, and publishes nothing.
void forgetStale(Container &c) {
    if (isUp(c.state) || c.state == ContainerState::unknown) return;
    c.publications.clear();
    for (Attachment &a : c.attachments) {
        a.endpointId.clear();
        a.ipv4.clear();
        a.ipv6.clear();
        a.gateway.clear();
        a.gateway6.clear();
        a.mac.clear();
        a.ipv4PrefixLength = a.ipv6PrefixLength = 0;
    }
}

std::string withoutSlash(std::string name) {
    if (!name.empty() && name.front() == '/') name.erase(0, 1);
    return name;
}

/// A row's ports: {IP, PrivatePort, PublicPort, Type}; without PublicPort it is only exposed.
void readListedPorts(Json &row, Container &c) {
    forEachElement(row, "Ports", [&](Json &entry) {
        const std::int64_t inner = integer(entry, "PrivatePort");
        const std::int64_t outer = integer(entry, "PublicPort");
        if (inner <= 0 || inner > UINT16_MAX || outer < 0 || outer > UINT16_MAX) return;
        const Port port{static_cast<std::uint16_t>(inner), takeText(entry, "Type")};
        c.exposed.push_back(port);
        if (outer > 0)
            c.publications.push_back({takeText(entry, "IP"), static_cast<std::uint16_t>(outer), port});
    });
    sortUnique(c.exposed);
    sortUnique(c.publications);
}

std::optional<ListedContainer> decodeRow(Document &document, const EngineKey &engine) {
    Json &row = document.root;
    ListedContainer listed;
    Container &c = listed.summary;
    c.id = ContainerId(takeText(row, "Id"));
    if (c.id.empty()) return std::nullopt;
    c.engine = engine;
    listed.names = takeTexts(row, "Names");
    std::sort(listed.names.begin(), listed.names.end());
    for (const std::string &name : listed.names) // a link's name has a second slash
        if (name.find('/', 1) == std::string::npos) c.name = withoutSlash(name);
    c.image = takeText(row, "Image");
    c.imageId = takeText(row, "ImageID");
    c.state = stateFromWord(takeText(row, "State"));
    if (const std::int64_t created = integer(row, "Created"); created > 0 && created < 9'000'000'000)
        c.created = Moment{std::chrono::seconds{created}};
    c.labels = takeTextMap(row, "Labels");
    c.networkMode = takeText(part(row, "HostConfig"), "NetworkMode");
    readListedPorts(row, c);
    c.attachments = attachments(part(row, "NetworkSettings"));
    forgetStale(c);
    c.raw = std::make_shared<const std::string>(std::move(document.text));
    return listed;
}

} // namespace

Result<std::vector<ListedContainer>> decodeContainerList(std::string_view bytes, const EngineKey &engine) {
    return decodeRows<ListedContainer>(bytes, "container list",
                                       [&](Document &row) { return decodeRow(row, engine); });
}

Result<Container> decodeContainer(std::string bytes, const EngineKey &engine) {
    auto parsed = parseObject(std::move(bytes), "container");
    if (!parsed) return tl::unexpected(std::move(parsed.error()));
    Json &root = parsed->root;
    Container c;
    c.id = ContainerId(takeText(root, "Id"));
    if (c.id.empty()) return unusable("container", "no Id");
    c.engine = engine;
    c.name = withoutSlash(takeText(root, "Name"));
    c.imageId = takeText(root, "Image");
    c.created = parseMoment(takeText(root, "Created"));
    readState(part(root, "State"), c);
    c.command = takeTexts(root, "Args");
    if (std::string path = takeText(root, "Path"); !path.empty())
        c.command.insert(c.command.begin(), std::move(path));

    Json &config = part(root, "Config");
    c.image = takeText(config, "Image");
    c.hostname = takeText(config, "Hostname");
    c.environment = takeTexts(config, "Env");
    c.labels = takeTextMap(config, "Labels");
    c.exposed = exposedPorts(config);

    Json &hostConfig = part(root, "HostConfig");
    c.networkMode = takeText(hostConfig, "NetworkMode");
    c.publicationsConfigured = bindings(hostConfig, "PortBindings");
    c.legacyLinks = takeTexts(hostConfig, "Links");
    std::sort(c.legacyLinks.begin(), c.legacyLinks.end()); // the engine's order is chance

    Json &network = part(root, "NetworkSettings");
    c.publications = bindings(network, "Ports");
    c.attachments = attachments(network);
    forgetStale(c);
    c.raw = std::make_shared<const std::string>(std::move(parsed->text));
    return c;
}

} // namespace portolan::docker
