#include <QTest>

#include "model/networks/address_map.h"
#include "model/networks/subnets.h"
#include "tests/support/sample_snapshot.h"

using namespace portolan;
using namespace portolan::networks;

class TestAddressMap : public QObject {
    Q_OBJECT
private slots:
    void rowsTellWhoIsWhereAndHowMany() {
        const Snapshot s = testing::sampleSnapshot();
        HostNetwork host;
        host.known = true;
        host.routes = {{"192.168.8.0/22", "eth0"}, {"203.0.113.0/24", "eth1"}};
        QStringList lines;
        for (const AddressRow &row : addressRows(s, surroundingsOf(s, s.engines[1]->key, host)))
            lines.push_back(QStringLiteral("%1 %2 %3 of %4%5")
                                .arg(QString::fromStdString(toString(row.occupied.range)),
                                     QString::fromStdString(row.occupied.name))
                                .arg(row.used)
                                .arg(row.room)
                                .arg(row.clash ? QStringLiteral(" clash") : QString()));
        QCOMPARE(lines.join(u'\n'), QStringLiteral("172.17.0.0/16 bridge 3 of 65533\n"
                                                   "172.18.0.0/16 app-tier 1 of 65533\n"
                                                   "192.168.8.0/22 eth0 0 of 1021\n"
                                                   "192.168.8.0/24 lab-macvlan 1 of 253\n"
                                                   "203.0.113.0/24 eth1 0 of 253"));
    }

    /// A bridge brings its route along; a macvlan's LAN was there before it.
    void theLanOfAMacvlanIsARowOfItsOwn() {
        const Snapshot s = testing::sampleSnapshot();
        HostNetwork host;
        host.known = true;
        host.routes = {{"172.17.0.0/16", "docker0"}, {"192.168.8.0/24", "eth0"}};
        QStringList routes;
        for (const AddressRow &row : addressRows(s, surroundingsOf(s, s.engines[1]->key, host)))
            if (row.occupied.by == Occupied::By::hostRoute)
                routes << QString::fromStdString(row.occupied.name);
        QCOMPARE(routes, QStringList{QStringLiteral("eth0")});
    }

    void whatIsMeantToBeTogetherIsNoClash() {
        const auto clashes = [](std::initializer_list<Occupied> all) {
            Surroundings around;
            around.occupied = all;
            int number = 0;
            for (const AddressRow &row : addressRows({}, around)) number += row.clash;
            return number;
        };
        const auto route = [](const char *range, const char *card) {
            return Occupied{*topology::parseCidr(range), Occupied::By::hostRoute, card, {}, false};
        };
        Occupied lan{*topology::parseCidr("10.1.0.0/24"), Occupied::By::network, "lan", NetworkId("lan"),
                     false};
        lan.parent = "eth0.50";
        QCOMPARE(clashes({route("10.0.0.0/8", "tun0"), route("10.1.0.0/16", "eth0")}), 0);
        QCOMPARE(clashes({route("10.1.0.0/24", "eth0.50"), lan}), 0);
        QCOMPARE(clashes({route("10.1.0.0/24", "eth0"), lan}), 2);
        Draft draft;
        draft.kind = DriverKind::macvlan;
        draft.parent = "eth0";
        draft.vlan = "50";
        draft.subnet = "10.1.0.0/24";
        Surroundings around;
        around.occupied = {route("10.1.0.0/24", "eth0.50")};
        QVERIFY(!wantedRows(draft, around).front().clash);
        draft.kind = DriverKind::bridge;
        QVERIFY(wantedRows(draft, around).front().clash);
    }

    /// On a host there is one of them at a time.
    void whatASwarmSharesHindersTheEnginesOwn() {
        const auto occupied = [](const char *range, const char *name, bool swarm) {
            return Occupied{*topology::parseCidr(range), Occupied::By::network, name, NetworkId(name), swarm};
        };
        Surroundings around;
        around.occupied = {occupied("10.0.0.0/24", "overlay", true), occupied("10.0.0.0/16", "own", false)};
        for (const AddressRow &row : addressRows({}, around)) QVERIFY(row.clash);
    }

    void whatIsTypedIsARowAsSoonAsItCanBeRead() {
        Surroundings around;
        around.occupied = {
            {*topology::parseCidr("10.0.0.0/16"), Occupied::By::network, "own", NetworkId("own"), false}};
        Draft draft;
        draft.name = "shop";
        const auto lines = [&] {
            QStringList said;
            for (const AddressRow &row : wantedRows(draft, around))
                said << QString::fromStdString(toString(row.occupied.range)) +
                            (row.clash ? QStringLiteral(" clash") : QString());
            return said.join(u'|');
        };
        QCOMPARE(lines(), QString());
        draft.subnet = "10.0.7.";
        QCOMPARE(lines(), QString());
        draft.subnet = "10.0.7.1/24"; // an address in a range: that one is meant
        QCOMPARE(lines(), QStringLiteral("10.0.7.0/24 clash"));
        draft.kind = DriverKind::overlay; // has the host's ranges, too
        draft.subnet6 = "fd00:7::/64";
        QCOMPARE(lines(), QStringLiteral("10.0.7.0/24 clash"));
        draft.ipv6 = true;
        QCOMPARE(lines(), QStringLiteral("10.0.7.0/24 clash|fd00:7::/64"));
        for (const AddressRow &row : wantedRows(draft, around)) QVERIFY(row.wanted);
    }

    void barsAreSharesOfTheirSpace_data() {
        QTest::addColumn<QString>("range");
        QTest::addColumn<QString>("space");
        QTest::addColumn<double>("from");
        QTest::addColumn<double>("to");
        QTest::newRow("first half of 10") << "10.0.0.0/9"
                                          << "10.0.0.0/8" << 0.0 << 0.5;
        QTest::newRow("docker's first") << "172.17.0.0/16"
                                        << "172.16.0.0/12" << 1 / 16.0 << 2 / 16.0;
        QTest::newRow("last of 192.168") << "192.168.255.0/24"
                                         << "192.168.0.0/16" << 255 / 256.0 << 1.0;
        QTest::newRow("v6") << "fd80::/9"
                            << "fd00::/8" << 0.5 << 1.0;
        QTest::newRow("none of them") << "8.8.8.0/24" << QString() << 0.0 << 0.0;
        QTest::newRow("more than a space") << "0.0.0.0/0" << QString() << 0.0 << 0.0;
    }
    void barsAreSharesOfTheirSpace() {
        QFETCH(QString, range);
        QFETCH(QString, space);
        QFETCH(double, from);
        QFETCH(double, to);
        AddressRow row;
        row.occupied.range = *topology::parseCidr(range.toStdString());
        int found = 0;
        for (const AddressBar &bar : addressBars({row}))
            for (const AddressBar::Stretch &stretch : bar.stretches) {
                ++found;
                QCOMPARE(QString::fromStdString(toString(bar.space)), space);
                QCOMPARE(stretch.from, from);
                QCOMPARE(stretch.to, to);
            }
        QCOMPARE(found, space.isEmpty() ? 0 : 1);
    }
};

QTEST_GUILESS_MAIN(TestAddressMap)
#include "tst_address_map.moc"
