#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/changes/change.h"

namespace portolan::plans {

/// What a person should know before a plan is run.
struct Note {
    enum class What {
        filesStayBehind,   ///< what was written inside the container, outside its volumes
        oldIsKept,         ///< under the name `other`
        willNotStart,      ///< it is not up now, so the new one is only made; the old one stays
        leavesNetwork,     ///< `subject`, where it has the fixed address `other` (may be empty)
        addressMayChange,  ///< on network `subject`: the engine chooses it
        macMayChange,      ///< on network `subject`: whether one was asked for is not known
        aliasDropped,      ///< `subject`
        portDropped,       ///< `subject`, as "8080:80"
        portChosenAnew,    ///< the engine chooses the host's port for `subject`
        linkDropped,       ///< `subject`, as "target:alias"
        linkVariablesGone, ///< off the default bridge a link is a name only
        consumerStays,     ///< `subject` has a link to it, as `other`: it goes on pointing to the old one
        guestFollows,      ///< `subject` shares its network and is made anew too
        sharerFollows,     ///< `subject` shares its processes or its memory, likewise
        hostnameDropped,   ///< `subject`
        dnsDropped,
        extraHostsDropped,
        macDropped,     ///< `subject`
        sysctlDropped,  ///< `subject`
        composeProject, ///< Compose manages it, project `subject`: its file should say the same
        hasNoOption,    ///< setting `subject` has no option on the command line; the plan keeps it
        nameIsTaken,    ///< `subject`, by somebody else's container: the old one stays `other`
    };
    What what;
    std::string subject; ///< untrusted
    std::string other;   ///< untrusted

    friend bool operator==(const Note &, const Note &) = default;
};

/// One change of a plan.
struct Step {
    changes::Change change;
    std::optional<changes::Change> undo; ///< of this step alone
    bool mayFail = false;                ///< the plan has reached its end all the same

    friend bool operator==(const Step &, const Step &) = default;
};

/// A container that a plan makes anew, the old one being put aside.
struct Replaced {
    ContainerId old;
    std::string name;
    std::string temporary; ///< of the new one, until the old one is put aside
    std::string backup;    ///< of the old one afterwards
    bool up = false;       ///< before the plan
    std::string policy = "no";
    int retries = 0;
    ContainerId made; ///< the new one, once the engine has told its id

    friend bool operator==(const Replaced &, const Replaced &) = default;
};

/// Several changes that belong together: run in order, and undone in the opposite order when one fails.
struct Plan {
    std::vector<Step> steps;
    /// After an undo, whatever had been done: what was up before is up again. Harmless when it is so.
    std::vector<changes::Change> ensure;
    std::vector<Note> notes;
    std::vector<Replaced> replaced; ///< the owner of a network before its guests

    friend bool operator==(const Plan &, const Plan &) = default;
};

} // namespace portolan::plans
