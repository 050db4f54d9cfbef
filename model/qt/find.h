#pragma once

#include <QStringList>
#include <vector>

#include "model/core/snapshot.h"

namespace portolan::qt {

/// One answer to what a person typed. Texts are harmless and bounded.
struct Hit {
    EntityId id;
    QString name;
    QString detail; ///< what distinguishes it: addresses, subnet, image, URL, value
};

/// Looks in names, addresses, subnets, images, ids and etcd keys, without regard to case. The best come
/// first: a name that begins with the words, then one that has them, then anything else.
std::vector<Hit> find(const Snapshot &snapshot, const QString &words, std::size_t limit);

} // namespace portolan::qt
