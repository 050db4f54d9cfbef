#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

#include <nlohmann/json.hpp>

#include "model/docker/codec.h"
#include "tests/support/fake_performer.h"
#include "tests/support/visible_texts.h"
#include "views/dialogs/plan_words.h"
#include "views/dialogs/recreate_dialog.h"
#include "views/dialogs/run_dialog.h"

using namespace portolan;
using namespace portolan::testing;
using views::RecreateDialog;
using views::RunDialog;

namespace {

const EngineKey here("unix:///var/run/docker.sock");

std::shared_ptr<Container> recorded(const char *name) {
    QFile file(QStringLiteral(PORTOLAN_TEST_DATA "/plans/%1.json").arg(QString::fromUtf8(name)));
    if (!file.open(QIODevice::ReadOnly)) qFatal("no %s", name);
    return std::make_shared<Container>(*docker::decodeContainer(file.readAll().toStdString(), here));
}

struct Bench {
    qt::SnapshotStore store;
    FakePerformer performer;
    qt::ChangeLog log{performer, store};
    Snapshot snapshot;

    Bench() {
        auto engine = std::make_shared<Engine>();
        engine->key = here;
        engine->url = "unix:///var/run/docker.sock";
        snapshot.engines.put(engine);
        for (const char *name : {"app", "extra", "bridge"}) {
            auto network = std::make_shared<Network>();
            network->engine = here;
            network->id = NetworkId(std::string("id of ") + name);
            network->name = name;
            network->driver = "bridge";
            if (network->name == "app") network->subnets = {{"10.77.0.0/24", "10.77.0.1", {}, {}}};
            snapshot.networks.put(network);
        }
        for (const char *name : {"web", "uu", "hosty"}) snapshot.containers.put(recorded(name));
        auto hosty = recorded("hosty");
        hosty->exposed = {{80, "tcp"}};
        snapshot.containers.put(hosty);
        apply();
    }
    void apply() { store.apply(std::make_shared<const Snapshot>(snapshot)); }
    const Container &container(const char *name) const {
        for (const auto &c : snapshot.containers)
            if (c->name == name) return *c;
        qFatal("no %s", name);
    }
};

/// What stands beneath a field.
QString hintOf(const QWidget &dialog, const QString &field) {
    const auto *label = dialog.findChild<QLabel *>(field + QStringLiteral("Hint"));
    return label->isVisible() ? label->text() : QString();
}

struct Open : RecreateDialog {
    explicit Open(Bench &b, const char *name = "web", About about = About::mode)
        : RecreateDialog(b.log, b.store, b.container(name), about, {}, views::lightTheme(), nullptr) {
        show();
    }
    template <class W>
    W *find(const char *name) const {
        return findChild<W *>(QString::fromUtf8(name));
    }
    void choose(const char *mode) const {
        auto *box = find<QComboBox>("network");
        box->setCurrentIndex(box->findData(QString::fromUtf8(mode)));
    }
    QString hint(const char *field) const { return hintOf(*this, QString::fromUtf8(field)); }
    QString sentence() const {
        const auto *label = find<QLabel>("planSentence");
        return label->isVisible() ? label->text() : QString();
    }
    QString all() const {
        QCoreApplication::processEvents(); // new rows show themselves then
        return visibleTexts(this).join(u'\n');
    }
    void run() const { find<QPushButton>("planRun")->click(); }
    bool canRun() const { return find<QPushButton>("planRun")->isEnabled(); }
};

/// Answers what is asked, one after the other, until nothing more is.
void succeedAll(Bench &b, std::size_t until) {
    while (b.performer.asked.size() < until) {
        const std::size_t before = b.performer.asked.size();
        b.performer.succeed();
        if (!QTest::qWaitFor([&] { return b.performer.asked.size() > before; }, 1000)) return;
    }
}

} // namespace

class TestPlanDialog : public QObject {
    Q_OBJECT
private slots:
    void nothingToDoIsSaid() {
        Bench b;
        Open d(b);
        QCOMPARE(d.find<QComboBox>("network")->currentData().toString(), QStringLiteral("bridge"));
        QCOMPARE(d.find<QLineEdit>("ports")->text(), QStringLiteral("8080:80"));
        QCOMPARE(d.sentence(), QStringLiteral("It is so already."));
        QVERIFY(!d.canRun());
    }

