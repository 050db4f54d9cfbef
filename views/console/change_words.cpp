#include "views/console/change_words.h"

#include <QCoreApplication>
#include <QLocale>

#include "model/changes/command.h"
#include "model/changes/known_refusal.h"
#include "views/theme/error_text.h"
#include "views/theme/words.h"
#include "views/timeline/happening_words.h"

namespace portolan::views {
namespace {

struct ChangeWords {
    Q_DECLARE_TR_FUNCTIONS(ChangeWords)

public:
    static QString failure(const Error &error) {
        const QString words = shown(error.detail, 600).trimmed();
        if (error.operation == changes::pulling) return pullFailure(error, words);
        if (error.operation == changes::startingNew)
            return startFailure(error, words) + u'\n' +
                   tr("The container that was made for it is removed again.");
        if (error.operation == changes::leavingNew)
            return startFailure(error, words) + u'\n' +
                   tr("The container that was made for it may be there yet. Look for it before you try "
                      "again.");
        if (error.code == Errc::cancelled)
            return tr("You stopped waiting. The engine may finish it all the same.");
        if (error.code == Errc::timeout)
            return tr("The engine did not finish in time. It may finish yet: the chart will show it.");
        return refusal(error, words);
    }
    static QString startFailure(const Error &error, const QString &words) {
        if (error.code == Errc::cancelled) return tr("You stopped it.");
        if (error.code == Errc::timeout) return tr("The engine did not start it in time.");
        return refusal(error, words);
    }
    static QString refusal(const Error &error, const QString &words) {
        if (error.status == 0 || words.isEmpty()) return errorText(error);
        const QString meaning = explained(changes::knownRefusal(error.detail));
        const QString refused = tr("The engine refused: “%1”").arg(words);
        return meaning.isEmpty() ? refused : refused + u'\n' + meaning;
    }
    static QString pullFailure(const Error &error, const QString &words) {
        if (error.code == Errc::cancelled) return tr("You stopped the pull. Nothing was made.");
        if (error.code == Errc::timeout)
            return tr("The engine said nothing more of the pull, so it was given up. Nothing was made.");
        if (error.status == 0 || words.isEmpty()) return errorText(error);
        const QString image = shown(error.target, 120);
        const QString meaning = explained(changes::knownPullRefusal(error.detail), image);
        const QString refused = tr("The image %1 could not be pulled: “%2”").arg(image, words);
        return meaning.isEmpty() ? refused : refused + u'\n' + meaning;
    }
    static QString pull(const changes::PullProgress &progress) {
        const QString pulls = tr("Pulls the image %1").arg(shown(progress.image, 120));
        if (progress.layers == 0) return pulls + u'…';
        const auto size = [](std::uint64_t bytes) {
            return QLocale().formattedDataSize(static_cast<qint64>(bytes), 1, QLocale::DataSizeSIFormat);
        };
        QString far = tr("%1 of %n layer(s)", nullptr, static_cast<int>(progress.layers))
                          .arg(static_cast<qulonglong>(progress.layersHere));
        if (progress.bytesInAll > 0)
            far += QStringLiteral(", ") + tr("%1 of %2").arg(size(progress.bytes), size(progress.bytesInAll));
        return pulls + QStringLiteral(" — ") + far;
    }
    static QString explained(changes::KnownRefusal refusal, const QString &image = {}) {
        using changes::KnownRefusal;
        switch (refusal) {
        case KnownRefusal::none:
        case KnownRefusal::predefined:
            break;
        case KnownRefusal::nameTaken:
            return tr("Something else has that name. Choose another one, or rename the other.");
        case KnownRefusal::rangeTaken:
            return tr("Another network of the engine, or one of its host, has addresses of that range.");
        case KnownRefusal::rangesUsedUp:
            return tr(
                "The engine has no range of addresses left to choose from. Type a subnet, or remove unused "
                "networks.");
        case KnownRefusal::noRanges6:
            return tr("This engine chooses no IPv6 range by itself. Type an IPv6 subnet too.");
        case KnownRefusal::subnetFull:
            return tr("The subnet, or the range that containers get theirs from, has no address left.");
        case KnownRefusal::addressTaken:
            return tr("Somebody on that network has the address already.");
        case KnownRefusal::ownSubnetOnly:
            return tr("A fixed address takes a network that was made with a subnet typed by a person.");
        case KnownRefusal::outsideSubnet:
            return tr("The address is in none of the network's subnets.");
        case KnownRefusal::portTaken:
            return tr("Another program or container listens on that port of the host.");
        case KnownRefusal::portsUsedUp:
            return tr("No port of that range is free on the host.");
        case KnownRefusal::notHostsAddress:
            return tr("The engine's host does not have the address that the port would be published at.");
        case KnownRefusal::alreadyOn:
            return tr("It is on that network already.");
        case KnownRefusal::notAttachable:
            return tr("The network is for services alone: it was made without “attachable”.");
        case KnownRefusal::notBrought:
            return tr("The swarm could not bring the network to this host. Often another network of the host "
                      "has addresses of its range; the engine's log says what it was.");
        case KnownRefusal::notDnsName:
            return tr(
                "A swarm takes names of letters, digits, and “-” and “_” between them, 63 characters at "
                "most.");
        case KnownRefusal::ingressHeld:
            return tr("The swarm has an ingress network, or still holds the one that was removed. Wait a "
                      "little and try again; if it stays, restart the engine.");
        case KnownRefusal::stillUsed:
            return tr("Disconnect everybody who is on it first.");
        case KnownRefusal::servicesUse:
            return tr("Remove the services that publish ports through it first.");
        case KnownRefusal::serviceOn:
            return tr("A service of the swarm is on it. Remove the service first, or take it off the network "
                      "with “docker service update --network-rm”.");
        case KnownRefusal::taskOn:
            return tr("A container of another host is on it, or one of a service that is just going. "
                      "Disconnect it there, or try again in a moment.");
        case KnownRefusal::lacksVlan:
            return tr("The kernel of the engine's host has no VLANs: it lacks the module 8021q. “modprobe "
                      "8021q” there loads it, where it is installed.");
        case KnownRefusal::lacksIpvlan:
            return tr("The kernel of the engine's host lacks the module ipvlan. “modprobe ipvlan” there "
                      "loads it, where it is installed.");
        case KnownRefusal::lacksMacvlan:
            return tr("The kernel of the engine's host lacks the module macvlan. “modprobe macvlan” there "
                      "loads it, where it is installed.");
        case KnownRefusal::kernelLacks:
            return tr(
                "The kernel of the engine's host lacks what this takes: a module like macvlan, ipvlan, 8021q "
                "or xfrm.");
        case KnownRefusal::noParent:
            return tr("The engine's host has no such interface.");
        case KnownRefusal::parentTaken:
            return tr("Another network is over that parent interface, and the two cannot share it.");
        case KnownRefusal::modeUnknown:
            return tr("This engine does not know the mode. “l3s” takes Docker 23 or newer.");
        case KnownRefusal::noManager:
            return tr("This takes a manager of a swarm.");
        case KnownRefusal::noImage:
            return tr("The engine does not have the image: pull it first.");
        case KnownRefusal::ownerDown:
            return tr("The container whose network it shares does not run: start that one first.");
        case KnownRefusal::notRunning:
            return tr("It does not run.");
        case KnownRefusal::noImageName:
            return tr(
                "Write an image as redis, redis:7 or registry.example:5000/team/redis:7, in lower case.");
        case KnownRefusal::diskFull:
            return tr("The disk of the engine's host is full.");
        case KnownRefusal::needsLogin:
            return tr("There is no such repository, or its registry wants a login, and Portolan sends none. "
                      "“docker login” and then “docker pull %1” bring a private image; then run it here.")
                .arg(image);
        case KnownRefusal::noSuchTag:
            return tr("The registry has no image of that name and tag.");
        case KnownRefusal::registryAway:
            return tr("The engine's host does not reach the registry: look at its network, its name server "
                      "and its proxy. An image can be brought by hand, too: “docker save” elsewhere, “docker "
                      "load” here.");
        case KnownRefusal::registryPlain:
            return tr("The registry speaks no TLS. The engine takes that only where its settings "
                      "(insecure-registries) say so.");
        case KnownRefusal::registryUntrusted:
            return tr("The engine's host does not trust the registry's certificate.");
        case KnownRefusal::pullLimit:
            return tr("The registry gives no more for now. Try later, or “docker login” and then “docker "
                      "pull %1”: it gives more to those it knows.")
                .arg(image);
        case KnownRefusal::otherPlatform:
            return tr("The image is not made for machines like the engine's host.");
        }
        return {};
    }
    static QString word(const qt::ChangeRun &run) {
        if (!run.result) return tr("under way…");
        if (!run.failed() && !run.wentWell()) return tr("exit code %1").arg(*run.exitCode);
        if (!run.failed()) return (*run.result)->unchanged ? tr("was so already") : tr("done");
        return run.result->error().code == Errc::cancelled ? tr("given up") : tr("failed");
    }
    static QString took(std::chrono::milliseconds time) {
        const double seconds = static_cast<double>(time.count()) / 1000;
        if (seconds < 60) return tr("%1 s").arg(QLocale().toString(seconds, 'f', 1));
        const auto whole = std::chrono::duration_cast<std::chrono::seconds>(time).count();
        return tr("%1 min %2 s").arg(whole / 60).arg(whole % 60);
    }
    static QString detail(const qt::ChangeRun &run) {
        if (!run.result) return {};
        if (run.failed()) return changeFailure(run.result->error());
        QStringList lines;
        for (const std::string &warning : (*run.result)->warnings)
            lines << tr("The engine warns: “%1”").arg(shown(warning));
        if (run.change && std::holds_alternative<changes::PruneNetworks>(*run.change)) {
            QStringList names;
            for (const std::string &name : (*run.result)->removed) names << shown(name, 80);
            lines << (names.isEmpty() ? tr("There was nothing to remove.")
                                      : tr("Removed: %1").arg(names.join(QStringLiteral(", "))));
        }
        return lines.join(u'\n');
    }
};

} // namespace

QString commandText(const changes::Change &change, std::size_t maxCharacters) {
    return shown(changes::commandLine(change), maxCharacters);
}

QString runCommand(const qt::ChangeRun &run, std::size_t maxCharacters) {
    return shown(run.command, maxCharacters);
}

QString changeFailure(const Error &error) { return ChangeWords::failure(error); }
QString pullText(const changes::PullProgress &progress) { return ChangeWords::pull(progress); }
QString runWord(const qt::ChangeRun &run) { return ChangeWords::word(run); }
QString tookText(std::chrono::milliseconds took) { return ChangeWords::took(took); }
QString runDetail(const qt::ChangeRun &run) { return ChangeWords::detail(run); }

QString runLine(const qt::ChangeRun &run) {
    QString line = timeText(run.begun) + QStringLiteral("  ") + runCommand(run, 1000) + QStringLiteral("  ") +
                   runWord(run);
    if (run.result) line += QStringLiteral("  ") + tookText(run.took);
    if (const QString detail = runDetail(run); !detail.isEmpty())
        line += QStringLiteral("  ") + QString(detail).replace(u'\n', u' ');
    return line;
}

} // namespace portolan::views
