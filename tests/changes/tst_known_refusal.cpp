#include <QTest>

#include "model/changes/known_refusal.h"

using namespace portolan::changes;

/// Words of real engines, as they came.
class TestKnownRefusal : public QObject {
    Q_OBJECT
private slots:
    void words_data() {
        QTest::addColumn<QByteArray>("words");
        QTest::addColumn<int>("meaning");
        const auto row = [](const char *words, KnownRefusal meaning) {
            QTest::newRow(words) << QByteArray(words) << int(meaning);
        };
        row("Pool overlaps with other one on this address space", KnownRefusal::rangeTaken);
        row("invalid pool request: Pool overlaps with other one on this address space",
            KnownRefusal::rangeTaken);
        row("network with name app already exists", KnownRefusal::nameTaken);
        row("Conflict. The container name \"/web\" is already in use by container \"abc\". You have to "
            "remove (or "
            "rename) that container to be able to reuse that name.",
            KnownRefusal::nameTaken);
        row("error while removing network: network app id 1234 has active endpoints",
            KnownRefusal::stillUsed);
        row("user specified IP address is supported only when connecting to networks with user configured "
            "subnets",
            KnownRefusal::ownSubnetOnly);
        row("Address already in use", KnownRefusal::addressTaken);
        row("no configured subnet contains IP address 10.8.0.7", KnownRefusal::outsideSubnet);
        row("driver failed programming external connectivity on endpoint web (x): Bind for 0.0.0.0:80 "
            "failed: port is "
            "already allocated",
            KnownRefusal::portTaken);
        row("driver failed programming external connectivity on endpoint web (x): Error starting userland "
            "proxy: listen "
            "tcp4 0.0.0.0:80: bind: address already in use",
            KnownRefusal::portTaken);
        row("failed to create the ipvlan port: operation not supported", KnownRefusal::lacksIpvlan);
        row("failed to create the macvlan port: operation not supported", KnownRefusal::lacksMacvlan);
        row("failed to create the tunnel: operation not supported", KnownRefusal::kernelLacks);
        row("rpc error: code = FailedPrecondition desc = ingress network cannot be removed because service "
            "m7tn6mptgk depends on it",
            KnownRefusal::servicesUse);
        row("rpc error: code = FailedPrecondition desc = network kny70bykz3xe5m7htzw6oyj8c is in use by "
            "service "
            "qf12cga25earjbm76r1xdpsl2",
            KnownRefusal::serviceOn);
        row("rpc error: code = FailedPrecondition desc = network kny70bykz3xe5m7htzw6oyj8c is in use by task "
            "x5q7lrw7pdb1kl1c6u0z2z8yo",
            KnownRefusal::taskOn);
        row("attaching to network failed, make sure your network options are correct and check manager logs: "
            "context deadline exceeded",
            KnownRefusal::notBrought);
        row("rpc error: code = InvalidArgument desc = name must be valid as a DNS name component",
            KnownRefusal::notDnsName);
        row("rpc error: code = InvalidArgument desc = name must be 63 characters or fewer",
            KnownRefusal::notDnsName);
        row("rpc error: code = AlreadyExists desc = ingress network (dmodjbhcc5y17zbgelr9opzeg) is already "
            "present",
            KnownRefusal::ingressHeld);
        row("failed to create eth0.50 vlan link: operation not supported", KnownRefusal::lacksVlan);
        row("invalid subinterface vlan name eth9, example formatting is eth0.10", KnownRefusal::noParent);
        row("network di-1 is already using parent interface eth0", KnownRefusal::parentTaken);
        row("This node is not a swarm manager. Use \"docker swarm init\" or \"docker swarm join\" to connect "
            "this node to "
            "swarm and try again.",
            KnownRefusal::noManager);
        row("No such image: nowhere:latest", KnownRefusal::noImage);
        row("cannot join network of a non running container: abc", KnownRefusal::ownerDown);
        row("Container abc is not running", KnownRefusal::notRunning);
        row("only one instance of \"host\" network is allowed", KnownRefusal::predefined);
        row("bridge is a pre-defined network and cannot be removed", KnownRefusal::predefined);
        row("operation is not permitted on predefined host network ", KnownRefusal::predefined);
        row("could not find an available, non-overlapping IPv4 address pool among the defaults to assign to "
            "the network",
            KnownRefusal::rangesUsedUp);
        row("could not find an available, non-overlapping IPv6 address pool among the defaults to assign to "
            "the network",
            KnownRefusal::noRanges6);
        row("failed to allocate gateway (10.11.0.1): Requested address is out of range",
            KnownRefusal::outsideSubnet);
        row("failed to allocate gateway (): No available addresses on this pool", KnownRefusal::subnetFull);
        row("no available IPv4 addresses on this network's address pools: small (1234)",
            KnownRefusal::subnetFull);
        row("no available IPv6 addresses on this network's address pools: small (1234)",
            KnownRefusal::subnetFull);
        row("driver failed programming external connectivity on endpoint web (x): all ports are allocated",
            KnownRefusal::portsUsedUp);
        row("driver failed programming external connectivity on endpoint web (x): Error starting userland "
            "proxy: listen tcp4 10.99.99.9:80: bind: cannot assign requested address",
            KnownRefusal::notHostsAddress);
        row("failed to set up container networking: driver failed programming external connectivity on "
            "endpoint web (x): failed to bind host port 10.99.99.9:80/tcp: cannot assign requested address",
            KnownRefusal::notHostsAddress);
        row("failed to bind host port 0.0.0.0:80/tcp: address already in use", KnownRefusal::portTaken);
        row("invalid network config:\ninvalid gateway 10.11.0.1: parent subnet 10.10.0.0/24 doesn't contain "
            "this address",
            KnownRefusal::outsideSubnet);
        row("endpoint with name web already exists in network app", KnownRefusal::alreadyOn);
        row("Could not attach to network mesh: rpc error: code = PermissionDenied desc = network mesh not "
            "manually attachable",
            KnownRefusal::notAttachable);
        row("requested ipvlan mode 'l3s' is not valid, 'l2' mode is the ipvlan driver default",
            KnownRefusal::modeUnknown);
        row("cannot use mode passthru, macvlan network dm-1 is already using parent interface eth0",
            KnownRefusal::parentTaken);
        row("invalid reference format: repository name must be lowercase", KnownRefusal::noImageName);
        row("", KnownRefusal::none);
        row("something else went wrong", KnownRefusal::none);
    }
    void words() {
        QFETCH(QByteArray, words);
        QFETCH(int, meaning);
        QCOMPARE(int(knownRefusal(words.toStdString())), meaning);
    }

