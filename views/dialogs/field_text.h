#pragma once

#include <QLineEdit>
#include <QList>
#include <string>
#include <vector>

#include "model/networks/membership.h"
#include "views/theme/theme.h"

class QComboBox;

namespace portolan::views {

/// A field for addresses, ranges and names: in the monospace face.
QLineEdit *addressEdit(const Theme &theme);
std::string typed(const QLineEdit *edit);                  ///< without blanks around it
std::vector<std::string> typedList(const QLineEdit *edit); ///< split at commas and blanks

/// Puts choices (words, data) into a box, the one that was chosen staying so; touches nothing when they are
/// the same as before, since somebody may have the list open.
void refill(QComboBox *box, const QList<std::pair<QString, QString>> &choices);

/// Sentences for what networks::check and networks::hindrance find. Empty where nothing hinders.
QString attachText(const networks::AttachFinding &finding);
QString hindranceText(networks::Hindrance what, const Container &container, const Network &network);
/// What is to be said of a command that no shell reads: its last quote does not end, or it is written for
/// one.
QString commandHint(const std::string &command);
QString subnetsText(const Network &network); ///< "172.18.0.0/16, fd00::/64"

} // namespace portolan::views
