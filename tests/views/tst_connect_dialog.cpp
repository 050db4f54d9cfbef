#include <QCheckBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/fake_connections.h"
#include "tests/support/visible_texts.h"
#include "views/dialogs/choice_row.h"
#include "views/dialogs/connect_dialog.h"

using namespace portolan;
using namespace portolan::views;

namespace {

EngineCandidate candidate(const std::string &url, const std::string &label, bool reachable) {
    EngineCandidate c;
    c.request.url = url;
    c.label = label;
    c.reachable = reachable;
    return c;
}

struct Rig {
    testing::FakeConnections connections;
    std::unique_ptr<ConnectDialog> dialog;

    explicit Rig(std::vector<EngineCandidate> candidates = {}) {
        connections.candidates = std::move(candidates);
        dialog = std::make_unique<ConnectDialog>(connections, lightTheme());
        dialog->show();
    }
    QLineEdit *field(const char *name) const {
        return dialog->findChild<QLineEdit *>(QString::fromLatin1(name));
    }
    QLineEdit *named(const QString &accessible) const {
        for (QLineEdit *edit : dialog->findChildren<QLineEdit *>())
            if (edit->accessibleName() == accessible && edit->isVisibleTo(dialog.get())) return edit;
        return nullptr;
    }
    QString all() const { return testing::visibleTexts(dialog.get()).join(u'\n'); }
    bool accepted() const { return dialog->result() == QDialog::Accepted; }
};

} // namespace

