# A registry inside a rig's engine's network namespace: that engine alone sees it, and it ends with the rig.
# shellcheck shell=bash

registry_up() {
    local dir=$1 port=5000 pid
    shift
    need_programs docker-registry
    [ "${1:-}" != --login ] || port=5001
    cat >"$dir/registry-$port.yml" <<YML
version: 0.1
log: {level: warn}
storage: {filesystem: {rootdirectory: $dir/registry-$port}}
http: {addr: 127.0.0.1:$port, secret: none}
YML
    # A file of passwords that is not there is made, with one that nobody knows.
    [ $port = 5000 ] || echo "auth: {htpasswd: {realm: rig, path: $dir/registry-$port.passwords}}" >>"$dir/registry-$port.yml"
    pid=$(in_rig "$dir" "$dir/registry-$port.log" docker-registry serve "$dir/registry-$port.yml")
    state_put "$dir" REGISTRY "$pid"
    wait_until 20 registry_listens "$dir" "$port" || fail "no registry: $(tail -n 5 "$dir/registry-$port.log")"
    echo "REGISTRY=127.0.0.1:$port"
}
registry_listens() {
    nsenter --target "$(state_get "$1" KEEPER)" --net ss -Htln "sport = :$2" | grep -q .
}

# A registry that takes connections and says nothing.
registry_freeze() { kill -STOP "$(state_get "$1" REGISTRY)"; }
registry_thaw() { kill -CONT "$(state_get "$1" REGISTRY)"; }
