#pragma once

#include <QWidget>

class QGridLayout;
class QLabel;

namespace portolan::views {

/// Labels at the left, fields at the right, and beneath each field room for what is to be said of it.
class Form : public QWidget {
    Q_OBJECT
public:
    enum class Tone { muted, good, warning, wrong };

    explicit Form(QWidget *parent = nullptr);

    int add(QWidget *field, const char *objectName); ///< the row's number
    void setLabel(int row, const QString &label);    ///< it is the field's accessible name, too
    void setHint(int row, const QString &text, Tone tone = Tone::muted); ///< empty: none
    void setTip(int row, const QString &tip); ///< what the field means, for whoever points at it
    void setRowVisible(int row, bool visible);
    QWidget *field(int row) const { return rows_[row].field; }

private:
    struct Row {
        QLabel *label;
        QWidget *field;
        QLabel *hint;
        QString tip;
        bool visible = true;
    };
    static void describe(const Row &row); ///< to screen readers
    QGridLayout *grid_;
    QList<Row> rows_;
};

} // namespace portolan::views
