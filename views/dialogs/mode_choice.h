#pragma once

#include <QString>

#include "model/core/snapshot.h"

class QComboBox;

namespace portolan::views {

/// Fills a box with all networks that a container on this engine may be made on: the engine's own, host,
/// none, and those of the other containers. The data of each is what `docker run --network` takes. `self` is
/// left out; it may be empty.
void fillModeChoice(QComboBox &box, const Snapshot &snapshot, const EngineKey &engine,
                    const ContainerId &self);

/// Chooses it by that word; a container may be given by its id too. What is not there is added.
void chooseMode(QComboBox &box, const QString &network);

} // namespace portolan::views
