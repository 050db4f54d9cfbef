#pragma once

#include <string>

#include <boost/system/error_code.hpp>

#include "model/core/result.h"

namespace portolan::net {

/// What an error of the operating system, Asio, Beast or OpenSSL means to us.
Errc codeOf(const boost::system::error_code &error);

/// The same as a failure, with the system's own words. `operation_aborted` is Errc::cancelled.
tl::unexpected<Error> ioFail(const boost::system::error_code &error, std::string operation,
                             std::string target);

/// For an errno.
tl::unexpected<Error> systemFail(int number, std::string operation, std::string target);

} // namespace portolan::net
