#include <QRegularExpression>

#include "tests/plans/recorded.h"
#include "tests/support/rig.h"

using namespace portolan;
using namespace portolan::testing;

/// What is asked for again of what an engine told, and the command that says so.
class TestConfiguration : public QObject {
    Q_OBJECT
private slots:
    void anonymousVolumesAreKeptByName() {
        World w;
        const auto plan = w.plan("web", ports("9090:80"));
        std::map<std::string, std::string> volumes;
        for (const json &mount : w.web["Mounts"]) volumes[mount["Destination"]] = mount["Name"];
        const json host = body(*plan)["HostConfig"];
        QCOMPARE(host["Binds"], json({"named:/n", volumes["/data"] + ":/data"}));
        QCOMPARE(host["Mounts"][0]["Source"], json(volumes["/m"]));
        QCOMPARE(host["Mounts"].size(), 1U);
        json readOnly = w.web;
        for (json &mount : readOnly["Mounts"]) mount["RW"] = false;
        w.put(readOnly);
        QCOMPARE(body(*w.plan("web", ports("9090:80")))["HostConfig"]["Binds"][1],
                 json(volumes["/data"] + ":/data:ro"));
    }

    void hostnamesThatTheEngineGaveAreNotKept() {
        World w;
        QVERIFY(!body(*w.plan("web", ports("1:1"))).contains("Hostname"));     // its own short id
        QVERIFY(!body(*w.plan("hosty", network("app"))).contains("Hostname")); // its host's
        QVERIFY(!body(*w.plan("guest", network("app"))).contains("Hostname")); // its owner's
    }

    /// Which the engine gave, and which only look so.
    void ownWordsAreKept() {
        World w;
        json named = w.uu;
        const std::string id = named["Id"];
        named["Config"]["Hostname"] = id.substr(0, 2);
        named["NetworkSettings"]["Networks"]["app"]["Aliases"] = {id.substr(0, 4), id.substr(0, 12), id};
        w.put(named);
        const json made = body(*w.plan("uu", ports("9090:80")));
        QCOMPARE(made["Hostname"], json(id.substr(0, 2)));
        QCOMPARE(made["NetworkingConfig"]["EndpointsConfig"]["app"]["Aliases"], json({id.substr(0, 4)}));
    }

    /// A place is told clean, and kept as it was typed.
    void aVolumeIsAskedForOnce() {
        World w;
        json typed = w.web;
        typed["HostConfig"]["Binds"] = {"named:/x/../n/"};
        typed["HostConfig"]["Mounts"][0]["Target"] = "/m/";
        w.put(typed);
        const json host = body(*w.plan("web", ports("9090:80")))["HostConfig"];
        QCOMPARE(host["Binds"].size(), 2U);
        QCOMPARE(host["Binds"][0], json("named:/x/../n/"));
        QVERIFY(host["Binds"][1].get<std::string>().ends_with(":/data"));
        QVERIFY(!host["Mounts"][0]["Source"].get<std::string>().empty());
    }

    /// Only the engine knows how long it takes to stop; "-1" is not "at once".
    void theStopIsTheContainersOwn() {
        World w;
        for (const int seconds : {-1, 0, 90}) {
            json slow = w.hosty;
            slow["Config"]["StopTimeout"] = seconds;
            w.put(slow);
            const auto plan = w.plan("hosty", network("none"));
            const auto grace = seconds < 0 ? changes::endlessGrace : std::chrono::seconds(seconds);
            QCOMPARE(std::get<changes::StopContainer>(plan->steps[1].change),
                     (changes::StopContainer{{w.id("hosty"), "hosty"}, {}, grace}));
        }
    }

    void fixedMacAddresses_data() {
        QTest::addColumn<QByteArray>("api");
        QTest::addColumn<QByteArray>("kept"); // on app, on extra
        QTest::newRow("of the container") << QByteArray("1.41") << QByteArray("-,-");
        QTest::newRow("of the first in Config") << QByteArray("1.51") << QByteArray("-,26:01:02:03:04:05");
        QTest::newRow("in no Config")
            << QByteArray("1.52") << QByteArray("76:01:02:03:04:05,26:01:02:03:04:05");
    }
    void fixedMacAddresses() {
        QFETCH(QByteArray, api);
        QFETCH(QByteArray, kept);
        World w;
        w.speak(api);
        json random = w.uu;
        json &networks = random["NetworkSettings"]["Networks"];
        networks["app"]["MacAddress"] = "76:01:02:03:04:05";
        networks["extra"]["MacAddress"] = "26:01:02:03:04:05";
        w.put(random);
        const auto plan = w.plan("uu", ports("9090:80"));
        const json first = body(*plan)["NetworkingConfig"]["EndpointsConfig"]["app"];
        const std::string second = std::get<changes::ConnectContainer>(plan->steps.at(1).change).endpoint.mac;
        QCOMPARE(QByteArray::fromStdString(first.value("MacAddress", std::string("-")) + "," +
                                           (second.empty() ? "-" : second)),
                 kept);
        QCOMPARE(changes::commandLine(plan->steps[0].change).find("--mac-address 76:") != std::string::npos,
                 first.contains("MacAddress"));
        QCOMPARE(tells(*plan, Note::What::hasNoOption, "MacAddress (extra)"), !second.empty());
        QCOMPARE(tells(*w.plan("uu", network("bridge")), Note::What::macDropped, "76:01:02:03:04:05"),
                 first.contains("MacAddress"));
        // One that is made of the IPv4 address goes with it; of one that is down nothing is known.
        networks["app"]["MacAddress"] = w.uu["NetworkSettings"]["Networks"]["app"]["MacAddress"];
        networks["extra"]["MacAddress"] = "";
        w.put(random);
        const auto other = w.plan("uu", ports("9090:80"));
        QVERIFY(!body(*other)["NetworkingConfig"]["EndpointsConfig"]["app"].contains("MacAddress"));
        QVERIFY(!tells(*other, Note::What::macMayChange, "app"));
        QCOMPARE(tells(*other, Note::What::macMayChange, "extra"), api != "1.41");
    }

