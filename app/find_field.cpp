#include "app/find_field.h"

#include <QAction>
#include <QKeyEvent>
#include <QPainter>
#include <QStandardItemModel>

#include "model/find/fold.h"
#include "views/filter/query_words.h"
#include "views/theme/plain_tip.h"
#include "views/theme/suggestion_delegate.h"
#include "views/theme/suggestion_list.h"
#include "views/theme/words.h"

namespace portolan::app {
namespace {

constexpr std::size_t mostHits = 10;
constexpr int mostCommands = 4;
constexpr int idRole = views::ownRole;          // EntityId; empty for a command
constexpr int commandRole = views::ownRole + 1; // QPointer<QAction>
const QString shortcut = QStringLiteral("Ctrl K");

struct Rated {
    int score;
    QStandardItem *item;
};

QStandardItem *itemOf(const find::Hit &hit, const find::Needle &needle) {
    const QString name = views::shown(hit.name, 120);
    auto *item = new QStandardItem(name);
    item->setData(QVariant::fromValue(hit.id), idRole);
    item->setData(QVariant::fromValue(qt::marksIn(name, needle)), views::marksRole);
    QString why;
    if (hit.why != find::Field::name)
        why = views::fieldWord(hit.why) + QStringLiteral(" ") + views::shown(hit.whyText, 80);
    item->setData(why, views::whyRole);
    QString aside = views::entityKindWord(hit.id.kind);
    if (!hit.host.empty()) aside += QStringLiteral(" · ") + views::shown(hit.host, 40);
    item->setData(aside, views::asideRole);
    QStringList heard{name, aside};
    if (!why.isEmpty()) heard.insert(1, why);
    item->setAccessibleText(heard.join(QStringLiteral(", ")));
    return item;
}

QStandardItem *itemOf(const Command &command, const find::Needle &needle, const QString &kind) {
    auto *item = new QStandardItem(command.title);
    item->setData(QVariant::fromValue(qt::marksIn(command.title, needle)), views::marksRole);
    item->setData(QVariant::fromValue(command.action), commandRole);
    item->setData(command.action->isCheckable() && command.action->isChecked(), views::checkedRole);
    const QString aside = command.shortcut.isEmpty() ? kind : kind + QStringLiteral(" · ") + command.shortcut;
    item->setData(aside, views::asideRole);
    item->setAccessibleText(command.title + QStringLiteral(", ") + aside);
    return item;
}

} // namespace

FindField::FindField(qt::Finder &finder, CommandSource commands, QWidget *parent)
    : QLineEdit(parent), finder_(finder), commands_(std::move(commands)),
      answers_(new QStandardItemModel(this)), list_(new views::SuggestionList(this)),
      delegate_(new views::SuggestionDelegate(this)), theme_(views::lightTheme()) {
    setObjectName(QStringLiteral("find"));
    setMaxLength(400);
    list_->setModel(answers_);
    list_->setItemDelegate(delegate_);
    list_->setWidest(fontMetrics().averageCharWidth() * 84);
    connect(this, &QLineEdit::textEdited, this, &FindField::search);
    connect(list_, &views::SuggestionList::picked, this, &FindField::choose);
    retranslateUi();
}

void FindField::setTheme(const views::Theme &theme) {
    theme_ = theme;
    delegate_->setTheme(theme);
    list_->setTheme(theme);
}

void FindField::search() {
    answers_->clear();
    const QString typed = text().trimmed();
    const bool onlyCommands = typed.isEmpty() || typed.startsWith(u'>');
    const find::Needle needle((onlyCommands ? typed.mid(1) : typed).toStdString());
    QList<Rated> rated;
    if (!onlyCommands)
        for (const find::Hit &hit : find::search(finder_.index(), needle, mostHits))
            rated.push_back({hit.score, itemOf(hit, needle)});
    //: what the palette calls an entry that is something the program can do
    const QString kind = tr("command");
    QList<Rated> commands;
    for (const Command &command : commands_()) {
        const int score = needle.rate(find::fold(command.title.toStdString()));
        if (score > 0 || (onlyCommands && needle.empty()))
            commands.push_back({score, itemOf(command, needle, kind)});
    }
    const auto better = [](const Rated &a, const Rated &b) { return a.score > b.score; };
    std::stable_sort(commands.begin(), commands.end(), better);
    while (!onlyCommands && commands.size() > mostCommands) delete commands.takeLast().item;
    rated += commands;
    std::stable_sort(rated.begin(), rated.end(), better); // a thing before a command that fits as well
    for (const Rated &one : rated) answers_->appendRow(one.item);
    list_->open();
    if (list_->isVisible()) list_->setCurrentIndex(answers_->index(0, 0));
}

void FindField::choose(const QModelIndex &index) {
    const auto id = index.data(idRole).value<EntityId>();
    const auto command = index.data(commandRole).value<QPointer<QAction>>();
    list_->hide();
    clear();
    emit left();
    if (!id.empty()) emit chosen(id);
    if (command) command->trigger();
}

void FindField::keyPressEvent(QKeyEvent *event) {
    const int key = event->key();
    if (key == Qt::Key_Escape) {
        list_->hide();
        clear();
        emit left();
        return;
    }
    if (list_->handleKey(event)) return;
    if (key == Qt::Key_Down && text().trimmed().isEmpty()) return search();
    if (key == Qt::Key_Return || key == Qt::Key_Enter) {
        if (text().trimmed().isEmpty() && !list_->isVisible()) return;
        if (!list_->isVisible()) search();
        if (answers_->rowCount() > 0) choose(list_->currentIndex());
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void FindField::paintEvent(QPaintEvent *event) {
    QLineEdit::paintEvent(event);
    if (!text().isEmpty() || hasFocus()) return;
    const int hint = fontMetrics().horizontalAdvance(shortcut);
    if (width() < fontMetrics().horizontalAdvance(placeholderText()) + hint + 36) return;
    QPainter painter(this);
    painter.setPen(theme_.inkFaint);
    painter.drawText(rect().adjusted(0, 0, -10, 0), Qt::AlignRight | Qt::AlignVCenter, shortcut);
}

void FindField::retranslateUi() {
    const bool open = list_->isVisible();
    list_->hide();
    setPlaceholderText(tr("Find anything, run a command"));
    setAccessibleName(tr("Find anything, run a command"));
    views::setPlainTip(this,
                       tr("Names, ids, images, addresses, ports, labels, and every command of the program.\n"
                          "“>” in front, or the arrow down, lists the commands."));
    list_->setAccessibleName(tr("What was found"));
    if (open) search();
}

void FindField::changeEvent(QEvent *event) {
    if (event->type() == QEvent::LanguageChange) retranslateUi();
    QLineEdit::changeEvent(event);
}

} // namespace portolan::app
