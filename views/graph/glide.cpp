#include "views/graph/glide.h"

#include <QEasingCurve>

namespace portolan::views {

Glide::Glide(QObject *parent) : QObject(parent) {
    timer_.setInterval(16);
    timer_.setTimerType(Qt::PreciseTimer);
    connect(&timer_, &QTimer::timeout, this, [this] {
        const double share = static_cast<double>(clock_.elapsed()) / duration;
        if (share >= 1) timer_.stop();
        static const QEasingCurve curve(QEasingCurve::InOutCubic);
        emit moved(share >= 1 ? 1 : curve.valueForProgress(share));
    });
}

void Glide::start(bool atOnce) {
    timer_.stop();
    if (atOnce) {
        emit moved(1);
        return;
    }
    clock_.start();
    timer_.start();
}

} // namespace portolan::views
