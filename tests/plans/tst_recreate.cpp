#include "tests/plans/recorded.h"
#include "tests/support/rig.h"

using namespace portolan;
using namespace portolan::testing;

class TestRecreate : public QObject {
    Q_OBJECT
private slots:
    void theStepsInTheirOrder() {
        World w;
        const auto plan = w.plan("web", network("host"));
        QVERIFY(plan);
        QCOMPARE(commands(*plan),
                 QStringList(Words({"docker create --name web-new --network h", "docker stop web",
                                    "docker update --restart no web", "docker rename web web-old",
                                    "docker rename web-new web", "docker start web",
                                    "docker inspect -f '{{.State.Status}}' web"})));
        QCOMPARE(undos(*plan),
                 QStringList(Words({"docker rm -f web-new", "docker start web",
                                    "docker update --restart always web", "docker rename web-old web",
                                    "docker rename web web-new", "docker stop -t 2 web", "-"})));
        QCOMPARE(plan->ensure.size(), 1U);
        QCOMPARE(changes::commandLine(plan->ensure[0]), std::string("docker start web"));
        // The old one is named by its id, whatever is called "web" by then.
        QCOMPARE(std::get<changes::StartContainer>(plan->ensure[0]).container.id, w.id("web"));
    }

    void theOldOneGoesOnlyAtTheEnd() {
        World w;
        RecreateWish wish = network("host");
        wish.removeOld = true;
        const auto plan = w.plan("web", wish);
        QCOMPARE(commands(*plan).last(), QStringLiteral("docker rm web-old"));
        QVERIFY(plan->steps.back().mayFail);
        QVERIFY(!std::get<changes::RemoveContainer>(plan->steps.back().change).volumes);
        for (std::size_t i = 0; i + 1 < plan->steps.size(); ++i) QVERIFY(!plan->steps[i].mayFail);
        QVERIFY(!tells(*plan, Note::What::oldIsKept, "web", "web-old"));
    }

    void namesThatAreTakenArePassedOver() {
        World w;
        for (const char *name : {"web-new", "web-old", "web-old-2"}) {
            json other = w.hosty;
            other["Id"] = std::string("id ") + name;
            other["Name"] = std::string("/") + name;
            w.put(other);
        }
        const auto plan = w.plan("web", network("host"));
        QCOMPARE(made(*plan).name, std::string("web-new-2"));
        QVERIFY(commands(*plan).contains(QStringLiteral("docker rename web web-old-3")));
    }

    /// Everything that the engine told is asked for again, unless it is in the list.
    void nothingElseChanges_data() {
        QTest::addColumn<QByteArray>("container");
        QTest::addColumn<QByteArray>("wish"); // a port list, or a network
        QTest::addColumn<QStringList>("changed");
        const auto row = [](const char *name, const char *container, const char *wish, const Words &changed) {
            QTest::newRow(name) << QByteArray(container) << QByteArray(wish) << QStringList(changed);
        };
        row("ports of web", "web", "9090:80",
            {"Hostname", "Entrypoint", "HostConfig.Links", "HostConfig.Binds", "HostConfig.Mounts",
             "HostConfig.NetworkMode", "HostConfig.PortBindings"});
        row("ports of uu", "uu", "9090:80",
            {"Hostname", "Entrypoint", "HostConfig.PortBindings", "HostConfig.Links"});
        row("host", "web", "host",
            {"Hostname", "Entrypoint", "HostConfig.Links", "HostConfig.Binds", "HostConfig.Mounts",
             "HostConfig.NetworkMode", "HostConfig.PortBindings", "HostConfig.PublishAllPorts"});
        row("none", "uu", "none",
            {"Hostname", "Entrypoint", "HostConfig.Links", "HostConfig.NetworkMode",
             "HostConfig.PortBindings", "HostConfig.PublishAllPorts"});
        row("back to a bridge", "hosty", "app",
            {"Hostname", "Entrypoint", "HostConfig.Links", "HostConfig.NetworkMode"});
    }
    void nothingElseChanges() {
        QFETCH(QByteArray, container);
        QFETCH(QByteArray, wish);
        QFETCH(QStringList, changed);
        World w;
        w.drop("guest");
        const auto plan = w.plan(container, wish.contains(':') ? ports(wish) : network(wish));
        QVERIFY(plan);
        json got = body(*plan), before = recorded(container);
        json expected = before["Config"];
        expected["HostConfig"] = before["HostConfig"];
        got.erase("NetworkingConfig");
        for (const QString &path : changed) {
            const std::string pointer = "/" + path.toStdString();
            const auto at = pointer.find('.');
            const bool inHost = at != std::string::npos;
            const std::string key = inHost ? pointer.substr(at + 1) : pointer.substr(1);
            json &g = inHost ? got["HostConfig"] : got, &e = inHost ? expected["HostConfig"] : expected;
            QVERIFY2(g.value(key, json()) != e.value(key, json()) || key == "Links", key.c_str());
            g.erase(key);
            e.erase(key);
        }
        const json difference = json::diff(expected, got);
        QVERIFY2(difference.empty(), difference.dump().c_str());
    }