    void wordsOfPulls_data() {
        QTest::addColumn<QByteArray>("words");
        QTest::addColumn<int>("meaning");
        const auto row = [](const char *words, KnownRefusal meaning) {
            QTest::newRow(words) << QByteArray(words) << int(meaning);
        };
        row("manifest for 127.0.0.1:5000/busybox:nope not found: manifest unknown: manifest unknown",
            KnownRefusal::noSuchTag);
        row("Get \"http://127.0.0.1:5001/v2/\": dial tcp 127.0.0.1:5001: connect: connection refused",
            KnownRefusal::registryAway);
        row("Get \"https://registry-1.docker.io/v2/\": dial tcp: lookup registry-1.docker.io on "
            "10.255.255.53:53: "
            "dial udp 10.255.255.53:53: connect: network is unreachable",
            KnownRefusal::registryAway);
        row("Get \"http://127.0.0.1:5000/v2/\": net/http: request canceled (Client.Timeout exceeded while "
            "awaiting headers)",
            KnownRefusal::registryAway);
        row("Head \"http://127.0.0.1:5001/v2/busybox/manifests/1\": no basic auth credentials",
            KnownRefusal::needsLogin);
        row("pull access denied for nope, repository does not exist or may require 'docker login': denied: "
            "requested access to the resource is denied",
            KnownRefusal::needsLogin);
        row("Get \"https://10.0.0.7:5000/v2/\": http: server gave HTTP response to HTTPS client",
            KnownRefusal::registryPlain);
        row("Get \"https://10.0.0.7/v2/\": x509: certificate signed by unknown authority",
            KnownRefusal::registryUntrusted);
        row("toomanyrequests: You have reached your pull rate limit.", KnownRefusal::pullLimit);
        row("no matching manifest for linux/arm64/v8 in the manifest list entries",
            KnownRefusal::otherPlatform);
        row("invalid tag format", KnownRefusal::noImageName);
        // Where containerd keeps the images:
        row("failed to resolve reference \"127.0.0.1:5000/busybox:nope\": 127.0.0.1:5000/busybox:nope: not "
            "found",
            KnownRefusal::noSuchTag);
        row("failed to resolve reference \"127.0.0.1:5001/busybox:1\": pull access denied, repository does "
            "not "
            "exist or may require authorization: authorization failed: no basic auth credentials",
            KnownRefusal::needsLogin);
        row("failed to resolve reference \"docker.io/library/nope:1\": failed to do request: Head "
            "\"https://registry-1.docker.io/v2/library/nope/manifests/1\": dial tcp: lookup "
            "registry-1.docker.io: "
            "no such host",
            KnownRefusal::registryAway);
        row("write /var/lib/docker/x: no space left on device", KnownRefusal::diskFull);
        row("something else went wrong", KnownRefusal::none);
    }
    void wordsOfPulls() {
        QFETCH(QByteArray, words);
        QFETCH(int, meaning);
        QCOMPARE(int(knownPullRefusal(words.toStdString())), meaning);
    }
};

QTEST_GUILESS_MAIN(TestKnownRefusal)
#include "tst_known_refusal.moc"
