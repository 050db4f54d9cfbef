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
    QString command() const { return command_; }                  ///< as a shell takes it
    void copy() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslateUi();

    QString command_;
    ValueText *text_;
};

} // namespace portolan::views
