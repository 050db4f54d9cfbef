#include "views/dialogs/network_picture.h"

#include <QEvent>
#include <QPainter>

#include "views/theme/words.h"

namespace portolan::views {
namespace {

constexpr int boxHeight = 26, barHeight = 9, radius = 5;

/// The last part of an address: what tells it from its neighbours.
QString tail(const std::string &address) {
    const QString text = shown(address, 45);
    const auto at = std::max(text.lastIndexOf(u'.'), text.lastIndexOf(u':'));
    return at < 0 ? text : QStringLiteral(" ") + text.mid(at);
}

} // namespace

NetworkPicture::NetworkPicture(const Theme &theme, QWidget *parent) : QWidget(parent), theme_(theme) {
    setObjectName(QStringLiteral("networkPicture"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void NetworkPicture::show(NetworkMode mode, const networks::Draft &draft,
                          const networks::Surroundings &around) {
    mode_ = mode;
    draft_ = draft;
    around_ = around;
    tell();
}

void NetworkPicture::tell() {
    const networks::Example example = networks::exampleOf(draft_, around_);
    const auto containerName = [&](std::size_t i) {
        const QString name =
            i == 0 ? tr("one", "container in a picture") : tr("two", "container in a picture");
        return i < example.containers.size() ? name + tail(example.containers[i]) : name;
    };
    above_.clear();
    beneath_ = {containerName(0), containerName(1)};
    bar_ = shown(draft_.name, 40);
    switch (mode_) {
    case NetworkMode::bridge:
        above_ << (draft_.internal ? tr("no way out") : tr("host") + tail(example.gateway));
        break;
    case NetworkMode::overlay:
        above_ << tr("host A") << tr("host B");
        break;
    case NetworkMode::macvlan:
    case NetworkMode::ipvlan: {
        const bool outward = !draft_.internal && !example.gateway.empty();
        if (!networks::isRouted(draft_)) // else the host is the router
            above_ << (outward ? tr("router") + tail(example.gateway) : tr("no router"));
        QString host = tr("host");
        if (const auto *card = networks::cardNamed(around_.host, networks::parentOf(draft_)))
            if (!card->addresses.empty())
                host += tail(card->addresses.front().substr(0, card->addresses.front().find('/')));
        above_ << host;
        bar_ = shown(networks::parentOf(draft_), 40);
        break;
    }
    case NetworkMode::host:
        above_ << tr("LAN");
        bar_ = tr("host");
        beneath_ = {tr("container")};
        break;
    case NetworkMode::none:
        bar_ = QStringLiteral("lo");
        beneath_ = {tr("container")};
        break;
    case NetworkMode::container:
        above_ << tr("network");
        bar_ = tr("one stack");
        beneath_ = {tr("owner"), tr("guest")};
        break;
    }
    setAccessibleName(tr("Picture of the network"));
    setAccessibleDescription((above_ + QStringList{bar_} + beneath_).join(QStringLiteral(", ")));
    update();
}

void NetworkPicture::paintEvent(QPaintEvent *) {
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * 0.85);
    p.setFont(small);
    const QColor colour = modeColour(mode_, theme_);
    const int middle = height() / 2;
    const QRectF bar(4, middle - barHeight / 2.0, width() - 8, barHeight);
    const auto row = [&](const QStringList &words, bool up) {
        for (int i = 0; i < words.size(); ++i) {
            const qreal room = bar.width() / static_cast<qreal>(words.size());
            const qreal boxWidth = std::min(room - 10, p.fontMetrics().horizontalAdvance(words[i]) + 20.0);
            const qreal centre = bar.left() + room * (i + 0.5);
            const QRectF box(centre - boxWidth / 2, up ? 8 : height() - 8 - boxHeight, boxWidth, boxHeight);
            p.setPen(QPen(colour, 2));
            p.drawLine(QPointF(centre, up ? box.bottom() : bar.bottom()),
                       QPointF(centre, up ? bar.top() : box.top()));
            p.setPen(theme_.cardBorder);
            p.setBrush(theme_.card);
            p.drawRoundedRect(box, radius, radius);
            p.setPen(theme_.ink);
            p.drawText(box, Qt::AlignCenter,
                       p.fontMetrics().elidedText(words[i], Qt::ElideRight, static_cast<int>(boxWidth - 8)));
        }
    };
    row(above_, true);
    row(beneath_, false);
    p.setPen(Qt::NoPen);
    p.setBrush(colour);
    p.drawRoundedRect(bar, barHeight / 2.0, barHeight / 2.0);
}

void NetworkPicture::changeEvent(QEvent *event) {
    if (event->type() == QEvent::LanguageChange) tell();
    QWidget::changeEvent(event);
}

} // namespace portolan::views
