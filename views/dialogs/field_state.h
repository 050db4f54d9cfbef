#pragma once

class QLineEdit;

namespace portolan::views {

void setWrongField(QLineEdit *field, bool wrong); ///< the style sheet marks it

} // namespace portolan::views