    void whoIsOnNoNetworkStaysSo() {
        World w;
        w.drop("guest");
        json alone = w.uu;
        alone["NetworkSettings"]["Networks"] = json::object();
        w.put(alone);
        QCOMPARE(commands(*w.plan("uu", ports("9090:80")))[1],
                 QStringLiteral("docker network disconnect app uu-new"));
        QVERIFY(
            !commands(*w.plan("uu", network("extra"))).join(u'\n').contains(QStringLiteral("disconnect")));
    }

    void theCommandSaysIt() {
        World w;
        const auto web = w.plan("web", ports("9090:80"));
        QCOMPARE(QString::fromStdString(changes::commandLine(web->steps[0].change))
                     .replace(QRegularExpression(QStringLiteral("[0-9a-f]{64}")), QStringLiteral("VOLUME")),
                 QStringLiteral(
                     "docker create --name web-new --link redis:cache -p 9090:80 -v named:/n -v VOLUME:/data "
                     "--tmpfs /t --mount type=volume,source=VOLUME,target=/m -e A=b "
                     "-e PATH=/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin --label x=y --restart always "
                     "--health-cmd true --health-interval 2000ms --ulimit nofile=100:200 "
                     "--cgroupns host --entrypoint '' busybox:1 sleep 9999"));
        const auto uu = w.plan("uu", ports("9090:80"));
        const QString line = QString::fromStdString(changes::commandLine(uu->steps[0].change));
        for (const char *part : {"--network app", "--link redis:r2", "--ip 10.77.0.9", "--network-alias al",
                                 "-e DB_PASSWORD -e", "--restart on-failure:3", "--memory 67108864",
                                 "--dns 9.9.9.9", "--add-host h:1.2.3.4", "--sysctl net.ipv4.ip_forward=1"})
            QVERIFY2(line.contains(QString::fromUtf8(part)), qPrintable(line));
        QVERIFY(!line.contains(QStringLiteral("DB_PASSWORD=")));
        QVERIFY2(!tells(*uu, Note::What::hasNoOption), qPrintable(notes(*uu).join(u'\n')));
        json odd = w.uu;
        odd["HostConfig"]["Cgroup"] = "container:x";
        w.put(odd);
        QVERIFY(tells(*w.plan("uu", ports("9090:80")), Note::What::hasNoOption, "HostConfig.Cgroup"));
    }

    void optionsThatAreEasilyLost_data() {
        QTest::addColumn<QByteArray>("pointer");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *pointer, const char *value, const char *words) {
            QTest::newRow(words) << QByteArray(pointer) << QByteArray(value) << QString::fromUtf8(words);
        };
        row("/Config/Healthcheck", R"({"Test":["NONE"]})", " --no-healthcheck --memory");
        row("/Config/Healthcheck", R"({"StartInterval":5000000000})", " --health-start-interval 5000ms ");
        row("/Config/StopTimeout", "0", " --stop-timeout 0 ");
        row("/Config/StopTimeout", "-1", " --stop-timeout=-1 ");
        row("/Config/Entrypoint", R"(["/bin/sh","-c"])", " --entrypoint /bin/sh busybox:1 -c sleep ");
        row("/HostConfig/IpcMode", R"("shareable")", " --ipc shareable ");
        row("/HostConfig/CgroupnsMode", R"("private")", " --cgroupns private ");
        row("/HostConfig/MemorySwappiness", "0", " --memory-swappiness 0 ");
        row("/HostConfig/StorageOpt", R"({"size":"1G"})", " --storage-opt size=1G ");
        row("/HostConfig/Annotations", R"({"a":"b"})", " --annotation a=b ");
        row("/NetworkSettings/Networks/app/GwPriority", "5", " --network name=app,gw-priority=5 ");
        row("/NetworkSettings/Networks/app/DriverOpts", R"({"k":"v,w"})",
            R"( --network 'name=app,"driver-opt=k=v,w"' )");
        row("/NetworkSettings/Networks/extra/GwPriority", "-2", "--alias q --gw-priority=-2 extra uu-new");
    }
    void optionsThatAreEasilyLost() {
        QFETCH(QByteArray, pointer);
        QFETCH(QByteArray, value);
        QFETCH(QString, words);
        World w;
        json changed = w.uu;
        changed[json::json_pointer(pointer.toStdString())] = json::parse(value.toStdString());
        w.put(changed);
        const auto plan = w.plan("uu", ports("9090:80"));
        QString lines;
        for (const Step &step : plan->steps)
            lines += QString::fromStdString(changes::commandLine(step.change)) + u'\n';
        QVERIFY2(lines.contains(words), qPrintable(lines));
        QVERIFY2(!tells(*plan, Note::What::hasNoOption), qPrintable(notes(*plan).join(u'\n')));
    }
};

QTEST_GUILESS_MAIN(TestConfiguration)
#include "tst_configuration.moc"
