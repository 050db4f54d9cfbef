#pragma once

#include <QString>

#include "model/core/snapshot.h"

class QComboBox;

namespace portolan::views {

/// Fills a box with all networks that a container on this engine may be made on: the engine's own and those
/// of its swarm, host, none, and those of the other containers; again, once they are others, and then what is
/// chosen stays chosen. The data of each is what `docker run --network` takes. `self` is left out; it may be
/// empty.
void fillModeChoice(QComboBox &box, const Snapshot &snapshot, const EngineKey &engine,
                    const ContainerId &self);

/// Chooses it by that word; a container may be given by its id too. What is not there is added. "container:"
/// is the network of another container: of the only one that runs, else one has to choose.
void chooseMode(QComboBox &box, const QString &network);

/// Why the choice is none yet, empty when it is one.
QString choiceMissing(const QComboBox &box);

} // namespace portolan::views
