# Shared by all verbs: messages, limits, control groups, network namespaces, watching a caller.
# shellcheck shell=bash

cache=${PORTOLAN_CACHE:-${XDG_CACHE_HOME:-${HOME:-/root}/.cache}/portolan}
PATH=$PATH:/usr/sbin:/sbin:/usr/local/sbin

note() { echo "rig: $*" >&2; }
fail() {
    echo "rig: $*" >&2
    exit 1
}
skip() {
    echo "skipped: $*" >&2
    exit 77
}
# A folder of the cache; it belongs to the caller also when the rig was started with sudo.
cache_folder() {
    mkdir -p "$cache/$1"
    [ -z "${SUDO_UID:-}" ] || chown "$SUDO_UID:$SUDO_GID" "${cache%/*}" "$cache" "$cache/$1"
}
need_root() { [ "$(id -u)" = 0 ] || skip "needs root"; }
need_programs() {
    local program
    for program in "$@"; do
        command -v "$program" >/dev/null || skip "needs the program $program"
    done
}

# on_failure COMMAND...: what is still to be done when this program ends without success.
on_failure() {
    undo=("$@")
    # shellcheck disable=SC2154
    trap 'code=$?; trap - EXIT; [ $code = 0 ] || "${undo[@]}"; exit $code' EXIT
    trap 'exit 130' INT TERM
}

# wait_until SECONDS COMMAND...: true as soon as COMMAND is, false after the limit.
wait_until() {
    local end=$((SECONDS + $1))
    shift
    until "$@"; do
        [ $SECONDS -lt $end ] || return 1
        sleep 0.05
    done
}

# One state file a rig, of KEY=VALUE lines, read without running it.
state_put() { printf '%s=%s\n' "$2" "$3" >>"$1/rig.state"; }
state_get() { [ -e "$1/rig.state" ] && sed -n "s/^$2=//p" "$1/rig.state" | tail -n 1 || true; }
state_all() { [ -e "$1/rig.state" ] && sed -n "s/^$2=//p" "$1/rig.state" || true; }

# A short name that is always the same for a folder, so that left-overs are found without a state file.
name_of() { printf 'ptl-%s' "$(printf %s "$1" | sha256sum | cut -c1-8)"; }

# When a process began, in clock ticks: tells a process from a later one with the same number.
began() { sed 's/.*) //' "/proc/$1/stat" 2>/dev/null | cut -d' ' -f20; }
alive() { [ -n "${1:-}" ] && [ -n "$(began "$1")" ] && [ "$(sed 's/.*) //' "/proc/$1/stat" | cut -c1)" != Z ]; } 2>/dev/null
gone() { ! alive "$1"; }

# kill_all SECONDS PID...: politely first, then hard.
kill_all() {
    local limit=$1 pid
    shift
    for pid in "$@"; do kill -TERM "$pid" 2>/dev/null || true; done
    for pid in "$@"; do
        wait_until "$limit" gone "$pid" || kill -KILL "$pid" 2>/dev/null || true
        wait_until 5 gone "$pid" || note "process $pid does not end"
    done
}

