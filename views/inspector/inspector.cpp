#include "views/inspector/inspector.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>

#include "views/inspector/grid_page.h"
#include "views/inspector/rows_page.h"
#include "views/inspector/value_text.h"
#include "views/theme/plain_tip.h"
#include "views/theme/tab_words.h"
#include "views/theme/tone_label.h"

namespace portolan::views {
namespace {

Moment wallClock() {
    return std::chrono::time_point_cast<Moment::duration>(std::chrono::system_clock::now());
}

} // namespace

Inspector::Inspector(qt::SnapshotStore &store, qt::Selection &selection, QWidget *parent)
    : QWidget(parent), store_(store), selection_(selection), pages_(new QStackedWidget(this)),
      message_(new QLabel), glyph_(new QLabel), title_(new ValueText), subtitle_(new ValueText),
      copy_(new QPushButton), actions_(new QToolButton), tabs_(new QTabWidget), overview_(new RowsPage),
      endpoints_(new GridPage), ports_(new GridPage), links_(new RowsPage), raw_(new QPlainTextEdit),
      secrets_(new QPushButton) {
    setObjectName(QStringLiteral("inspector"));
    const QFont large = titleFont(font());
    title_->setFont(large);
    glyph_->setFont(large);
    message_->setTextFormat(Qt::PlainText);
    message_->setWordWrap(true);
    message_->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    message_->setMargin(32);
    message_->setProperty("tone", QStringLiteral("muted"));
    title_->setObjectName(QStringLiteral("inspectorTitle"));
    subtitle_->setProperty("tone", QStringLiteral("muted"));
    subtitle_->setObjectName(QStringLiteral("inspectorSubtitle"));
    glyph_->setTextFormat(Qt::PlainText);
    glyph_->setObjectName(QStringLiteral("inspectorGlyph"));
    copy_->setObjectName(QStringLiteral("copyId"));
    copy_->setProperty("quiet", true);
    actions_->setObjectName(QStringLiteral("actions"));
    actions_->setProperty("small", true);
    actions_->setFocusPolicy(Qt::TabFocus);
    actions_->setMenu(new QMenu(actions_)); // before it has a name: see MenuButtonAccessible
    actions_->setPopupMode(QToolButton::InstantPopup);
    actions_->hide();
    raw_->setReadOnly(true);
    raw_->setFrameShape(QFrame::NoFrame);
    raw_->setLineWrapMode(QPlainTextEdit::NoWrap);
    raw_->setContextMenuPolicy(Qt::NoContextMenu);
    secrets_->setProperty("small", true);

    auto *rawPage = new QWidget;
    auto *rawColumn = new QVBoxLayout(rawPage);
    rawColumn->setContentsMargins(14, 10, 4, 4);
    rawColumn->addWidget(secrets_, 0, Qt::AlignLeft);
    rawColumn->addWidget(raw_, 1);
    tabs_->setDocumentMode(true);
    tabs_->tabBar()->setExpanding(false);
    tabs_->tabBar()->setDrawBase(false);
    tabs_->setUsesScrollButtons(true);
    for (QWidget *page : {static_cast<QWidget *>(overview_), static_cast<QWidget *>(endpoints_),
                          static_cast<QWidget *>(ports_), static_cast<QWidget *>(links_), rawPage})
        tabs_->addTab(page, QString());

    auto *titleRow = new QHBoxLayout;
    titleRow->setSpacing(6);
    titleRow->addWidget(glyph_, 0, Qt::AlignTop);
    titleRow->addWidget(title_, 1);
    auto *idRow = new QHBoxLayout;
    idRow->setSpacing(6);
    idRow->addWidget(subtitle_, 1);
    auto *header = new QVBoxLayout;
    header->setContentsMargins(14, 14, 14, 8);
    header->setSpacing(3);
    header->addLayout(titleRow);
    header->addLayout(idRow);
    auto *doRow = new QHBoxLayout;
    doRow->addWidget(copy_, 1, Qt::AlignLeft);
    doRow->addWidget(actions_);
    header->addLayout(doRow);
    auto *body = new QWidget;
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(header);
    column->addWidget(tabs_, 1);
    pages_->addWidget(message_);
    pages_->addWidget(body);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(pages_);

    connect(&selection_, &qt::Selection::changed, this, &Inspector::select);
    connect(&store_, &qt::SnapshotStore::changed, this, &Inspector::follow);
    connect(tabs_, &QTabWidget::currentChanged, this, &Inspector::render);
    connect(copy_, &QPushButton::clicked, this, &Inspector::copyId);
    connect(secrets_, &QPushButton::clicked, this, [this] { perform(InspectorAction::toggleSecrets); });
    for (RowsPage *page : {overview_, links_}) {
        connect(page, &RowsPage::entityWanted, &selection_, &qt::Selection::select);
        connect(page, &RowsPage::actionWanted, this, &Inspector::perform);
    }
    for (GridPage *page : {endpoints_, ports_})
        connect(page, &GridPage::entityWanted, &selection_, &qt::Selection::select);
    clock_.setInterval(5000);
    connect(&clock_, &QTimer::timeout, this, &Inspector::render);
    setTheme(lightTheme());
    select(selection_.current());
    retranslateUi();
}

void Inspector::setTheme(const Theme &theme) {
    QFont mono = theme.mono;
    mono.setPointSizeF(font().pointSizeF() * 0.95);
    raw_->setFont(mono);
    copy_->setFont(mono);
    overview_->setTheme(theme);
    links_->setTheme(theme);
    endpoints_->setTheme(theme);
    ports_->setTheme(theme);
    render();
}

void Inspector::select(const EntityId &id) {
    id_ = id;
    if (id_.empty())
        clock_.stop();
    else
        clock_.start();
    secretsShown_ = false;
    render();
    overview_->verticalScrollBar()->setValue(0);
    links_->verticalScrollBar()->setValue(0);
}

void Inspector::follow(const Diff &diff) {
    if (!id_.empty() && !diff.empty()) render();
}

QMenu *Inspector::actions() const { return actions_->menu(); }
void Inspector::showActions(bool any) { actions_->setVisible(any); }

void Inspector::perform(InspectorAction action) {
    if (action == InspectorAction::retryNow) emit retryWanted();
    if (action == InspectorAction::toggleSecrets) {
        secretsShown_ = !secretsShown_;
        render();
    }
}

void Inspector::copyId() {
    const Describer describer(store_.snapshot(), qt::findEntity(store_.snapshot(), id_), wallClock());
    QGuiApplication::clipboard()->setText(describer.heading().id);
}

void Inspector::render() {
    if (!isVisible()) return; // showEvent comes back to it
    qt::EntityRef entity = qt::findEntity(store_.snapshot(), id_);
    if (entity.index() == 0) {
        message_->setText(
            id_.empty() ? tr("Select a container, a network or a line of the chart to see all about it.")
                        : tr("What was selected here is gone. If it comes back, it shows again."));
        pages_->setCurrentIndex(0);
        return;
    }
    const Describer describer(store_.snapshot(), std::move(entity), wallClock());
    const Heading heading = describer.heading();
    glyph_->setText(heading.glyph);
    glyph_->setVisible(!heading.glyph.isEmpty());
    title_->setValue(heading.title);
    subtitle_->setValue(heading.subtitle);
    copy_->setText(plainLabel(heading.id.left(12)) + QStringLiteral("  ⧉"));
    copy_->setVisible(!heading.id.isEmpty());
    tabs_->setTabVisible(endpointsTab, describer.hasEndpoints());
    tabs_->setTabVisible(portsTab, describer.hasPorts());
    tabs_->setTabVisible(linksTab, describer.hasLinksAndEnvironment());
    tabs_->setTabVisible(rawTab, describer.hasRaw());
    tabs_->tabBar()->setVisible(describer.hasEndpoints() || describer.hasPorts());
    renderTab(describer);
    pages_->setCurrentIndex(1);
}

void Inspector::renderTab(const Describer &describer) {
    switch (tabs_->currentIndex()) {
    case overviewTab:
        return overview_->render(describer.cards(), describer.overview());
    case endpointsTab:
        return endpoints_->render(describer.endpoints(), tr("No container is attached here."),
                                  tr("Endpoints"));
    case portsTab:
        return ports_->render(describer.ports(), tr("No ports are exposed or published."), tr("Ports"));
    case linksTab:
        return links_->render({}, describer.linksAndEnvironment(secretsShown_));
    default:
        return renderRaw(describer);
    }
}

void Inspector::renderRaw(const Describer &describer) {
    secrets_->setVisible(describer.hidesSecrets());
    secrets_->setText(secretsShown_ ? tr("Hide secrets") : tr("Show secrets"));
    const QString text = describer.raw(secretsShown_);
    if (text == raw_->toPlainText()) return;
    const int scrolled = raw_->verticalScrollBar()->value();
    raw_->setPlainText(text);
    raw_->verticalScrollBar()->setValue(scrolled);
}

void Inspector::retranslateUi() {
    tabs_->setTabText(overviewTab, tr("Overview"));
    tabs_->setTabText(endpointsTab, tr("Endpoints"));
    tabs_->setTabText(portsTab, tr("Ports"));
    //: a tab with the links and the environment variables of a container; keep it short
    tabs_->setTabText(linksTab, tr("Links"));
    //: a tab with the engine's JSON as it came; keep it short
    tabs_->setTabText(rawTab, tr("Raw"));
    // All tabs in sight, unless a large face would make the panel too greedy.
    QFont selected = tabs_->tabBar()->font();
    selected.setBold(true);
    int wanted = 8;
    for (int tab = overviewTab; tab <= rawTab; ++tab)
        wanted += QFontMetrics(selected).horizontalAdvance(tabs_->tabText(tab)) + 16;
    setMinimumWidth(std::clamp(wanted, 200, 250));
    tabs_->setTabToolTip(linksTab, tr("Links and environment"));
    tabs_->setTabToolTip(rawTab, tr("The engine's own JSON"));
    nameScrollButtons(tabs_->tabBar());
    setPlainTip(copy_, tr("Copy the full id"));
    copy_->setAccessibleName(tr("Copy the full id"));
    actions_->setText(tr("Actions") + QStringLiteral(" ▾"));
    actions_->setAccessibleName(tr("Actions"));
    raw_->setAccessibleName(tr("The engine's own JSON"));
    render();
}

void Inspector::changeEvent(QEvent *event) {
    if (event->type() == QEvent::LanguageChange) retranslateUi();
    QWidget::changeEvent(event);
}

void Inspector::showEvent(QShowEvent *event) {
    QWidget::showEvent(event);
    render();
}

} // namespace portolan::views
