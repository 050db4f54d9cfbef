#include "app/columns.h"

#include <QResizeEvent>

namespace portolan::app {

void Columns::restore(const QByteArray &state) { asLeft_ = restoreState(state); }

void Columns::resizeEvent(QResizeEvent *event) {
    QSplitter::resizeEvent(event);
    if (count() != 3) return;
    const bool first = !event->oldSize().isValid();
    if (first && !asLeft_) {
        const int em = fontMetrics().averageCharWidth();
        const int left = std::min(em * 38, width() / 4), right = std::min(em * 46, width() * 3 / 10);
        setSizes({left, std::max(0, width() - left - right), right});
    }
    const QList<int> now = sizes();
    const int sides = now[0] + now[2];
    const int most = width() / 2;
    const bool shrank = !first && width() < event->oldSize().width();
    if (!shrank || sides <= most) return;
    const int left = std::max(widget(0)->minimumWidth(), now[0] * most / sides);
    const int right = std::max(widget(2)->minimumWidth(), now[2] * most / sides);
    setSizes({left, std::max(0, width() - left - right), right});
}

} // namespace portolan::app
