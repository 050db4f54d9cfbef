#pragma once

#include <QCheckBox>
#include <QComboBox>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>

#include "tests/live/live_window.h"
#include "views/dialogs/mode_card.h"

// The New network dialog beside an engine, real or played: what is typed, and what inspect must say then.

namespace portolan::testing {

using views::NetworkMode;

inline Dialog newNetwork(const LiveWindow &live, NetworkMode mode) {
    const Dialog opened =
        live.open(live.action(idOf(*live.store.snapshot().engines[0]), {QStringLiteral("New network…")}));
    if (!opened) return nullptr;
    for (auto *card : opened->findChildren<views::ModeCard *>())
        if (card->mode() == mode) card->click();
    return opened;
}

/// "field=text; field=on; field=off"
inline void fill(const Dialog &dialog, const QString &fields) {
    for (const QString &one : fields.split(QStringLiteral("; "), Qt::SkipEmptyParts)) {
        const QString name = QStringLiteral("network") + one.section(u'=', 0, 0), text = one.section(u'=', 1);
        auto *widget = dialog->findChild<QWidget *>(name);
        QVERIFY2(widget, qPrintable(name));
        if (auto *edit = qobject_cast<QLineEdit *>(widget))
            edit->setText(text);
        else if (auto *box = qobject_cast<QComboBox *>(widget))
            box->setCurrentText(text);
        else if (auto *check = qobject_cast<QAbstractButton *>(widget))
            check->setChecked(text == u"on");
    }
}

inline QJsonObject inspectedNetwork(const DockerEngine &engine, const QString &name) {
    const auto document =
        QJsonDocument::fromJson(engine.docker({"network", "inspect", name}).output.toUtf8());
    return document.array().first().toObject();
}

/// Engines add fields and options of their own; arrays are compared as they stand.
inline bool holds(const QJsonValue &has, const QJsonValue &wants) {
    if (wants.isObject()) {
        const QJsonObject all = wants.toObject();
        for (auto it = all.begin(); it != all.end(); ++it)
            if (!holds(has[it.key()], it.value())) return false;
        return has.isObject();
    }
    if (!wants.isArray()) return has == wants;
    const QJsonArray some = has.toArray(), all = wants.toArray();
    bool same = some.size() == all.size();
    for (int i = 0; same && i < all.size(); ++i) same = holds(some[i], all[i]);
    return same;
}

/// What is typed, and JSON with ' for ": what inspect must say, at least.
struct Typed {
    const char *fields, *expected;
};
inline QJsonObject expectedOf(const Typed &typed) {
    return QJsonDocument::fromJson(QByteArray(typed.expected).replace('\'', '"')).object();
}

constexpr Typed secretOverlay{
    "Subnet=10.78.0.0/24; Range=10.78.0.128/25; Gateway=10.78.0.9; Attachable=off; Encrypted=on; "
    "Internal=on; "
    "Mtu=1300; Labels=team=b; Options=com.example.x=y",
    "{'Driver':'overlay','Attachable':false,'Internal':true,'Labels':{'team':'b'},'Options':{'encrypted':'',"
    "'com.docker.network.driver.mtu':'1300','com.example.x':'y'},'IPAM':{'Config':[{'Subnet':'10.78.0.0/24',"
    "'IPRange':'10.78.0.128/25','Gateway':'10.78.0.9'}]}}"};

/// Rows of a test: mode, fields, expected. `whole`: also what takes modules that a kernel may lack, and l3s,
/// which 20.10 does not know.
inline void typedNetworks(bool whole) {
    const auto row = [](const char *name, NetworkMode mode, const char *fields, const char *expected) {
        QTest::newRow(name) << mode << QString::fromUtf8(fields)
                            << QString::fromUtf8(expected).replace(u'\'', u'"');
    };
    row("plain", NetworkMode::bridge, "", "{'Driver':'bridge','Internal':false,'Options':{}}");
    row("addresses", NetworkMode::bridge,
        "Subnet=10.9.0.0/16; Range=10.9.128.0/24; Gateway=10.9.0.7; Aux=router=10.9.0.9",
        "{'IPAM':{'Config':[{'Subnet':'10.9.0.0/16','IPRange':'10.9.128.0/24','Gateway':'10.9.0.7',"
        "'AuxiliaryAddresses':{'router':'10.9.0.9'}}]}}");
    row("IPv6", NetworkMode::bridge,
        "Ipv6=on; Subnet6=fd00:9::/64; Gateway6=fd00:9::7; Subnet=10.10.0.0/24; Range6=fd00:9::100/120",
        "{'EnableIPv6':true,'IPAM':{'Config':[{'Subnet':'10.10.0.0/24'},"
        "{'Subnet':'fd00:9::/64','Gateway':'fd00:9::7','IPRange':'fd00:9::100/120'}]}}");
    row("options", NetworkMode::bridge,
        "Internal=on; Icc=off; Masquerade=off; Bridge=br-lab; Binding=127.0.0.1; Mtu=1400; Labels=team=a "
        "b; "
        "Options=com.example.x=y",
        "{'Internal':true,'Labels':{'team':'a "
        "b'},'Options':{'com.docker.network.bridge.enable_icc':'false',"
        "'com.docker.network.bridge.enable_ip_masquerade':'false','com.docker.network.bridge.name':'br-"
        "lab',"
        "'com.docker.network.bridge.host_binding_ipv4':'127.0.0.1','com.docker.network.driver.mtu':'1400'"
        ","
        "'com.example.x':'y'}}");
    row("macvlan", NetworkMode::macvlan,
        "Parent=lan0; DriverMode=private; Subnet=192.168.8.0/24; Range=192.168.8.192/27; "
        "Gateway=192.168.8.1",
        "{'Driver':'macvlan','Options':{'parent':'lan0','macvlan_mode':'private'},'IPAM':{'Config':["
        "{'Subnet':'192.168.8.0/24','IPRange':'192.168.8.192/27','Gateway':'192.168.8.1'}]}}");
    row("macvlan with all", NetworkMode::macvlan,
        "Parent=lan2; DriverMode=vepa; Subnet=192.168.12.0/24; Gateway=192.168.12.1; "
        "Aux=router=192.168.12.2; "
        "Ipv6=on; Subnet6=fd00:12::/64; Gateway6=fd00:12::1; Labels=team=c; Internal=off",
        "{'EnableIPv6':true,'Labels':{'team':'c'},'Options':{'parent':'lan2','macvlan_mode':'vepa'},"
        "'IPAM':{'Config':[{'Subnet':'192.168.12.0/24','Gateway':"
        "'192.168.12.1','AuxiliaryAddresses':{'router':'192.168.12.2'}},{'Subnet':'fd00:12::/64','Gateway':"
        "'fd00:12::1'}]}}");
    row("macvlan passthru", NetworkMode::macvlan, "Parent=lan3; DriverMode=passthru; Subnet=192.168.13.0/24",
        "{'Options':{'parent':'lan3','macvlan_mode':'passthru'}}");
    row("ipvlan", NetworkMode::ipvlan,
        "Parent=lan4; DriverMode=l3; Subnet=192.168.14.0/24; Range=192.168.14.64/26; "
        "Gateway=192.168.14.1; Labels=team=d",
        "{'Driver':'ipvlan','Labels':{'team':'d'},'Options':{'parent':'lan4','ipvlan_mode':'l3'},"
        "'IPAM':{'Config':[{'Subnet':'192.168.14.0/24',"
        "'IPRange':'192.168.14.64/26','Gateway':'192.168.14.1'}]}}");
    if (whole || qgetenv("PORTOLAN_ENGINE") == "peer") { // an older engine has neither: the form does not ask
        row("ipvlan with a flag", NetworkMode::ipvlan, "Parent=lan5; Flag=private; Subnet=192.168.17.0/24",
            "{'Options':{'parent':'lan5','ipvlan_flag':'private'}}");
        row("gateway mode", NetworkMode::bridge, "GatewayMode=routed; Subnet=10.12.0.0/24",
            "{'Options':{'com.docker.network.bridge.gateway_mode_ipv4':'routed'}}");
    }
    if (!whole) return;
    row("macvlan on a VLAN", NetworkMode::macvlan, "Parent=eth0; Vlan=50; Subnet=192.168.15.0/24",
        "{'Driver':'macvlan','Options':{'parent':'eth0.50'}}");
    row("ipvlan on a VLAN", NetworkMode::ipvlan,
        "Parent=eth0; Vlan=60; DriverMode=l3s; Subnet=192.168.16.0/24",
        "{'Driver':'ipvlan','Options':{'parent':'eth0.60','ipvlan_mode':'l3s'}}");
}

} // namespace portolan::testing
