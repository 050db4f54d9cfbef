#pragma once

#include <QLineEdit>
#include <string>
#include <vector>

#include "model/networks/membership.h"
#include "views/theme/theme.h"

namespace portolan::views {

/// A field for addresses, ranges and names: in the monospace face.
QLineEdit *addressEdit(const Theme &theme);
std::string typed(const QLineEdit *edit);                  ///< without blanks around it
std::vector<std::string> typedList(const QLineEdit *edit); ///< split at commas and blanks

/// Sentences for what networks::check and networks::hindrance find. Empty where nothing hinders.
QString attachText(const networks::AttachFinding &finding);
QString hindranceText(networks::Hindrance what, const Container &container, const Network &network);
QString subnetsText(const Network &network); ///< "172.18.0.0/16, fd00::/64"

} // namespace portolan::views
