#pragma once

#include <QDialog>

#include "app/chart_export.h"
#include "model/qt/snapshot_store.h"

class QComboBox;
class QLabel;
class QPushButton;
class QSettings;

namespace portolan::views {
class ChartView;
}

namespace portolan::app {

/// "Export…": the chart as it is arranged now, as a picture, a diagram's source or data; to a file or the
/// clipboard. Remembers what was chosen.
class ExportDialog : public QDialog {
    Q_OBJECT
public:
    ExportDialog(const qt::SnapshotStore &store, const views::ChartView &chart, const views::Theme &onScreen,
                 QSettings &settings, QWidget *parent = nullptr);

    /// Writes the file; when that fails, says why in the dialog and gives false.
    bool saveTo(const QString &path);

protected:
    void changeEvent(QEvent *event) override;

private:
    MapFormat format() const;
    const views::Theme &theme() const;
    double scale() const;
    QByteArray make() const;
    void save();
    void copy();
    void formatChosen();
    void showProblem(const QString &sentence);
    void remember();
    void retranslateUi();

    const qt::SnapshotStore &store_;
    const views::ChartView &chart_;
    const views::Theme onScreen_, light_, dark_;
    QSettings &settings_;
    QLabel *title_, *formatLabel_, *about_, *themeLabel_, *scaleLabel_, *problem_;
    QComboBox *format_, *theme_, *scale_;
    QPushButton *close_, *copy_, *save_;
};

} // namespace portolan::app
