#include "app/dialog_size.h"

#include <QDialog>
#include <QEvent>
#include <QSettings>

#include "app/settings.h"
#include "views/dialogs/on_screen.h"

namespace portolan::app {
namespace {

class Keeper : public QObject {
public:
    Keeper(QDialog &dialog, QSettings &settings) : QObject(&dialog), dialog_(dialog), settings_(settings) {
        const QString name = QString::fromLatin1(dialog.metaObject()->className());
        key_ = settings::dialogs + name.section(QStringLiteral("::"), -1);
        const QSize before = settings.value(key_).toSize();
        if (before.isValid()) views::resizeOnScreen(dialog, before);
        dialog.installEventFilter(this);
    }
    bool eventFilter(QObject *watched, QEvent *event) override {
        // Only what somebody did: else a size that follows from today's font and words would stay for ever.
        if (event->type() == QEvent::Show && !event->spontaneous()) shown_ = dialog_.size();
        if (event->type() == QEvent::Hide && !event->spontaneous() && shown_.isValid() &&
            dialog_.size() != shown_)
            settings_.setValue(key_, dialog_.size());
        return QObject::eventFilter(watched, event);
    }

private:
    QDialog &dialog_;
    QSettings &settings_;
    QString key_;
    QSize shown_;
};

} // namespace

void rememberSize(QDialog &dialog, QSettings &settings) { new Keeper(dialog, settings); }

} // namespace portolan::app
