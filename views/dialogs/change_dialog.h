#pragma once

#include <QDialog>
#include <optional>

#include "model/qt/change_log.h"
#include "views/theme/theme.h"

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace portolan::views {

class CommandBar;

/// A dialog that makes a change, or several in a row: title, what the derived class puts in the middle, the
/// exact command, and two buttons. It stays while the engine works, telling how far a pull has come, closes
/// when the change is made, and says in place why it was not.
class ChangeDialog : public QDialog {
    Q_OBJECT
public:
    ChangeDialog(qt::ChangeLog &log, const EngineKey &engine, const Theme &theme, QWidget *parent);

    void accept() override;
    void reject() override; ///< while the engine works: stops waiting for it

    const std::optional<changes::Outcome> &outcome() const { return outcome_; } ///< once it was accepted

protected:
    QVBoxLayout *body() const { return body_; }
    const Theme &theme() const { return theme_; }
    const EngineKey &engine() const { return engine_; }
    void setTitle(const QString &title, const QString &subtitle = {});
    void setVerb(const QString &verb); ///< on the button that does it
    void setHarm() { harm_ = true; }   ///< something is lost here by what elsewhere does no harm
    /// One after the other; the first that fails ends it. None: something is missing or wrong, the button is
    /// off and the command empty. Not `ready`: the command shows, but the engine would refuse it.
    void setChanges(std::vector<changes::Change> changes, bool ready = true);
    /// Why the button is off, said beside it and as its tip; empty: it is plain to see.
    void setWhyNot(const QString &why);
    void setChange(changes::Change change) { setChanges({std::move(change)}); }
    virtual void retranslateUi() = 0; ///< called by the derived class's constructor, and with each language
    /// Not when words need more lines than there are: it has a size of its own, and scrolls inside.
    void setGrows(bool grows) { grows_ = grows; }
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void retranslateFrame();
    void showTrouble();
    void showPull();
    void showWorking();
    void perform(std::size_t step);

    qt::ChangeLog &log_;
    EngineKey engine_;
    Theme theme_;
    std::vector<changes::Change> changes_;
    bool ready_ = false, grows_ = true, harm_ = false;
    std::optional<changes::Outcome> outcome_;
    std::optional<Error> trouble_;
    std::optional<quint64> working_;
    std::optional<changes::PullProgress> pull_; ///< under way
    QLabel *title_, *subtitle_, *problem_, *whyNot_, *progress_;
    QVBoxLayout *body_;
    CommandBar *command_;
    QPushButton *copy_, *cancel_, *do_;
};

} // namespace portolan::views