    void portsAreExchanged() {
        World w;
        w.drop("guest");
        const auto plan = w.plan("uu", ports("127.0.0.1:9090:81/udp 443"));
        const json made = body(*plan);
        QCOMPARE(made["ExposedPorts"], json({{"81/udp", json::object()}, {"443/tcp", json::object()}}));
        QCOMPARE(made["HostConfig"]["PortBindings"],
                 json::parse(R"({"81/udp":[{"HostIp":"127.0.0.1","HostPort":"9090"}],
                                 "443/tcp":[{"HostIp":"","HostPort":""}]})"));
        QVERIFY(tells(*plan, Note::What::portChosenAnew, "443"));
        const auto none = w.plan("uu", ports(""));
        QVERIFY(none);
        QCOMPARE(body(*none)["HostConfig"]["PortBindings"], json::object());
        QCOMPARE(w.plan("uu", ports("8081:80")).error().what, Obstacle::What::nothingChanges);
    }

    void furtherNetworksAreConnectedWithAllTheyHad() {
        World w;
        w.drop("guest");
        json more = w.uu;
        more["NetworkSettings"]["Networks"]["extra"]["IPAMConfig"] = {{"IPv4Address", "10.9.9.9"}};
        w.put(more);
        const auto plan = w.plan("uu", ports("9090:80"));
        QCOMPARE(body(*plan)["NetworkingConfig"],
                 json::parse(R"({"EndpointsConfig":{"app":{"IPAMConfig":{"IPv4Address":"10.77.0.9"},
                                "Links":["redis:r2"],"Aliases":["al"]}}})"));
        QCOMPARE(commands(*plan)[1],
                 QStringLiteral("docker network connect --ip 10.9.9.9 --alias q extra uu-new"));
        QVERIFY(tells(*plan, Note::What::addressMayChange, "app") == false);
    }

    void movingToAnotherNetwork() {
        World w;
        w.drop("guest");
        const auto to = w.plan("uu", network("lab net"));
        QCOMPARE(body(*to)["HostConfig"]["NetworkMode"], json("lab net"));
        QCOMPARE(body(*to)["NetworkingConfig"]["EndpointsConfig"],
                 json::parse(R"({"lab net":{"Links":["redis:r2"],"Aliases":["al"]}})"));
        QVERIFY(tells(*to, Note::What::leavesNetwork, "app", "10.77.0.9"));
        QVERIFY(commands(*to)[1].contains(QStringLiteral("extra")));
        // A further network becomes the first one.
        const auto extra = w.plan("uu", network("extra"));
        QCOMPARE(body(*extra)["NetworkingConfig"]["EndpointsConfig"]["extra"]["Aliases"], json({"q", "al"}));
        QVERIFY(!commands(*extra).join(u'\n').contains(QStringLiteral("network connect")));
        // The default bridge knows no aliases; its links are the engine's.
        const auto bridge = w.plan("uu", network("bridge"));
        QCOMPARE(body(*bridge)["HostConfig"]["Links"], json({"redis:r2"}));
        QVERIFY(tells(*bridge, Note::What::aliasDropped, "al"));
        const auto off = w.plan("web", network("app"));
        QCOMPARE(body(*off)["NetworkingConfig"]["EndpointsConfig"]["app"]["Links"], json({"redis:cache"}));
        QVERIFY(!body(*off)["HostConfig"].contains("Links"));
        QVERIFY(tells(*off, Note::What::linkVariablesGone));
        RecreateWish fixed = network("app");
        fixed.endpoint.ipv4 = "10.77.0.50";
        QCOMPARE(body(*w.plan("web", fixed))["NetworkingConfig"]["EndpointsConfig"]["app"]["IPAMConfig"],
                 json({{"IPv4Address", "10.77.0.50"}}));
    }

    void whatAModeHasNoPlaceForIsToldAndLeftOut() {
        World w;
        w.drop("guest");
        json named = w.uu;
        named["Config"]["Hostname"] = "boat";
        named["Config"]["MacAddress"] = "02:00:00:00:00:01";
        w.put(named);
        const auto host = w.plan("uu", network("host"));
        QVERIFY(tells(*host, Note::What::portDropped, "8081:80"));
        QVERIFY(tells(*host, Note::What::linkDropped, "redis:r2"));
        QVERIFY(tells(*host, Note::What::sysctlDropped, "net.ipv4.ip_forward"));
        QVERIFY(tells(*host, Note::What::leavesNetwork, "extra"));
        QVERIFY(tells(*host, Note::What::macDropped, "02:00:00:00:00:01"));
        QCOMPARE(body(*host)["Hostname"], json("boat"));
        QVERIFY(!commands(*host).join(u'\n').contains(QStringLiteral("network connect")));

        const auto shared = w.plan("uu", network("container:web"));
        const json made = body(*shared);
        QCOMPARE(made["HostConfig"]["NetworkMode"], json("container:" + w.id("web").value));
        QVERIFY(changes::commandLine(shared->steps[0].change).find("--network container:web ") !=
                std::string::npos);
        for (const char *key : {"Hostname", "MacAddress", "ExposedPorts", "NetworkingConfig"})
            QVERIFY2(!made.contains(key), key);
        for (const char *key : {"Links", "PortBindings", "Dns", "ExtraHosts"})
            QVERIFY2(!made["HostConfig"].contains(key), key);
        QVERIFY(tells(*shared, Note::What::hostnameDropped, "boat"));
        QVERIFY(tells(*shared, Note::What::dnsDropped));
        QVERIFY(tells(*shared, Note::What::extraHostsDropped));
    }

    void guestsFollowTheirOwner() {
        World w;
        json exposing = w.guest; // as its image does
        exposing["Config"]["ExposedPorts"] = {{"7000/tcp", json::object()}};
        w.put(exposing);
        const auto plan = w.plan("uu", ports("9090:80"));
        const QStringList lines = commands(*plan);
        const auto before = [&](const char *a, const char *b) {
            const auto at = [&](const char *text) {
                for (int i = 0; i < lines.size(); ++i)
                    if (lines[i].startsWith(QString::fromUtf8(text))) return i;
                return -1;
            };
            return at(a) >= 0 && at(a) < at(b);
        };
        QVERIFY2(before("docker create --name uu-new", "docker create --name guest-new"),
                 qPrintable(lines.join(u'\n')));
        QVERIFY(before("docker create --name guest-new", "docker stop guest"));
        QVERIFY(before("docker stop guest", "docker stop uu"));
        QVERIFY(before("docker start uu", "docker start guest"));
        // The owner's health check may ask the guest.
        QVERIFY(before("docker start guest", "docker inspect -f '{{.State.Status}}' uu"));
        QVERIFY(before("docker inspect -f '{{.State.Status}}' uu",
                       "docker inspect -f '{{.State.Status}}' guest"));
        const auto guest = std::find_if(plan->steps.begin(), plan->steps.end(), [](const Step &s) {
            const auto *create = std::get_if<changes::CreateContainer>(&s.change);
            return create && create->name == "guest-new";
        });
        QCOMPARE(
            json::parse(std::get<changes::CreateContainer>(guest->change).body)["HostConfig"]["NetworkMode"],
            json("container:uu-new"));
        QVERIFY(
            !json::parse(std::get<changes::CreateContainer>(guest->change).body).contains("ExposedPorts"));
        QVERIFY(tells(*plan, Note::What::guestFollows, "guest"));
        QCOMPARE(changes::commandLine(plan->ensure.at(0)), std::string("docker start uu"));
        QCOMPARE(changes::commandLine(plan->ensure.at(1)), std::string("docker start guest"));
        QCOMPARE(w.plan("uu", network("container:web")).error(),
                 (Obstacle{Obstacle::What::guestsCannotFollow, "guest"}));
    }

    void whoSharesProcessesOrMemoryFollowsToo() {
        World w;
        w.drop("guest");
        for (const char *key : {"PidMode", "IpcMode"}) {
            json sharer = w.hosty;
            sharer["HostConfig"][key] = "container:" + w.id("uu").value;
            w.put(sharer);
            json second = w.guest; // of a guest
            second["HostConfig"]["NetworkMode"] = "container:" + w.id("hosty").value;
            w.put(second);
            const auto plan = w.plan("uu", ports("9090:80"));
            std::map<std::string, json> made;
            for (const Step &step : plan->steps)
                if (const auto *create = std::get_if<changes::CreateContainer>(&step.change))
                    made[create->name] = json::parse(create->body)["HostConfig"];
            QCOMPARE(made.size(), 3U);
            QCOMPARE(made["hosty-new"][key], json("container:uu-new"));
            QCOMPARE(made["hosty-new"]["NetworkMode"], json("host"));
            QCOMPARE(made["guest-new"]["NetworkMode"], json("container:hosty-new"));
            QVERIFY(tells(*plan, Note::What::sharerFollows, "hosty"));
            QVERIFY(tells(*plan, Note::What::guestFollows, "guest"));
            QVERIFY(w.plan("uu", network("container:web"))); // not its network
        }
        json paused = w.hosty;
        paused["HostConfig"]["PidMode"] = "container:" + w.id("uu").value;
        paused["State"]["Status"] = "paused";
        w.put(paused);
        QCOMPARE(w.plan("uu", ports("9090:80")).error(), (Obstacle{Obstacle::What::paused, "hosty"}));
    }

    void whatIsNotUpIsOnlyMade() {
        World w;
        json stopped = w.web;
        stopped["State"]["Status"] = "exited";
        w.put(stopped);
        RecreateWish wish = network("host");
        wish.removeOld = true;
        const auto plan = w.plan("web", wish);
        const QString all = commands(*plan).join(u'\n');
        for (const char *verb : {"docker start", "docker stop", "docker rm ", "docker inspect"})
            QVERIFY2(!all.contains(QString::fromUtf8(verb)), verb);
        QVERIFY(plan->ensure.empty());
        QVERIFY(tells(*plan, Note::What::willNotStart));
        QVERIFY(tells(*plan, Note::What::oldIsKept, "web", "web-old"));
    }

    void obstacles_data() {
        QTest::addColumn<QByteArray>("change"); // pointer and value
        QTest::addColumn<QByteArray>("wished");
        QTest::addColumn<int>("what");
        using W = Obstacle::What;
        const auto row = [](const char *name, const char *change, const char *wished, W what) {
            QTest::newRow(name) << QByteArray(change) << QByteArray(wished) << static_cast<int>(what);
        };
        row("--rm", R"(/HostConfig/AutoRemove true)", "host", W::removedAtEnd);
        row("task of a swarm", R"(/Config/Labels {"com.docker.swarm.task.id":"t"})", "host", W::swarmTask);
        row("paused", R"(/State/Status "paused")", "host", W::paused);
        row("same network", R"(/A 0)", "bridge", W::nothingChanges);
        row("same network by another name", R"(/A 0)", "default", W::nothingChanges);
        row("unknown network", R"(/A 0)", "nowhere", W::unknownNetwork);
        row("unknown owner", R"(/A 0)", "container:nobody", W::unknownOwner);
        row("its own", R"(/A 0)", "container:web", W::ownNetwork);
        row("a guest's", R"(/A 0)", "container:guest", W::ownerIsGuest);
        row("never inspected", R"(/HostConfig null)", "host", W::notInspected);
        row("strange types", R"(/Config/Healthcheck {"Test":[["x"]],"Interval":"soon","Retries":{}})", "host",
            W::notInspected);
    }
    void obstacles() {
        QFETCH(QByteArray, change);
        QFETCH(QByteArray, wished);
        QFETCH(int, what);
        World w;
        json changed = w.web;
        const auto blank = change.indexOf(' ');
        changed[json::json_pointer(change.left(blank).toStdString())] =
            json::parse(change.mid(blank).toStdString());
        w.put(changed);
        const auto plan = w.plan("web", network(wished));
        if (QByteArray(QTest::currentDataTag()) == "strange types") return; // it only must not throw
        QVERIFY(!plan);
        QCOMPARE(static_cast<int>(plan.error().what), what);
    }

    void theOwnerMustBeUp() {
        World w;
        json stopped = w.hosty;
        stopped["State"]["Status"] = "exited";
        w.put(stopped);
        QCOMPARE(w.plan("web", network("container:hosty")).error(),
                 (Obstacle{Obstacle::What::ownerNotUp, "hosty"}));
        QCOMPARE(w.plan("uu", network("container:guest")).error().what, Obstacle::What::ownNetwork);
        QCOMPARE(recreate(w.snapshot, ContainerId("gone"), {}).error().what, Obstacle::What::gone);
    }
};

QTEST_GUILESS_MAIN(TestRecreate)
#include "tst_recreate.moc"
