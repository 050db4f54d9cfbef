#pragma once

#include <exception>

#include "model/core/result.h"

namespace portolan::app {

/// Why a coroutine ended without an outcome of its own: it was cancelled, or something was thrown.
inline Error endedWithout(const char *operation, const std::exception_ptr &thrown) {
    Error why{Errc::cancelled, operation, {}, {}, 0, nullptr};
    try {
        if (thrown) std::rethrow_exception(thrown);
    } catch (const std::exception &fault) { // no memory, or a defect of ours
        why.code = Errc::io;
        why.detail = fault.what();
    }
    return why;
}

} // namespace portolan::app