    void theStepsAndWhatIsLost() {
        Bench b;
        Open d(b);
        d.choose("host");
        QVERIFY(d.canRun());
        const QString all = d.all() + d.find<QLabel>("planNotes")->text();
        for (const char *part :
             {"docker stop web", "docker rename web web-old", "It publishes 8080:80 no longer",
              "Files that were written inside the container", "is kept, stopped, as web-old",
              "See that web stays up"})
            QVERIFY2(all.contains(QString::fromUtf8(part)), part);
        QVERIFY(!d.find<QLineEdit>("ports")->isEnabled());
        QVERIFY(d.script().contains(
            QStringLiteral("export DOCKER_HOST=unix:///var/run/docker.sock\ndocker create ")));
        d.find<QCheckBox>("removeOld")->setChecked(true);
        QVERIFY(d.all().contains(QStringLiteral("docker rm web-old")));
    }

    void whatIsTypedIsChecked_data() {
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("said");
        const auto row = [](const char *field, const char *text, const char *said) {
            QTest::addRow("%s %s", field, text)
                << QByteArray(field) << QString::fromUtf8(text) << QString::fromUtf8(said);
        };
        row("ports", "8080:80:x", "“8080:80:x” is no port");
        row("ports", "70000:80", "is no port");
        row("ports", "80 <b>x</b>", "“<b>x</b>” is no port");
        row("ports", "999.1.1.1:80:80", "is no port");
        row("ports", "81:80 81:82", "Port 81 of the host is given twice.");
        row("links", "redis", "A link is written container:alias.");
        row("links", ":x", "A link is written container:alias.");
        row("ports", "9090:80", "");
        row("links", "uu:other", "");
        row("ports", "", "");
    }
    void whatIsTypedIsChecked() {
        QFETCH(QByteArray, field);
        QFETCH(QString, text);
        QFETCH(QString, said);
        Bench b;
        Open d(b);
        auto *edit = d.find<QLineEdit>(field);
        edit->setText(text);
        const QString hint = d.hint(field);
        QVERIFY2(hint.contains(said), qPrintable(hint));
        QCOMPARE(hint.isEmpty(), said.isEmpty());
        QCOMPARE(d.canRun(), said.isEmpty());
        QCOMPARE(d.sentence(),
                 said.isEmpty() ? QString() : QStringLiteral("Something typed above is wrong."));
        QCOMPARE(edit->property("wrong").toBool(), !said.isEmpty());
    }

    /// A container is listed before it is inspected, and may be changed by others while one reads.
    void whatItHasIsFollowed() {
        Bench b;
        const Container whole = b.container("web");
        auto listed = std::make_shared<Container>(whole);
        listed->raw = {};
        listed->publicationsConfigured.clear();
        b.snapshot.containers.put(listed);
        b.apply();
        Open d(b);
        QVERIFY(!d.canRun());
        QCOMPARE(d.find<QLineEdit>("ports")->text(), QString());
        b.snapshot.containers.put(std::make_shared<const Container>(whole));
        b.apply();
        QCOMPARE(d.find<QLineEdit>("ports")->text(), QStringLiteral("8080:80"));
        d.find<QLineEdit>("ports")->setText(QStringLiteral("9090:80"));
        auto linked = std::make_shared<Container>(whole);
        linked->publicationsConfigured = {{"", 7070, {80, "tcp"}}};
        b.snapshot.containers.put(linked);
        b.apply();
        QCOMPARE(d.find<QLineEdit>("ports")->text(), QStringLiteral("9090:80")); // typed: it stays
        QVERIFY(d.script().contains(QStringLiteral("-p 9090:80 ")));
    }

    void aModeThatIsProposed() {
        Bench b;
        Open d(b);
        d.propose(QStringLiteral("host"));
        QVERIFY(d.canRun());
        d.propose(QStringLiteral("container:")); // two run that have a network
        QVERIFY(d.hint("network").startsWith(
            QStringLiteral("Choose the container whose network it shall share.")));
        QVERIFY(!d.canRun());
        b.snapshot.containers.remove(std::string_view(b.container("hosty").id.value));
        b.apply();
        Open other(b);
        other.propose(QStringLiteral("container:")); // the only one
        QVERIFY2(other.canRun(), qPrintable(other.sentence()));
        QVERIFY(other.script().contains(QStringLiteral("--network container:uu ")));
    }

