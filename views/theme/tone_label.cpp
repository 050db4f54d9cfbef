#include "views/theme/tone_label.h"

#include <QLabel>
#include <QStyle>

namespace portolan::views {

QLabel *toneLabel(const char *tone) {
    auto *label = new QLabel;
    label->setTextFormat(Qt::PlainText);
    label->setProperty("tone", QString::fromLatin1(tone));
    return label;
}

QLabel *toneParagraph(const char *tone) {
    QLabel *label = toneLabel(tone);
    label->setWordWrap(true);
    return label;
}

void setTone(QLabel *label, const char *tone) {
    const QString wanted = QString::fromLatin1(tone);
    if (label->property("tone").toString() == wanted) return;
    label->setProperty("tone", wanted);
    label->style()->unpolish(label);
    label->style()->polish(label);
}

QFont titleFont(QFont body) {
    body.setPointSizeF(body.pointSizeF() * 1.25);
    body.setBold(true);
    return body;
}

} // namespace portolan::views
