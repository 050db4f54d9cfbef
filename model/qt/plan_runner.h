#pragma once

#include <QObject>
#include <QTimer>

#include "model/plans/plan_run.h"
#include "model/qt/change_log.h"

namespace portolan::qt {

/// Runs a plan by making its changes one after the other; each is in the log like any other. On the GUI
/// thread.
class PlanRunner : public QObject {
    Q_OBJECT
public:
    static constexpr int pauseMs = 1000; ///< before an engine that did not answer is asked again

    PlanRunner(ChangeLog &log, EngineKey engine, plans::Plan plan, QObject *parent = nullptr);

    const plans::PlanRun &run() const { return run_; }
    /// With no end in sight: it can be given up.
    bool waits() const { return waits_ || run_.waitsForEngine(); }
    void start();
    /// Undoes what was done, after the step that is under way; a mere waiting is cut short. While it undoes:
    /// gives up on an engine that does not answer.
    void cancel();

signals:
    void changed(); ///< a step's state
    void ended();

private:
    void go();
    void make(const plans::PlanRun::Action &action);

    ChangeLog &log_;
    EngineKey engine_;
    plans::PlanRun run_;
    QTimer pause_;
    std::optional<quint64> underWay_;
    bool waits_ = false; ///< for a container, as long as that takes
};

} // namespace portolan::qt
