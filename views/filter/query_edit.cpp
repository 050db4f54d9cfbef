#include "views/filter/query_edit.h"

#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QStandardItemModel>
#include <QTextCharFormat>

#include "model/find/complete.h"
#include "views/filter/query_words.h"
#include "views/filter/saved_filters.h"
#include "views/theme/plain_tip.h"
#include "views/theme/suggestion_delegate.h"
#include "views/theme/suggestion_list.h"
#include "views/theme/words.h"

namespace portolan::views {
namespace {

constexpr int insertRole = ownRole;

} // namespace

QueryEdit::QueryEdit(qt::Finder &finder, QWidget *parent)
    : QLineEdit(parent), finder_(finder), suggestions_(new QStandardItemModel(this)),
      list_(new SuggestionList(this)), delegate_(new SuggestionDelegate(this)), theme_(lightTheme()) {
    setMaxLength(SavedFilters::longestQuery);
    list_->setModel(suggestions_);
    list_->setItemDelegate(delegate_);
    list_->setWidest(fontMetrics().averageCharWidth() * 60);
    connect(this, &QLineEdit::textEdited, this, &QueryEdit::suggest);
    connect(list_, &SuggestionList::picked, this, &QueryEdit::take);
}

void QueryEdit::setTheme(const Theme &theme) {
    theme_ = theme;
    delegate_->setTheme(theme);
    list_->setTheme(theme);
}

void QueryEdit::retranslateUi() {
    const bool open = list_->isVisible();
    list_->hide();
    setPlaceholderText(tr("state:running net:app-tier redis -exited 172.18.0.0/16"));
    setAccessibleName(tr("Filter of the chart and the table"));
    setPlainTip(
        this, tr("What matches stays, with the networks it is on; the rest steps back. Words are looked for\n"
                 "everywhere, key:value in one place, a minus turns a term round, a comma means “or”."));
    list_->setAccessibleName(tr("How the filter may go on"));
    if (open) suggest();
}

std::size_t QueryEdit::cursorByte() const {
    return static_cast<std::size_t>(text().left(cursorPosition()).toUtf8().size());
}

void QueryEdit::suggest() {
    suggestions_->clear();
    const std::string query = text().toStdString();
    const find::Completion completion = find::complete(query, cursorByte(), finder_.index());
    begin_ = completion.begin;
    end_ = completion.end;
    for (const find::Suggestion &suggestion : completion.items) {
        auto *item = new QStandardItem(shown(suggestion.insert, 120));
        QString more = keyMeaning(suggestion.key);
        if (!suggestion.value.empty()) more = tr("%n match(es)", nullptr, suggestion.count);
        item->setData(more, asideRole);
        item->setData(QString::fromStdString(suggestion.insert), insertRole);
        item->setAccessibleText(item->text() + QStringLiteral(", ") + more);
        suggestions_->appendRow(item);
    }
    list_->open();
    list_->setCurrentIndex({});
}

void QueryEdit::take(const QModelIndex &index) {
    QString insert = index.data(insertRole).toString();
    const QByteArray query = text().toUtf8();
    const auto begin = static_cast<qsizetype>(begin_), end = static_cast<qsizetype>(end_);
    const bool keyOnly = insert.endsWith(u':');
    const QString before = QString::fromUtf8(query.left(begin)), after = QString::fromUtf8(query.mid(end));
    if (!keyOnly && !after.startsWith(u' ')) insert += u' ';
    const qsizetype cursor = before.size() + insert.size();
    setText(QString(before + insert + after).left(maxLength()));
    setCursorPosition(int(cursor));
    list_->hide();
    if (keyOnly) suggest();
    emit textEdited(text());
}

bool QueryEdit::event(QEvent *event) {
    // Tab takes a suggestion before it moves the focus.
    if (event->type() == QEvent::KeyPress && list_->isVisible()) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Tab && key->modifiers() == Qt::NoModifier) {
            take(list_->currentIndex().isValid() ? list_->currentIndex() : suggestions_->index(0, 0));
            return true;
        }
    }
    return QLineEdit::event(event);
}

void QueryEdit::keyPressEvent(QKeyEvent *event) {
    if (list_->handleKey(event)) return;
    switch (event->key()) {
    case Qt::Key_Down:
        return suggest();
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (list_->isVisible() && list_->currentIndex().isValid()) return take(list_->currentIndex());
        list_->hide();
        emit confirmed();
        return;
    case Qt::Key_Escape:
        emit dismissed();
        return;
    default:
        QLineEdit::keyPressEvent(event);
    }
}

/// A line of input has no formats of its own; those of an input method are drawn all the same.
void QueryEdit::setMistake(const std::optional<find::QueryError> &error) {
    QList<QInputMethodEvent::Attribute> formats;
    if (error) {
        const qsizetype begin = qt::fromBytes(text(), error->begin), end = qt::fromBytes(text(), error->end);
        QTextCharFormat format;
        format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        format.setUnderlineColor(theme_.danger);
        format.setForeground(theme_.danger);
        formats.push_back(
            {QInputMethodEvent::TextFormat, int(begin) - cursorPosition(), int(end - begin), format});
    }
    QInputMethodEvent draw(QString(), formats);
    QLineEdit::event(&draw);
    setProperty("wrong", error.has_value());
    style()->unpolish(this);
    style()->polish(this);
}

} // namespace portolan::views
