#pragma once

#include <QObject>
#include <memory>
#include <thread>

#include "model/layout/layout.h"
#include "views/graph/scene.h"

namespace portolan::views {

/// Gives places to what has none: a few at once, many on a thread of its own. What stands is never moved.
class Arranger : public QObject {
    Q_OBJECT
public:
    static constexpr std::size_t mostAtOnce = 300;

    explicit Arranger(Scene &scene, QObject *parent = nullptr);
    ~Arranger() override;

    void arrange(); ///< does nothing while a thread is at work: its end asks again
    bool busy() const { return worker_.joinable(); }

signals:
    void arranged(); ///< later, from a thread; not for what was placed within arrange()

private:
    void take(const layout::Graph &graph, const layout::Positions &positions);
    void finish(const layout::Graph &graph, const std::optional<layout::Positions> &positions);

    Scene &scene_;
    std::shared_ptr<const layout::Layout> layout_;
    std::jthread worker_;
};

} // namespace portolan::views
