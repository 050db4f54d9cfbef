#include "views/minimap/minimap.h"

#include <QEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include "views/graph/chart_view.h"
#include "views/theme/plain_tip.h"

namespace portolan::views {
namespace {

constexpr QSize usual{188, 124};
constexpr int margin = 14, inset = 7;
constexpr int pace = 200;          // ms: where much happens, no new picture sooner
constexpr int smallestChart = 420; // pixels in width; in height two thirds of that

} // namespace

Minimap::Minimap(ChartView &chart) : QWidget(&chart), chart_(chart), theme_(lightTheme()) {
    setObjectName(QStringLiteral("minimap"));
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    resize(usual);
    hide();
    pace_.setSingleShot(true);
    pace_.setInterval(pace);
    connect(&pace_, &QTimer::timeout, this, [this] {
        if (stale_) update();
    });
    chart.installEventFilter(this);
    retranslateUi();
}

void Minimap::setTheme(const Theme &theme) {
    theme_ = theme;
    stale_ = true;
    pace_.stop();
    update();
}

void Minimap::setWanted(bool wanted) {
    wanted_ = wanted;
    arrange();
}

/// The chart paints itself whenever there is something to see: the moment to look whether it is news for us.
bool Minimap::eventFilter(QObject *watched, QEvent *event) {
    if (watched == &chart_ && event->type() == QEvent::Paint) look();
    if (watched == &chart_ && event->type() == QEvent::Resize) arrange();
    return QWidget::eventFilter(watched, event);
}

void Minimap::look() {
    const Scene &scene = chart_.scene();
    if (scene.version() != version_) {
        version_ = scene.version();
        int seen = 0;
        for (const SceneNode &node : scene.nodes())
            seen += node.seen() && node.kind != NodeKind::title ? 1 : 0;
        many_ = seen > fewest;
        stale_ = true;
        if (isVisible() && !pace_.isActive()) update();
        // Not now: the chart is in the middle of painting.
        if (many_ != isVisible()) QMetaObject::invokeMethod(this, &Minimap::arrange, Qt::QueuedConnection);
    }
    if (!(chart_.camera() == camera_)) {
        camera_ = chart_.camera();
        if (isVisible()) update();
    }
}

void Minimap::arrange() {
    move(margin, chart_.height() - height() - margin);
    const bool room = chart_.width() >= smallestChart && chart_.height() >= smallestChart * 2 / 3;
    setVisible(wanted_ && many_ && room);
}

QRectF Minimap::toHere(const QRectF &world) const {
    const QPointF middle(width() / 2.0, height() / 2.0);
    return {middle + (world.topLeft() - world_.center()) * scale_, world.size() * scale_};
}

QPointF Minimap::toWorld(QPointF here) const {
    return world_.center() + (here - QPointF(width() / 2.0, height() / 2.0)) / scale_;
}

void Minimap::makePicture() {
    ++pictures_;
    stale_ = false;
    const Scene &scene = chart_.scene();
    world_ = scene.bounds();
    if (world_.isEmpty()) world_ = QRectF(-1, -1, 2, 2);
    scale_ = std::min((width() - 2.0 * inset) / world_.width(), (height() - 2.0 * inset) / world_.height());
    const double ratio = devicePixelRatioF();
    picture_ = QPixmap(size() * ratio);
    picture_.setDevicePixelRatio(ratio);
    picture_.fill(Qt::transparent);
    QPainter p(&picture_);
    p.setRenderHint(QPainter::Antialiasing);
    p.setPen(theme_.panelBorder);
    p.setBrush(theme_.panel);
    p.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
    p.setRenderHint(QPainter::Antialiasing, false);
    p.setBrush(theme_.canvas);
    p.setPen(theme_.frame);
    for (const SceneFrame &frame : scene.frames())
        if (!frame.folded && !frame.rect.isEmpty()) p.drawRect(toHere(frame.rect));
    for (const SceneNode &node : scene.nodes()) {
        if (!node.seen() || node.kind == NodeKind::title) continue;
        QColor colour = theme_.inkMuted;
        if (const Network *network = node.network()) colour = theme_.driver(driverKind(*network));
        if (const Container *container = node.container()) colour = theme_.state(container->state);
        QRectF dot = toHere(node.rect());
        if (dot.width() < 2 || dot.height() < 1.5)
            dot = QRectF(dot.center() - QPointF(1, 0.75), QSizeF(2, 1.5));
        p.fillRect(dot, colour);
    }
}

void Minimap::paintEvent(QPaintEvent *) {
    if ((stale_ && !pace_.isActive()) || picture_.size() != size() * devicePixelRatioF()) {
        makePicture();
        pace_.start();
    }
    QPainter p(this);
    p.drawPixmap(0, 0, picture_);
    const QRectF inner = QRectF(rect()).adjusted(3, 3, -3, -3);
    const QRectF seen = toHere(camera_.visible()).intersected(inner);
    QColor tint = theme_.accent;
    tint.setAlpha(28);
    p.setPen(QPen(theme_.accent, 1.5));
    p.setBrush(tint);
    if (!seen.isEmpty()) p.drawRect(seen);
    if (!hasFocus()) return;
    p.setRenderHint(QPainter::Antialiasing);
    p.setBrush(Qt::NoBrush);
    p.setPen(QPen(theme_.accent, 2));
    p.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 8, 8);
}

void Minimap::mousePressEvent(QMouseEvent *event) {
    if (event->button() == Qt::LeftButton) emit moveWanted(toWorld(event->position()));
}

void Minimap::mouseMoveEvent(QMouseEvent *event) {
    if (event->buttons() & Qt::LeftButton) emit moveWanted(toWorld(event->position()));
}

void Minimap::wheelEvent(QWheelEvent *event) { event->accept(); } // not the chart's beneath

void Minimap::keyPressEvent(QKeyEvent *event) {
    const QSizeF step = camera_.visible().size() / 4;
    QPointF to = camera_.centre;
    switch (event->key()) {
    case Qt::Key_Left:
        to.rx() -= step.width();
        break;
    case Qt::Key_Right:
        to.rx() += step.width();
        break;
    case Qt::Key_Up:
        to.ry() -= step.height();
        break;
    case Qt::Key_Down:
        to.ry() += step.height();
        break;
    default:
        return QWidget::keyPressEvent(event);
    }
    emit moveWanted(to);
}

void Minimap::retranslateUi() {
    setAccessibleName(tr("Minimap"));
    setPlainTip(this,
                tr("All of the chart; the frame is what you see. A click, a drag or the arrows move it."));
}

void Minimap::changeEvent(QEvent *event) {
    if (event->type() == QEvent::LanguageChange) retranslateUi();
    QWidget::changeEvent(event);
}

} // namespace portolan::views
