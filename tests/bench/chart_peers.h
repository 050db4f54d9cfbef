#pragma once

#include <QGraphicsItem>
#include <QGraphicsScene>
#include <QGraphicsView>
#include <QPainter>
#include <QStyleOptionGraphicsItem>
#include <memory>

#include "views/graph/scene.h"

namespace portolan::bench {

/// The same cards and lines as a chart has, for QGraphicsView.
struct Picture {
    std::vector<QRectF> cards;
    std::vector<QString> names;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> lines;
};

inline Picture pictureOf(const views::Scene &scene) {
    Picture out;
    std::vector<std::uint32_t> at(scene.nodes().size(), 0);
    for (std::size_t i = 0; i < scene.nodes().size(); ++i) {
        const views::SceneNode &n = scene.nodes()[i];
        if (!n.seen() || n.kind == views::NodeKind::title) continue;
        at[i] = static_cast<std::uint32_t>(out.cards.size());
        out.cards.push_back(n.rect());
        out.names.push_back(QString::fromStdString(n.container() ? n.container()->name : "network"));
    }
    for (const views::SceneEdge &e : scene.edges())
        if (scene.drawn(e) && !e.dangling()) out.lines.push_back({at[e.a], at[e.b]});
    return out;
}

inline const QColor cardColour(255, 255, 255), borderColour(200, 206, 214), goodColour(26, 154, 91),
    badColour(194, 72, 30), lineColour(0, 114, 178);

class CardItem : public QGraphicsItem {
public:
    CardItem(QSizeF size, QString name, bool tuned) : size_(size), name_(std::move(name)), tuned_(tuned) {}
    QRectF boundingRect() const override {
        return {-size_.width() / 2 - 1, -size_.height() / 2 - 1, size_.width() + 2, size_.height() + 2};
    }
    void paint(QPainter *p, const QStyleOptionGraphicsItem *option, QWidget *) override {
        const QRectF box = boundingRect().adjusted(1, 1, -1, -1);
        const double zoom =
            tuned_ ? QStyleOptionGraphicsItem::levelOfDetailFromTransform(p->worldTransform()) : 1;
        Q_UNUSED(option);
        if (tuned_ && box.width() * zoom < 16) {
            p->fillRect(box, good ? goodColour : badColour);
            return;
        }
        p->setRenderHint(QPainter::Antialiasing);
        p->setPen(borderColour);
        p->setBrush(cardColour);
        p->drawRoundedRect(box, 7, 7);
        p->fillRect(QRectF(box.left(), box.top(), 5, box.height()), good ? goodColour : badColour);
        if (tuned_ && zoom < 0.3) return;
        p->setPen(Qt::black);
        p->drawText(box.adjusted(14, 0, -6, 0), Qt::AlignVCenter | Qt::TextSingleLine, name_);
    }
    bool good = true;

private:
    QSizeF size_;
    QString name_;
    bool tuned_;
};

/// All lines at once, without smoothing.
class LinesItem : public QGraphicsItem {
public:
    LinesItem(const Picture &picture, const std::vector<CardItem *> &cards)
        : picture_(picture), cards_(cards) {
        refresh();
        setZValue(-1);
    }
    void refresh() {
        if (bounds_.isNull())
            for (const QRectF &card : picture_.cards)
                bounds_ = bounds_.united(card.adjusted(-900, -900, 900, 900));
        update();
        lines_.resize(static_cast<qsizetype>(picture_.lines.size()));
        for (std::size_t i = 0; i < picture_.lines.size(); ++i)
            lines_[static_cast<qsizetype>(i)] =
                QLineF(cards_[picture_.lines[i].first]->pos(), cards_[picture_.lines[i].second]->pos());
    }
    QRectF boundingRect() const override { return bounds_; }
    void paint(QPainter *p, const QStyleOptionGraphicsItem *, QWidget *) override {
        QPen pen(lineColour, 0);
        pen.setCosmetic(true);
        p->setPen(pen);
        p->drawLines(lines_);
    }

private:
    const Picture &picture_;
    const std::vector<CardItem *> &cards_;
    QVector<QLineF> lines_;
    QRectF bounds_;
};

/// A: an item for each card and line, everything as it comes. B: levels of detail, one item for all lines, no
/// index, full updates. C: as B with an index and smart updates.
class Peer {
public:
    enum class Kind { plain, tuned, indexed };

    Peer(const Picture &picture, Kind kind) : picture_(picture), view_(&scene_) {
        const bool tuned = kind != Kind::plain;
        if (kind == Kind::tuned) scene_.setItemIndexMethod(QGraphicsScene::NoIndex);
        view_.setViewportUpdateMode(kind == Kind::tuned     ? QGraphicsView::FullViewportUpdate
                                    : kind == Kind::indexed ? QGraphicsView::SmartViewportUpdate
                                                            : QGraphicsView::MinimalViewportUpdate);
        if (tuned)
            view_.setOptimizationFlags(QGraphicsView::DontSavePainterState |
                                       QGraphicsView::DontAdjustForAntialiasing);
        view_.setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        view_.setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        view_.setFrameShape(QFrame::NoFrame);
        for (std::size_t i = 0; i < picture.cards.size(); ++i) {
            auto *card = new CardItem(picture.cards[i].size(), picture.names[i], tuned);
            card->setPos(picture.cards[i].center());
            scene_.addItem(card);
            cards_.push_back(card);
        }
        QRectF all;
        for (const QRectF &card : picture.cards) all = all.united(card);
        scene_.setSceneRect(all.adjusted(-2000, -2000, 2000, 2000));
        bounds_ = all;
        if (tuned) {
            lines_ = new LinesItem(picture_, cards_);
            scene_.addItem(lines_);
        } else {
            for (const auto &[a, b] : picture.lines) {
                lineItems_.push_back(
                    scene_.addLine(QLineF(cards_[a]->pos(), cards_[b]->pos()), QPen(lineColour, 2)));
                lineItems_.back()->setZValue(-1);
            }
        }
        view_.resize(1600, 1000);
        view_.show();
        fit();
    }

    QGraphicsView &view() { return view_; }
    std::vector<CardItem *> &cards() { return cards_; }
    void fit() { view_.fitInView(bounds_, Qt::KeepAspectRatio); }
    void moveAll(double dx) {
        for (std::size_t i = 0; i < cards_.size(); ++i)
            cards_[i]->setPos(picture_.cards[i].center() + QPointF(i % 2 ? dx : -dx, dx / 2));
        if (lines_) lines_->refresh();
        for (std::size_t i = 0; i < lineItems_.size(); ++i)
            lineItems_[i]->setLine(
                QLineF(cards_[picture_.lines[i].first]->pos(), cards_[picture_.lines[i].second]->pos()));
    }

private:
    const Picture &picture_;
    QGraphicsScene scene_;
    QGraphicsView view_;
    std::vector<CardItem *> cards_;
    LinesItem *lines_ = nullptr;
    std::vector<QGraphicsLineItem *> lineItems_;
    QRectF bounds_;
};

} // namespace portolan::bench
