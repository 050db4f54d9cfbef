#include "views/dialogs/field_state.h"

#include <QStyle>
#include <QWidget>

namespace portolan::views {

void setWrongField(QWidget *field, bool wrong) {
    if (field->property("wrong").toBool() == wrong) return;
    field->setProperty("wrong", wrong);
    field->style()->unpolish(field);
    field->style()->polish(field);
}

} // namespace portolan::views
