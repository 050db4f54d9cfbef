#include "model/topology/ambassadors.h"

#include <algorithm>
#include <array>

#include "model/topology/relay_variables.h"
#include "model/topology/rows.h"

namespace portolan::topology {
namespace {

constexpr std::string_view roleLabel = "io.portolan.role";

/// "registry:5000/amouat/ambassador:latest@sha256:…" gives "amouat/ambassador".
std::string_view repositoryOf(std::string_view image) {
    image = image.substr(0, image.find('@'));
    if (const auto slash = image.find('/'); slash != std::string_view::npos) {
        const std::string_view first = image.substr(0, slash);
        if (first.find_first_of(".:") != std::string_view::npos || first == "localhost")
            image.remove_prefix(slash + 1);
    }
    const auto slash = image.rfind('/');
    const auto colon = image.rfind(':');
    const bool tagged = colon != std::string_view::npos && (slash == std::string_view::npos || colon > slash);
    return tagged ? image.substr(0, colon) : image;
}

/// Relays whose names do not say so.
constexpr std::array<std::string_view, 10> relayImages{
    "alpine/socat",          "bobrik/socat",         "hpello/tcp-proxy",    "jpetazzo/hamba", "library/socat",
    "marcnuri/port-forward", "progrium/ambassadord", "tecnativa/tcp-proxy", "verb/socat",     "zenato/socat",
};
/// Who makes an API gateway of the name Ambassador.
constexpr std::array<std::string_view, 4> gatewayMakers{"ambassador", "ambassadorlabs", "datawire",
                                                        "emissaryingress"};

template <std::size_t N>
bool isOneOf(std::string_view word, const std::array<std::string_view, N> &words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

} // namespace

bool isAmbassadorImage(std::string_view image) {
    std::string_view repository = repositoryOf(image);
    const auto slash = repository.rfind('/');
    if (slash == std::string_view::npos) // built at home, or Docker's own
        return repository == "ambassador" || repository == "socat" || repository.ends_with("-ambassador");
    const std::string_view name = repository.substr(slash + 1);
    // A mirror keeps the last two parts: mirror.example/hub/amouat/ambassador.
    if (const auto before = repository.substr(0, slash).rfind('/'); before != std::string_view::npos)
        repository.remove_prefix(before + 1);
    const std::string_view maker = repository.substr(0, repository.find('/'));
    if (name == "ambassador" || name.ends_with("-ambassador")) return !isOneOf(maker, gatewayMakers);
    return isOneOf(repository, relayImages);
}

CommandReading readCommand(const Container &container, const std::vector<std::string> &more) {
    return readCommand(container.command, [&](std::string_view name) {
        const std::string configured = variableIn(container.environment, name); // it overrides Docker's own
        return configured.empty() ? variableIn(more, name) : configured;
    });
}

std::vector<AmbassadorEvidence> evidenceOf(const Container &container) {
    std::vector<AmbassadorEvidence> out;
    const auto role = container.labels.find(std::string(roleLabel));
    if (role != container.labels.end() && role->second == "ambassador")
        out.push_back(AmbassadorEvidence::label);
    if (isAmbassadorImage(container.image)) out.push_back(AmbassadorEvidence::image);
    if (hasRelayVariable(container.environment)) out.push_back(AmbassadorEvidence::relayVariable);
    if (readCommand(container, {}).forwards) out.push_back(AmbassadorEvidence::command);
    return out;
}

void recogniseAmbassadors(Draft &draft) {
    Beside<Ambassador> before(draft.before.ambassadors);
    std::vector<Table<Ambassador>::Row> rows;
    for (std::size_t i : concerned(draft, draft.before.ambassadors)) {
        const Container &container = *draft.now.containers[i];
        const auto old = before.of(container.id.value);
        if (draft.sameContainer[i]) {
            rows.insert(rows.end(), old.begin(), old.end());
            continue;
        }
        auto evidence = evidenceOf(container);
        if (!evidence.empty())
            rows.push_back(
                keptOrNew<Ambassador>(old, Ambassador{container.id, container.engine, std::move(evidence)}));
    }
    draft.now.ambassadors = Table<Ambassador>::of(std::move(rows));
}

} // namespace portolan::topology