    void aFixedAddressOnAnotherNetwork() {
        Bench b;
        Open d(b);
        QVERIFY(!d.find<QLineEdit>("address")->isEnabled());
        d.choose("app");
        QVERIFY(d.find<QLineEdit>("address")->isEnabled());
        for (const auto &[text, said] :
             {std::pair{"10.77.0.300", "“10.77.0.300” is no IP address."},
              {"10.78.0.1", "10.78.0.1 is outside of the network's subnets."},
              {"10.77.0.1", "10.77.0.1 is kept for the network itself or its gateway."}}) {
            d.find<QLineEdit>("address")->setText(QString::fromUtf8(text));
            QCOMPARE(d.hint("address"), QString::fromUtf8(said));
            QVERIFY(!d.canRun());
        }
        d.find<QLineEdit>("address")->setText(QStringLiteral("10.77.0.30"));
        QVERIFY(d.script().contains(QStringLiteral("--network app --ip 10.77.0.30")));
    }

    void portsThatAreTakenAreNamed() {
        Bench b;
        Open d(b, "web", RecreateDialog::About::ports);
        const auto *clashes = d.find<QLabel>("clashes");
        QVERIFY(!clashes->isVisible());
        d.find<QLineEdit>("ports")->setText(QStringLiteral("8081:80 80:80"));
        QCOMPARE(
            clashes->text(),
            QStringLiteral("▲ Port 8081 of the host is taken: uu publishes it.\n▲ Port 80 of the host is "
                           "taken: hosty is in host mode and says that it listens there."));
        QVERIFY(d.canRun()); // the person may know better
        d.choose("host");
        QVERIFY(clashes->text().contains(QStringLiteral("hosty")));
    }

    void runsToItsEnd() {
        Bench b;
        Open d(b);
        d.choose("host");
        d.run();
        QVERIFY(!d.find<QComboBox>("network")->isEnabled());
        QVERIFY(!d.find<QComboBox>("network")->isVisible()); // the steps have the room
        QCOMPARE(d.find<QPushButton>("planCancel")->window()->focusWidget(),
                 d.find<QPushButton>("planCancel"));
        QVERIFY(d.all().contains(QStringLiteral("Cancel and undo")));
        succeedAll(b, 7);
        QCOMPARE(b.performer.lastCommand(), std::string("docker inspect -f '{{.State.Status}}' web"));
        b.performer.succeed();
        QTRY_COMPARE(d.sentence(), QStringLiteral("Done."));
        QVERIFY(!b.log.undoable()); // no step is to be undone by itself
        QTest::keyClick(d.find<QPushButton>("planCancel")->window(), Qt::Key_Return);
        QVERIFY(!d.isVisible());
    }

