#include "model/playground/skydns.h"

#include <algorithm>
#include <map>

#include "model/playground/json.h"
#include "model/topology/address.h"

namespace portolan::playground {
namespace {

constexpr std::string_view root = "/skydns/";
constexpr std::int64_t mostRecords = 1000;

/// "a.b" as "b/a", and back.
std::string turned(std::string_view text, char from, char to) {
    std::string out;
    while (true) {
        const auto at = text.rfind(from);
        out += text.substr(at == std::string_view::npos ? 0 : at + 1);
        if (at == std::string_view::npos) return out;
        out += to;
        text = text.substr(0, at);
    }
}

std::vector<std::string_view> partsOf(std::string_view path) {
    std::vector<std::string_view> parts;
    while (true) {
        const auto at = path.find('/');
        parts.push_back(path.substr(0, at));
        if (at == std::string_view::npos) return parts;
        path.remove_prefix(at + 1);
    }
}

/// A key is the name's own or below it; `*` stands for any one label.
bool isUnder(std::string_view key, std::string_view wanted) {
    const auto has = partsOf(key), wants = partsOf(wanted);
    return has.size() >= wants.size() &&
           std::equal(wants.begin(), wants.end(), has.begin(),
                      [](auto want, auto is) { return want == "*" || want == is; });
}

std::vector<KeyValue> under(const Keyspace &keys, const std::string &prefix) {
    RangeRequest request;
    request.range = {prefix, prefix};
    ++request.range.end.back(); // a slash, or a letter
    request.limit = mostRecords;
    const auto found = keys.range(request);
    return found ? found->kvs : std::vector<KeyValue>();
}

struct Record {
    std::string name, host;
    std::int64_t port = 0, priority = 10, weight = 100;
};

std::optional<Record> recordOf(const KeyValue &kv) {
    const Json value = Json::parse(kv.value, nullptr, false);
    if (!value.is_object()) return std::nullopt;
    Record record;
    record.name = turned(kv.key.substr(root.size()), '/', '.');
    record.host = stringIn(value, "host");
    for (const auto &[field, number] :
         {std::pair("port", &record.port), {"priority", &record.priority}, {"weight", &record.weight}})
        if (const auto at = value.find(field); at != value.end() && at->is_number_integer() && *at != 0)
            *number = at->get<std::int64_t>();
    return record;
}

} // namespace

std::optional<DnsReply> askSkyDns(const Keyspace &keys, std::string_view name, DnsType type) {
    if (name.ends_with('.')) name.remove_suffix(1);
    const std::string path = turned(topology::lowered(name), '.', '/');
    const std::string top = std::string(root) + path.substr(0, path.find('/'));
    const auto all = under(keys, top);
    if (path.empty() || path[0] == '*' || all.empty()) return std::nullopt;
    DnsReply reply;
    reply.authoritative = true;
    std::vector<Record> records;
    for (const KeyValue &kv : all) {
        if (!isUnder(std::string_view(kv.key).substr(root.size()), path)) continue;
        const auto record = recordOf(kv);
        if (!record) { // one of them spoils all
            reply.outcome = DnsReply::Outcome::fails;
            return reply;
        }
        records.push_back(*record);
    }
    reply.outcome = records.empty() ? DnsReply::Outcome::noSuchName : DnsReply::Outcome::answered;
    std::map<std::int64_t, std::int64_t> weights;
    for (const Record &record : records) weights[record.priority] += record.weight;
    for (const Record &record : records) {
        const auto ip = topology::parseIp(record.host);
        if (type == DnsType::srv)
            reply.texts.push_back(std::to_string(record.priority) + " " +
                                  std::to_string(100 * record.weight / weights[record.priority]) + " " +
                                  std::to_string(record.port) + " " + (ip ? record.name : record.host));
        else if (!ip && (type == DnsType::a || type == DnsType::aaaa))
            reply.alias = record.host;
        else if (ip && ip->isV4() == (type == DnsType::a) && type != DnsType::ptr)
            reply.addresses.push_back(*ip);
    }
    return reply;
}

} // namespace portolan::playground
