#pragma once

#include <QString>

#include "model/networks/draft.h"

namespace portolan::views {

/// What networks::check found, as a sentence for beneath its field.
QString findingText(const networks::Finding &finding);

/// What a driver's own word for how it works means: "vepa", "l3s". Empty when it is unknown.
QString driverModeText(DriverKind kind, const QString &mode);
QString ipvlanFlagText(const QString &flag);
QString gatewayModeText(const QString &mode);

/// What an empty subnet means: "the engine chooses; 172.19.0.0/16 would be free".
QString proposalText(const networks::Surroundings &around);

} // namespace portolan::views
