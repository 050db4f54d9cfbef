#include "model/qt/snapshot_store.h"

namespace portolan::qt {

SnapshotStore::SnapshotStore(QObject *parent)
    : QObject(parent), mailbox_([this] {
          QMetaObject::invokeMethod(
              this,
              [this] {
                  if (SnapshotPtr next = mailbox_.take()) apply(std::move(next));
              },
              Qt::QueuedConnection);
      }) {}

SnapshotStore::~SnapshotStore() { mailbox_.close(); }

void SnapshotStore::apply(SnapshotPtr next) {
    const SnapshotPtr before = std::exchange(snapshot_, std::move(next));
    emit changed(diff(*before, *snapshot_));
}

} // namespace portolan::qt