    void aFailureIsUndoneAndSaid() {
        Bench b;
        Open d(b);
        d.choose("host");
        d.run();
        succeedAll(b, 6);
        QCOMPARE(b.performer.lastCommand(), std::string("docker start web"));
        b.performer.refuse("no such device", Errc::http, 500);
        QTRY_COMPARE(b.performer.lastCommand(), std::string("docker rename web web-new"));
        QVERIFY(d.all().contains(QStringLiteral("being undone…")));
        auto *cancel = d.find<QPushButton>("planCancel"); // there is nothing to cancel but waiting
        QVERIFY(!cancel->isEnabled());
        b.performer.refuse("no answer", Errc::disconnected, 0);
        QTRY_VERIFY(cancel->isEnabled());
        QCOMPARE(cancel->text(), QStringLiteral("Stop trying"));
        QTRY_COMPARE_WITH_TIMEOUT(b.performer.asked.size(), 8U, 5'000);
        succeedAll(b, 13);
        b.performer.succeed();
        QTRY_COMPARE(d.sentence(),
                     QStringLiteral("The engine refused: “no such device” Everything is as it was."));
    }

    void whatCouldNotBeTakenBackIsLeftAsCommands() {
        Bench b;
        Open d(b);
        d.choose("host");
        d.run();
        succeedAll(b, 5);
        b.performer.refuse("name <b>taken</b>");
        for (const char *command : {"docker rename web-old web", "docker update --restart always web",
                                    "docker start web", "docker rm -f web-new", "docker start web"}) {
            QTRY_COMPARE(b.performer.lastCommand(), std::string(command));
            if (std::string(command).find("rename") != std::string::npos)
                b.performer.refuse("taken");
            else
                b.performer.succeed();
        }
        QTRY_VERIFY(d.sentence().endsWith(QStringLiteral("What is left to do:\ndocker rename web-old web")));
        QVERIFY(d.sentence().contains(QStringLiteral("“name <b>taken</b>”")));
    }

    /// A container that is never killed may take for ever: that can be given up, and is told.
    void aStopWithoutEndIsGivenUp() {
        Bench b;
        auto patient = nlohmann::json::parse(*recorded("web")->raw);
        patient["Config"]["StopTimeout"] = -1;
        b.snapshot.containers.put(
            std::make_shared<Container>(*docker::decodeContainer(patient.dump(), here)));
        b.apply();
        Open d(b);
        d.choose("host");
        d.run();
        b.performer.succeed();
        QTRY_COMPARE(b.performer.lastCommand(), std::string("docker stop web"));
        auto *cancel = d.find<QPushButton>("planCancel");
        cancel->click();
        QCOMPARE(b.performer.cancelled.size(), 1U);
        b.performer.refuse("", Errc::cancelled, 0);
        QTRY_COMPARE(b.performer.asked.size(), 3U);
        QCOMPARE(b.performer.lastCommand(), std::string("docker stop web")); // it may go down any moment
        QTRY_COMPARE(cancel->text(), QStringLiteral("Stop trying"));
        cancel->click();
        QCOMPARE(b.performer.cancelled.size(), 2U);
        b.performer.refuse("", Errc::cancelled, 0);
        succeedAll(b, 5);
        b.performer.succeed();
        QTRY_VERIFY2(d.sentence().endsWith(QStringLiteral("docker stop web\ndocker start web")),
                     qPrintable(d.sentence()));
    }

    /// Whose obstacle it is, when it is not that of the container itself.
    void theObstacleOfAGuestNamesIt() {
        for (const auto what : {plans::Obstacle::What::paused, plans::Obstacle::What::removedAtEnd,
                                plans::Obstacle::What::swarmTask, plans::Obstacle::What::notInspected}) {
            QVERIFY(views::obstacleText({what, "guest"}).contains(QStringLiteral("guest")));
            QVERIFY(!views::obstacleText({what, {}}).contains(QStringLiteral("%1")));
        }
    }

    void cancelTakesBack() {
        Bench b;
        Open d(b);
        d.choose("host");
        d.run();
        b.performer.succeed();
        QTRY_COMPARE(b.performer.lastCommand(), std::string("docker stop web"));
        d.find<QPushButton>("planCancel")->click();
        QVERIFY(d.isVisible());
        QVERIFY(b.performer.cancelled.empty()); // the engine would go on stopping it
        b.performer.succeed();
        QTRY_COMPARE(b.performer.lastCommand(), std::string("docker start web"));
        succeedAll(b, 5);
        b.performer.succeed();
        QTRY_COMPARE(d.sentence(), QStringLiteral("You stopped it. Everything is as it was."));
    }

    void running_data() {
        QTest::addColumn<QByteArray>("network");
        QTest::addColumn<QByteArray>("fields"); // "name=…;ports=…"
        QTest::addColumn<QByteArray>("command");
        QTest::addColumn<QByteArray>("field"); // at which something is said
        QTest::addColumn<QByteArray>("wrong");
        const auto row = [](const char *network, const char *fields, const char *command,
                            const char *field = "", const char *wrong = "") {
            QTest::newRow(fields) << QByteArray(network) << QByteArray(fields) << QByteArray(command)
                                  << QByteArray(field) << QByteArray(wrong);
        };
        row("", "image=busybox:1", "docker run -d busybox:1");
        row("", "image=", "");
        row("app",
            "image=i;name=probe;address=10.77.0.7;ports=8090:80, 53/udp;links=web:r;environment=A=1 "
            "2;command=sh -c 'sleep 1'",
            "docker run -d --name probe --network app --ip 10.77.0.7 --link web:r -p 8090:80 -p 53/udp -e "
            "'A=1 2' i sh -c "
            "'sleep 1'");
        row("host", "image=i;ports=1:1;links=a:b", "docker run -d --network host i");
        row("none", "image=i", "docker run -d --network none i");
        row("container:web", "image=i", "docker run -d --network container:web i");
        row("container:", "image=i", "", "network", "Choose the container whose network it shall share.");
        row("", "image=i;ports=8000-8010:80-90 9000-9009:53/udp",
            "docker run -d -p 8000-8010:80-90 -p 9000-9009:53/udp i");
        row("", "image=i;ports=8000-8001:80-90", "", "ports", "“8000-8001:80-90” is no port");
        row("", "image=i;name=web", "", "name", "There is a container web already.");
        row("", "image=i;name=$(x)", "", "name", "A name is two or more of");
        row("", "image=i;command=sh 'x", "", "command", "A quote in the command does not end.");
        row("", "image=i;command=ps | wc", "docker run -d i ps '|' wc", "command", "No shell reads this");
        row("", "image=i;environment=nothing", "", "environment", "“nothing” is no variable");
        row("app", "image=i;address=10.78.0.7", "", "address",
            "10.78.0.7 is outside of the network's subnets.");
        row("app", "image=i;address=fd00::7", "", "address", "The network has no subnet of this kind.");
        row("", "image=i;links=a", "", "links", "A link is written container:alias.");
        row("", "image=i;links=web:w nobody:n", "docker run -d --link web:w --link nobody:n i", "links",
            "There is no container nobody on this engine.");
        row("", "image=i;ports=x", "", "ports", "“x” is no port");
    }
    void running() {
        QFETCH(QByteArray, network);
        QFETCH(QByteArray, fields);
        QFETCH(QByteArray, command);
        QFETCH(QByteArray, field);
        QFETCH(QByteArray, wrong);
        Bench b;
        RunDialog d(b.log, b.store, here, QString::fromUtf8(network), {}, views::lightTheme(), nullptr);
        d.show();
        for (const QByteArray &one : fields.split(';')) {
            const auto at = one.indexOf('=');
            const QString name = QString::fromUtf8(one.left(at)), text = QString::fromUtf8(one.mid(at + 1));
            if (auto *edit = d.findChild<QLineEdit *>(name)) edit->setText(text);
            if (auto *edit = d.findChild<QPlainTextEdit *>(name)) edit->setPlainText(text);
            if (auto *box = d.findChild<QComboBox *>(name)) box->setCurrentText(text);
        }
        auto *run = d.findChild<QPushButton *>(QStringLiteral("dialogDo"));
        QCOMPARE(run->isEnabled(), !command.isEmpty());
        if (!field.isEmpty()) {
            const QString hint = hintOf(d, QString::fromUtf8(field));
            QVERIFY2(hint.contains(QString::fromUtf8(wrong)), qPrintable(hint));
        }
        if (command.isEmpty()) return;
        run->click();
        QCOMPARE(QByteArray::fromStdString(b.performer.lastCommand()), command);
    }

    /// Whatever is said in it, nothing is cut off or covered.
    void runningHasRoomForItsWords() {
        Bench b;
        RunDialog d(b.log, b.store, here, {}, {}, views::lightTheme(), nullptr);
        d.show();
        auto *network = d.findChild<QComboBox *>(QStringLiteral("network"));
        for (int i = 0; i < network->count(); ++i) {
            network->setCurrentIndex(i);
            for (QLabel *label : d.findChildren<QLabel *>())
                if (label->isVisible() && label->wordWrap())
                    QTRY_VERIFY2(label->height() >= label->heightForWidth(label->width()),
                                 qPrintable(label->text()));
            const QWidget *environment = d.findChild<QWidget *>(QStringLiteral("environment"));
            const QWidget *command = d.findChild<QWidget *>(QStringLiteral("command"));
            QTRY_VERIFY(environment->geometry().bottom() < command->geometry().top());
        }
    }

    void runningNamesClashes() {
        Bench b;
        RunDialog d(b.log, b.store, here, {}, {{443, "tcp"}}, views::lightTheme(), nullptr);
        d.show();
        d.findChild<QComboBox *>(QStringLiteral("image"))->setCurrentText(QStringLiteral("i"));
        d.findChild<QLineEdit *>(QStringLiteral("ports"))->setText(QStringLiteral("127.0.0.1:8080:80 443:1"));
        QCOMPARE(d.findChild<QLabel *>(QStringLiteral("clashes"))->text(),
                 QStringLiteral("▲ Port 8080 of the host is taken: web publishes it.\n"
                                "▲ Port 443 of the host is taken: a program listens there."));
    }
};

QTEST_MAIN(TestPlanDialog)
#include "tst_plan_dialog.moc"
