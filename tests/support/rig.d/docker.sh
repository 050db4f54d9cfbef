# A private Docker engine: its own containerd, dockerd, mount and network namespace, control group.
# shellcheck shell=bash

# The docker client, talking to the engine in DIR and to no other, whatever the caller's environment says.
docker_cli() {
    local dir=$1
    shift
    env -u DOCKER_HOST -u DOCKER_CONTEXT -u DOCKER_TLS -u DOCKER_TLS_VERIFY -u DOCKER_CERT_PATH -u DOCKER_API_VERSION \
        DOCKER_CONFIG="$dir/client" timeout "${RIG_LIMIT:-60}" docker -H "unix://$dir/docker.sock" "$@"
}
docker_answers() { [ -S "$1/docker.sock" ] && RIG_LIMIT=5 docker_cli "$1" version -f '{{.Server.Version}}' >/dev/null 2>&1; }
docker_settled() { gone "$(state_get "$1" DOCKERD)" || docker_answers "$1"; }

# Runs COMMAND... in the rig's namespaces, in the background and in its group; prints its process id.
# (`ip netns exec` would lay a new /sys over the one with the control groups; nsenter leaves it.
# --root, for in a chroot the mount namespace's root is somebody else's.)
in_rig() {
    local dir=$1 log=$2 keeper name
    shift 2
    keeper=$(state_get "$dir" KEEPER)
    name=$(state_get "$dir" NAME)
    (in_group "$name" setsid nsenter --target "$keeper" --mount --uts --net --root "$@") \
        </dev/null >>"$log" 2>&1 &
    echo $!
}

docker_up() {
    local dir=$1 name netns='' engine=debian tcp='' tls='' hostname='' watch='' arguments=''
    shift
    name=$(name_of "$dir")
    while [ $# -gt 0 ]; do
        case $1 in
        --name) name=$2 ;;
        --netns) netns=$2 ;;
        --engine) engine=$2 ;;
        --tcp) tcp=$2 ;;
        --tls) tls=$(readlink -m "$2") ;;
        --hostname) hostname=$2 ;;
        --args) arguments=$2 ;;
        --watch) watch=$2 ;;
        *) usage ;;
        esac
        [ $# -ge 2 ] || usage
        shift 2
    done
    [ ${#dir} -le 90 ] || fail "the path $dir is too long for a unix socket"
    need_programs dockerd containerd runc docker ip iptables nsenter unshare timeout
    local path=$PATH
    case $engine in
    debian) ;;
    peer) path=$(peer_path | sed 's/^PEER=//'):$PATH || exit $? ;;
    *) usage ;;
    esac
    group_main >/dev/null

    docker_down "$dir"
    on_failure docker_down "$dir"
    mkdir -p "$dir/client"
    echo '{}' >"$dir/daemon.json"
    : >"$dir/rig.state"
    state_put "$dir" KIND docker
    state_put "$dir" NAME "$name"
    state_put "$dir" ENGINE_PATH "$path"
    [ -z "$watch" ] || watch_start "$dir" "$watch"
    if [ -z "$netns" ]; then
        netns=$name
        netns_remove "$netns"
        state_put "$dir" OWN_NETNS "$netns"
        netns_add "$netns"
    fi
    state_put "$dir" NETNS "$netns"
    if [ -n "$tcp" ]; then docker_listener "$dir" "$netns" "$tcp" "$tls"; fi
    docker_keeper "$dir" "$netns" "${hostname:-$name}"
    docker_containerd "$dir"
    state_put "$dir" ARGUMENTS "$arguments"
    docker_start "$dir"
    trap - EXIT
}

# A process that holds the mount namespace, whose private /run hides the sockets and locks of the machine's own
# engine, and the namespace of the host name.
docker_keeper() {
    local dir=$1 netns=$2 hostname=$3
    (in_group "$(state_get "$dir" NAME)" setsid nsenter --net="/run/netns/$netns" unshare --uts --mount \
        --propagation private "$rig_self" _keep "$dir" "$hostname") </dev/null >"$dir/keeper.log" 2>&1 &
    state_put "$dir" KEEPER $!
    wait_until 10 test -e "$dir/keeper.ready" || fail "no private /run: $(cat "$dir/keeper.log")"
}
docker_keep() {
    mount -t tmpfs -o mode=755 portolan-rig /run
    mkdir -p /run/lock
    echo "$2" >/proc/sys/kernel/hostname
    : >"$1/keeper.ready"
    exec sleep infinity
}

docker_containerd() {
    local dir=$1 pid
    cat >"$dir/containerd.toml" <<TOML
version = 2
root = "$dir/containerd"
state = "/run/containerd"
disabled_plugins = ["io.containerd.grpc.v1.cri"]
[grpc]
address = "/run/containerd/containerd.sock"
TOML
    pid=$(in_rig "$dir" "$dir/containerd.log" env PATH="$(state_get "$dir" ENGINE_PATH)" containerd --config "$dir/containerd.toml")
    state_put "$dir" CONTAINERD "$pid"
    wait_until 20 grep -qs 'containerd successfully booted' "$dir/containerd.log" ||
        fail "containerd does not start: $(tail -n 5 "$dir/containerd.log")"
}

