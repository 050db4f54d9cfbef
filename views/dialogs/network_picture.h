#pragma once

#include <QWidget>

#include "model/networks/draft.h"
#include "views/dialogs/network_mode.h"

namespace portolan::views {

/// A small picture of the network as typed: who stands above it, the network as a bar, two containers
/// beneath.
class NetworkPicture : public QWidget {
    Q_OBJECT
public:
    explicit NetworkPicture(const Theme &theme, QWidget *parent = nullptr);

    void show(NetworkMode mode, const networks::Draft &draft, const networks::Surroundings &around);

    QSize sizeHint() const override { return {260, 150}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void tell();

    Theme theme_;
    NetworkMode mode_ = NetworkMode::bridge;
    networks::Draft draft_;
    networks::Surroundings around_;
    QStringList above_, beneath_; ///< words of the boxes
    QString bar_;
};

} // namespace portolan::views