## Control groups. Version 1: every hierarchy has the group; version 2: the one tree has it.
group_roots() {
    local root
    if [ -e /sys/fs/cgroup/cgroup.procs ]; then
        echo /sys/fs/cgroup
    else
        for root in /sys/fs/cgroup/*/; do
            [ -e "${root}cgroup.procs" ] && echo "${root%/}"
        done
    fi
    return 0
}
# The hierarchy whose groups tell which processes belong to a rig.
group_main() {
    local root
    for root in /sys/fs/cgroup/pids /sys/fs/cgroup/devices /sys/fs/cgroup; do
        if [ -w "$root/cgroup.procs" ]; then
            echo "$root"
            return
        fi
    done
    skip "no control groups that can be written (/sys/fs/cgroup)"
}
# in_group NAME COMMAND...: becomes COMMAND in the group NAME/daemons, and its children with it.
in_group() {
    local group
    group=$(group_main)/$1/daemons
    shift
    mkdir -p "$group"
    echo "$BASHPID" >"$group/cgroup.procs"
    exec "$@"
}
group_processes() {
    local main=/sys/fs/cgroup/pids
    main=$(group_main) && [ -d "$main/$1" ] && find "$main/$1" -name cgroup.procs -exec cat {} + 2>/dev/null | grep -vx 0
    return 0
}
group_empty() {
    local pid
    for pid in $(group_processes "$1"); do kill -KILL "$pid" 2>/dev/null; done
    [ -z "$(group_processes "$1")" ]
}
# Kills every process of a group and removes it. Frozen (paused) processes must thaw before they can die.
group_down() {
    local root group
    for root in $(group_roots); do
        [ -d "$root/$1" ] || continue
        [ -e "$root/$1/cgroup.kill" ] && echo 1 >"$root/$1/cgroup.kill"
        find "$root/$1" -depth -name freezer.state 2>/dev/null | while read -r group; do
            echo THAWED >"$group" || true
        done
    done
    wait_until 20 group_empty "$1" || note "processes of $1 do not end: $(group_processes "$1" | tr '\n' ' ')"
    for root in $(group_roots); do
        [ -d "$root/$1" ] && wait_until 5 group_removed "$root/$1"
    done
    return 0
}
group_removed() {
    find "$1" -depth -type d -exec rmdir {} + 2>/dev/null
    [ ! -d "$1" ]
}

## Network namespaces.
netns_add() {
    ip netns add "$1"
    ip -n "$1" link set lo up
}
netns_remove() { [ -n "$1" ] && [ -e "/run/netns/$1" ] && ip netns delete "$1" || true; }

# Runs COMMAND... while no other rig looks for a free subnet or port.
locked() {
    mkdir -p /run/lock
    (
        flock -w 60 9 || fail "another rig holds the lock for over a minute"
        "$@" 9>&-
    ) 9>/run/lock/portolan-rig.lock
}
# free_subnet: N so that 10.213.N.0/24 is not in use on this machine.
free_subnet() {
    local n
    for n in $(shuf -i 1-250); do
        if [ -z "$(ip -4 -o addr show | grep -F " 10.213.$n.")" ] && [ -z "$(ip -4 route show | grep -F "10.213.$n.")" ]; then
            echo "$n"
            return
        fi
    done
    fail "no free subnet under 10.213.0.0/16"
}

## Certificates: a CA, one for a server at the given names and addresses, one for a client.
certificates() {
    local dir=$1 names=DNS:localhost,IP:127.0.0.1 address
    shift
    need_programs openssl
    for address in "$@"; do names+=,IP:$address; done
    mkdir -p "$dir"
    if [ ! -e "$dir/key.pem" ]; then
        openssl_quiet req -x509 -newkey rsa:2048 -nodes -days 30 -subj "/CN=Portolan test CA" \
            -keyout "$dir/ca-key.pem" -out "$dir/ca.pem"
        # Without a common name: etcd would take it for a user's and refuse it at its gateway.
        certificate "$dir" cert.pem key.pem "/O=Portolan/OU=test client" "extendedKeyUsage=clientAuth"
    fi
    # etcd's gateway calls its own server with the server's certificate, so that one must do for a client too.
    certificate "$dir" server-cert.pem server-key.pem "/CN=localhost" \
        "subjectAltName=$names"$'\n'"extendedKeyUsage=serverAuth,clientAuth"
    if [ -n "${RIG_GROUP:-}" ]; then
        chgrp "$RIG_GROUP" "$dir/key.pem"
        chmod g+r "$dir/key.pem"
    fi
}
certificate() {
    openssl_quiet req -newkey rsa:2048 -nodes -subj "$4" -keyout "$1/$3" -out "$1/request.pem"
    printf '%s\n' "$5" >"$1/extensions"
    openssl_quiet x509 -req -days 30 -in "$1/request.pem" -CA "$1/ca.pem" -CAkey "$1/ca-key.pem" -CAcreateserial \
        -extfile "$1/extensions" -out "$1/$2"
    rm -f "$1/request.pem" "$1/extensions"
}
openssl_quiet() {
    local words
    words=$(openssl "$@" 2>&1) || fail "openssl $1: $words"
}

## Watching the caller: a process outside the rig's groups that takes the rig down once PID is gone.
watch_start() {
    local dir=$1 pid=$2
    alive "$pid" || fail "no process $pid to watch"
    setsid "$rig_self" _watch "$dir" "$pid" "$(began "$pid")" </dev/null >/dev/null 2>&1 &
    state_put "$dir" WATCHER $!
}
watch_loop() {
    local dir=$1 pid=$2 start=$3
    while [ "$(began "$pid")" = "$start" ]; do
        [ -e "$dir/rig.state" ] || exit 0
        sleep 1
    done
    exec "$rig_self" down "$dir"
}
watch_stop() {
    local pid
    for pid in $(state_all "$1" WATCHER); do
        [ "$pid" = $$ ] && continue
        grep -qa _watch "/proc/$pid/cmdline" 2>/dev/null && kill "$pid" 2>/dev/null
    done
    return 0
}

# Takes down whatever lives in DIR.
down() {
    case $(state_get "$1" KIND) in
    etcd) etcd_down "$1" ;;
    hosts) hosts_down "$1" ;;
    *) docker_down "$1" ;;
    esac
}