# The engine's second listener: at an address of a namespace that was given, or at the far end of a cable.
docker_listener() {
    local dir=$1 netns=$2 tcp=$3 tls=$4 address port
    if [ "${tcp%%:*}" = auto ]; then
        [ -n "$(state_get "$dir" OWN_NETNS)" ] || fail "--tcp auto is for a namespace of the rig's own"
        port=2375
        [ -z "$tls" ] || port=2376
        [ "$tcp" = auto ] || port=${tcp#*:}
        locked docker_cable "$dir" "$netns"
        address=$(state_get "$dir" ADDRESS)
    else
        address=${tcp%:*}
        port=${tcp##*:}
        state_put "$dir" ADDRESS "$address"
    fi
    state_put "$dir" URL "tcp://$address:$port"
    state_put "$dir" TLS "$tls"
    [ -z "$tls" ] || certificates "$tls" "$address"
}
docker_cable() {
    local dir=$1 netns=$2 n cable
    n=$(free_subnet)
    cable=$(state_get "$dir" NAME)
    cable=${cable:0:13}
    ip link add "${cable}-o" type veth peer name eth0 netns "$netns"
    state_put "$dir" CABLE "${cable}-o"
    state_put "$dir" ADDRESS "10.213.$n.1"
    ip addr add "10.213.$n.254/24" dev "${cable}-o"
    ip link set "${cable}-o" up
    ip -n "$netns" addr add "10.213.$n.1/24" dev eth0
    ip -n "$netns" link set eth0 up
    ip -n "$netns" route add default via "10.213.$n.254"
}

docker_start() {
    local dir=$1 pid url tls name arguments
    alive "$(state_get "$dir" KEEPER)" || fail "no rig is up in $dir"
    alive "$(state_get "$dir" DOCKERD)" && kill_all 10 "$(state_get "$dir" DOCKERD)"
    name=$(state_get "$dir" NAME)
    url=$(state_get "$dir" URL)
    tls=$(state_get "$dir" TLS)
    read -ra arguments <<<"$(state_get "$dir" ARGUMENTS)"
    local listener=()
    [ -z "$url" ] || listener+=(-H "$url")
    if [ -n "$tls" ]; then
        listener+=(--tlsverify --tlscacert "$tls/ca.pem" --tlscert "$tls/server-cert.pem" --tlskey "$tls/server-key.pem")
    elif [ -n "$url" ]; then
        listener+=(--tls=false)
    fi
    rm -f "$dir/docker.sock" "$dir/docker.pid"
    pid=$(in_rig "$dir" "$dir/dockerd.log" env PATH="$(state_get "$dir" ENGINE_PATH)" dockerd \
        -H "unix://$dir/docker.sock" "${listener[@]}" --group "${RIG_GROUP:-root}" --config-file "$dir/daemon.json" \
        --data-root "$dir/data" --exec-root /run/docker --pidfile "$dir/docker.pid" --storage-driver vfs \
        --containerd /run/containerd/containerd.sock --exec-opt native.cgroupdriver=cgroupfs \
        --cgroup-parent "/$name/containers" "${arguments[@]}")
    state_put "$dir" DOCKERD "$pid"
    wait_until "${RIG_START_LIMIT:-90}" docker_settled "$dir" || fail "dockerd does not answer: $(tail -n 15 "$dir/dockerd.log")"
    alive "$pid" || fail "dockerd ended: $(tail -n 15 "$dir/dockerd.log")"
    docker_print "$dir"
}

docker_print() {
    local dir=$1
    printf 'SOCKET=%s\nNETNS=%s\nPID=%s\nNAME=%s\n' "$dir/docker.sock" "$(state_get "$dir" NETNS)" \
        "$(state_get "$dir" DOCKERD)" "$(state_get "$dir" NAME)"
    docker_cli "$dir" version -f $'VERSION={{.Server.Version}}\nAPI={{.Server.APIVersion}}'
    printf 'DOCKER=docker -H unix://%s\n' "$dir/docker.sock"
    if [ -n "$(state_get "$dir" URL)" ]; then
        printf 'ADDRESS=%s\nURL=%s\n' "$(state_get "$dir" ADDRESS)" "$(state_get "$dir" URL)"
    fi
}

docker_kill() {
    local pid
    pid=$(state_get "$1" DOCKERD)
    alive "$pid" || fail "no dockerd is up in $1"
    kill -KILL "$pid"
    wait_until 10 gone "$pid" || fail "dockerd $pid does not end"
}
docker_stop() {
    local pid
    pid=$(state_get "$1" DOCKERD)
    alive "$pid" || return 0
    kill_all 30 "$pid"
}

docker_down() {
    local dir=$1 name cable
    watch_stop "$dir"
    name=$(state_get "$dir" NAME)
    name=${name:-$(name_of "$dir")}
    group_down "$name"
    cable=$(state_get "$dir" CABLE)
    [ -z "$cable" ] || ip link delete "$cable" 2>/dev/null || true
    # Without a state file the namespace can only be the one named after the folder.
    if [ -e "$dir/rig.state" ]; then
        netns_remove "$(state_get "$dir" OWN_NETNS)"
    else
        netns_remove "$name"
    fi
    (cd "$dir" 2>/dev/null && rm -rf data containerd client certs registry-* daemon.json containerd.toml keeper.ready keeper.log containerd.log \
        dockerd.log docker.sock docker.pid rig.state) || true
}
