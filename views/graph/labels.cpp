#include "views/graph/labels.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>
#include <cmath>

#include "model/core/text.h"
#include "views/graph/label_fit.h"
#include "views/theme/contrast.h"
#include "views/theme/words.h"

namespace portolan::views {
namespace {

constexpr double fadedShare = 0.5;
constexpr double richZoom = 1.6, richScale = 0.72; // of faces that are small enough then

struct Chart {
    Q_DECLARE_TR_FUNCTIONS(Chart)
};

QString publishedPorts(const Container &c) {
    QString text;
    std::uint16_t last = 0;
    int count = 0;
    for (const Publication &p : c.publications) {
        if (p.hostPort == 0 || p.hostPort == last) continue; // once for IPv4 and IPv6
        last = p.hostPort;
        if (++count > 2) return text + QStringLiteral(" …");
        if (!text.isEmpty()) text += QLatin1Char(' ');
        text += QLatin1Char(':') + QString::number(p.hostPort);
    }
    return text;
}

QString subnetOf(const Network &n) {
    QString text;
    if (const auto parent = n.options.find("parent"); parent != n.options.end())
        text = shown(parent->second, 16) + QStringLiteral(" · ");
    if (!n.subnets.empty()) return text + shown(n.subnets.front().subnet, 50);
    return text + driverWord(driverKind(n));
}

std::vector<Label> cardLabels(const SceneNode &node, const Container &c, const Look &look, const QColor &back,
                              bool faded) {
    const Theme &t = look.theme;
    const QRectF box = node.rect();
    const bool quiet = faded || !isUp(c.state);
    const QColor ink = quiet ? readableOn(mixed(t.inkMuted, back, faded ? 0.2 : 0.0), back) : t.ink;
    const QColor muted = quiet ? readableOn(t.inkFaint, back) : t.inkMuted;
    const double left = box.left() + 16, right = box.right() - (node.ambassador ? 20 : 12);

    std::vector<Label> out;
    const QString ports = publishedPorts(c);
    double nameRight = right;
    if (!ports.isEmpty()) {
        const QFontMetricsF &metrics = look.faces.metrics(TextRole::port);
        const double width = std::min(metrics.horizontalAdvance(ports) + 2, 74.0);
        out.push_back({QRectF(right - width, box.top() + 9, width, 18), fitLabel(metrics, ports, width),
                       TextRole::port, faded ? muted : readableOn(t.accent, back),
                       Qt::AlignRight | Qt::AlignVCenter});
        nameRight = right - width - 6;
    }
    const double signs = node.ambassador || isLookupService(c) ? 17 : 0;
    const QRectF nameBox(left + signs, box.top() + 8, nameRight - left - signs, 20);
    out.push_back({nameBox, fitLabel(look.faces.metrics(TextRole::name), shown(c.name, 80), nameBox.width()),
                   TextRole::name, ink});
    const QRectF detailBox(left, box.top() + 29, right - left, 18);
    const bool plainlyRunning =
        c.state == ContainerState::running && c.health != Health::unhealthy && c.health != Health::starting;
    const QString detail = plainlyRunning ? shown(c.image, 120) : stateText(c, look.now);
    out.push_back({detailBox, fitLabel(look.faces.metrics(TextRole::detail), detail, detailBox.width()),
                   TextRole::detail, muted});
    return out;
}

std::vector<Label> hubLabels(const SceneNode &node, const Network &n, const Look &look, bool faded) {
    const DriverKind kind = driverKind(n);
    const Theme &t = look.theme;
    QColor ink = Qt::white;
    if (kind == DriverKind::none) ink = readableOn(t.none, t.card);
    if (faded) ink = readableOn(t.inkMuted, mixed(t.driver(kind), t.canvas, 0.75));
    const QRectF box = node.rect();
    const double inset = 16;
    const QRectF nameBox(box.left() + inset + 16, box.top() + 3, box.width() - 2 * inset - 16, 18);
    const QRectF subnetBox(box.left() + inset, box.top() + 21, box.width() - 2 * inset, 13);
    return {{nameBox, fitLabel(look.faces.metrics(TextRole::hubName), shown(n.name, 60), nameBox.width()),
             TextRole::hubName, ink},
            {subnetBox, fitLabel(look.faces.metrics(TextRole::hubDetail), subnetOf(n), subnetBox.width()),
             TextRole::hubDetail, ink}};
}

std::vector<Label> etcdLabels(const SceneNode &node, const EtcdSource &e, const Look &look,
                              const QColor &back, bool faded) {
    const Theme &t = look.theme;
    const QRectF box = node.rect();
    const QString where = e.endpoints.empty() ? shown(e.key.value, 80) : shown(e.endpoints.front(), 80);
    const QString detail =
        e.state == SourceState::live
            ? QString(where).remove(QStringLiteral("http://")).remove(QStringLiteral("https://"))
            : sourceText(e.state, e.loss, look.now);
    const QRectF nameBox(box.left() + 14, box.top() + 20, box.width() - 28, 20);
    const QRectF detailBox(box.left() + 12, box.top() + 40, box.width() - 24, 16);
    return {{nameBox, entityKindWord(EntityKind::etcdSource), TextRole::name,
             faded ? readableOn(t.inkFaint, back) : t.ink, Qt::AlignCenter},
            {detailBox, fitLabel(look.faces.metrics(TextRole::detail), detail, detailBox.width()),
             TextRole::detail, faded ? readableOn(t.danger, back) : t.inkMuted, Qt::AlignCenter}};
}

std::vector<Label> groupLabels(const Scene &scene, const SceneNode &node, const Look &look,
                               const QColor &back) {
    const SceneFrame *frame = scene.frameOf(node);
    if (!frame) return {};
    const Theme &t = look.theme;
    const QRectF box = node.rect().adjusted(16, 0, -14, 0);
    const auto row = [&](double top, double height, const QString &text, TextRole role, const QColor &ink) {
        const QRectF at(box.left(), node.rect().top() + top, box.width(), height);
        return Label{at, fitLabel(look.faces.metrics(role), text, at.width()), role, ink};
    };
    const QColor ink = node.faded ? readableOn(t.inkMuted, back) : t.ink,
                 muted = readableOn(t.inkMuted, back);
    const QString counts = Chart::tr("%n container(s)", "counted in a folded group", frame->members) +
                           QStringLiteral(" · ") +
                           Chart::tr("%n running", "containers of a folded group", frame->running);
    return {row(9, 20, frameName(*frame), TextRole::name, ink), row(31, 16, counts, TextRole::detail, muted),
            row(49, 16, Chart::tr("%n network(s)", "counted in a folded group", frame->networks),
                TextRole::detail, muted)};
}

std::vector<Label> portLabels(const SceneNode &node, const HostPort &port, const Look &look,
                              const QColor &back) {
    const Theme &t = look.theme;
    const QRectF box = node.rect().adjusted(8, 0, -8, 0);
    QString text = QLatin1Char(':') + QString::number(port.what.hostPort);
    if (port.what.container.protocol != "tcp")
        text += QLatin1Char('/') + shown(port.what.container.protocol, 8);
    const std::string &ip = port.what.hostIp;
    const bool everywhere = ip.empty() || ip == "0.0.0.0" || ip == "::";
    const QRectF nameBox(box.left(), box.top() + (everywhere ? 0 : 2), box.width(),
                         everywhere ? box.height() : 18);
    std::vector<Label> out{{nameBox, fitLabel(look.faces.metrics(TextRole::name), text, box.width()),
                            TextRole::name, readableOn(t.accent, back), Qt::AlignCenter}};
    if (!everywhere) {
        const QRectF at(box.left(), box.top() + 18, box.width(), 14);
        out.push_back({at, fitLabel(look.faces.metrics(TextRole::hubDetail), shown(ip, 60), box.width()),
                       TextRole::hubDetail, readableOn(t.inkMuted, back), Qt::AlignCenter});
    }
    return out;
}

std::vector<Label> outsideLabels(const SceneNode &node, const Look &look) {
    const QRectF box = node.rect().adjusted(10, 0, -10, 0);
    //: where requests to published ports come from
    const QString word = Chart::tr("Outside");
    return {{box, fitLabel(look.faces.metrics(TextRole::name), word, box.width()), TextRole::name,
             readableOn(look.theme.inkMuted, look.theme.canvas), Qt::AlignCenter}};
}

} // namespace

Detail detailFor(double zoom) {
    constexpr double cardWidth = 170;
    if (cardWidth * zoom < 16) return Detail::dots;
    if (zoom < 0.3) return Detail::plates;
    if (zoom < 0.56) return Detail::names;
    return zoom < richZoom ? Detail::full : Detail::rich;
}

Faces::Faces(const Theme &theme) {
    const auto add = [&](const QFont &base, int pixels, QFont::Weight weight) {
        QFont font = base;
        font.setPixelSize(pixels);
        font.setWeight(weight);
        font.setHintingPreference(QFont::PreferNoHinting); // painted at any scale
        fonts_.push_back(font);
        metrics_.emplace_back(font);
    };
    add(theme.text, 14, QFont::DemiBold); // in the order of TextRole
    add(theme.text, 11, QFont::Normal);
    add(theme.text, 11, QFont::Medium);
    add(theme.text, 13, QFont::DemiBold);
    add(theme.text, 10, QFont::Normal);
    add(theme.text, 11, QFont::Normal);
    add(theme.text, 11, QFont::Normal);
    add(theme.text, 13, QFont::DemiBold);
    add(theme.text, 12, QFont::Normal);
}

Inks::Inks(const Theme &theme) {
    for (std::size_t i = 0; i < line.size(); ++i) {
        const QColor colour = theme.driver(static_cast<DriverKind>(i));
        line[i] = readableOn(colour, theme.canvas, 3.2);
        hub[i] = readableOn(colour, Qt::white);
    }
}

std::vector<char> nearSelection(const Scene &scene, const Look &look) {
    std::vector<char> near;
    if (look.selected.empty()) return near;
    near.resize(scene.nodes().size(), 0);
    const auto take = [&](const SceneEdge &e) {
        near[e.a] = 1;
        if (!e.dangling()) near[e.b] = 1;
    };
    const auto takeAround = [&](Index i) {
        near[i] = 1;
        for (const Index e : scene.nodes()[i].edges) take(scene.edges()[e]);
    };
    if (const Index i = scene.node(look.selected); i != none) takeAround(i);
    if (const Index e = scene.edge(look.selected); e != none) take(scene.edges()[e]);
    if (const SceneFrame *frame = scene.frame(look.selected))
        for (Index i = 0; i < near.size(); ++i)
            if (scene.nodes()[i].alive && scene.frameOf(scene.nodes()[i]) == frame) takeAround(i);
    return near;
}

bool nearSelection(const Scene &scene, const Look &look, Index node) {
    if (look.selected.empty()) return true;
    const SceneNode &n = scene.nodes()[node];
    const auto inFrame = [&](const SceneNode &m) {
        const SceneFrame *frame = scene.frameOf(m);
        return frame && frame->id == look.selected;
    };
    if (n.id == look.selected || inFrame(n)) return true;
    return std::any_of(n.edges.begin(), n.edges.end(),
                       [&](Index e) { return touchesSelection(scene, look, scene.edges()[e]); });
}

bool touchesSelection(const Scene &scene, const Look &look, const SceneEdge &edge) {
    if (look.selected.empty() || edge.id == look.selected) return true;
    const auto is = [&](Index i) {
        const SceneNode &n = scene.nodes()[i];
        const SceneFrame *frame = scene.frameOf(n);
        return n.id == look.selected || (frame && frame->id == look.selected);
    };
    return is(edge.a) || (!edge.dangling() && is(edge.b));
}

std::vector<Label> nodeLabels(const Scene &scene, Index index, const Look &look) {
    const SceneNode &node = scene.nodes()[index];
    const bool faded = node.faded;
    const QColor back = faded ? mixed(look.theme.card, look.theme.canvas, fadedShare) : look.theme.card;
    if (const Container *c = node.container()) return cardLabels(node, *c, look, back, faded);
    if (const Network *n = node.network()) return hubLabels(node, *n, look, faded);
    if (const EtcdSource *e = node.etcd()) return etcdLabels(node, *e, look, back, faded);
    if (node.kind == NodeKind::group) return groupLabels(scene, node, look, back);
    if (const HostPort *p = node.hostPort()) return portLabels(node, *p, look, back);
    if (node.kind == NodeKind::outside) return outsideLabels(node, look);
    return {};
}

double nameScale(double zoom) {
    if (detailFor(zoom) == Detail::full) return 1;
    if (detailFor(zoom) == Detail::rich) return richScale;
    const double wanted = 9 / (14 * zoom);                     // pixels on the screen, whatever the zoom
    return std::clamp(std::round(wanted * 4) / 4, 1.25, 2.25); // in steps, so that cut names can be kept
}

Label nameLabel(const Scene &scene, Index index, const Look &look, double scale) {
    const SceneNode &node = scene.nodes()[index];
    std::vector<Label> all = nodeLabels(scene, index, look);
    if (all.empty()) return {};
    const auto isName = [](const Label &l) {
        return l.role == TextRole::name || l.role == TextRole::hubName;
    };
    Label label = *std::find_if(all.begin(), all.end(), isName);
    const bool round = label.role == TextRole::hubName;
    const double left = round ? 34 : node.kind == NodeKind::etcd ? 10 : 14;
    label.box = node.rect().adjusted(left, 0, round ? -10 : node.ambassador ? -16 : -6, 0);
    if (node.kind == NodeKind::etcd) label.box.adjust(0, 14, 0, 0);
    label.scale = scale;
    QString name;
    if (const Container *c = node.container()) name = shown(c->name, 80);
    if (const Network *n = node.network()) name = shown(n->name, 60);
    if (name.isEmpty()) name = label.text;
    label.text = fitLabel(look.faces.metrics(label.role), name, label.box.width() / scale, Qt::ElideMiddle);
    return label;
}

QString frameName(const SceneFrame &frame) {
    if (!frame.engine) return shown(frame.name, 80);
    return shown(frame.engine->name.empty() ? frame.engine->url : frame.engine->name, 80);
}

std::vector<Label> frameLabels(const Scene &, const SceneFrame &frame, const Look &look, double zoom) {
    const Theme &t = look.theme;
    const double scale = std::max(1.0, 0.85 / zoom); // readable from far away too
    const Engine *engine = frame.engine.get();
    const QString name = frameName(frame);
    const double left = frame.rect.left() + 18 * std::min(scale, 3.0), width = frame.rect.width() - 36;
    const double top = scale > 1.01 ? frame.rect.top() - 22 * scale : frame.rect.top() + 10;
    const QFontMetricsF &nameFace = look.faces.metrics(TextRole::frameName);
    const QString fitted = fitLabel(nameFace, name, width / scale);
    const double nameWidth = (nameFace.horizontalAdvance(fitted) + 2) * scale;
    std::vector<Label> out{{QRectF(left, top, nameWidth, 20 * scale), fitted, TextRole::frameName,
                            frame.lost() ? t.inkFaint : readableOn(t.inkMuted, t.canvas),
                            Qt::AlignLeft | Qt::AlignVCenter, scale}};
    if (engine && engine->state != SourceState::live) {
        const QString text = sourceText(engine->state, engine->loss, look.now);
        const QRectF box(left + nameWidth + 10 * scale, top, width - nameWidth - 10 * scale, 20 * scale);
        const QString cut = fitLabel(look.faces.metrics(TextRole::frameState), text, box.width() / scale);
        out.push_back({box, cut, TextRole::frameState,
                       readableOn(frame.lost() ? t.danger : t.inkMuted, t.canvas),
                       Qt::AlignLeft | Qt::AlignVCenter, scale});
    }
    if (engine && engine->state == SourceState::live && frame.members == 0) {
        const QRectF box(frame.rect.left() + 10, frame.contentBottom + 46, frame.rect.width() - 20, 20);
        const QString sentence = Chart::tr("No containers on this engine yet.");
        out.push_back({box, fitLabel(look.faces.metrics(TextRole::frameState), sentence, box.width()),
                       TextRole::frameState, readableOn(t.inkMuted, t.canvas), Qt::AlignCenter});
    }
    return out;
}

QString edgeText(const SceneEdge &edge) {
    if (const auto *endpoint = edge.as<Endpoint>())
        return lastPart(shown(endpoint->ipv4.empty() ? endpoint->ipv6 : endpoint->ipv4, 60));
    if (edge.kind == EdgeKind::bundle)
        return edge.count > 1 ? QStringLiteral("×%1").arg(edge.count) : QString();
    if (const auto *link = edge.as<Link>()) return shown(link->alias, 40);
    if (const auto *relay = edge.as<Relay>()) {
        if (relay->state != RelayState::ok) return relayTrouble(*relay);
        const std::string &address = relay->address;
        const auto scheme = address.find("://");
        return shown(scheme == std::string::npos ? address : address.substr(scheme + 3), 60);
    }
    if (const auto *shared = edge.as<SharedNetwork>())
        return edge.trouble() ? sharedTrouble(*shared) : QString();
    return {};
}

bool isLookupService(const Container &container) {
    std::string_view image = container.image;
    if (const auto slash = image.rfind('/'); slash != std::string_view::npos) image.remove_prefix(slash + 1);
    image = image.substr(0, image.find_first_of(":@"));
    constexpr std::array<std::string_view, 6> known{"etcd",   "consul",  "zookeeper",
                                                    "skydns", "coredns", "etcd-server"};
    return std::find(known.begin(), known.end(), image) != known.end();
}

} // namespace portolan::views
