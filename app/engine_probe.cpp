#include "app/engine_probe.h"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace portolan::app {
namespace {

bool nobodyAt(const std::string &path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.empty() || path.size() >= sizeof address.sun_path) return true;
    path.copy(address.sun_path, path.size());
    const int fd = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    const bool fails = ::connect(fd, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0;
    const int why = errno;
    ::close(fd);
    return fails && (why == ENOENT || why == ENOTDIR || why == ECONNREFUSED);
}

} // namespace

bool noEngineHere(const std::vector<net::ResolvedEngine> &wanted,
                  const std::vector<EngineCandidate> &candidates) {
    const std::string scheme = "unix://";
    return std::all_of(wanted.begin(), wanted.end(),
                       [](const net::ResolvedEngine &engine) {
                           return engine.peer.transport == net::Peer::Transport::unix &&
                                  nobodyAt(engine.peer.path);
                       }) &&
           std::all_of(candidates.begin(), candidates.end(), [&](const EngineCandidate &candidate) {
               const std::string &url = candidate.request.url;
               return url.rfind(scheme, 0) != 0 || nobodyAt(url.substr(scheme.size()));
           });
}

} // namespace portolan::app
