#include "views/dialogs/plan_words.h"

#include <QCoreApplication>

#include "views/console/change_words.h"
#include "views/theme/words.h"

namespace portolan::views {
namespace {

using plans::Clash;
using plans::Note;
using plans::Obstacle;
using plans::RunState;
using plans::StepState;

template <class... F>
struct Cases : F... {
    using F::operator()...;
};

QString called(const changes::ContainerRef &container) { return shown(container.name, 80); }

struct PlanWords {
    Q_DECLARE_TR_FUNCTIONS(PlanWords)

public:
    static QString title(const changes::Change &change) {
        using namespace changes;
        return std::visit(
            Cases{
                [](const CreateContainer &c) {
                    return tr("Make %1, not started yet").arg(shown(c.name, 80));
                },
                [](const ConnectContainer &c) {
                    return tr("Connect it to %1").arg(shown(c.network.name, 80));
                },
                [](const DisconnectContainer &c) {
                    return tr("Disconnect it from %1").arg(shown(c.network.name, 80));
                },
                [](const StopContainer &c) { return tr("Stop %1").arg(called(c.container)); },
                [](const StartContainer &c) { return tr("Start %1").arg(called(c.container)); },
                [](const RestartContainer &c) { return tr("Restart %1").arg(called(c.container)); },
                [](const SetRestartPolicy &c) {
                    return c.policy == "no" ? tr("Keep %1 from starting by itself").arg(called(c.container))
                                            : tr("Let %1 start by itself again").arg(called(c.container));
                },
                [](const RenameContainer &c) {
                    return tr("Rename %1 to %2").arg(called(c.container), shown(c.to, 80));
                },
                [](const AwaitContainer &c) { return tr("See that %1 stays up").arg(called(c.container)); },
                [](const RemoveNetwork &c) {
                    return tr("Remove the network %1").arg(shown(c.network.name, 80));
                },
                [](const CreateNetwork &c) { return tr("Make the network %1").arg(shown(c.spec.name, 80)); },
                [](const RemoveContainer &c) { return tr("Remove %1").arg(called(c.container)); },
                [](const auto &) { return QString(); }},
            change);
    }

    static QString note(const Note &n) {
        const QString subject = shown(n.subject, 120), other = shown(n.other, 120);
        switch (n.what) {
        case Note::What::filesStayBehind:
            return tr("Files that were written inside the container stay in the old one. Volumes and bind "
                      "mounts come along.");
        case Note::What::oldIsKept:
            return tr("The old container is kept, stopped, as %1.").arg(other);
        case Note::What::willNotStart:
            return tr("It is not up, so the new one is only made, not started.");
        case Note::What::leavesNetwork:
            return other.isEmpty()
                       ? tr("It leaves network %1.").arg(subject)
                       : tr("It leaves network %1, and its address %2 there.").arg(subject, other);
        case Note::What::addressMayChange:
            return tr("Its address on %1 is the engine's choice and may change.").arg(subject);
        case Note::What::macMayChange:
            return tr("Its MAC address on %1 may change: the engine does not tell whether it is a fixed one.")
                .arg(subject);
        case Note::What::aliasDropped:
            return tr("Its alias %1 goes: this network knows none.").arg(subject);
        case Note::What::portDropped:
            return tr("It publishes %1 no longer: this mode has no published ports.").arg(subject);
        case Note::What::portChosenAnew:
            return tr("The host’s port for %1 is chosen anew.").arg(subject);
        case Note::What::linkDropped:
            return tr("Its link %1 goes: this mode has no links.").arg(subject);
        case Note::What::linkVariablesGone:
            return tr("Its links become names only: off the default bridge no link variables are set.");
        case Note::What::consumerStays:
            return tr("%1 has a link to it, as %2, and goes on pointing to the old one until %1 is made anew "
                      "too.")
                .arg(subject, other);
        case Note::What::guestFollows:
            return tr("%1 shares its network, so it is made anew with it.").arg(subject);
        case Note::What::sharerFollows:
            return tr("%1 shares its processes or its memory, so it is made anew with it.").arg(subject);
        case Note::What::hostnameDropped:
            return tr("Its hostname %1 goes: it has that of the network’s owner.").arg(subject);
        case Note::What::dnsDropped:
            return tr("Its DNS settings go: those of the network’s owner count.");
        case Note::What::extraHostsDropped:
            return tr("Its added hosts go: those of the network’s owner count.");
        case Note::What::macDropped:
            return tr("Its MAC address %1 goes.").arg(subject);
        case Note::What::sysctlDropped:
            return tr("Its setting %1 goes: it would be the host’s.").arg(subject);
        case Note::What::composeProject:
            return tr("Compose manages it (project %1). Change its file too, or the next “up” undoes this.")
                .arg(subject);
        case Note::What::hasNoOption:
            return tr("The command has no option for %1; the plan keeps it all the same.").arg(subject);
        case Note::What::nameIsTaken:
            return tr("%1 is the name of another container by now, which is left alone: the old one stays "
                      "%2.")
                .arg(subject, other);
        }
        return {};
    }

