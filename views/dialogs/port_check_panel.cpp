#include "views/dialogs/port_check_panel.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "views/theme/swarm_words.h"
#include "views/theme/tone_label.h"
#include "views/theme/words.h"

namespace portolan::views {
namespace {

using networks::PortAnswer;

const QString wrong = QStringLiteral("✗ "); // before what is proven not to be as it should

struct PortText {
    Q_DECLARE_TR_FUNCTIONS(PortText)

public:
    static QString answer(const Port &port, PortAnswer answer) {
        const bool udp = port.protocol == "udp";
        switch (answer) {
        case PortAnswer::open:
            return tr("open");
        case PortAnswer::refused:
            // The kernel opens it for the first overlay that somebody on that host is on.
            if (port.number == 4789)
                return tr("nobody listens, as long as no container of that host is on an overlay network");
            return tr("nobody listens: the host answers so");
        case PortAnswer::silent:
            return udp ? tr("no answer, which proves nothing")
                       : tr("no answer: a firewall, or the host is off");
        case PortAnswer::unreachable:
            return tr("no way there from this machine");
        case PortAnswer::failed:
            return tr("could not be tried");
        }
        return {};
    }
    static QString glyph(const Port &port, PortAnswer answer) {
        if (answer == PortAnswer::open) return QStringLiteral("✓ ");
        const bool proven = port.protocol == "tcp" || (answer == PortAnswer::refused && port.number != 4789);
        return proven ? wrong : QStringLiteral("? ");
    }
    static QStringList host(const qt::PortCheck::Row &row, bool underWay) {
        const networks::OverlayHost &host = row.host;
        QStringList head{shown(host.name, 60)};
        if (!host.address.empty()) head << shown(host.address, 60);
        if (host.role == SwarmRole::manager) head << swarmStateWord(QStringLiteral("manager"));
        if (host.role == SwarmRole::worker) head << swarmStateWord(QStringLiteral("worker"));
        if (host.role == SwarmRole::none) head << tr("in no swarm");
        QStringList lines{head.join(QStringLiteral(" · "))};
        if (host.address.empty()) lines << tr("Where the other hosts reach it is not known.");
        for (std::size_t i = 0; i < row.ports.size(); ++i) {
            const Port &port = row.ports[i].port;
            //: %1 is TCP or UDP, %2 a number
            const QString name =
                tr("%1 port %2")
                    .arg(QString::fromStdString(port.protocol).toUpper(), QString::number(port.number));
            const auto &told = row.answers[i];
            lines << (told ? glyph(port, *told) : QStringLiteral("· ")) + name + QStringLiteral(": ") +
                         (told       ? answer(port, *told)
                          : underWay ? tr("being tried…")
                                     : tr("not tried"));
        }
        if (!host.state.empty()) {
            QString seen = tr("The swarm's managers see it: %1.").arg(swarmStateWord(shown(host.state, 40)));
            if (host.reachability == "unreachable")
                seen = tr("The other managers do not reach it (TCP 2377).");
            lines << (host.reachability == "unreachable" || host.state == "down" ? wrong + seen : seen);
        }
        if (host.gossips) lines << tr("Another host has it as a peer of an overlay network (7946).");
        return lines;
    }
};

} // namespace

PortCheckPanel::PortCheckPanel(networks::PortProber &prober, const qt::SnapshotStore &store,
                               const EngineKey &engine, QWidget *parent)
    : QWidget(parent), store_(store), engine_(engine), check_(prober), title_(toneLabel("strong")),
      intro_(toneParagraph("plain")), caveat_(toneParagraph("muted")), rows_(new QVBoxLayout),
      button_(new QPushButton) {
    setObjectName(QStringLiteral("portCheck"));
    button_->setObjectName(QStringLiteral("checkPorts"));
    button_->setAutoDefault(false);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 0, 0);
    column->addWidget(title_);
    column->addWidget(intro_);
    column->addWidget(button_, 0, Qt::AlignLeft);
    rows_->setSpacing(0);
    column->addLayout(rows_);
    column->addWidget(caveat_);
    connect(button_, &QPushButton::clicked, this, &PortCheckPanel::press);
    connect(&check_, &qt::PortCheck::changed, this, &PortCheckPanel::showRows);
    retranslateUi();
}

bool PortCheckPanel::isOfUse() const { return networks::overlayHosts(store_.snapshot(), engine_).size() > 1; }

void PortCheckPanel::press() {
    if (check_.underWay()) return check_.cancel();
    check_.start(networks::overlayHosts(store_.snapshot(), engine_));
}

void PortCheckPanel::showRows() {
    const auto &rows = check_.rows();
    QStringList lines;
    QList<qsizetype> heads;
    for (const auto &row : rows) {
        heads << lines.size();
        lines << PortText::host(row, check_.underWay());
    }
    while (lines_.size() > lines.size()) delete lines_.takeLast();
    while (lines_.size() < lines.size()) {
        QLabel *label = toneParagraph("plain");
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        rows_->addWidget(label);
        lines_.push_back(label);
    }
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const bool head = heads.contains(i);
        lines_[i]->setText(lines[i]);
        lines_[i]->setContentsMargins(0, head && i > 0 ? 8 : 0, 0, 0);
        setTone(lines_[i], head ? "strong" : lines[i].startsWith(wrong) ? "danger" : "plain");
    }
    caveat_->setVisible(!rows.empty());
    button_->setText(check_.underWay() ? tr("Stop checking") : tr("Check the ports"));
}

void PortCheckPanel::retranslateUi() {
    title_->setText(tr("Ports between the hosts"));
    intro_->setText(tr("TCP 2377 to the managers, TCP and UDP 7946 and UDP 4789 between all of them."));
    caveat_->setText(tr("Tried from this machine, not between the hosts: a firewall between them may do "
                        "otherwise. Of UDP only the answer that nobody listens is certain."));
    showRows();
}

void PortCheckPanel::changeEvent(QEvent *event) {
    if (event->type() == QEvent::LanguageChange) retranslateUi();
    QWidget::changeEvent(event);
}

} // namespace portolan::views
