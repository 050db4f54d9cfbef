#pragma once

#include <QLockFile>
#include <QObject>
#include <QPointer>
#include <map>

#include "model/plans/plan.h"
#include "model/qt/snapshot_store.h"

class QSettings;

namespace portolan::views {
class PlanDialog;
}

namespace portolan::app {

/// Keeps in mind which plans are under way, in the settings too: what was put aside is found again after the
/// program ended in the middle of one.
class PlanKeeper : public QObject {
    Q_OBJECT
public:
    /// A plan that another run of the program did not bring to its end.
    struct Leftover {
        QString entry;
        EngineKey engine;
        std::vector<plans::Replaced> replaced;
    };

    /// Both must outlive it.
    PlanKeeper(QSettings &settings, const qt::SnapshotStore &store, QObject *parent = nullptr);
    ~PlanKeeper() override;

    void watch(views::PlanDialog &dialog); ///< before its plan is run
    QList<views::PlanDialog *> underWay() const;
    void forget(const QString &entry);

signals:
    void nothingUnderWay(); ///< the last one has ended
    /// Told once each, when its engine has told of its containers and there is something to put back.
    void foundLeftover(const portolan::app::PlanKeeper::Leftover &leftover);

private:
    QString lockPath(const QString &entry) const;
    void begin(const QString &entry, const views::PlanDialog &dialog);
    void write(const QString &entry, const views::PlanDialog &dialog);
    void readLeftovers();
    void lookForLeftovers();

    QSettings &settings_;
    const qt::SnapshotStore &store_;
    QList<QPointer<views::PlanDialog>> watched_;
    std::map<QString, std::unique_ptr<QLockFile>> locks_; ///< of what is under way here, by entry
    QList<Leftover> leftovers_;                           ///< not told yet
};

} // namespace portolan::app
