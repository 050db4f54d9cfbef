#pragma once

#include <QFile>
#include <QTest>

#include <nlohmann/json.hpp>

#include "model/changes/command.h"
#include "model/changes/ports.h"
#include "model/docker/codec.h"
#include "model/plans/recreate.h"

/// Containers as a real engine told of them, and plans for them.
namespace portolan::testing {

using namespace plans;
using nlohmann::json;

inline const EngineKey here("unix:///var/run/docker.sock");

inline json recorded(const char *name) {
    QFile file(QStringLiteral(PORTOLAN_TEST_DATA "/plans/%1.json").arg(QString::fromUtf8(name)));
    if (!file.open(QIODevice::ReadOnly)) qFatal("no %s", name);
    return json::parse(file.readAll().toStdString());
}

inline std::shared_ptr<const Container> read(const json &inspection) {
    return std::make_shared<const Container>(*docker::decodeContainer(inspection.dump(), here));
}

/// The four containers as a real engine told of them, with three networks.
struct World {
    Snapshot snapshot;
    json web = recorded("web"), uu = recorded("uu"), guest = recorded("guest"), hosty = recorded("hosty");

    World() {
        auto engine = std::make_shared<Engine>();
        engine->key = here;
        engine->name = hosty["Config"]["Hostname"].get<std::string>();
        snapshot.engines.put(engine);
        for (const char *name : {"app", "extra", "bridge", "lab net"}) {
            auto network = std::make_shared<Network>();
            network->engine = here;
            network->id = NetworkId(std::string("id of ") + name);
            network->name = name;
            snapshot.networks.put(network);
        }
        for (const json *one : {&web, &uu, &guest, &hosty}) put(*one);
    }
    void speak(const QByteArray &api) {
        Engine engine = **snapshot.engines.begin();
        engine.apiVersion = api.toStdString();
        snapshot.engines.put(std::make_shared<Engine>(engine));
    }
    void put(const json &inspection) { snapshot.containers.put(read(inspection)); }
    void drop(const char *name) { snapshot.containers.remove(std::string_view(id(name).value)); }
    ContainerId id(const char *name) const {
        for (const auto &c : snapshot.containers)
            if (c->name == name) return c->id;
        return {};
    }
    tl::expected<Plan, Obstacle> plan(const char *name, const RecreateWish &wish) const {
        return recreate(snapshot, id(name), wish);
    }
};

inline RecreateWish network(const char *name) {
    RecreateWish wish;
    wish.network = name;
    return wish;
}

inline RecreateWish ports(const char *list) {
    RecreateWish wish;
    wish.publications = changes::parsePublications(list).publications;
    return wish;
}

inline QStringList commands(const Plan &plan) {
    QStringList lines;
    for (const Step &step : plan.steps) {
        QString line = QString::fromStdString(changes::commandLine(step.change));
        if (std::holds_alternative<changes::CreateContainer>(step.change)) line = line.left(40);
        lines << line;
    }
    return lines;
}

inline QStringList undos(const Plan &plan) {
    QStringList lines;
    for (const Step &step : plan.steps)
        lines << (step.undo ? QString::fromStdString(changes::commandLine(*step.undo)) : QStringLiteral("-"));
    return lines;
}

inline const changes::CreateContainer &made(const Plan &plan, std::size_t step = 0) {
    return std::get<changes::CreateContainer>(plan.steps.at(step).change);
}
inline json body(const Plan &plan) { return json::parse(made(plan).body); }

inline QStringList notes(const Plan &plan) {
    QStringList all;
    for (const Note &note : plan.notes)
        all << QStringLiteral("%1 %2 %3")
                   .arg(static_cast<int>(note.what))
                   .arg(QString::fromStdString(note.subject), QString::fromStdString(note.other))
                   .trimmed();
    return all;
}
inline bool tells(const Plan &plan, Note::What what, const char *subject = "", const char *other = "") {
    return std::find(plan.notes.begin(), plan.notes.end(), Note{what, subject, other}) != plan.notes.end();
}

} // namespace portolan::testing
