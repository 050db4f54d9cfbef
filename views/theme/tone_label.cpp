#include "views/theme/tone_label.h"

#include <QLabel>

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

} // namespace portolan::views
