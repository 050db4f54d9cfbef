#include "views/dialogs/form.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>

#include "views/dialogs/field_state.h"
#include "views/theme/plain_tip.h"
#include "views/theme/tone_label.h"

namespace portolan::views {

Form::Form(QWidget *parent) : QWidget(parent), grid_(new QGridLayout(this)) {
    grid_->setContentsMargins(0, 0, 0, 0);
    grid_->setHorizontalSpacing(12);
    grid_->setVerticalSpacing(4);
    grid_->setColumnStretch(1, 1);
}

int Form::add(QWidget *field, const char *objectName) {
    const int number = static_cast<int>(rows_.size());
    Row row{toneParagraph("plain"), field, toneParagraph("muted"), {}, true};
    field->setObjectName(QString::fromLatin1(objectName));
    if (auto *box = qobject_cast<QComboBox *>(field)) { // else its longest entry keeps the window wide
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(12);
    }
    row.label->setBuddy(field);
    row.hint->setObjectName(QString::fromLatin1(objectName) + QStringLiteral("Hint"));
    row.hint->hide();
    grid_->addWidget(row.label, number * 2, 0, Qt::AlignVCenter);
    grid_->addWidget(field, number * 2, 1);
    grid_->addWidget(row.hint, number * 2 + 1, 1);
    grid_->setColumnMinimumWidth(0, fontMetrics().averageCharWidth() * 18);
    rows_.push_back(row);
    return number;
}

void Form::setLabel(int row, const QString &label) {
    rows_[row].label->setText(label);
    rows_[row].field->setAccessibleName(label);
    // What one types into is a field of its own within a box.
    if (const auto *box = qobject_cast<QComboBox *>(rows_[row].field); box && box->lineEdit())
        box->lineEdit()->setAccessibleName(label);
}

void Form::setHint(int row, const QString &text, Tone tone) {
    static constexpr const char *tones[]{"muted", "success", "warning", "danger"};
    Row &r = rows_[row];
    r.hint->setText(text);
    setTone(r.hint, tones[static_cast<int>(tone)]);
    r.hint->setVisible(r.visible && !text.isEmpty());
    describe(r);
    setWrongField(r.field, tone == Tone::wrong && !text.isEmpty());
}

void Form::setTip(int row, const QString &tip) {
    Row &r = rows_[row];
    r.tip = tip;
    setPlainTip(r.label, tip);
    r.field->setToolTip(plainTip(tip));
    describe(r);
}

void Form::describe(const Row &row) {
    row.field->setAccessibleDescription(QStringList{row.hint->text(), row.tip}.join(u' ').trimmed());
}

void Form::setRowVisible(int row, bool visible) {
    Row &r = rows_[row];
    r.visible = visible;
    r.label->setVisible(visible);
    r.field->setVisible(visible);
    r.hint->setVisible(visible && !r.hint->text().isEmpty());
}

} // namespace portolan::views
