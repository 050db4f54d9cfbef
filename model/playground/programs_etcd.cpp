#include <algorithm>

#include "model/playground/etcd_store.h"
#include "model/playground/shell.h"
#include "model/topology/address.h"

namespace portolan::playground {
namespace {

/// From `key` on; all that begins with it, when `prefix` says so.
KeyRange rangeOf(const std::string &key, bool prefix) {
    if (!prefix) return {key, {}};
    std::string end = key;
    while (!end.empty() && static_cast<unsigned char>(end.back()) == 0xff) end.pop_back();
    if (end.empty()) return {key.empty() ? std::string(1, '\0') : key, std::string(1, '\0')};
    ++end.back();
    return {key, end};
}

} // namespace

/// get, put, del, endpoint health and version: what a look into a store needs.
void Programs::etcdctl(const std::vector<std::string> &arguments, std::string_view input, Run &run) {
    std::string endpoint = "127.0.0.1:2379";
    bool prefix = false, keysOnly = false, valuesOnly = false;
    std::vector<std::string> words;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string &word = arguments[i];
        if (word == "--endpoints" && i + 1 < arguments.size())
            endpoint = arguments[++i];
        else if (word.starts_with("--endpoints="))
            endpoint = word.substr(12);
        else if (word == "--prefix" || word == "--keys-only" || word == "--print-value-only")
            (word == "--prefix" ? prefix : word == "--keys-only" ? keysOnly : valuesOnly) = true;
        else if (!word.starts_with("--"))
            words.push_back(word);
    }
    const auto fails = [&](const std::string &why, int code) {
        run.say("Error: " + why + "\n", 2);
        run.exitCode = code;
    };
    const std::string verb = words.empty() ? "" : words[0];
    if (verb == "version")
        return run.say("etcdctl version: " + etcdVersionOf(container_) +
                       "\nAPI version: " + etcdVersionOf(container_).substr(0, 3) + "\n");
    const bool health = verb == "endpoint" && words.size() > 1 && words[1] == "health";
    if (!health && verb != "get" && verb != "put" && verb != "del")
        return fails("unknown command \"" + verb + "\" for \"etcdctl\"", 1);
    if (verb == "put" && words.size() == 2 && !input.empty()) words.emplace_back(input);
    if (verb == "put" && words.size() != 3)
        return fails("put command needs 1 argument and input from stdin or 2 arguments", 128);
    if (!health && words.size() < 2)
        return fails(verb + " command needs one argument as key and an optional argument as range_end", 128);

    const auto place = topology::parseHostPort(endpoint.substr(0, endpoint.find(',')));
    const auto ip = place ? net_.resolve(place->host) : std::nullopt;
    const auto peer = ip ? net_.connect(*ip, place->port) : NetView::Peer{};
    if (peer.reach != NetView::Reach::answers || peer.container->process.serves != "etcd") {
        run.lasts += std::chrono::seconds(5);
        return fails("context deadline exceeded", 1);
    }
    Keyspace &keys = keysOf(*peer.world, *peer.container);
    if (health) return run.say(endpoint + " is healthy: successfully committed proposal: took = 1ms\n", 2);
    if (verb == "put") {
        const auto done = keys.put({words[1], words[2]});
        return done ? run.say("OK\n") : fails(done.error().message, 1);
    }
    if (verb == "del") {
        const auto done = keys.remove({rangeOf(words[1], prefix)});
        return done ? run.say(std::to_string(done->deleted) + "\n") : fails(done.error().message, 1);
    }
    RangeRequest request;
    request.range = rangeOf(words[1], prefix);
    const auto found = keys.range(request);
    if (!found) return fails(found.error().message, 1);
    for (const KeyValue &kv : found->kvs)
        run.say((valuesOnly ? "" : kv.key + "\n") + (keysOnly ? "" : kv.value) + "\n");
}

} // namespace portolan::playground
