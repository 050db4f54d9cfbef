#include "app/export_dialog.h"

#include <QClipboard>
#include <QComboBox>
#include <QDateTime>
#include <QFileDialog>
#include <QFormLayout>
#include <QGuiApplication>
#include <QImage>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>

#include "app/settings.h"
#include "views/dialogs/on_screen.h"
#include "views/graph/chart_view.h"
#include "views/theme/plain_tip.h"
#include "views/theme/tone_label.h"

namespace portolan::app {
namespace {

QString mimeTypeOf(MapFormat format) {
    switch (format) {
    case MapFormat::svg:
        return QStringLiteral("image/svg+xml");
    case MapFormat::pdf:
        return QStringLiteral("application/pdf");
    case MapFormat::png:
        return QStringLiteral("image/png");
    case MapFormat::json:
    case MapFormat::dot:
    case MapFormat::mermaid:
        break;
    }
    return QStringLiteral("text/plain");
}

} // namespace

ExportDialog::ExportDialog(const qt::SnapshotStore &store, const views::ChartView &chart,
                           const views::Theme &onScreen, QSettings &settings, QWidget *parent)
    : QDialog(parent), store_(store), chart_(chart), onScreen_(onScreen), light_(views::lightTheme()),
      dark_(views::darkTheme()), settings_(settings), title_(views::toneLabel("strong")),
      formatLabel_(views::toneLabel("muted")), about_(views::toneParagraph("muted")),
      themeLabel_(views::toneLabel("muted")), scaleLabel_(views::toneLabel("muted")),
      problem_(views::toneParagraph("danger")), format_(new QComboBox), theme_(new QComboBox),
      scale_(new QComboBox), close_(new QPushButton), copy_(new QPushButton), save_(new QPushButton) {
    setObjectName(QStringLiteral("exportDialog"));
    format_->setObjectName(QStringLiteral("exportFormat"));
    theme_->setObjectName(QStringLiteral("exportTheme"));
    scale_->setObjectName(QStringLiteral("exportScale"));
    problem_->setObjectName(QStringLiteral("exportProblem"));
    copy_->setObjectName(QStringLiteral("exportCopy"));
    save_->setObjectName(QStringLiteral("exportSave"));
    title_->setFont(views::titleFont(font()));
    for (std::size_t i = 0; i < std::size(mapFormats); ++i) format_->addItem({});
    for (int i = 0; i < 3; ++i) theme_->addItem({});
    for (int i = 1; i <= 3; ++i) scale_->addItem({});
    formatLabel_->setBuddy(format_);
    themeLabel_->setBuddy(theme_);
    scaleLabel_->setBuddy(scale_);
    save_->setProperty("primary", true);
    save_->setDefault(true);
    close_->setAutoDefault(false);
    copy_->setAutoDefault(false);

    auto *form = new QFormLayout;
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    form->setHorizontalSpacing(14);
    form->setVerticalSpacing(8);
    form->addRow(formatLabel_, format_);
    form->addRow(nullptr, about_);
    form->addRow(themeLabel_, theme_);
    form->addRow(scaleLabel_, scale_);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(close_);
    buttons->addStretch(1);
    buttons->addWidget(copy_);
    buttons->addWidget(save_);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(12);
    column->addWidget(title_);
    column->addLayout(form);
    column->addWidget(problem_);
    column->addStretch(1);
    column->addLayout(buttons);

    connect(close_, &QPushButton::clicked, this, &QDialog::reject);
    connect(copy_, &QPushButton::clicked, this, &ExportDialog::copy);
    connect(save_, &QPushButton::clicked, this, &ExportDialog::save);
    connect(format_, &QComboBox::currentIndexChanged, this, &ExportDialog::formatChosen);

    const auto chosen = [this](const QString &name, QComboBox *box, int usual) {
        box->setCurrentIndex(std::clamp(settings_.value(name, usual).toInt(), 0, box->count() - 1));
    };
    chosen(settings::exportFormat, format_, 0);
    chosen(settings::exportTheme, theme_, 0);
    chosen(settings::exportScale, scale_, 1);
    retranslateUi();
    views::resizeOnScreen(*this, {fontMetrics().averageCharWidth() * 64, sizeHint().height()});
}

MapFormat ExportDialog::format() const { return mapFormats[std::size_t(format_->currentIndex())]; }

const views::Theme &ExportDialog::theme() const {
    return theme_->currentIndex() == 1 ? light_ : theme_->currentIndex() == 2 ? dark_ : onScreen_;
}

double ExportDialog::scale() const { return scale_->currentIndex() + 1; }

QByteArray ExportDialog::make() const {
    QGuiApplication::setOverrideCursor(Qt::WaitCursor);
    const Snapshot &snapshot = store_.snapshot();
    const QByteArray bytes = isPicture(format())
                                 ? drawn({chart_.scene(), theme(), snapshot.taken}, format(), scale())
                                 : written(snapshot, format());
    QGuiApplication::restoreOverrideCursor();
    return bytes;
}

bool ExportDialog::saveTo(const QString &path) {
    showProblem({});
    const QByteArray bytes = make();
    if (bytes.isEmpty()) {
        showProblem(tr("The chart could not be drawn in this form."));
        return false;
    }
    if (const QString trouble = saveWhole(path, bytes); !trouble.isEmpty()) {
        showProblem(tr("%1 could not be written: %2").arg(path, trouble));
        return false;
    }
    settings_.setValue(settings::exportFolder, QFileInfo(path).absolutePath());
    remember();
    return true;
}

void ExportDialog::save() {
    const QString suffix = suffixOf(format());
    const QString folder = settings_
                               .value(settings::exportFolder,
                                      QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation))
                               .toString();
    const QString name =
        QStringLiteral("portolan-%1.%2")
            .arg(QDateTime::currentDateTime().toString(QStringLiteral("yyyy-MM-dd-HHmm")), suffix);
    QString path = QFileDialog::getSaveFileName(this, tr("Export the chart"), folder + u'/' + name,
                                                QStringLiteral("*.%1").arg(suffix));
    if (path.isEmpty()) return;
    if (QFileInfo(path).suffix().isEmpty()) path += u'.' + suffix;
    if (saveTo(path)) accept();
}

