#include <QClipboard>
#include <QComboBox>
#include <QPushButton>
#include <QTest>
#include <QToolTip>
#include <QTreeWidget>

#include "tests/support/sample_snapshot.h"
#include "views/dialogs/address_bars.h"
#include "views/dialogs/address_map_dialog.h"

using namespace portolan;
using namespace portolan::views;

namespace {

struct Rig {
    qt::SnapshotStore store;
    qt::Selection selection;
    std::unique_ptr<AddressMapDialog> dialog;

    explicit Rig(networks::HostNetwork host = {}) {
        store.apply(std::make_shared<const Snapshot>(testing::sampleSnapshot()));
        dialog = std::make_unique<AddressMapDialog>(
            store, selection, [host](const EngineKey &) { return host; }, lightTheme());
        auto *engine = dialog->findChild<QComboBox *>();
        engine->setCurrentIndex(engine->findText(QStringLiteral("docker-desktop")));
        dialog->show();
    }
    QStringList lines() const {
        QStringList out;
        const auto *list = dialog->findChild<QTreeWidget *>();
        for (int i = 0; i < list->topLevelItemCount(); ++i) {
            QStringList cells;
            for (int c = 0; c < 3; ++c) cells.push_back(list->topLevelItem(i)->text(c));
            out.push_back(cells.join(QStringLiteral(" | ")));
        }
        return out;
    }
};

} // namespace

class TestAddressMap : public QObject {
    Q_OBJECT
private slots:
    void tellsWhoIsWhereAndWhatIsFree() {
        networks::HostNetwork host;
        host.routes = {{"192.168.8.0/22", "eth1"}};
        const Rig rig(host);
        QCOMPARE(
            rig.lines().join(u'\n'),
            QStringLiteral("172.17.0.0/16 | bridge · bridge | 3 of 65,533\n"
                           "172.18.0.0/16 | app-tier · bridge | 1 of 65,533\n"
                           "192.168.8.0/22 | route of the host by eth1 — overlaps another range | \n"
                           "192.168.8.0/24 | lab-macvlan · macvlan — overlaps another range | 1 of 253"));
        rig.dialog->findChild<QPushButton *>(QStringLiteral("addressMapCopy"))->click();
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("172.19.0.0/16"));
    }

    void aClickOnAStretchSelectsItsNetwork() {
        Rig rig;
        auto *bars = rig.dialog->findChild<AddressBars *>();
        QPoint place(-1, -1); // of app-tier, the second row
        for (int x = 0; x < bars->width() && place.x() < 0; ++x)
            for (int y = 0; y < bars->height(); ++y)
                if (bars->rowAt({x, y}) == 1) {
                    place = {x, y};
                    break;
                }
        QVERIFY(place.x() >= 0);
        QTest::mouseClick(bars, Qt::LeftButton, {}, place);
        QString selected;
        for (const auto &network : rig.store.snapshot().networks)
            if (idOf(*network) == rig.selection.current()) selected = QString::fromStdString(network->name);
        QCOMPARE(selected, QStringLiteral("app-tier"));
        QCOMPARE(rig.dialog->findChild<QTreeWidget *>()->currentItem()->text(0),
                 QStringLiteral("172.18.0.0/16"));
    }

    void aNarrowBarHidesNothing_data() {
        QTest::addColumn<int>("width");
        QTest::newRow("narrow") << 220;
        QTest::newRow("wide") << 800;
    }
    /// Ranges of one pixel and less stand side by side, in order, and none leaves the bar.
    void aNarrowBarHidesNothing() {
        QFETCH(int, width);
        std::vector<networks::AddressRow> rows;
        for (const char *range :
             {"10.0.0.0/24", "10.0.1.0/24", "10.0.2.0/24", "10.255.253.0/24", "10.255.254.0/24",
              "10.255.255.0/24", "172.17.0.0/16", "192.168.0.0/22", "192.168.0.0/24", "192.168.8.0/24"}) {
            networks::AddressRow row;
            row.occupied.range = *topology::parseCidr(range);
            rows.push_back(row);
        }
        AddressBars bars(lightTheme());
        bars.show(rows);
        QVERIFY(bars.minimumSizeHint().width() <= 220);
        bars.resize(width, bars.heightForWidth(width));
        std::vector<int> first(rows.size(), -1);
        for (int x = 0; x < bars.width(); ++x)
            for (int y = 0; y < bars.height(); ++y)
                if (const int row = bars.rowAt({x, y}); row >= 0 && first[std::size_t(row)] < 0)
                    first[std::size_t(row)] = x;
        for (std::size_t row = 0; row < rows.size(); ++row)
            QVERIFY2(first[row] >= 0, qPrintable(QString::number(row)));
        for (const std::size_t row : {1, 2, 3, 4, 5}) QVERIFY(first[row - 1] + 4 <= first[row]);
        QVERIFY(first[5] + 4 <= width);
    }

    void followsWhatHappens() {
        Rig rig;
        Snapshot s = rig.store.snapshot();
        ++s.revision;
        Network made = *s.networks[0];
        for (const auto &network : s.networks)
            if (network->name == "app-tier") made = *network;
        made.id = NetworkId("made");
        made.name = "made\nnow";
        made.subnets = {{"172.19.0.0/16", "", "", {}}};
        s.networks.put(std::make_shared<const Network>(made));
        rig.store.apply(std::make_shared<const Snapshot>(s));
        QVERIFY2(rig.lines().contains(QStringLiteral("172.19.0.0/16 | made␊now · bridge | 0 of 65,533")),
                 qPrintable(rig.lines().join(u'\n')));
        rig.store.apply(std::make_shared<const Snapshot>());
        QCOMPARE(rig.lines(), QStringList());
    }
};

QTEST_MAIN(TestAddressMap)
#include "tst_address_map.moc"
