#include "app/lower_dock.h"

#include <QCoreApplication>
#include <QEvent>

#include "views/theme/plain_tip.h"
#include "views/theme/tab_words.h"

namespace portolan::app {

LowerDock::LowerDock(QWidget *parent) : QTabWidget(parent) {
    setObjectName(QStringLiteral("lowerDock"));
    setDocumentMode(true);
}

void LowerDock::add(QWidget *page, const char *title, const char *tip) {
    words_.push_back({title, tip});
    addTab(page, QString());
    retranslateUi();
}

QSize LowerDock::sizeHint() const { return {400, fontMetrics().height() * 9}; }

QSize LowerDock::minimumSizeHint() const {
    return {100, tabBar()->sizeHint().height() + fontMetrics().height() * 4};
}

void LowerDock::retranslateUi() {
    for (int i = 0; i < words_.size(); ++i) {
        setTabText(i, QCoreApplication::translate("LowerDock", words_[i].first));
        setTabToolTip(i, QCoreApplication::translate("LowerDock", words_[i].second));
    }
    views::nameScrollButtons(tabBar());
}

void LowerDock::changeEvent(QEvent *event) {
    if (event->type() == QEvent::LanguageChange) retranslateUi();
    QTabWidget::changeEvent(event);
}

} // namespace portolan::app
