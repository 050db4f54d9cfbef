#pragma once

#include <QPixmap>
#include <QTimer>
#include <QWidget>

#include "views/graph/camera.h"
#include "views/theme/theme.h"

namespace portolan::views {

class ChartView;

/// All of a large chart in a corner of it, with a rectangle for what is seen. A click or drag moves the view,
/// and so do the arrows. It is there past `fewest` nodes; its picture is made anew only when the chart's
/// things come, go or move.
class Minimap : public QWidget {
    Q_OBJECT
public:
    static constexpr int fewest = 50;

    explicit Minimap(ChartView &chart);

    void setTheme(const Theme &theme);
    void setWanted(bool wanted); ///< whether the person wants one at all
    int picturesMade() const {
        return pictures_;
    } ///< for tests and benchmarks: how often it was painted anew

signals:
    void moveWanted(QPointF world); ///< the view's middle to there

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void look(); ///< whether anything of the chart is other than what we show
    void arrange();
    void makePicture();
    void retranslateUi();
    QPointF toWorld(QPointF here) const;
    QRectF toHere(const QRectF &world) const;

    ChartView &chart_;
    Theme theme_;
    bool wanted_ = true, many_ = false;
    std::uint64_t version_ = ~std::uint64_t{0};
    Camera camera_;
    QRectF world_;
    double scale_ = 1;
    QPixmap picture_;
    QTimer pace_; ///< runs while the picture is too new to be made again
    bool stale_ = true;
    int pictures_ = 0;
};

} // namespace portolan::views
