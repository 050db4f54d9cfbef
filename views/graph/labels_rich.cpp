#include <QStringList>
#include <algorithm>

#include "views/graph/label_fit.h"
#include "views/graph/labels.h"
#include "views/theme/contrast.h"
#include "views/theme/words.h"

namespace portolan::views {
namespace {

QString portText(const Publication &p) {
    QString text = QString::number(p.hostPort) + QStringLiteral("→") + QString::number(p.container.number);
    if (p.container.protocol != "tcp") text += QLatin1Char('/') + shown(p.container.protocol, 8);
    return text;
}

/// What is published, and after it what is only exposed.
QString portsText(const Container &c) {
    QStringList all;
    for (const Publication &p : c.publications)
        if (const QString text = portText(p); p.hostPort != 0 && !all.contains(text)) all << text;
    for (const Port &p : c.exposed) {
        const bool published = std::any_of(c.publications.begin(), c.publications.end(),
                                           [&](const Publication &q) { return q.container == p; });
        if (published || all.size() >= 8) continue;
        all << QString::number(p.number) +
                   (p.protocol == "tcp" ? QString() : QLatin1Char('/') + shown(p.protocol, 8));
    }
    return all.join(QStringLiteral("  "));
}

} // namespace

std::vector<Label> richLabels(const Scene &scene, Index index, const Look &look, double scale) {
    const SceneNode &node = scene.nodes()[index];
    std::vector<Label> out = nodeLabels(scene, index, look);
    const Container *c = node.container();
    if (!c || out.size() < 2) return out;
    // Name and image move up and get smaller; ports and addresses take the room below.
    const QRectF box = node.rect();
    const double left = box.left() + 16, right = box.right() - (node.ambassador ? 20 : 10);
    const auto name =
        std::find_if(out.begin(), out.end(), [](const Label &l) { return l.role == TextRole::name; });
    const Label detail = out.back();
    const double signs = name->box.left() - left;
    std::vector<Label> rich;
    const auto row = [&](double top, double height, double from, const QString &text, const Label &like) {
        Label label = like;
        label.box = QRectF(from, box.top() + top, right - from, height);
        label.text = fitLabel(look.faces.metrics(like.role), text, label.box.width() / scale);
        label.align = Qt::AlignLeft | Qt::AlignVCenter;
        label.scale = scale;
        rich.push_back(label);
    };
    row(3, 14, left + signs, shown(c->name, 120), *name);
    row(17, 11, left, shown(c->image, 160), detail);
    QStringList lines;
    if (const QString ports = portsText(*c); !ports.isEmpty()) lines << ports;
    for (const Index e : node.edges) {
        const SceneEdge &edge = scene.edges()[e];
        const auto *endpoint = edge.as<Endpoint>();
        if (!endpoint || edge.dangling()) continue;
        const Network *network = scene.nodes()[edge.b].network();
        const QString address = shown(endpoint->ipv4.empty() ? endpoint->ipv6 : endpoint->ipv4, 60);
        if (network && !address.isEmpty()) lines << address + QStringLiteral("  ") + shown(network->name, 40);
    }
    constexpr qsizetype most = 2; // rows that a card has room for
    if (lines.size() > most) {
        const auto more = lines.size() - most;
        lines = lines.mid(0, most);
        lines.back() = QStringLiteral("+%1  ").arg(more) + lines.back();
    }
    Label small = detail;
    small.role = TextRole::address;
    for (qsizetype i = 0; i < lines.size(); ++i)
        row(29 + 12.5 * static_cast<double>(i), 12, left, lines[i], small);
    return rich;
}

} // namespace portolan::views
