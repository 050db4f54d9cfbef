#pragma once

#include <QSplitter>

namespace portolan::app {

/// Sidebar, chart and inspector. When the window shrinks the chart keeps half of it; the sides keep what the
/// person gave them while there is room.
class Columns : public QSplitter {
    Q_OBJECT
public:
    using QSplitter::QSplitter;

    void restore(const QByteArray &state); ///< of saveState(); anything else gives the usual widths

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    bool asLeft_ = false;
};

} // namespace portolan::app
