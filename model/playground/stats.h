#pragma once

#include "model/playground/api.h"

namespace portolan::playground {

/// GET /containers/{id}/stats. The figures are made up, but grow and shrink as a calm container's do.
Response stats(Call &call, const ContainerPtr &container);

} // namespace portolan::playground
