#include "model/changes/ending.h"

#include "model/changes/change.h"
#include "model/docker/json_fields.h"

namespace portolan::changes {
namespace {

docker::Json inspected(const Container &container) {
    auto document = docker::parseObject(container.raw ? *container.raw : std::string(), "container");
    return document ? std::move(document->root) : docker::Json::object();
}

std::chrono::seconds graceIn(docker::Json &config) {
    if (!docker::member(config, "StopTimeout")) return usualGrace;
    const std::chrono::seconds said{docker::integer(config, "StopTimeout")};
    return said.count() < 0 ? endlessGrace : std::min(said, endlessGrace);
}

} // namespace

Ending endingOf(const Container &container) {
    docker::Json root = inspected(container);
    return {docker::flag(docker::part(root, "HostConfig"), "AutoRemove"),
            graceIn(docker::part(root, "Config"))};
}

bool isRemovedAtEnd(const Container &container) { return endingOf(container).removed; }

std::chrono::seconds graceOf(const Container &container) { return endingOf(container).grace; }

} // namespace portolan::changes
