#pragma once

#include <QWidget>

#include "model/changes/change.h"
#include "views/theme/theme.h"

namespace portolan::views {

class ValueText;

/// The docker command that does what a dialog is about to do, dark and in a monospace face, to be selected
/// and copied.
class CommandBar : public QWidget {
    Q_OBJECT
public:
    explicit CommandBar(const Theme &theme, QWidget *parent = nullptr);

    void setChanges(const std::vector<changes::Change> &changes); ///< none: nothing can be said yet
    void setCommands(const std::vector<std::string> &commands);   ///< lines of a shell; none as above
    /// What docker needs to be told besides, in what is copied; shown is the short form.
    void setEngineOptions(const std::string &options) { options_ = QString::fromStdString(options); }
    void copy() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslateUi();

    QStringList commands_; ///< as a shell takes them
    QString options_;
    ValueText *text_;
};

} // namespace portolan::views
