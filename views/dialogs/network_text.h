#pragma once

#include <QString>

#include "model/networks/draft.h"
#include "model/networks/subnets.h"

namespace portolan::views {

/// What networks::check found, as a sentence for beneath its field.
QString findingText(const networks::Finding &finding);

/// What a driver's own word for how it works means: "vepa", "l3s". Empty when it is unknown.
QString driverModeText(DriverKind kind, const QString &mode);
QString ipvlanFlagText(const QString &flag);
QString gatewayModeText(const QString &mode);

/// A range that would be free: "for example 172.19.0.0/16".
QString proposalText(const networks::Surroundings &around, networks::Pool pool);

} // namespace portolan::views
