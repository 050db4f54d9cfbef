#include "views/dialogs/put_back_dialog.h"

#include <QPushButton>
#include <QVBoxLayout>

#include "model/plans/leftover.h"
#include "views/theme/words.h"

namespace portolan::views {

PutBackDialog::PutBackDialog(qt::ChangeLog &log, const qt::SnapshotStore &store, const EngineKey &engine,
                             std::vector<plans::Replaced> replaced, const Theme &theme, QWidget *parent)
    : PlanDialog(log, engine, theme, parent), store_(store), replaced_(std::move(replaced)),
      leave_(new QPushButton) {
    leave_->setObjectName(QStringLiteral("leaveAsItIs"));
    leave_->setAutoDefault(false);
    body()->addWidget(leave_, 0, Qt::AlignLeft);
    connect(leave_, &QPushButton::clicked, this, [this] {
        emit leftAsItIs();
        reject();
    });
    connect(&store, &qt::SnapshotStore::changed, this, &PutBackDialog::read);
    retranslateUi();
    read();
}

void PutBackDialog::read() { setPlan(plans::putBack(store_.snapshot(), engine(), replaced_)); }

void PutBackDialog::retranslateUi() {
    QStringList names, kept;
    for (const plans::Replaced &one : replaced_) {
        names << shown(one.name, 80);
        const auto old = store_.snapshot().containers.find(std::string_view(one.old.value));
        if (old) kept << shown(old->name, 80);
    }
    setTitle(
        tr("A plan was cut short: %1").arg(names.join(QStringLiteral(", "))),
        tr("Portolan ended while it made this anew. The old container is still there, as %1. These steps "
           "put everything back as it was.")
            .arg(kept.join(QStringLiteral(", "))));
    setVerb(tr("Put back"));
    leave_->setText(tr("Leave it as it is, and do not ask again"));
}

} // namespace portolan::views
