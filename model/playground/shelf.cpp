#include "model/playground/shelf.h"

#include <algorithm>
#include <vector>

namespace portolan::playground {
namespace {

constexpr const char *path = "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

struct Kind {
    std::vector<std::string_view> repositories;
    std::vector<std::string_view> tags;
    const char *config; ///< JSON
    std::vector<std::string_view> programs;
    std::vector<std::uint64_t> layers; ///< bytes, as they come over the wire
    bool shell = true;
};

const std::vector<Kind> &kinds() {
    static const std::vector<Kind> all{
        {{"busybox"}, {"1", "1.36", "1.37", "latest", "stable"}, R"({"Cmd":["sh"]})", {}, {2'167'089}},
        {{"alpine"},
         {"3", "3.19", "3.20", "3.21", "latest"},
         R"({"Cmd":["/bin/sh"]})",
         {"curl"},
         {3'642'247}},
        {{"curlimages/curl"},
         {"8.10.1", "latest"},
         R"({"Entrypoint":["curl"],"Cmd":["--help"]})",
         {"curl"},
         {3'642'247, 6'102'384}},
        {{"redis"},
         {"6", "7", "7-alpine", "alpine", "latest"},
         R"({"Env":["REDIS_VERSION=7"],"Entrypoint":["docker-entrypoint.sh"],"Cmd":["redis-server"],
         "ExposedPorts":{"6379/tcp":{}},"WorkingDir":"/data"})",
         {"redis-server", "redis-cli", "docker-entrypoint.sh"},
         {3'642'247, 945, 412'730, 13'270'912}},
        {{"amouat/ambassador", "svendowideit/ambassador"},
         {"latest"},
         R"({"Cmd":["relay-from-environment"]})",
         {"relay-from-environment", "socat"},
         {2'309'311, 1'046'728}},
        {{"alpine/socat"},
         {"1.8.0.0", "latest"},
         R"({"Entrypoint":["socat"]})",
         {"socat"},
         {3'642'247, 1'218'450}},
        {{"sh1nd3l/flask-server", "amouat/identidock"},
         {"0.5", "1.0", "latest"},
         R"({"Cmd":["python","/app/identidock.py"],"ExposedPorts":{"8080/tcp":{},"9090/tcp":{},"9191/tcp":{}},
         "WorkingDir":"/app"})",
         {"python"},
         {51'361'817, 19'296'424, 42'528'916, 7'903'214, 1'482}},
        {{"amouat/dnmonster"},
         {"1.0", "latest"},
         R"({"Cmd":["npm","start"],"ExposedPorts":{"8080/tcp":{}},"WorkingDir":"/usr/src/app"})",
         {"npm", "node"},
         {51'361'817, 30'772'840, 14'902'633, 2'210}},
        {{"quay.io/coreos/etcd", "gcr.io/etcd-development/etcd", "bitnamilegacy/etcd"},
         {"v3.4.34", "v3.5.17", "v3.5.21", "3.5", "latest"},
         R"({"Entrypoint":["/usr/local/bin/etcd"],"ExposedPorts":{"2379/tcp":{},"2380/tcp":{}}})",
         {"etcd", "etcdctl"},
         {104'317, 8'702'339, 6'510'021},
         false},
        {{"coredns/coredns"},
         {"1.11.3", "1.12.0", "latest"},
         R"({"Entrypoint":["/coredns"],"ExposedPorts":{"53/tcp":{},"53/udp":{}},"WorkingDir":"/"})",
         {"coredns"},
         {104'317, 17'206'933},
         false},
        {{"nginx"},
         {"1", "1.27", "alpine", "latest"},
         R"({"Entrypoint":["/docker-entrypoint.sh"],"Cmd":["nginx","-g","daemon off;"],
         "ExposedPorts":{"80/tcp":{}},"StopSignal":"SIGQUIT"})",
         {"nginx", "docker-entrypoint.sh"},
         {28'230'641, 42'806'317, 629, 955, 405}},
    };
    return all;
}

const Kind *kindOf(std::string_view repository) {
    for (const Kind &kind : kinds())
        if (std::ranges::find(kind.repositories, repository) != kind.repositories.end()) return &kind;
    return nullptr;
}

} // namespace

std::string digestOf(std::string_view name) {
    std::uint64_t state = 0xcbf29ce484222325;
    std::string id;
    for (int word = 0; word < 4; ++word) {
        for (const char c : name) state = (state ^ static_cast<unsigned char>(c)) * 0x100000001b3;
        for (int i = 0; i < 16; ++i) id += "0123456789abcdef"[state >> (i * 4) & 15];
        state += 0x9e3779b97f4a7c15;
    }
    return id;
}

bool Shelf::hasRepository(std::string_view repository) { return kindOf(repository) != nullptr; }

std::optional<Image> Shelf::find(const std::string &reference) {
    const auto colon = reference.rfind(':');
    const std::string repository = reference.substr(0, colon), tag = reference.substr(colon + 1);
    const Kind *kind = kindOf(repository);
    if (!kind || std::ranges::find(kind->tags, tag) == kind->tags.end()) return std::nullopt;
    Image image;
    image.id = "sha256:" + digestOf(repository + " of the shelf"); // its tags are one image
    image.tags = {reference};
    image.config = Json::parse(kind->config);
    Json &environment = image.config["Env"];
    if (environment.is_null()) environment = Json::array();
    environment.insert(environment.begin(), path);
    for (const std::string_view program : kind->programs) image.programs.emplace_back(program);
    image.layers.assign(kind->layers.begin(), kind->layers.end());
    for (const std::uint64_t layer : image.layers) image.size += layer * 5 / 2;
    image.shell = kind->shell;
    image.created = Moment(std::chrono::seconds(1'735'000'000));
    image.digest = "sha256:" + digestOf(repository + " manifest");
    return image;
}

} // namespace portolan::playground
