#include "views/filter/filter_bar.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QToolButton>

#include "views/filter/query_edit.h"
#include "views/filter/query_words.h"
#include "views/filter/saved_filters_dialog.h"
#include "views/theme/plain_tip.h"

namespace portolan::views {
namespace {

constexpr int patience = 700; // ms

} // namespace

FilterBar::FilterBar(qt::ChartFilter &filter, qt::Finder &finder, QWidget *parent)
    : QWidget(parent), filter_(filter), edit_(new QueryEdit(finder)), beside_(new QWidget),
      row_(new QHBoxLayout), column_(new QVBoxLayout(this)), count_(new QLabel), mistake_(new QLabel),
      misses_(new QToolButton), saved_(new QToolButton), close_(new QToolButton), menu_(new QMenu(saved_)) {
    setObjectName(QStringLiteral("filterBar"));
    setAttribute(Qt::WA_StyledBackground);
    edit_->setObjectName(QStringLiteral("filterQuery"));
    edit_->setClearButtonEnabled(true);
    count_->setObjectName(QStringLiteral("filterCount"));
    count_->setProperty("tone", QStringLiteral("muted"));
    mistake_->setObjectName(QStringLiteral("filterMistake"));
    mistake_->setProperty("tone", QStringLiteral("danger"));
    mistake_->setTextFormat(Qt::PlainText);
    mistake_->setWordWrap(true);
    mistake_->hide();
    misses_->setObjectName(QStringLiteral("filterMisses"));
    misses_->setCheckable(true);
    saved_->setObjectName(QStringLiteral("filterSaved"));
    saved_->setPopupMode(QToolButton::InstantPopup);
    saved_->setMenu(menu_);
    close_->setObjectName(QStringLiteral("filterClose"));
    close_->setText(QStringLiteral("×"));
    for (QToolButton *button : {misses_, saved_, close_}) {
        button->setFocusPolicy(Qt::TabFocus);
        button->setProperty("small", true);
    }
    auto *more = new QHBoxLayout(beside_);
    more->setContentsMargins(0, 0, 0, 0);
    more->setSpacing(8);
    more->addWidget(count_);
    more->addWidget(misses_);
    more->addWidget(saved_);
    row_->setSpacing(8);
    row_->addWidget(edit_, 1);
    row_->addWidget(beside_);
    row_->addWidget(close_);
    column_->setContentsMargins(10, 6, 10, 6);
    column_->setSpacing(4);
    column_->addLayout(row_);
    column_->addWidget(mistake_);
    patience_.setSingleShot(true);
    patience_.setInterval(patience);

    connect(edit_, &QLineEdit::textEdited, this, &FilterBar::edited);
    connect(edit_, &QLineEdit::textChanged, this, [this](const QString &text) {
        if (text.isEmpty() && filter_.active()) edited(); // the cross in the field
    });
    connect(edit_, &QueryEdit::confirmed, this, [this] {
        showMistake();
        if (!filter_.error()) emit left();
    });
    connect(edit_, &QueryEdit::dismissed, this, &FilterBar::dismiss);
    connect(&patience_, &QTimer::timeout, this, &FilterBar::showMistake);
    connect(misses_, &QToolButton::toggled, this, &FilterBar::setVanish);
    connect(menu_, &QMenu::aboutToShow, this, &FilterBar::fillSaved);
    connect(close_, &QToolButton::clicked, this, [this] {
        clear();
        hide();
        emit left();
    });
    connect(&filter_, &qt::ChartFilter::changed, this, &FilterBar::showCounts);
    retranslateUi();
}

void FilterBar::setTheme(const Theme &theme) {
    edit_->setTheme(theme);
    showMistake();
}

QSize FilterBar::minimumSizeHint() const {
    return {beside_->minimumSizeHint().width() + 20, QWidget::minimumSizeHint().height()};
}

void FilterBar::arrange() {
    const int needed = fontMetrics().averageCharWidth() * 30 + beside_->sizeHint().width() + close_->width();
    const bool under = width() < needed, is = column_->indexOf(beside_) >= 0;
    if (under == is) return;
    (is ? column_ : row_)->removeWidget(beside_);
    if (under)
        column_->insertWidget(1, beside_, 0, Qt::AlignLeft);
    else
        row_->insertWidget(1, beside_);
}

void FilterBar::resizeEvent(QResizeEvent *event) {
    QWidget::resizeEvent(event);
    arrange();
}

void FilterBar::start() {
    show();
    edit_->setFocus(Qt::ShortcutFocusReason);
    edit_->selectAll();
}

void FilterBar::clear() {
    edit_->clear();
    edited();
}

void FilterBar::dismiss() {
    if (!edit_->text().isEmpty()) return clear();
    hide();
    emit left();
}

void FilterBar::use(const QString &query) {
    edit_->setText(query);
    edited();
    showMistake();
}

void FilterBar::edited() {
    filter_.setText(edit_->text());
    edit_->setMistake({});
    mistake_->hide();
    if (filter_.error()) patience_.start();
}

void FilterBar::showMistake() {
    patience_.stop();
    const auto &error = filter_.error();
    edit_->setMistake(error);
    mistake_->setText(error ? queryErrorText(*error) : QString());
    mistake_->setVisible(error.has_value());
}

void FilterBar::showCounts() {
    count_->setVisible(filter_.active());
    if (!filter_.active()) return arrange();
    const QLocale locale;
    //: how many things a filter lets through, "12 of 340"
    count_->setText(
        tr("%1 of %2")
            .arg(locale.toString(qulonglong(filter_.found())), locale.toString(qulonglong(filter_.total()))));
    arrange();
}

void FilterBar::setVanish(bool vanish) {
    if (misses_->isChecked() != vanish) return misses_->setChecked(vanish);
    if (vanish == vanish_) return;
    vanish_ = vanish;
    retranslateUi();
    emit vanishChanged(vanish_);
    emit stateChanged();
}

void FilterBar::fillSaved() {
    menu_->clear();
    const QString current = filters_.nameOf(filter_.text());
    for (const SavedFilter &filter : filters_.all()) {
        QAction *action = menu_->addAction(plainLabel(filter.name));
        action->setCheckable(true);
        action->setChecked(filter.name == current);
        action->setToolTip(plainTip(filter.query));
        connect(action, &QAction::triggered, this, [this, query = filter.query] { use(query); });
    }
    menu_->setToolTipsVisible(true);
    if (!filters_.all().isEmpty()) menu_->addSeparator();
    QAction *save = menu_->addAction(tr("Save this filter…"));
    save->setEnabled(filter_.active() && current.isEmpty());
    connect(save, &QAction::triggered, this, &FilterBar::saveCurrent);
    QAction *manage = menu_->addAction(tr("Rename and remove…"));
    manage->setEnabled(!filters_.all().isEmpty());
    connect(manage, &QAction::triggered, this, [this] { this->manage({}); });
}

void FilterBar::saveCurrent() {
    const QString name = filter_.text().simplified().left(SavedFilters::longestName);
    if (!filters_.put(name, filter_.text())) return;
    emit stateChanged();
    manage(name);
}

void FilterBar::manage(const QString &edit) {
    SavedFiltersDialog dialog(filters_, this);
    connect(&dialog, &SavedFiltersDialog::changed, this, [this, &dialog] {
        filters_ = dialog.filters();
        emit stateChanged();
    });
    if (!edit.isEmpty())
        QMetaObject::invokeMethod(
            &dialog, [&dialog, edit] { dialog.editName(edit); }, Qt::QueuedConnection);
    dialog.exec();
}

QByteArray FilterBar::saveState() const {
    const QJsonObject state{{QStringLiteral("vanish"), vanish_},
                            {QStringLiteral("saved"), QString::fromUtf8(filters_.toJson())}};
    return QJsonDocument(state).toJson(QJsonDocument::Compact);
}

void FilterBar::restoreState(const QByteArray &bytes) {
    const QJsonObject state = QJsonDocument::fromJson(bytes).object();
    filters_ = SavedFilters::fromJson(state[QStringLiteral("saved")].toString().toUtf8());
    setVanish(state[QStringLiteral("vanish")].toBool());
}

void FilterBar::retranslateUi() {
    edit_->retranslateUi();
    //: a button: what the filter does with whatever does not match
    misses_->setText(vanish_ ? tr("Hides") : tr("Fades"));
    setPlainTip(misses_, vanish_ ? tr("What does not match is not on the chart. Press to fade it instead.")
                                 : tr("What does not match is faded. Press to take it off the chart."));
    misses_->setAccessibleName(vanish_ ? tr("The filter hides the rest") : tr("The filter fades the rest"));
    saved_->setText(QStringLiteral("★ ▾"));
    setPlainTip(saved_, tr("Use a filter that was saved, or save this one under a name"));
    saved_->setAccessibleName(tr("Saved filters"));
    setPlainTip(close_, tr("Clear the filter and close this bar (Esc)"));
    close_->setAccessibleName(tr("Clear the filter and close this bar (Esc)"));
    setPlainTip(count_, tr("How many containers, networks and etcds match, of all there are"));
    showCounts();
    if (mistake_->isVisible()) showMistake();
}

void FilterBar::changeEvent(QEvent *event) {
    if (event->type() == QEvent::LanguageChange) retranslateUi();
    QWidget::changeEvent(event);
}

} // namespace portolan::views