    static QString obstacle(const Obstacle &o) {
        const QString subject = shown(o.subject, 120);
        const bool guest = !subject.isEmpty();
        switch (o.what) {
        case Obstacle::What::gone:
            return tr("The container is gone.");
        case Obstacle::What::notInspected:
            return guest ? tr("The engine has not told all of the configuration of %1 yet.").arg(subject)
                         : tr("The engine has not told all of its configuration yet.");
        case Obstacle::What::removedAtEnd:
            return guest ? tr("%1 would have to be made anew too, but was run with --rm: it would be gone as "
                              "soon as it is stopped, and there would be no way back.")
                               .arg(subject)
                         : tr("It was run with --rm: it would be gone as soon as it is stopped, and there "
                              "would be no way back.");
        case Obstacle::What::swarmTask:
            return guest ? tr("%1 would have to be made anew too, but the swarm made it.").arg(subject)
                         : tr("The swarm made it. Change its service instead.");
        case Obstacle::What::paused:
            return guest ? tr("%1 would have to be made anew too, but is paused. Unpause it first.")
                               .arg(subject)
                         : tr("It is paused. Unpause it first.");
        case Obstacle::What::nothingChanges:
            return tr("It is so already.");
        case Obstacle::What::unknownNetwork:
            return tr("There is no network %1.").arg(subject);
        case Obstacle::What::unknownOwner:
            return tr("There is no container %1.").arg(subject);
        case Obstacle::What::ownerNotUp:
            return tr("%1 does not run, so there is no network to share.").arg(subject);
        case Obstacle::What::ownNetwork:
            return tr("It cannot share a network that is its own.");
        case Obstacle::What::ownerIsGuest:
            return tr("%1 has no network of its own: it shares one itself.").arg(subject);
        case Obstacle::What::guestsCannotFollow:
            return tr("%1 shares its network and would have none.").arg(subject);
        }
        return {};
    }

    static QString clash(const Clash &c) {
        const QString port = shown(c.port), holder = shown(c.holder, 80);
        switch (c.by) {
        case Clash::By::publication:
            return tr("Port %1 of the host is taken: %2 publishes it.").arg(port, holder);
        case Clash::By::hostMode:
            return tr("Port %1 of the host is taken: %2 is in host mode and says that it listens there.")
                .arg(port, holder);
        case Clash::By::owner:
            return tr("Port %1 is taken: %2, of the same network, says that it listens there.")
                .arg(port, holder);
        case Clash::By::program:
            return tr("Port %1 of the host is taken: a program listens there.").arg(port);
        case Clash::By::wholeRange:
            return holder.isEmpty()
                       ? tr("No port of the host in %1 is free: programs listen at all of them.").arg(port)
                       : tr("No port of the host in %1 is free. Containers that hold some: %2.")
                             .arg(port, holder);
        }
        return {};
    }

    static QString word(StepState state) {
        switch (state) {
        case StepState::waiting:
            return tr("waiting");
        case StepState::running:
            return tr("under way…");
        case StepState::done:
            return tr("done");
        case StepState::failed:
            return tr("failed");
        case StepState::undoing:
            return tr("being undone…");
        case StepState::undone:
            return tr("undone");
        case StepState::undoFailed:
            return tr("not undone");
        }
        return {};
    }

    static QString trouble(const Error &error) {
        if (error.operation != changes::stayingUp || error.code == Errc::cancelled)
            return changeFailure(error);
        const QString words = shown(error.detail, 600).trimmed();
        QString sentence = error.code == Errc::timeout
                               ? tr("It runs, but is not healthy yet.")
                               : tr("It did not stay up (exit code %1).").arg(error.status);
        if (!words.isEmpty()) sentence += u' ' + tr("The engine says: “%1”").arg(words);
        return sentence;
    }

    static QString sentence(const plans::PlanRun &run) {
        switch (run.state()) {
        case RunState::ready:
            return {};
        case RunState::running:
            return tr("Under way…");
        case RunState::undoing:
            return run.waitsForEngine() ? tr("The engine does not answer. Trying again until it does…")
                                        : tr("Taking everything back…");
        case RunState::done: {
            for (const auto &step : run.progress())
                if (step.error) return tr("Done, but for one thing: %1").arg(trouble(*step.error));
            return tr("Done.");
        }
        case RunState::undone: {
            const auto &steps = run.plan().steps;
            const bool any = std::any_of(steps.begin(), steps.end(), [](const auto &s) { return s.undo; });
            const QString back = any ? tr("Everything is as it was.") : QString();
            if (run.failure()->code == Errc::cancelled) return tr("You stopped it.") + u' ' + back;
            return trouble(*run.failure()) + u' ' + back;
        }
        case RunState::halfUndone:
            return trouble(*run.failure()) + u' ' +
                   tr("Not everything could be taken back. What is left to do:");
        }
        return {};
    }
};

} // namespace

QString stepTitle(const changes::Change &change) { return PlanWords::title(change); }
QString noteText(const plans::Note &note) { return PlanWords::note(note); }
QString obstacleText(const plans::Obstacle &obstacle) { return PlanWords::obstacle(obstacle); }
QString clashText(const plans::Clash &clash) { return PlanWords::clash(clash); }
QString stepWord(plans::StepState state) { return PlanWords::word(state); }
QString stepTrouble(const Error &error) { return PlanWords::trouble(error); }
QString runSentence(const plans::PlanRun &run) { return PlanWords::sentence(run); }

QChar stepGlyph(plans::StepState state) {
    constexpr char16_t glyphs[]{u'○', u'●', u'✓', u'✗', u'●', u'↶', u'!'};
    return glyphs[static_cast<int>(state)];
}

} // namespace portolan::views
