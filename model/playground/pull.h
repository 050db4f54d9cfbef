#pragma once

#include "model/playground/api.h"

namespace portolan::playground {

/// POST /images/create?fromImage=…: from the shelf, told layer by layer.
Response pull(Call &call);

} // namespace portolan::playground
