#pragma once

class QWidget;

namespace portolan::views {

void setWrongField(QWidget *field, bool wrong); ///< the style sheet marks it

} // namespace portolan::views
