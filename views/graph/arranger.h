#pragma once

#include <QObject>
#include <thread>

#include "model/layout/layout.h"
#include "views/graph/scene.h"

namespace portolan::views {

/// Finds places: for what has none, a few in a small chart at once, else on a thread, and what stands is not
/// moved; and for all that awaits a place in another arrangement, always on the thread.
class Arranger : public QObject {
    Q_OBJECT
public:
    static constexpr std::size_t mostAtOnce = 300, largestAtOnce = 600;

    explicit Arranger(Scene &scene, QObject *parent = nullptr);
    ~Arranger() override;

    void arrange();   ///< newcomers; does nothing while a thread is at work: its end asks again
    void rearrange(); ///< what awaits a place; what the thread does now is given up
    void relax();     ///< when idle: the same picture, a little better; gives way to the others
    bool busy() const { return worker_.joinable(); }
    bool placing() const { return busy() && job_ != Job::relax; } ///< somebody waits for a place

signals:
    void arranged(); ///< later, from a thread; not for what was placed within arrange()
    void departed(); ///< the scene has set out for other places

private:
    enum class Job { newcomers, all, relax };
    using Known = std::vector<std::optional<layout::Point>>;
    void start(Job job);
    void take(const layout::Graph &graph, const layout::Positions &positions, Job job);
    void finish(const layout::Graph &graph, const std::optional<layout::Positions> &positions);

    Scene &scene_;
    std::jthread worker_;
    Job job_ = Job::newcomers; ///< of the thread
    bool again_ = false;       ///< rearrange() was asked for meanwhile
};

} // namespace portolan::views
