#pragma once

#include <QObject>

#include "model/core/entities.h"

namespace portolan::qt {

/// What is selected, the same in every view. Holds an id, never a pointer: the entity may be gone.
class Selection : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    const EntityId &current() const { return current_; }

public slots:
    void select(const portolan::EntityId &id) {
        if (id == current_) return;
        current_ = id;
        emit changed(current_);
    }
    void clear() { select(EntityId{}); }

signals:
    void changed(const portolan::EntityId &id);

private:
    EntityId current_;
};

} // namespace portolan::qt
