#pragma once

#include <QObject>

#include "model/core/diff.h"
#include "model/core/mailbox.h"

namespace portolan::qt {

/// Holds the snapshot that the GUI shows. Drains the mailbox in one queued call, diffs against what was
/// applied last and emits one batch. Lives on the GUI thread. Read-only to views.
class SnapshotStore : public QObject {
    Q_OBJECT
public:
    explicit SnapshotStore(QObject *parent = nullptr);
    ~SnapshotStore() override;

    const Snapshot &snapshot() const { return *snapshot_; }
    SnapshotPtr snapshotPtr() const { return snapshot_; }
    Mailbox &mailbox() { return mailbox_; } ///< the I/O thread posts here; closed by the destructor
    void apply(SnapshotPtr next);           ///< what draining does; also for pictures that need no engine

signals:
    void changed(const portolan::Diff &diff);

private:
    SnapshotPtr snapshot_ = std::make_shared<const Snapshot>();
    Mailbox mailbox_;
};

} // namespace portolan::qt
