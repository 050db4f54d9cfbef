#include "app/plan_keeper.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSettings>
#include <QUuid>

#include "app/settings.h"
#include "model/plans/leftover.h"
#include "views/dialogs/plan_dialog.h"

namespace portolan::app {
namespace {

QString text(const std::string &bytes) { return QString::fromStdString(bytes); }

QJsonObject toJson(const plans::Replaced &one) {
    return {{QStringLiteral("old"), text(one.old.value)},
            {QStringLiteral("name"), text(one.name)},
            {QStringLiteral("temporary"), text(one.temporary)},
            {QStringLiteral("backup"), text(one.backup)},
            {QStringLiteral("up"), one.up},
            {QStringLiteral("policy"), text(one.policy)},
            {QStringLiteral("retries"), one.retries},
            {QStringLiteral("made"), text(one.made.value)}};
}

plans::Replaced fromJson(const QJsonObject &json) {
    const auto word = [&json](const char *key) { return json[QLatin1String(key)].toString().toStdString(); };
    return {ContainerId(word("old")), word("name"),   word("temporary"),        word("backup"),
            json[u"up"].toBool(),     word("policy"), json[u"retries"].toInt(), ContainerId(word("made"))};
}

} // namespace

PlanKeeper::PlanKeeper(QSettings &settings, const qt::SnapshotStore &store, QObject *parent)
    : QObject(parent), settings_(settings), store_(store) {
    readLeftovers();
    connect(&store, &qt::SnapshotStore::changed, this, &PlanKeeper::lookForLeftovers);
}

PlanKeeper::~PlanKeeper() = default;

/// Another run of the program that still works at it has it locked.
QString PlanKeeper::lockPath(const QString &entry) const {
    return QFileInfo(settings_.fileName()).absolutePath() + QStringLiteral("/plan-") + entry +
           QStringLiteral(".lock");
}

void PlanKeeper::watch(views::PlanDialog &dialog) {
    watched_.push_back(&dialog);
    const QString entry = QUuid::createUuid().toString(QUuid::WithoutBraces);
    connect(&dialog, &views::PlanDialog::began, this, [this, entry, &dialog] { begin(entry, dialog); });
    connect(&dialog, &views::PlanDialog::advanced, this, [this, entry, &dialog] {
        if (locks_.contains(entry)) write(entry, dialog);
    });
    connect(&dialog, &views::PlanDialog::over, this, [this, entry, &dialog] {
        if (dialog.run()->state() == plans::RunState::halfUndone)
            locks_.erase(entry); // the next start offers the rest
        else
            forget(entry);
        if (underWay().isEmpty()) emit nothingUnderWay();
    });
}

QList<views::PlanDialog *> PlanKeeper::underWay() const {
    QList<views::PlanDialog *> all;
    for (const auto &dialog : watched_)
        if (dialog && dialog->run() && !dialog->run()->ended()) all << dialog;
    return all;
}

void PlanKeeper::begin(const QString &entry, const views::PlanDialog &dialog) {
    if (dialog.run()->plan().replaced.empty()) return; // nothing is put aside
    write(entry, dialog);
    auto lock = std::make_unique<QLockFile>(lockPath(entry));
    lock->setStaleLockTime(0); // as long as it takes
    lock->tryLock();
    locks_[entry] = std::move(lock);
}

/// Also the ids of what was made since: by them it is told from what somebody else makes of the same name.
void PlanKeeper::write(const QString &entry, const views::PlanDialog &dialog) {
    QJsonArray replaced;
    for (const plans::Replaced &one : dialog.run()->plan().replaced) replaced << toJson(one);
    const QJsonObject json{{QStringLiteral("engine"), text(dialog.engine().value)},
                           {QStringLiteral("replaced"), replaced}};
    const QString key = settings::plans + u'/' + entry;
    const QByteArray bytes = QJsonDocument(json).toJson(QJsonDocument::Compact);
    if (settings_.value(key).toByteArray() == bytes) return;
    settings_.setValue(key, bytes);
    settings_.sync(); // now, not when the program ends well; it makes the folder, too
}

void PlanKeeper::forget(const QString &entry) {
    settings_.remove(settings::plans + u'/' + entry);
    settings_.sync();
    locks_.erase(entry);
}

void PlanKeeper::readLeftovers() {
    settings_.beginGroup(settings::plans);
    for (const QString &entry : settings_.childKeys()) {
        QLockFile lock(lockPath(entry));
        lock.setStaleLockTime(0);
        if (!lock.tryLock()) continue;
        const auto json = QJsonDocument::fromJson(settings_.value(entry).toByteArray()).object();
        Leftover left{entry, EngineKey(json[u"engine"].toString().toStdString()), {}};
        for (const auto &one : json[u"replaced"].toArray()) left.replaced.push_back(fromJson(one.toObject()));
        leftovers_.push_back(std::move(left));
    }
    settings_.endGroup();
}

/// An engine tells of its containers first and of each in full a little later.
void PlanKeeper::lookForLeftovers() {
    const Snapshot &now = store_.snapshot();
    for (int i = 0; i < leftovers_.size();) {
        const auto engine = now.engines.find(std::string_view(leftovers_[i].engine.value));
        const bool live = now.complete && engine && engine->state == SourceState::live;
        if (!live || !plans::isTold(now, leftovers_[i].engine, leftovers_[i].replaced)) {
            ++i;
            continue;
        }
        const Leftover left = leftovers_.takeAt(i);
        if (plans::putBack(now, left.engine, left.replaced).steps.empty())
            forget(left.entry);
        else
            emit foundLeftover(left);
    }
}

} // namespace portolan::app
