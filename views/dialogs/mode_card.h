#pragma once

#include <QAbstractButton>

#include "views/dialogs/network_mode.h"

namespace portolan::views {

/// One mode to choose: its glyph and name in its colour, and a few words.
class ModeCard : public QAbstractButton {
    Q_OBJECT
public:
    ModeCard(NetworkMode mode, const Theme &theme, QWidget *parent = nullptr);

    NetworkMode mode() const { return mode_; }
    void retranslate();
    void setBrief(bool brief); ///< where there is little room: the words are its tip then

    QSize sizeHint() const override;
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QFont smallFont() const;

    NetworkMode mode_;
    Theme theme_;
    bool brief_ = false;
};

} // namespace portolan::views