void ExportDialog::copy() {
    showProblem({});
    const QByteArray bytes = make();
    if (bytes.isEmpty()) return showProblem(tr("The chart could not be drawn in this form."));
    auto *data = new QMimeData;
    if (format() == MapFormat::png)
        data->setImageData(QImage::fromData(bytes));
    else if (!isPicture(format()) || format() == MapFormat::svg)
        data->setText(QString::fromUtf8(bytes));
    data->setData(mimeTypeOf(format()), bytes);
    QGuiApplication::clipboard()->setMimeData(data);
    remember();
    accept();
}

void ExportDialog::formatChosen() {
    theme_->setEnabled(isPicture(format()));
    scale_->setEnabled(format() == MapFormat::png);
    switch (format()) {
    case MapFormat::png:
        about_->setText(tr("A picture of the whole chart as it is arranged now."));
        break;
    case MapFormat::svg:
        about_->setText(tr("A drawing that stays sharp at any size and can be edited."));
        break;
    case MapFormat::pdf:
        about_->setText(tr("One page as large as the chart, sharp at any size."));
        break;
    case MapFormat::dot:
        about_->setText(tr("The source of a diagram for Graphviz; it is arranged anew there."));
        break;
    case MapFormat::mermaid:
        about_->setText(tr("The source of a diagram for Markdown pages; it is arranged anew there."));
        break;
    case MapFormat::json:
        about_->setText(tr("Everything the chart knows, for programs: the same as portolan map."));
        break;
    }
}

void ExportDialog::showProblem(const QString &sentence) {
    problem_->setText(sentence);
    problem_->setVisible(!sentence.isEmpty());
}

void ExportDialog::remember() {
    settings_.setValue(settings::exportFormat, format_->currentIndex());
    settings_.setValue(settings::exportTheme, theme_->currentIndex());
    settings_.setValue(settings::exportScale, scale_->currentIndex());
}

void ExportDialog::retranslateUi() {
    setWindowTitle(tr("Export the chart"));
    title_->setText(tr("Export the chart"));
    formatLabel_->setText(tr("Form"));
    themeLabel_->setText(tr("Appearance"));
    scaleLabel_->setText(tr("Size"));
    const QString names[] = {tr("PNG picture"),    tr("SVG drawing"),     tr("PDF page"),
                             tr("Graphviz (DOT)"), tr("Mermaid diagram"), tr("JSON data")};
    static_assert(std::size(names) == std::size(mapFormats));
    for (int i = 0; i < format_->count(); ++i) format_->setItemText(i, names[i]);
    theme_->setItemText(0, tr("As on the screen"));
    theme_->setItemText(1, tr("Light"));
    theme_->setItemText(2, tr("Dark"));
    for (int i = 0; i < scale_->count(); ++i)
        //: size of a picture, in parts of its size on the screen
        scale_->setItemText(i, tr("%1 × the screen's").arg(i + 1));
    const QPair<QComboBox *, QString> boxes[] = {{format_, tr("Form of the export")},
                                                 {theme_, tr("Appearance of the picture")},
                                                 {scale_, tr("Size of the picture")}};
    for (const auto &[box, words] : boxes) {
        box->setAccessibleName(words);
        views::setPlainTip(box, words);
    }
    close_->setText(tr("Cancel"));
    copy_->setText(tr("Copy"));
    views::setPlainTip(copy_, tr("Puts it on the clipboard instead of into a file"));
    save_->setText(tr("Save…"));
    showProblem({});
    formatChosen();
}

void ExportDialog::changeEvent(QEvent *event) {
    if (event->type() == QEvent::LanguageChange) retranslateUi();
    QDialog::changeEvent(event);
}

} // namespace portolan::app
