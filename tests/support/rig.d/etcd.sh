# A private etcd of Debian's package on loopback: one member or three, with or without users and TLS.
# shellcheck shell=bash

etcd_up() {
    local dir=$1 port='' auth='' tls='' members=1 watch=''
    shift
    while [ $# -gt 0 ]; do
        case $1 in
        --tls)
            tls=$dir/certs
            shift
            continue
            ;;
        --port) port=$2 ;;
        --auth) auth=$2 ;;
        --members) members=$2 ;;
        --watch) watch=$2 ;;
        *) usage ;;
        esac
        [ $# -ge 2 ] || usage
        shift 2
    done
    [ "$members" = 1 ] || [ "$members" = 3 ] || usage
    need_programs etcd etcdctl ss timeout
    etcd_down "$dir"
    on_failure etcd_down "$dir"
    mkdir -p "$dir"
    : >"$dir/rig.state"
    state_put "$dir" KIND etcd
    state_put "$dir" NAME "$(name_of "$dir")"
    state_put "$dir" TLS "$tls"
    [ -z "$watch" ] || watch_start "$dir" "$watch"
    [ -z "$tls" ] || certificates "$tls"
    # The ports stay free only until somebody takes them, so look and start under one lock.
    locked etcd_begin "$dir" "$members" "$port"
    if [ -n "$auth" ]; then
        etcd_ctl "$dir" user add "${auth%%:*}" --new-user-password "${auth#*:}" >/dev/null
        if [ "${auth%%:*}" != root ]; then
            etcd_ctl "$dir" user add root --new-user-password root >/dev/null
            etcd_ctl "$dir" role add everything >/dev/null
            etcd_ctl "$dir" role grant-permission everything --prefix=true readwrite '' >/dev/null
            etcd_ctl "$dir" user grant-role "${auth%%:*}" everything >/dev/null
        fi
        etcd_ctl "$dir" user grant-role root root >/dev/null
        etcd_ctl "$dir" auth enable >/dev/null
    fi
    trap - EXIT
    etcd_print "$dir"
}

# etcdctl for this etcd and no other, whatever the caller's environment says.
etcd_ctl() {
    local dir=$1 tls name
    shift
    tls=$(state_get "$dir" TLS)
    for name in $(compgen -e ETCDCTL_); do unset "$name"; done
    ETCDCTL_API=3 ${tls:+env ETCDCTL_CACERT="$tls/ca.pem" ETCDCTL_CERT="$tls/cert.pem" ETCDCTL_KEY="$tls/key.pem"} \
        timeout "${RIG_LIMIT:-20}" etcdctl --endpoints="$(state_get "$dir" ENDPOINTS)" "$@"
}

free_ports() {
    local count=$1 port
    for port in $(shuf -i 20000-31000); do
        [ "$count" -gt 0 ] || break
        if [ -z "$(ss -Hltn "sport = :$port")" ]; then
            echo "$port"
            count=$((count - 1))
        fi
    done
}

etcd_begin() {
    local dir=$1 members=$2 port=$3 ports n scheme=http endpoints=() cluster=()
    [ -z "$(state_get "$dir" TLS)" ] || scheme=https
    mapfile -t ports < <(free_ports $((members * 2)))
    [ -z "$port" ] || ports[0]=$port
    for ((n = 0; n < members; n++)); do
        state_put "$dir" "CLIENT$n" "$scheme://127.0.0.1:${ports[n]}"
        state_put "$dir" "PEER$n" "http://127.0.0.1:${ports[members + n]}"
        endpoints+=("$scheme://127.0.0.1:${ports[n]}")
        cluster+=("m$n=http://127.0.0.1:${ports[members + n]}")
    done
    state_put "$dir" MEMBERS "$members"
    state_put "$dir" ENDPOINTS "$(IFS=, && echo "${endpoints[*]}")"
    state_put "$dir" CLUSTER "$(IFS=, && echo "${cluster[*]}")"
    etcd_run "$dir"
}

