#pragma once

#include "model/core/container.h"
#include "views/dialogs/change_dialog.h"

class QCheckBox;
class QComboBox;
class QLineEdit;

namespace portolan::views {

/// A new name for a container.
class RenameDialog : public ChangeDialog {
    Q_OBJECT
public:
    RenameDialog(qt::ChangeLog &log, const Container &container, const Theme &theme, QWidget *parent);

private:
    void retranslateUi() override;
    void read();

    changes::ContainerRef container_;
    QLabel *label_, *hint_;
    QLineEdit *name_;
};

/// Removing a container for good: says what is lost.
class RemoveContainerDialog : public ChangeDialog {
    Q_OBJECT
public:
    RemoveContainerDialog(qt::ChangeLog &log, const Container &container, const Theme &theme,
                          QWidget *parent);

private:
    void retranslateUi() override;
    void read();

    changes::ContainerRef container_;
    bool up_;
    QLabel *lost_;
    QCheckBox *volumes_;
};

/// Stopping a container that is removed when it ends: says what is lost.
class StopForGoodDialog : public ChangeDialog {
    Q_OBJECT
public:
    StopForGoodDialog(qt::ChangeLog &log, const Container &container, const Theme &theme, QWidget *parent);

private:
    void retranslateUi() override;

    std::string name_;
    QLabel *lost_;
};

/// A signal for the container's first process.
class KillDialog : public ChangeDialog {
    Q_OBJECT
public:
    KillDialog(qt::ChangeLog &log, const Container &container, const Theme &theme, QWidget *parent);

private:
    void retranslateUi() override;
    void read();

    changes::ContainerRef container_;
    bool removedAtEnd_;
    QLabel *label_, *hint_;
    QComboBox *signal_;
};

} // namespace portolan::views
