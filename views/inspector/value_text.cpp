#include "views/inspector/value_text.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QTextBlock>
#include <cmath>

namespace portolan::views {
namespace {
constexpr qreal widest = 2000;
} // namespace

ValueText::ValueText(QWidget *parent) : QTextEdit(parent) {
    setReadOnly(true);
    setAcceptRichText(false);
    setUndoRedoEnabled(false);
    setFrameShape(QFrame::NoFrame);
    setTabChangesFocus(true);
    setFocusPolicy(Qt::ClickFocus);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    document()->setDocumentMargin(0);
    viewport()->setAutoFillBackground(false);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void ValueText::setValue(const QString &text) {
    if (text == toPlainText()) return;
    setPlainText(text);
    setAccessibleName(text.left(300));
    updateGeometry();
}

int ValueText::heightForWidth(int width) const {
    QTextDocument *text = document();
    const qreal before = text->textWidth();
    text->setTextWidth(width);
    const int height = static_cast<int>(std::ceil(text->size().height()));
    text->setTextWidth(before);
    return height;
}

QSize ValueText::sizeHint() const {
    // Not the document's ideal width: that follows how it is wrapped now.
    const QFontMetricsF metrics(font());
    qreal width = 1;
    for (QTextBlock block = document()->begin(); block.isValid() && width < widest; block = block.next())
        width = std::max(width, metrics.horizontalAdvance(block.text().left(1000)));
    const int whole = static_cast<int>(std::ceil(std::min(width, widest))) + 2;
    return {whole, heightForWidth(whole)};
}

QSize ValueText::minimumSizeHint() const {
    return {std::min(sizeHint().width(), fontMetrics().averageCharWidth() * 6), fontMetrics().height()};
}

void ValueText::wheelEvent(QWheelEvent *event) { event->ignore(); }

void ValueText::contextMenuEvent(QContextMenuEvent *event) {
    QMenu menu(this);
    QAction *copySelection = menu.addAction(tr("Copy"));
    copySelection->setEnabled(textCursor().hasSelection());
    connect(copySelection, &QAction::triggered, this, &QTextEdit::copy);
    connect(menu.addAction(tr("Copy the whole value")), &QAction::triggered, this,
            [this] { QGuiApplication::clipboard()->setText(toPlainText()); });
    menu.exec(event->globalPos());
}

void ValueText::changeEvent(QEvent *event) {
    QTextEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange) updateGeometry();
}

} // namespace portolan::views
