#pragma once

#include <QAbstractButton>

#include "model/core/entities.h"

namespace portolan::views {

/// A name to be clicked that leads to its entity. Paints plain text, whatever the name is made of.
class EntityLink : public QAbstractButton {
    Q_OBJECT
public:
    explicit EntityLink(QWidget *parent = nullptr);

    void show(const QString &name, const EntityId &target);
    const EntityId &target() const { return target_; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    EntityId target_;
};

} // namespace portolan::views
