#include "views/output/output_text.h"

#include <QScrollBar>
#include <QTextBlock>

#include "model/output/commands.h"
#include "views/theme/words.h"

namespace portolan::views {
namespace {

constexpr std::size_t longestLine = 4000; ///< characters that are shown

} // namespace

OutputText::OutputText(QWidget *parent) : QPlainTextEdit(parent) {
    setReadOnly(true);
    setUndoRedoEnabled(false);
    setMaximumBlockCount(most);
    setWordWrapMode(QTextOption::WrapAnywhere);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setTabChangesFocus(true);
    setTheme(lightTheme());
}

void OutputText::setTheme(const Theme &theme) {
    ink_ = theme.ink;
    error_ = theme.danger;
    muted_ = theme.inkMuted;
    QFont mono = theme.mono;
    mono.setPointSizeF(QWidget::font().pointSizeF());
    setFont(mono);
}

void OutputText::append(const QString &text, const QColor &colour) {
    QTextCursor cursor(document());
    cursor.movePosition(QTextCursor::End);
    QTextCharFormat format;
    format.setForeground(colour);
    if (!document()->isEmpty()) cursor.insertBlock();
    cursor.insertText(text, format);
}

void OutputText::add(const std::vector<output::Line> &lines) {
    const std::size_t skipped = lines.size() > static_cast<std::size_t>(most) ? lines.size() - most : 0;
    for (std::size_t i = skipped; i < lines.size(); ++i) {
        // An empty line keeps its place.
        const QString text = shown(output::withoutColours(lines[i].text), longestLine);
        append(text.isEmpty() ? QStringLiteral(" ") : text,
               lines[i].stream == output::Stream::err ? error_ : ink_);
    }
    if (follows_) verticalScrollBar()->setValue(verticalScrollBar()->maximum());
}

void OutputText::addNotice(const QString &text) {
    append(QStringLiteral("— ") + text + QStringLiteral(" —"), muted_);
    if (follows_) verticalScrollBar()->setValue(verticalScrollBar()->maximum());
}

bool OutputText::search(const QString &text, bool backwards, bool again) {
    if (text.isEmpty()) return true;
    const QTextDocument::FindFlags flags =
        backwards ? QTextDocument::FindBackward : QTextDocument::FindFlags();
    QTextCursor from = textCursor();
    if (!again) from.setPosition(from.selectionStart());
    QTextCursor found = document()->find(text, from, flags);
    if (found.isNull()) {
        QTextCursor edge(document());
        if (backwards) edge.movePosition(QTextCursor::End);
        found = document()->find(text, edge, flags);
    }
    if (found.isNull()) return false;
    setTextCursor(found);
    ensureCursorVisible();
    return true;
}

int OutputText::countOf(const QString &text) const {
    if (text.isEmpty()) return 0;
    int count = 0;
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next())
        count += static_cast<int>(block.text().count(text, Qt::CaseInsensitive));
    return count;
}

} // namespace portolan::views
