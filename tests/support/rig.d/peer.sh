# Today's Docker engine, built from the Go module proxy into the cache: Debian 12 has only the 20.10 line.
# shellcheck shell=bash

peer_version=v2.0.0-beta.24
peer_runc=v1.5.2
# What it calls itself: built without a release's scripts it would not know its version.
peer_label=29.8.0-$peer_version
peer_home=$cache/peers/$peer_label-runc-$peer_runc

peer_path() {
    [ -e "$peer_home/complete" ] || skip "today's engine is not built (rig peer-build)"
    echo "PEER=$peer_home"
}

peer_build() {
    [ -e "$peer_home/complete" ] || locked_build
    peer_path
}
# Its own lock, for a build takes minutes; whoever waits finds it done.
locked_build() {
    cache_folder peers
    (
        flock -w 1800 8 || fail "somebody else builds the peers for over half an hour"
        [ -e "$peer_home/complete" ] || peer_compile
    ) 8>"$cache/peers/lock"
}

peer_compile() {
    local go version
    go=$(command -v go || true)
    [ -n "$go" ] || { [ -x /usr/local/go/bin/go ] && go=/usr/local/go/bin/go; } || skip "needs Go >= 1.25"
    version=$("$go" env GOVERSION | sed 's/^go//')
    printf '1.25\n%s\n' "$version" | sort -VC || skip "needs Go >= 1.25 (here is $version)"
    need_programs gcc pkg-config
    pkg-config --exists libseccomp || skip "needs libseccomp-dev"
    note "building dockerd and docker-proxy $peer_version and runc $peer_runc (a few minutes, the first time only)"
    mkdir -p "$peer_home"
    peer_install "$go" "github.com/moby/moby/v2/cmd/dockerd@$peer_version" "github.com/moby/moby/v2/cmd/docker-proxy@$peer_version"
    peer_install "$go" -tags seccomp "github.com/opencontainers/runc@$peer_runc"
    : >"$peer_home/complete"
}
peer_install() {
    local go=$1
    shift
    GOBIN=$peer_home GOFLAGS=-trimpath GOMAXPROCS=2 CGO_ENABLED=1 timeout 1800 nice "$go" install -p 2 \
        -ldflags "-s -w -X github.com/moby/moby/v2/dockerversion.Version=$peer_label" "$@" >&2 ||
        fail "go install $* failed"
}

# Docker's own library for Python, in a folder of its own.
docker_py_version=7.2.0
docker_py() {
    local home=$cache/docker-py
    if [ ! -e "$home/complete" ]; then
        need_programs python3 timeout
        mkdir -p "$cache"
        python3 -m venv --clear "$home" >/dev/null 2>&1 || skip "needs python3-venv"
        timeout 180 "$home/bin/pip" install -q "docker==$docker_py_version" >/dev/null 2>&1 || {
            rm -rf "$home"
            skip "docker-py cannot be had from PyPI"
        }
        : >"$home/complete"
    fi
    echo "PYTHON=$home/bin/python"
}
