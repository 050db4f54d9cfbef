#pragma once

#include <string>
#include <vector>

class QLineEdit;

namespace portolan::views {

/// Words of the fields that a new container and one that is made anew have in common: name to screen readers,
/// placeholder and tip. To be called again with each language.
void tellContainerFields(QLineEdit &address, QLineEdit &ports, QLineEdit &links);

/// Each is "container:alias".
bool areLinks(const std::vector<std::string> &words);

} // namespace portolan::views
