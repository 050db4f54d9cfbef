#include <QTest>

#include "model/changes/command.h"
#include "model/plans/leftover.h"

using namespace portolan;
using namespace portolan::plans;

namespace {

const EngineKey here("unix:///a.sock"), elsewhere("unix:///b.sock");

void put(Snapshot &snapshot, const char *id, const char *name, ContainerState state,
         const char *policy = "no", const EngineKey &engine = here) {
    auto c = std::make_shared<Container>();
    c->id = ContainerId(id);
    c->engine = engine;
    c->name = name;
    c->state = state;
    c->raw = std::make_shared<const std::string>(
        std::string(R"({"Id":")") + id + R"(","Name":"/)" + name +
        R"(","Config":{},"HostConfig":{"NetworkMode":"bridge","RestartPolicy":{"Name":")" + policy + "\"}}}");
    snapshot.containers.put(c);
}

QStringList commands(const Snapshot &snapshot, const std::vector<Replaced> &replaced) {
    QStringList lines;
    for (const Step &step : putBack(snapshot, here, replaced).steps)
        lines << QString::fromStdString(changes::commandLine(step.change)).mid(7);
    return lines;
}

const Replaced web{ContainerId("a"), "web", "web-new", "web-old", true, "always", 0};
const Replaced guest{ContainerId("b"), "guest", "guest-new", "guest-old", true, "no", 0};

} // namespace

/// Wherever the plan was cut short: the same old container comes back.
class TestLeftover : public QObject {
    Q_OBJECT
private slots:
    void afterEachStep_data() {
        QTest::addColumn<QString>("there"); // id name state policy
        QTest::addColumn<QString>("steps");
        const auto row = [](const char *step, const char *there, const char *steps) {
            QTest::newRow(step) << QString::fromUtf8(there) << QString::fromUtf8(steps);
        };
        row("nothing", "a web running always", "");
        row("made", "a web running always, n web-new created no", "rm -f web-new");
        row("stopped", "a web exited always, n web-new created no", "rm -f web-new|start web");
        row("policy", "a web exited no, n web-new created no",
            "rm -f web-new|update --restart always web|start web");
        row("put aside", "a web-old exited no, n web-new created no",
            "rm -f web-new|rename web-old web|update --restart always web|start web");
        row("changed places", "a web-old exited no, n web running always",
            "rm -f web|rename web-old web|update --restart always web|start web");
        row("the old one removed", "n web running always", "");
        row("named by somebody", "a mine exited no, n web running always", "");
    }
    void afterEachStep() {
        QFETCH(QString, there);
        QFETCH(QString, steps);
        Snapshot snapshot;
        for (const QString &one : there.split(QStringLiteral(", "))) {
            const QStringList words = one.split(u' ');
            put(snapshot, words[0].toUtf8(), words[1].toUtf8(),
                containerStateFromName(words[2].toStdString()), words[3].toUtf8());
        }
        put(snapshot, "z", "web-new", ContainerState::running, "no", elsewhere);
        QCOMPARE(commands(snapshot, {web}).join(u'|'), steps);
    }

    void theOwnerRunsBeforeItsGuests() {
        Snapshot snapshot;
        put(snapshot, "a", "web-old", ContainerState::exited, "always");
        put(snapshot, "b", "guest-old", ContainerState::exited);
        put(snapshot, "n", "web", ContainerState::running);
        put(snapshot, "m", "guest", ContainerState::running);
        QCOMPARE(commands(snapshot, {web, guest}).join(u'|'),
                 QStringLiteral("rm -f guest|rm -f web|rename web-old web|rename guest-old guest|start "
                                "web|start guest"));
    }

    void whatDidNotRunIsNotStarted() {
        Snapshot snapshot;
        put(snapshot, "a", "web-old", ContainerState::exited, "always");
        Replaced down = web;
        down.up = false;
        QCOMPARE(commands(snapshot, {down}).join(u'|'), QStringLiteral("rename web-old web"));
    }
};

QTEST_GUILESS_MAIN(TestLeftover)
#include "tst_leftover.moc"