class TestConnectDialog : public QObject {
    Q_OBJECT
private slots:
    void theFirstReachableOneIsChosenAndEnterConnects() {
        Rig rig({candidate("unix:///nowhere/a.sock", "/nowhere/a.sock", false),
                 candidate("ssh://far", "far", true)});
        QVERIFY(rig.all().contains(QStringLiteral("There is no socket at /nowhere/a.sock")));
        QTest::keyClick(rig.dialog.get(), Qt::Key_Return);
        QCOMPARE(rig.connections.engines.size(), 1U);
        QCOMPARE(rig.connections.engines[0].url, std::string("ssh://far"));
        QVERIFY(rig.accepted());
    }
    void aSocketThatMayNotBeOpenedNamesTheGroup() {
        QTemporaryDir dir;
        QFile file(dir.filePath(QStringLiteral("docker.sock")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const std::string path = file.fileName().toStdString();
        const Rig rig({candidate("unix://" + path, path, false)});
        QVERIFY2(rig.all().contains(QStringLiteral("sudo usermod -aG ")), qPrintable(rig.all()));
    }
    void anAddressOfOnesOwnWinsOverTheChoice() {
        Rig rig({candidate("unix:///a.sock", "a", true)});
        QVERIFY(rig.dialog->findChild<ChoiceRow *>()->isChecked());
        QTest::keyClicks(rig.field("engineUrl"), QStringLiteral(" tcp://host:2375 "));
        QVERIFY(!rig.dialog->findChild<ChoiceRow *>()->isChecked());
        QTest::keyClick(rig.field("engineUrl"), Qt::Key_Return);
        QCOMPARE(rig.connections.engines.at(0).url, std::string("tcp://host:2375"));
        QVERIFY(!rig.connections.engines[0].tls);
        QVERIFY(rig.accepted());
    }
    void emptyInputIsSaidInPlace() {
        Rig rig;
        QTest::mouseClick(rig.dialog->findChild<QPushButton *>(QStringLiteral("connectButton")),
                          Qt::LeftButton);
        QVERIFY(rig.connections.engines.empty());
        QVERIFY(rig.dialog->isVisible());
        QVERIFY(rig.all().contains(QStringLiteral("Type the address of an engine.")));
        QVERIFY(rig.field("engineUrl")->property("wrong").toBool());
        for (const auto *area : rig.dialog->findChildren<QScrollArea *>()) // it cannot be out of sight
            for (const char *name : {"engineProblem", "etcdProblem"})
                QVERIFY(!area->isAncestorOf(rig.dialog->findChild<QLabel *>(QString::fromLatin1(name))));
        rig.dialog->findChild<QTabWidget *>()->setCurrentIndex(1); // of the other page it was not said
        QVERIFY(!rig.all().contains(QStringLiteral("Type the address of an engine.")));
        rig.dialog->findChild<QTabWidget *>()->setCurrentIndex(0);
        QTest::keyClicks(rig.field("engineUrl"), QStringLiteral("x"));
    }
    void whatConnectionsRefuseIsSaidInPlace() {
        Rig rig;
        rig.connections.refuse = "gopher://x";
        QTest::keyClicks(rig.field("engineUrl"), QStringLiteral("gopher://x"));
        QTest::keyClick(rig.field("engineUrl"), Qt::Key_Return);
        QVERIFY(rig.dialog->isVisible());
        QVERIFY(rig.all().contains(QStringLiteral("“gopher://x” cannot be used here.")));
        QVERIFY(rig.all().contains(QStringLiteral("no such scheme")));
    }
    void tlsFilesAreCheckedAndPassedOn() {
        QTemporaryDir dir;
        const auto make = [&dir](const char *name) {
            QFile file(dir.filePath(QString::fromLatin1(name)));
            (void)file.open(QIODevice::WriteOnly);
            return file.fileName();
        };
        Rig rig;
        rig.field("engineUrl")->setText(QStringLiteral("tcp://host:2376"));
        auto *tls = testing::findByText<QCheckBox>(rig.dialog.get(), QStringLiteral("TLS"));
        QVERIFY(!rig.named(QStringLiteral("File of the CA")));
        tls->click();
        QLineEdit *ca = rig.named(QStringLiteral("File of the CA"));
        QVERIFY(ca);
        ca->setText(QStringLiteral("/nowhere/ca.pem"));
        rig.dialog->accept();
        QVERIFY(rig.all().contains(QStringLiteral("There is no file /nowhere/ca.pem.")));
        ca->setText(make("ca.pem"));
        rig.named(QStringLiteral("File of your certificate"))->setText(make("cert.pem"));
        rig.dialog->accept();
        QVERIFY(rig.all().contains(QStringLiteral("give both or none")));
        rig.named(QStringLiteral("File of your key"))->setText(make("key.pem"));
        testing::findByText<QCheckBox>(rig.dialog.get(), QStringLiteral("Verify the server's certificate"))
            ->click();
        rig.dialog->accept();
        QVERIFY(rig.accepted());
        const EngineRequest &request = rig.connections.engines.at(0);
        QVERIFY(request.tls && !request.tlsVerify);
        QCOMPARE(QString::fromStdString(request.caFile), dir.filePath(QStringLiteral("ca.pem")));
        QCOMPARE(QString::fromStdString(request.certFile), dir.filePath(QStringLiteral("cert.pem")));
        QCOMPARE(QString::fromStdString(request.keyFile), dir.filePath(QStringLiteral("key.pem")));
    }
    void etcdTakesSeveralMembersAndAPassword() {
        Rig rig;
        rig.dialog->findChild<QTabWidget *>()->setCurrentIndex(1);
        rig.dialog->accept();
        QVERIFY(rig.all().contains(QStringLiteral("at least one member")));
        rig.field("etcdUrls")->setText(QStringLiteral("http://a:2379, http://b:2379\thttp://c:2379"));
        rig.named(QStringLiteral("User"))->setText(QStringLiteral("root"));
        QLineEdit *password = rig.named(QStringLiteral("Password"));
        QCOMPARE(password->echoMode(), QLineEdit::Password);
        password->setText(QStringLiteral(" s p "));
        rig.dialog->accept();
        QVERIFY(rig.accepted());
        const EtcdRequest &request = rig.connections.etcds.at(0);
        QCOMPARE(request.urls, (std::vector<std::string>{"http://a:2379", "http://b:2379", "http://c:2379"}));
        QCOMPARE(request.user, std::string("root"));
        QCOMPARE(request.password, std::string(" s p "));
        QVERIFY(request.tlsVerify);
    }
    void escapeLeavesAllAsItWas() {
        Rig rig({candidate("unix:///a.sock", "a", true)});
        QTest::keyClick(rig.dialog.get(), Qt::Key_Escape);
        QVERIFY(!rig.dialog->isVisible());
        QVERIFY(rig.connections.engines.empty());
    }
    void aHostileLabelIsShownAsText() {
        const Rig rig({candidate("tcp://x", "<b>x</b>\n\u202E", true)});
        QVERIFY(rig.all().contains(QStringLiteral("<b>x</b>␊\uFFFD")));
    }
};

QTEST_MAIN(TestConnectDialog)
#include "tst_connect_dialog.moc"