# Starts the members that do not run and waits until all of them answer.
etcd_run() {
    local dir=$1 n members tls security=()
    members=$(state_get "$dir" MEMBERS)
    tls=$(state_get "$dir" TLS)
    [ -z "$tls" ] || security=(--client-cert-auth --trusted-ca-file "$tls/ca.pem" --cert-file "$tls/server-cert.pem"
        --key-file "$tls/server-key.pem")
    for ((n = 0; n < members; n++)); do
        alive "$(state_get "$dir" "PID$n")" && continue
        etcd_member "$dir" "$n" "${security[@]}"
    done
    wait_until 30 etcd_answers "$dir" || fail "etcd does not answer: $(tail -n 8 "$dir"/etcd*.log)"
}
etcd_member() {
    local dir=$1 n=$2 client peer name
    shift 2
    client=$(state_get "$dir" "CLIENT$n")
    peer=$(state_get "$dir" "PEER$n")
    # The machine's own etcd is configured by variables of these names.
    for name in $(compgen -e ETCD_); do unset "$name"; done
    ETCD_UNSUPPORTED_ARCH=$(uname -m | sed 's/aarch64/arm64/;s/x86_64//') setsid etcd --name "m$n" \
        --data-dir "$dir/data$n" --listen-client-urls "$client" --advertise-client-urls "$client" \
        --listen-peer-urls "$peer" --initial-advertise-peer-urls "$peer" \
        --initial-cluster "$(state_get "$dir" CLUSTER)" --initial-cluster-state new --logger zap \
        --heartbeat-interval 100 --election-timeout 1000 "$@" </dev/null >>"$dir/etcd$n.log" 2>&1 &
    state_put "$dir" "PID$n" $!
}
etcd_answers() {
    local n answers
    for ((n = 0; n < $(state_get "$1" MEMBERS); n++)); do
        alive "$(state_get "$1" "PID$n")" || fail "etcd ended: $(tail -n 8 "$1/etcd$n.log")"
    done
    answers=$(RIG_LIMIT=5 etcd_ctl "$1" endpoint health 2>&1 | grep -cE ' is healthy| is unhealthy.*user name is empty')
    [ "$answers" = "$(state_get "$1" MEMBERS)" ]
}
etcd_pids() {
    local n
    for ((n = 0; n < $(state_get "$1" MEMBERS); n++)); do state_get "$1" "PID$n"; done
}

etcd_print() {
    local dir=$1 tls
    tls=$(state_get "$dir" TLS)
    printf 'ENDPOINTS=%s\nPIDS=%s\n' "$(state_get "$dir" ENDPOINTS)" "$(etcd_pids "$dir" | paste -sd ' ')"
    [ -z "$tls" ] || printf 'CA=%s\nCERT=%s\nKEY=%s\n' "$tls/ca.pem" "$tls/cert.pem" "$tls/key.pem"
}

etcd_kill() {
    local dir=$1 pid pids
    [ "$(state_get "$dir" KIND)" = etcd ] || fail "no etcd is up in $dir"
    if [ $# -ge 2 ]; then pids=$(state_get "$dir" "PID$2"); else pids=$(etcd_pids "$dir"); fi
    for pid in $pids; do
        alive "$pid" || continue
        kill -KILL "$pid"
        wait_until 10 gone "$pid" || fail "etcd $pid does not end"
    done
}
# With users switched on, health cannot be asked without a password: an answer that refuses is an answer.
etcd_start() {
    [ "$(state_get "$1" KIND)" = etcd ] || fail "no etcd is up in $1"
    etcd_run "$1"
    etcd_print "$1"
}

etcd_down() {
    local dir=$1 pid
    watch_stop "$dir"
    if [ "$(state_get "$dir" KIND)" = etcd ]; then
        for pid in $(state_all "$dir" 'PID[0-9]'); do
            # Only if it is still the one that was started here.
            grep -qaF "$dir/data" "/proc/$pid/cmdline" 2>/dev/null && kill -KILL "$pid" 2>/dev/null
            wait_until 5 gone "$pid" || note "etcd $pid does not end"
        done
    fi
    (cd "$dir" 2>/dev/null && rm -rf data[0-9] etcd[0-9].log certs rig.state) || true
}
