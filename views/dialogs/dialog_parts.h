#pragma once

#include <initializer_list>

class QLabel;
class QPushButton;
class QWidget;

namespace portolan::views {

/// A dialog's own title, large, at its top.
void dressTitle(QLabel *title);
/// The strip of buttons at a dialog's bottom; the last one is what the dialog is for.
QWidget *dialogFoot(std::initializer_list<QPushButton *> left, std::initializer_list<QPushButton *> right);

} // namespace portolan::views
