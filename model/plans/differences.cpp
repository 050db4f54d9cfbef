#include "model/plans/differences.h"

#include <algorithm>
#include <set>

#include "model/changes/ports.h"
#include "model/docker/api_version.h"
#include "model/docker/json_fields.h"
#include "model/topology/address.h"

namespace portolan::plans {
namespace {

using docker::Json;
using docker::member;
using docker::part;
using What = Note::What;

std::string keyOf(const Port &port) { return std::to_string(port.number) + "/" + port.protocol; }

std::vector<Publication> publicationsOf(Json &host) {
    std::vector<Publication> all;
    docker::forEachMember(host, "PortBindings", [&](const std::string &key, Json &bindings) {
        if (!bindings.is_array()) return;
        const auto port = changes::parsePort(key);
        for (Json &binding : bindings) {
            if (!port || !binding.is_object()) continue;
            Json copy = binding;
            Publication found{docker::takeText(copy, "HostIp"), 0, *port};
            changes::readHostPort(found, docker::takeText(copy, "HostPort"));
            all.push_back(std::move(found));
        }
    });
    std::sort(all.begin(), all.end());
    return all;
}

void setPublications(Json &body, const std::vector<Publication> &wanted) {
    Json &host = body["HostConfig"];
    for (const Publication &before : publicationsOf(host))
        part(body, "ExposedPorts").erase(keyOf(before.container));
    Json bindings = Json::object();
    for (const Publication &p : wanted) {
        part(body, "ExposedPorts")[keyOf(p.container)] = Json::object();
        bindings[keyOf(p.container)].push_back(
            {{"HostIp", p.hostIp}, {"HostPort", changes::hostPortWord(p)}});
    }
    host["PortBindings"] = std::move(bindings);
}

std::vector<std::string> texts(const Json &object, const char *key) {
    std::vector<std::string> found;
    if (const auto at = object.find(key); at != object.end() && at->is_array())
        for (const Json &value : *at)
            if (value.is_string()) found.push_back(value.get<std::string>());
    return found;
}

void setLinks(Configuration &c, const std::vector<std::string> &links) {
    c.links.clear();
    if (!isUserNetwork(c.network)) {
        c.links = links;
        return;
    }
    Json &own = c.endpoints[c.network];
    if (!own.is_object()) own = Json::object();
    own.erase("Links");
    if (!links.empty()) own["Links"] = links;
}

/// Takes away what a mode has no place for; the engine would refuse it.
void strip(Json &object, const char *key, std::vector<Note> &notes, What what, bool withText = false) {
    Json *const found = member(object, key);
    if (!found) return;
    const bool empty = found->is_string() ? found->get_ref<const std::string &>().empty() : found->empty();
    if (!empty) notes.push_back({what, withText && found->is_string() ? found->get<std::string>() : "", {}});
    object.erase(key);
}

void stripPorts(Configuration &c, std::vector<Note> &notes) {
    Json &host = c.body["HostConfig"];
    for (const Publication &p : publicationsOf(host))
        notes.push_back({What::portDropped, changes::portWord(p), {}});
    host.erase("PortBindings");
    host.erase("PublishAllPorts");
}

void stripLinks(Configuration &c, const std::vector<std::string> &links, std::vector<Note> &notes) {
    for (const std::string &link : links) notes.push_back({What::linkDropped, link, {}});
    c.links.clear();
}

std::string fixedAddress(const Json &endpoint) {
    const auto asked = endpoint.find("IPAMConfig");
    if (asked == endpoint.end() || !asked->is_object()) return {};
    for (const char *key : {"IPv4Address", "IPv6Address"})
        if (const auto at = asked->find(key); at != asked->end() && at->is_string())
            return at->get<std::string>();
    return {};
}

/// Older engines, and overlay networks, make one of the IPv4 address; kept, it might meet its like when
/// another container gets that address.
bool isMadeOfAddress(const Attachment &attachment) {
    const auto ip = topology::parseIp(attachment.ipv4);
    if (!ip || !ip->isV4()) return false;
    std::string made = "02:42";
    for (std::size_t i = 12; i < ip->bytes.size(); ++i) {
        constexpr const char *digits = "0123456789abcdef";
        made += {':', digits[ip->bytes[i] >> 4], digits[ip->bytes[i] & 15]};
    }
    return attachment.mac == made;
}

/// Engines before API 1.44 have one MAC address a container, and tell it in its Config when it was asked for;
/// up to 1.51 they do so for the network that it was made on.
bool hidesWhetherMacIsFixed(const Snapshot &snapshot, const Container &old, const Configuration &now,
                            const Attachment &attachment) {
    constexpr docker::ApiVersion ofEachNetwork{1, 44}, notInConfig{1, 52};
    const auto engine = snapshot.engines.find(std::string_view(old.engine.value));
    const auto api = docker::parseApiVersion(engine ? engine->apiVersion : std::string());
    const bool first = attachment.networkName == now.network;
    return api && *api >= (first ? notInConfig : ofEachNetwork) &&
           now.endpoints.contains(attachment.networkName);
}

/// Another network in place of the one it was made on.
void move(Configuration &c, const std::string &network, const changes::EndpointSpec &endpoint,
          std::vector<Note> &notes) {
    const std::string before = std::exchange(c.network, network);
    c.onNone = false;
    Json &host = c.body["HostConfig"];
    Json left = Json::object();
    if (auto node = c.endpoints.extract(before)) {
        left = std::move(node.mapped());
        notes.push_back({What::leavesNetwork, before, fixedAddress(left)});
    }
    strip(left, "MacAddress", notes, What::macDropped, true);
    std::vector<std::string> links = isUserNetwork(before) ? texts(left, "Links") : c.links;
    const bool shares = isContainerMode(network), alone = isWithoutEndpoint(network);
    if (alone) {
        for (const auto &[name, settings] : c.endpoints)
            notes.push_back({What::leavesNetwork, name, fixedAddress(settings)});
        c.endpoints.clear();
        stripPorts(c, notes);
        stripLinks(c, links, notes);
        strip(c.body, "MacAddress", notes, What::macDropped, true);
    }
    if (!isUserNetwork(network))
        for (const std::string &alias : texts(left, "Aliases"))
            notes.push_back({What::aliasDropped, alias, {}});
    if (network == "host")
        if (Json *const sysctls = member(host, "Sysctls"); sysctls && sysctls->is_object())
            for (auto it = sysctls->begin(); it != sysctls->end();) {
                const bool ofNetwork = it.key().rfind("net.", 0) == 0;
                if (ofNetwork) notes.push_back({What::sysctlDropped, it.key(), {}});
                it = ofNetwork ? sysctls->erase(it) : std::next(it);
            }
    if (shares) {
        strip(c.body, "Hostname", notes, What::hostnameDropped, true);
        c.body.erase("ExposedPorts"); // the image's own come back
        for (const char *key : {"Dns", "DnsSearch", "DnsOptions"}) strip(host, key, notes, What::dnsDropped);
        strip(host, "ExtraHosts", notes, What::extraHostsDropped);
    }
    if (alone) return;
    Json &own = c.endpoints[network]; // it may have been a further one
    if (!own.is_object()) own = Json::object();
    if (isUserNetwork(network)) {
        std::vector<std::string> aliases = texts(own, "Aliases");
        for (const auto &more : {texts(left, "Aliases"), endpoint.aliases})
            for (const std::string &alias : more)
                if (std::find(aliases.begin(), aliases.end(), alias) == aliases.end())
                    aliases.push_back(alias);
        if (!aliases.empty()) own["Aliases"] = aliases;
        if (!isUserNetwork(before) && !links.empty()) notes.push_back({What::linkVariablesGone, {}, {}});
    }
    if (!endpoint.ipv4.empty()) own["IPAMConfig"]["IPv4Address"] = endpoint.ipv4;
    if (!endpoint.ipv6.empty()) own["IPAMConfig"]["IPv6Address"] = endpoint.ipv6;
    setLinks(c, links);
}

} // namespace

changes::EndpointSpec endpointSpec(const Json &settings) {
    changes::EndpointSpec spec;
    spec.aliases = texts(settings, "Aliases");
    spec.links = texts(settings, "Links");
    Json copy = settings;
    Json &asked = part(copy, "IPAMConfig");
    spec.ipv4 = docker::takeText(asked, "IPv4Address");
    spec.ipv6 = docker::takeText(asked, "IPv6Address");
    spec.linkLocal = docker::takeTexts(asked, "LinkLocalIPs");
    spec.driverOptions = docker::takeTextMap(copy, "DriverOpts");
    spec.mac = docker::takeText(copy, "MacAddress");
    spec.gwPriority = static_cast<int>(docker::integer(copy, "GwPriority"));
    return spec;
}

void keepMacAddresses(Configuration &now, const Container &old, const Snapshot &snapshot) {
    for (const Attachment &attachment : old.attachments)
        if (hidesWhetherMacIsFixed(snapshot, old, now, attachment) && !isMadeOfAddress(attachment) &&
            !attachment.mac.empty())
            now.endpoints[attachment.networkName]["MacAddress"] = attachment.mac;
}

bool change(Configuration &now, const RecreateWish &wish, const std::optional<std::string> &network,
            std::vector<Note> &notes) {
    bool changed = false;
    if (network && *network != now.network) {
        move(now, *network, wish.endpoint, notes);
        changed = true;
    }
    const bool alone = isWithoutEndpoint(now.network);
    if (wish.publications && !alone) {
        std::vector<Publication> wanted = *wish.publications;
        std::sort(wanted.begin(), wanted.end());
        if (wanted != publicationsOf(now.body["HostConfig"])) {
            setPublications(now.body, wanted);
            changed = true;
        }
    }
    if (wish.links && !alone && *wish.links != linksOf(now)) {
        setLinks(now, *wish.links);
        changed = true;
    }
    return changed;
}

void tellOfWhatStays(const Snapshot &snapshot, const Container &old, const Configuration &now,
                     const std::string &backup, const RecreateWish &wish, std::vector<Note> &notes) {
    for (const auto &[name, settings] : now.endpoints)
        if (fixedAddress(settings).empty()) notes.push_back({What::addressMayChange, name, {}});
    for (const Attachment &attachment : old.attachments)
        if (attachment.mac.empty() && hidesWhetherMacIsFixed(snapshot, old, now, attachment))
            notes.push_back({What::macMayChange, attachment.networkName, {}});
    Json host = now.body["HostConfig"];
    for (const Publication &p : publicationsOf(host))
        if (p.hostPort == 0 || p.hostPortLast != 0)
            notes.push_back({What::portChosenAnew, changes::portWord(p), {}});
    notes.push_back({What::filesStayBehind, {}, {}});
    if (!isUp(old.state)) notes.push_back({What::willNotStart, {}, {}});
    if (!wish.removeOld || !isUp(old.state)) notes.push_back({What::oldIsKept, old.name, backup});
    for (const auto &link : snapshot.links)
        if (link->target == old.id && link->kind == LinkKind::defaultBridge)
            if (const auto consumer = snapshot.containers.find(std::string_view(link->consumer.value)))
                notes.push_back({What::consumerStays, consumer->name, link->alias});
    if (const auto project = old.labels.find("com.docker.compose.project"); project != old.labels.end())
        notes.push_back({What::composeProject, project->second, {}});
}

} // namespace portolan::plans
