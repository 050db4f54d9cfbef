#pragma once

#include <QTimer>
#include <QWidget>

#include "model/qt/finder.h"
#include "views/filter/saved_filters.h"
#include "views/theme/theme.h"

class QBoxLayout;
class QLabel;
class QMenu;
class QToolButton;

namespace portolan::views {

class QueryEdit;

/// The filter over the chart: a query, how much it lets through, whether the rest fades or vanishes, and the
/// filters that were saved. Escape clears it, and a second time closes it.
class FilterBar : public QWidget {
    Q_OBJECT
public:
    FilterBar(qt::ChartFilter &filter, qt::Finder &finder, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void start(); ///< shows itself and takes the focus
    void clear();
    bool vanish() const { return vanish_; }

    QByteArray saveState() const; ///< saved filters and fade or vanish; not the filter in force
    void restoreState(const QByteArray &state);

    QSize minimumSizeHint() const override;

signals:
    void vanishChanged(bool vanish);
    void stateChanged(); ///< saveState() is another
    void left();         ///< the focus may go back to the chart

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();
    void edited();
    void showMistake();
    void showCounts();
    void setVanish(bool vanish);
    void fillSaved();
    void saveCurrent();
    void manage(const QString &edit);
    void use(const QString &query);
    void dismiss();
    void retranslateUi();

    qt::ChartFilter &filter_;
    QueryEdit *edit_;
    QWidget *beside_; ///< count and buttons: under the query where there is no room beside it
    QBoxLayout *row_, *column_;
    QLabel *count_, *mistake_;
    QToolButton *misses_, *saved_, *close_;
    QMenu *menu_;
    SavedFilters filters_;
    QTimer patience_; ///< who is in the middle of a word has made no mistake yet
    bool vanish_ = false;
};

} // namespace portolan::views
