#pragma once

#include <QString>
#include <chrono>
#include <string_view>

#include "model/core/entities.h"
#include "model/core/time.h"

namespace portolan::views {

/// Every enumerator of the model as a word of the current language, in one place. All are short phrases in
/// lower case that fit behind a name or a dot; nothing keeps them: ask again after a language change.

QString stateWord(ContainerState state);
QString healthWord(Health health); ///< empty for Health::none
QString driverWord(DriverKind kind);
QString sourceStateWord(SourceState state);
QString relayStateWord(RelayState state);
QString relaySourceWord(RelaySource source);
QString linkKindWord(LinkKind kind);
QString ambassadorEvidenceWord(AmbassadorEvidence evidence);
QString swarmRoleWord(SwarmRole role); ///< empty for SwarmRole::none
QString entityKindWord(EntityKind kind);
QString errorWord(Errc code); ///< what went wrong, without its target

/// The state with what belongs to it: "exited (1) · 3 min ago", "paused", "running · unhealthy".
QString stateText(const Container &container, Moment now);
/// The same for a source: "live", "lost 12 s ago · nobody listens there".
QString sourceText(SourceState state, const std::optional<Loss> &loss, Moment now);
/// What is wrong with a relay: "no :port" for an address without one; else its state's word.
QString relayTrouble(const Relay &relay);
/// Why a container in `container:` mode has no network: "network gone", "owner gone".
QString sharedTrouble(const SharedNetwork &shared);
/// "just now", "12 s ago", "3 min ago", "5 h ago", "2 d ago".
QString agoText(Moment then, Moment now);
/// When agoText() will say something else, so that clocks need not tick for nothing.
std::chrono::milliseconds agoTextChangesIn(Moment then, Moment now);

/// Text from strangers for one line on the screen: see plain() in model/core/text.h.
QString shown(std::string_view untrusted, std::size_t maxCharacters = 300);

} // namespace portolan::views
