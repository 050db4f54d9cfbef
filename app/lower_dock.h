#pragma once

#include <QTabWidget>

namespace portolan::app {

/// The tabs beneath the chart. Adding one is a line in Surroundings:
///     dock_->add(view, QT_TRANSLATE_NOOP("LowerDock", "Timeline"), QT_TRANSLATE_NOOP("LowerDock", "What…"));
class LowerDock : public QTabWidget {
    Q_OBJECT
public:
    explicit LowerDock(QWidget *parent = nullptr);

    void add(QWidget *page, const char *title, const char *tip); ///< words of the context "LowerDock"

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslateUi();

    QList<std::pair<const char *, const char *>> words_;
};

} // namespace portolan::app
