#include "views/dialogs/scrolled.h"

#include <QEvent>
#include <QLayout>
#include <QScrollBar>

namespace portolan::views {

Scrolled::Scrolled(QWidget *page, QWidget *parent) : QScrollArea(parent) {
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus); // its fields have it, and come into view with it
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setWidget(page);
}

QSize Scrolled::sizeHint() const {
    const QSize page = widget()->sizeHint();
    return {page.width(), heightForWidth(page.width())};
}

QSize Scrolled::minimumSizeHint() const {
    return {widget()->minimumSizeHint().width() + verticalScrollBar()->sizeHint().width(),
            fontMetrics().height() * 6};
}

int Scrolled::heightForWidth(int width) const {
    const QLayout *layout = widget()->layout();
    return layout && layout->hasHeightForWidth() ? layout->totalHeightForWidth(width)
                                                 : widget()->sizeHint().height();
}

bool Scrolled::eventFilter(QObject *watched, QEvent *event) {
    const bool done = QScrollArea::eventFilter(watched, event);
    if (watched == widget() && event->type() == QEvent::LayoutRequest) updateGeometry();
    return done;
}

} // namespace portolan::views
