#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>

#include "app/session.h"
#include "model/changes/command.h"
#include "model/changes/ports.h"
#include "model/plans/leftover.h"
#include "model/plans/recreate.h"
#include "model/plans/restart.h"
#include "model/qt/plan_runner.h"
#include "tests/live/meddler.h"
#include "tests/support/portolan.h"

using namespace portolan;
using namespace portolan::testing;
using plans::RunState;
using plans::StepState;

/// Plans on a real engine: what it has before and after, and after a failure at each step.
class TestLivePlan : public QObject {
    Q_OBJECT
    DockerRig engine_;
    std::unique_ptr<qt::SnapshotStore> store_;
    std::unique_ptr<app::Session> session_;
    std::unique_ptr<qt::ChangeLog> log_;
    Meddler meddler_;

    void run(const Words &arguments) const {
        PORTOLAN_OK(engine_.docker(Words(Words{"run", "-d"} + arguments)));
    }
    QString inspect(const Word &name, const char *format) const {
        return engine_.docker({"inspect", "-f", format, name.text}).text();
    }
    QJsonObject whole(const Word &name) const {
        return QJsonDocument::fromJson(inspect(name, "{{json .}}").toUtf8()).object();
    }
    std::shared_ptr<const Container> seen(const Word &name) const {
        for (const auto &c : store_->snapshot().containers)
            if (c->name == name.text.toStdString()) return c;
        return nullptr;
    }
    /// The chart shows it as the engine has it now.
    bool settled(const Word &name) const {
        return QTest::qWaitFor(
            [&] {
                const auto c = seen(name);
                return c && QString::fromStdString(c->id.value) == inspect(name, "{{.Id}}") && c->raw &&
                       c->raw->find("HostConfig") != std::string::npos &&
                       QString::fromUtf8(portolan::name(c->state).data()) ==
                           inspect(name, "{{.State.Status}}");
            },
            30'000);
    }
    plans::Plan plan(const Word &name, const plans::RecreateWish &wish) const {
        if (!settled(name)) qWarning("not settled");
        auto made = plans::recreate(store_->snapshot(), seen(name)->id, wish);
        if (!made) qWarning("no plan: %d", static_cast<int>(made.error().what));
        return made ? *made : plans::Plan();
    }
    std::unique_ptr<qt::PlanRunner> carriedOut(plans::Plan plan) {
        auto runner = std::make_unique<qt::PlanRunner>(*log_, seen("web") ? seen("web")->engine : anyEngine(),
                                                       std::move(plan));
        QSignalSpy ended(runner.get(), &qt::PlanRunner::ended);
        runner->start();
        if (ended.isEmpty()) ended.wait(120'000);
        meddler_.meddle = {};
        return runner;
    }
    EngineKey anyEngine() const { return (*store_->snapshot().engines.begin())->key; }
    static QString told(const plans::PlanRun &run) {
        QString all;
        for (std::size_t i = 0; i < run.progress().size(); ++i) {
            const auto &step = run.progress()[i];
            all += QString::fromStdString(changes::commandLine(run.plan().steps[i].change)).left(60) +
                   QStringLiteral(" %1 ").arg(static_cast<int>(step.state)) +
                   (step.error ? QString::fromStdString(toString(*step.error)) : QString()) + u'\n';
        }
        return all;
    }
    /// A container with all that a plan could lose: two networks, a fixed address, aliases, an anonymous
    /// volume with a file, a restart policy, a port.
    void makeWeb() const {
        run({"--name",
             "web",
             "--restart",
             "always",
             "--network",
             "app",
             "--ip",
             "10.77.0.9",
             "--network-alias",
             "shop",
             "-p",
             "8081:80",
             "-v",
             "/data",
             "-e",
             "A=b c",
             "--label",
             "x=y",
             "--ulimit",
             "nofile=100:200",
             "--memory",
             "64m",
             "--tmpfs",
             "/t",
             "--stop-signal",
             "KILL",
             "busybox:1",
             "sleep",
             "9999"});
        PORTOLAN_OK(engine_.docker({"network", "connect", "--alias", "also", "extra", "web"}));
        PORTOLAN_OK(engine_.docker({"exec", "web", "sh", "-c", "echo kept >/data/file"}));
    }
    void clear() const {
        const QString all = engine_.docker({"ps", "-aq"}).text();
        for (const QString &id : all.split(u'\n', Qt::SkipEmptyParts)) engine_.docker({"rm", "-f", "-v", id});
    }
    static plans::RecreateWish ports(const char *list) {
        plans::RecreateWish wish;
        wish.publications = changes::parsePublications(list).publications;
        wish.steady = std::chrono::seconds(1);
        return wish;
    }
    static plans::RecreateWish network(const char *name) {
        plans::RecreateWish wish;
        wish.network = name;
        wish.steady = std::chrono::seconds(1);
        return wish;
    }
    /// As the engine tells of it, without what must differ between two containers or from one start to
    /// another.
    static QJsonObject lasting(QJsonObject all) {
        QJsonObject config = all[u"Config"].toObject(), host = all[u"HostConfig"].toObject(), networks;
        config.remove(u"Hostname");
        config.remove(u"MacAddress"); // today's engine tells older clients only whether it was asked for
        if (config[u"ExposedPorts"].toObject().isEmpty()) config.remove(u"ExposedPorts");
        const QJsonObject from = all[u"NetworkSettings"].toObject()[u"Networks"].toObject();
        for (auto it = from.begin(); it != from.end(); ++it) {
            const QJsonObject one = it.value().toObject();
            QStringList aliases;
            for (const auto &alias : one[u"Aliases"].toArray())
                if (!all[u"Id"].toString().startsWith(alias.toString())) aliases << alias.toString();
            networks[it.key()] = QJsonObject{{QStringLiteral("fixed"), one[u"IPAMConfig"].toObject()},
                                             {QStringLiteral("priority"), one[u"GwPriority"].toInt()},
                                             {QStringLiteral("options"), one[u"DriverOpts"].toObject()},
                                             {QStringLiteral("links"), one[u"Links"].toArray()},
                                             {QStringLiteral("aliases"), aliases.join(u' ')}};
        }
        QStringList volumes;
        for (const auto &mount : all[u"Mounts"].toArray())
            volumes << mount.toObject()[u"Name"].toString() + u' ' +
                           mount.toObject()[u"Destination"].toString() +
                           (mount.toObject()[u"RW"].toBool() ? QString() : QStringLiteral(" read-only"));
        volumes.sort();
        return {{QStringLiteral("config"), config},
                {QStringLiteral("host"), host},
                {QStringLiteral("networks"), networks},
                {QStringLiteral("volumes"), volumes.join(u'\n')},
                {QStringLiteral("image"), all[u"Image"]},
                {QStringLiteral("running"), all[u"State"].toObject()[u"Running"]}};
    }
    static bool isPeer() { return qgetenv("PORTOLAN_ENGINE") == "peer"; }
    static QString macsOf(const QJsonObject &all) {
        QStringList macs;
        const QJsonObject networks = all[u"NetworkSettings"].toObject()[u"Networks"].toObject();
        for (const auto &network : networks) macs << network.toObject()[u"MacAddress"].toString();
        return macs.join(u' ');
    }
    static QString text(const QJsonObject &object) {
        return QString::fromUtf8(QJsonDocument(object).toJson());
    }

    /// A plan that nobody carries on once a step was sent; what its journal says by then.
    std::vector<plans::Replaced> cutShort(int step) {
        plans::Plan steps = plan("web", ports("9091:80"));
        int at = 0;
        std::vector<plans::Replaced> journal;
        QPointer<qt::PlanRunner> runner = new qt::PlanRunner(*log_, anyEngine(), std::move(steps), this);
        meddler_.meddle = [&](const changes::Change &) {
            if (at++ != step) return;
            journal = runner->run().plan().replaced;
            QTimer::singleShot(0, runner, &QObject::deleteLater);
        };
        runner->start();
        const bool cut = QTest::qWaitFor(
            [&] { return !runner && log_->at(log_->rowCount() - 1).result.has_value(); }, 60'000);
        if (!cut) qWarning("not cut short");
        meddler_.meddle = {};
        return journal;
    }
    plans::Plan leftover(const std::vector<plans::Replaced> &journal) {
        const QString names = engine_.docker({"ps", "-a", "--format", "{{.Names}}"}).text();
        for (const QString &name : names.split(u'\n'))
            if (!settled(name)) qWarning("not settled");
        return plans::putBack(store_->snapshot(), anyEngine(), journal);
    }

private slots:
    void initTestCase() {
        PORTOLAN_START(engine_.start());
        PORTOLAN_OK(engine_.docker({"network", "create", "--subnet", "10.77.0.0/24", "app"}));
        PORTOLAN_OK(engine_.docker({"network", "create", "extra"}));
        store_ = std::make_unique<qt::SnapshotStore>();
        session_ =
            std::make_unique<app::Session>(store_->mailbox(), net::DockerEnvironment(), app::Access::change);
        meddler_.behind = session_->performer();
        log_ = std::make_unique<qt::ChangeLog>(meddler_, *store_);
        EngineRequest request;
        request.url = "unix://" + engine_.socket.toStdString();
        QVERIFY(session_->connectEngine(request));
        QTRY_VERIFY_WITH_TIMEOUT(store_->snapshot().complete, 20'000);
    }
    void cleanup() { clear(); }
    void cleanupTestCase() {
        log_.reset();
        session_.reset();
        store_.reset();
    }

    void portsChangeAndNothingElse() {
        makeWeb();
        const QJsonObject before = whole("web");
        const auto runner = carriedOut(plan("web", ports("9091:80")));
        QVERIFY2(runner->run().state() == RunState::done, qPrintable(told(runner->run())));
        const QJsonObject after = whole("web");
        QVERIFY(after[u"Id"] != before[u"Id"]);
        QCOMPARE(inspect("web", "{{(index (index .HostConfig.PortBindings \"80/tcp\") 0).HostPort}}"),
                 QStringLiteral("9091"));
        QJsonObject was = lasting(before), is = lasting(after);
        for (QJsonObject *one : {&was, &is}) {
            QJsonObject host = (*one)[u"host"].toObject();
            for (const char *key : {"PortBindings", "Binds"})
                host.remove(QString::fromUtf8(key)); // the volume by name
            (*one)[u"host"] = host;
        }
        QVERIFY2(is == was, qPrintable(text(is) + text(was)));
        QCOMPARE(engine_.docker({"exec", "web", "cat", "/data/file"}).text(), QStringLiteral("kept"));
        QCOMPARE(inspect("web", "{{.NetworkSettings.Networks.app.IPAddress}}"), QStringLiteral("10.77.0.9"));
        // The old one is put aside, whole, and does not come back by itself.
        QCOMPARE(inspect("web-old", "{{.Id}} {{.State.Status}} {{.HostConfig.RestartPolicy.Name}}"),
                 before[u"Id"].toString() + QStringLiteral(" exited no"));
    }

    void everySettingIsKept_data() {
        QTest::addColumn<QString>("settings");
        QTest::newRow("one half") << QStringLiteral(
            "--hostname boat --domainname sea --network-alias shop --network-alias fe --link owner:own "
            "-p 8081:80 -p 127.0.0.1:8053:53/udp --expose 7000-7001 -v /data/ -v vol:/n/ -v /tmp:/host:ro "
            "--mount type=volume,target=/m --mount type=bind,source=/tmp,target=/b,readonly --tmpfs "
            "/t:size=1m --volumes-from owner:ro -e A=b -e EMPTY= --label x=y --user 0:0 --workdir /t -t -i "
            "--stop-signal KILL --stop-timeout -1 --dns 9.9.9.9 --dns-search sea --dns-option ndots:2 "
            "--add-host h:1.2.3.4 --restart on-failure:3 --health-cmd true --health-interval 1s "
            "--health-retries 2 --health-timeout 3s --health-start-period 1s --memory 64m "
            "--memory-reservation 32m --memory-swap 128m --cpus 0.5 --cpuset-cpus 0 --cpu-shares 512 "
            "--pids-limit 50 --oom-score-adj 100 --ulimit nofile=100:200 --cap-add NET_ADMIN --cap-drop "
            "MKNOD --security-opt no-new-privileges --security-opt systempaths=unconfined --group-add 5 "
            "--device /dev/null:/dev/nul2 --read-only --pid container:owner --ipc container:owner "
            "--cgroupns private --sysctl net.ipv4.ip_forward=1 --log-opt max-size=1m --entrypoint sleep");
        QTest::newRow("the other") << QStringLiteral(
            "--uts host --ipc shareable --shm-size 1m --no-healthcheck --expose 7000 -P "
            "--stop-timeout 0 --cgroupns host --log-driver none --restart unless-stopped --entrypoint sleep");
    }
    void everySettingIsKept() {
        QFETCH(QString, settings);
        run({"--name", "owner", "--ipc", "shareable", "-v", "/from", "busybox:1", "sleep", "9999"});
        QStringList words{QStringLiteral("--name"), QStringLiteral("web"), QStringLiteral("--network")};
        words << (isPeer() ? QStringLiteral("name=app,gw-priority=5,mac-address=02:11:22:33:44:55")
                           : QStringLiteral("app"));
        words += QStringLiteral("--ip 10.77.0.9").split(u' ') + settings.split(u' ');
        run(Words(words + QStringList{QStringLiteral("busybox:1"), QStringLiteral("9999")}));
        PORTOLAN_OK(engine_.docker({"network", "connect", "--alias", "also", "extra", "web"}));
        const QJsonObject before = whole("web");
        plans::RecreateWish wish = ports("9091:80");
        const auto runner = carriedOut(plan("web", wish));
        QVERIFY2(runner->run().state() == RunState::done, qPrintable(told(runner->run())));
        const QJsonObject after = whole("web");
        QJsonObject was = lasting(before), is = lasting(after);
        for (QJsonObject *one : {&was, &is}) {
            QJsonObject host = (*one)[u"host"].toObject(), config = (*one)[u"config"].toObject();
            host.remove(u"PortBindings"); // as wished
            config.remove(u"ExposedPorts");
            host.remove(u"Binds"); // anonymous volumes by name; what is mounted is compared as "volumes"
            host.remove(u"Mounts");
            (*one)[u"host"] = host;
            (*one)[u"config"] = config;
        }
        QVERIFY2(is == was, qPrintable(text(is) + text(was)));
        if (isPeer()) QCOMPARE(macsOf(after), macsOf(before));
    }

    /// It is taken from every network, and is not put on one by the way.
    void whoIsOnNoNetworkStaysSo() {
        makeWeb();
        PORTOLAN_OK(engine_.docker({"network", "disconnect", "app", "web"}));
        PORTOLAN_OK(engine_.docker({"network", "disconnect", "extra", "web"}));
        QTRY_VERIFY_WITH_TIMEOUT(seen("web") && seen("web")->attachments.empty(), 20'000);
        const auto runner = carriedOut(plan("web", ports("9091:80")));
        QVERIFY2(runner->run().state() == RunState::done, qPrintable(told(runner->run())));
        QCOMPARE(inspect("web", "{{len .NetworkSettings.Networks}} {{.State.Running}}"),
                 QStringLiteral("0 true"));
    }

    void theOldOneIsRemovedWhenAsked() {
        makeWeb();
        plans::RecreateWish wish = ports("");
        wish.removeOld = true;
        const auto runner = carriedOut(plan("web", wish));
        QVERIFY2(runner->run().state() == RunState::done, qPrintable(told(runner->run())));
        QVERIFY(!engine_.docker({"inspect", "web-old"}).ok());
        QCOMPARE(engine_.docker({"exec", "web", "cat", "/data/file"}).text(), QStringLiteral("kept"));
    }

    void throughEveryMode() {
        run({"--name", "owner", "busybox:1", "sleep", "9999"});
        run({"--name", "web", "-p", "8081:80", "--stop-signal", "KILL", "busybox:1", "sleep", "9999"});
        QVERIFY(settled("owner"));
        const QString owner = inspect("owner", "{{.Id}}");
        const auto to = [&](const char *mode, const QString &expected) {
            plans::RecreateWish wish = network(mode);
            wish.removeOld = true;
            const auto runner = carriedOut(plan("web", wish));
            QVERIFY2(runner->run().state() == RunState::done, qPrintable(told(runner->run())));
            QCOMPARE(inspect("web", "{{.HostConfig.NetworkMode}} {{.State.Running}}"),
                     expected + QStringLiteral(" true"));
        };
        to("host", QStringLiteral("host"));
        to("app", QStringLiteral("app"));
        QCOMPARE(inspect("web", "{{.Config.Hostname}}"), inspect("web", "{{.Id}}").left(12));
        to("container:owner", QStringLiteral("container:") + owner);
        to("none", QStringLiteral("none"));
        to("bridge", QStringLiteral("bridge"));
        QVERIFY(!inspect("web", "{{.NetworkSettings.Networks.bridge.IPAddress}}").isEmpty());
        QCOMPARE(engine_.docker({"ps", "-aq"}).text().count(u'\n'), 1); // nothing is left behind
    }

    void guestsComeAlong() {
        makeWeb();
        PORTOLAN_OK(engine_.docker({"commit", "-c", "EXPOSE 7000", "web", "exposing:1"}));
        run({"--name", "guest", "--network", "container:web", "--pid", "container:web", "--stop-signal",
             "KILL", "exposing:1", "sleep", "9999"});
        run({"--name", "tracer", "--pid", "container:web", "--stop-signal", "KILL", "busybox:1", "sleep",
             "9999"});
        QVERIFY(settled("guest") && settled("tracer"));
        const auto runner = carriedOut(plan("web", ports("9091:80")));
        QVERIFY2(runner->run().state() == RunState::done, qPrintable(told(runner->run())));
        QCOMPARE(inspect("guest", "{{.HostConfig.NetworkMode}} {{.State.Running}}"),
                 QStringLiteral("container:") + inspect("web", "{{.Id}}") + QStringLiteral(" true"));
        QVERIFY(engine_.docker({"exec", "guest", "ip", "addr"}).text().contains(QStringLiteral("10.77.0.9")));
        for (const char *sharer : {"guest", "tracer"})
            QCOMPARE(inspect(sharer, "{{.HostConfig.PidMode}} {{.State.Running}}"),
                     QStringLiteral("container:") + inspect("web", "{{.Id}}") + QStringLiteral(" true"));
        PORTOLAN_OK(engine_.docker({"rm", "-f", "guest", "guest-old"}));
        PORTOLAN_OK(engine_.docker({"rmi", "exposing:1"}));
    }

    /// An owner is healthy only with its guest: neither plan waits for ever.
    void guestsDoNotWaitForTheirOwnersHealth() {
        run({"--name", "web", "--stop-signal", "KILL", "--health-cmd",
             "grep -q :1B58 /proc/net/tcp /proc/net/tcp6", "--health-interval", "1s", "--health-retries", "4",
             "busybox:1", "sleep", "9999"});
        run({"--name", "guest", "--network", "container:web", "--stop-signal", "KILL", "busybox:1", "httpd",
             "-f", "-p", "7000"});
        QVERIFY(settled("web") && settled("guest"));
        const auto anew = carriedOut(plan("web", ports("9091:80")));
        QVERIFY2(anew->run().state() == RunState::done, qPrintable(told(anew->run())));
        QVERIFY(settled("web") && settled("guest"));
        const auto again = carriedOut(plans::restart(store_->snapshot(), *seen("web"), true));
        QVERIFY2(again->run().state() == RunState::done && !again->run().progress()[2].error,
                 qPrintable(told(again->run())));
        QCOMPARE(inspect("web", "{{.State.Health.Status}}"), QStringLiteral("healthy"));
    }

    void anImageThatMovedMeanwhile() {
        makeWeb();
        const QString image = inspect("web", "{{.Image}}");
        plans::Plan steps = plan("web", ports("9091:80"));
        PORTOLAN_OK(engine_.docker({"tag", "busybox:1", "spare:1"}));
        PORTOLAN_OK(engine_.docker({"commit", "-c", "ENV MOVED=1", "web", "busybox:1"}));
        const auto runner = carriedOut(std::move(steps));
        PORTOLAN_OK(engine_.docker({"tag", "spare:1", "busybox:1"}));
        QVERIFY2(runner->run().state() == RunState::done, qPrintable(told(runner->run())));
        QCOMPARE(inspect("web", "{{.Image}}"), image);
        QVERIFY(!runner->run().progress()[0].warnings.empty());
    }

    /// Number of the step; what goes wrong just before it.
    void aFailureAtEachStep_data() {
        QTest::addColumn<int>("step");
        QTest::addColumn<QString>("meddle"); // a docker command, or "engine gone"
        const char *const wrong[]{
            "create --name web-new busybox:1",                  // create: the name is taken
            "rm -f web-new",                                    // connect
            "",                                                 // stop: cannot be refused
            "",                                                 // update: neither
            "create --name web-old busybox:1",                  // rename: the name is taken
            "rm -f web-new",                                    // rename of the new one
            "run -d --name thief -p 9091:80 busybox:1 sleep 9", // start: the port is taken
            "kill web",                                         // it does not stay up
        };
        int step = 0;
        for (const char *command : wrong) {
            if (*command) QTest::addRow("%d refused", step) << step << QString::fromUtf8(command);
            QTest::addRow("%d engine gone", step) << step << QStringLiteral("engine gone");
            ++step;
        }
        QTest::newRow("7 given up") << 7 << QStringLiteral("cancel");
    }
    void aFailureAtEachStep() {
        QFETCH(int, step);
        QFETCH(QString, meddle);
        makeWeb();
        const QJsonObject before = whole("web");
        plans::RecreateWish wish = ports("9091:80");
        wish.removeOld = true; // must not come to it
        if (meddle == u"cancel") wish.steady = std::chrono::seconds(60);
        plans::Plan steps = plan("web", wish);
        QCOMPARE(steps.steps.size(), 9U);
        int at = 0;
        QPointer<qt::PlanRunner> runner = new qt::PlanRunner(*log_, anyEngine(), std::move(steps), this);
        meddler_.meddle = [&](const changes::Change &) {
            if (at++ != step) return;
            if (meddle == u"engine gone") {
                QVERIFY(engine_.kill().ok());
                QTimer::singleShot(1500, this, [this] { QVERIFY(engine_.restart().ok()); });
            } else if (meddle == u"cancel") {
                QTimer::singleShot(1500, runner, &qt::PlanRunner::cancel);
            } else {
                engine_.docker(Words(meddle.split(u' ')));
            }
        };
        QSignalSpy ended(runner, &qt::PlanRunner::ended);
        runner->start();
        QTRY_VERIFY_WITH_TIMEOUT(!ended.isEmpty(), 120'000);
        meddler_.meddle = {};
        QVERIFY2(runner->run().state() == RunState::undone, qPrintable(told(runner->run())));
        QVERIFY(runner->run().failure());
        QVERIFY2(runner->run().progress()[static_cast<std::size_t>(step)].error,
                 qPrintable(told(runner->run())));

        engine_.docker({"rm", "-f", "thief"});
        const QJsonObject after = whole("web");
        QCOMPARE(after[u"Id"], before[u"Id"]);
        QCOMPARE(text(lasting(after)), text(lasting(before)));
        QCOMPARE(inspect("web", "{{.State.Running}} {{.NetworkSettings.Networks.app.IPAddress}}"),
                 QStringLiteral("true 10.77.0.9"));
        QCOMPARE(engine_.docker({"exec", "web", "cat", "/data/file"}).text(), QStringLiteral("kept"));
        if (meddle == u"engine gone" || meddle == u"cancel")
            QCOMPARE(engine_.docker({"ps", "-aq"}).text().count(u'\n'), 0); // nothing else is left
        delete runner;
    }

    void whatWasCutShortIsPutBack_data() {
        QTest::addColumn<int>("step");
        QTest::newRow("create") << 0;
        QTest::newRow("stop") << 2;
        QTest::newRow("rename of the old one") << 4;
        QTest::newRow("rename of the new one") << 5;
        QTest::newRow("all but the proof") << 7;
    }
    void whatWasCutShortIsPutBack() {
        QFETCH(int, step);
        makeWeb();
        const QJsonObject before = whole("web");
        const auto journal = cutShort(step);
        QCOMPARE(journal.size(), 1U);
        QCOMPARE(journal[0].made.empty(), step == 0); // its id is in the journal before anything else happens
        const auto runner = carriedOut(leftover(journal));
        QVERIFY2(runner->run().state() == RunState::done, qPrintable(told(runner->run())));
        const QJsonObject after = whole("web");
        QCOMPARE(after[u"Id"], before[u"Id"]);
        QCOMPARE(text(lasting(after)), text(lasting(before)));
        QCOMPARE(engine_.docker({"ps", "-aq"}).text().count(u'\n'), 0);
    }

    /// What others made meanwhile under a name of the plan is no leftover of it.
    void othersKeepTheirContainers() {
        makeWeb();
        const auto early = cutShort(0);
        PORTOLAN_OK(engine_.docker({"rm", "web-new"}));
        PORTOLAN_OK(engine_.docker({"create", "--name", "web-new", "busybox:1", "sleep", "9999"}));
        QCOMPARE(leftover(early).steps.size(), 0U);
        PORTOLAN_OK(engine_.docker({"rm", "web-new"}));

        const auto late = cutShort(7);
        const QString old = inspect("web-old", "{{.Id}}");
        PORTOLAN_OK(engine_.docker({"rm", "-f", "web"}));
        run({"--name", "web", "busybox:1", "sleep", "9999"});
        const QString others = inspect("web", "{{.Id}}");
        const plans::Plan back = leftover(late);
        QCOMPARE(back.notes, (std::vector{plans::Note{plans::Note::What::nameIsTaken, "web", "web-old"}}));
        const auto runner = carriedOut(back);
        QVERIFY2(runner->run().state() == RunState::done, qPrintable(told(runner->run())));
        QCOMPARE(inspect("web", "{{.Id}} {{.State.Running}}"), others + QStringLiteral(" true"));
        QCOMPARE(inspect("web-old", "{{.Id}} {{.State.Running}} {{.HostConfig.RestartPolicy.Name}}"),
                 old + QStringLiteral(" true always"));
    }

    /// Somebody takes the very name: the container runs again all the same, and what is left is said.
    void aNameThatIsStolenForGood() {
        makeWeb();
        const QString id = inspect("web", "{{.Id}}");
        int at = 0;
        meddler_.meddle = [&](const changes::Change &) {
            if (at++ == 5) engine_.docker({"create", "--name", "web", "busybox:1"});
        };
        const auto runner = carriedOut(plan("web", ports("9091:80")));
        QCOMPARE(static_cast<int>(runner->run().state()), static_cast<int>(RunState::halfUndone));
        QCOMPARE(inspect("web-old", "{{.Id}} {{.State.Running}} {{.HostConfig.RestartPolicy.Name}}"),
                 id + QStringLiteral(" true always"));
        QCOMPARE(runner->run().leftToDo().size(), 1U);
        QCOMPARE(changes::commandLine(runner->run().leftToDo()[0]), std::string("docker rename web-old web"));
    }

    void restartTakesTheGuestsAlong() {
        makeWeb();
        run({"--name", "guest", "--network", "container:web", "--stop-signal", "KILL", "busybox:1", "sleep",
             "9999"});
        QVERIFY(settled("web") && settled("guest"));
        PORTOLAN_OK(engine_.docker({"restart", "web"}));
        QVERIFY(
            !engine_.docker({"exec", "guest", "ip", "addr"}).text().contains(QStringLiteral("10.77.0.9")));
        const auto runner = carriedOut(plans::restart(store_->snapshot(), *seen("web"), true));
        QVERIFY2(runner->run().state() == RunState::done, qPrintable(told(runner->run())));
        QVERIFY(engine_.docker({"exec", "guest", "ip", "addr"}).text().contains(QStringLiteral("10.77.0.9")));
    }
};

QTEST_GUILESS_MAIN(TestLivePlan)
#include "tst_plan.moc"
