# Two hosts on one machine: two network namespaces on one bridge, a Docker engine in each.
# shellcheck shell=bash

hosts_up() {
    local dir=$1 engine=debian watch='' host
    shift
    while [ $# -gt 0 ]; do
        case $1 in
        --engine) engine=$2 ;;
        --watch) watch=$2 ;;
        *) usage ;;
        esac
        [ $# -ge 2 ] || usage
        shift 2
    done
    need_programs ip iptables
    hosts_down "$dir"
    on_failure hosts_down "$dir"
    mkdir -p "$dir"
    : >"$dir/rig.state"
    state_put "$dir" KIND hosts
    state_put "$dir" NAME "$(name_of "$dir")"
    [ -z "$watch" ] || watch_start "$dir" "$watch"
    locked hosts_bridge "$dir"
    hosts_wire "$dir" A 1
    hosts_wire "$dir" B 2
    for host in A B; do
        "$rig_self" docker-up "$dir/$host" --netns "$(state_get "$dir" "NETNS_$host")" --engine "$engine" \
            --hostname "host-${host,,}" --tcp "$(state_get "$dir" "ADDRESS_$host"):2375" >"$dir/$host.out"
    done
    trap - EXIT
    hosts_print "$dir"
}

hosts_bridge() {
    local dir=$1 n bridge
    n=$(free_subnet)
    bridge=$(state_get "$dir" NAME)
    state_put "$dir" SUBNET "10.213.$n"
    state_put "$dir" BRIDGE "$bridge"
    ip link add "$bridge" type bridge
    ip addr add "10.213.$n.254/24" dev "$bridge"
    ip link set "$bridge" up
    # An engine of the machine's own may have set this chain to drop.
    iptables -w 10 -I FORWARD -i "$bridge" -o "$bridge" -j ACCEPT -m comment --comment "$bridge"
}
hosts_wire() {
    local dir=$1 host=$2 last=$3 subnet bridge netns
    subnet=$(state_get "$dir" SUBNET)
    bridge=$(state_get "$dir" BRIDGE)
    netns=$bridge-${host,,}
    netns_remove "$netns"
    state_put "$dir" "NETNS_$host" "$netns"
    netns_add "$netns"
    ip link add "$bridge-${host,,}" type veth peer name eth0 netns "$netns"
    ip link set "$bridge-${host,,}" master "$bridge" up
    ip -n "$netns" addr add "$subnet.$last/24" dev eth0
    ip -n "$netns" link set eth0 up
    ip -n "$netns" route add default via "$subnet.254"
    state_put "$dir" "ADDRESS_$host" "$subnet.$last"
}

hosts_print() {
    local dir=$1 host
    for host in A B; do
        printf 'SOCKET_%s=%s\nADDRESS_%s=%s\nURL_%s=%s\nNETNS_%s=%s\n' "$host" "$dir/$host/docker.sock" \
            "$host" "$(state_get "$dir" "ADDRESS_$host")" "$host" "$(state_get "$dir/$host" URL)" \
            "$host" "$(state_get "$dir" "NETNS_$host")"
    done
    sed -n '/^VERSION=/p;/^API=/p' "$dir/A.out"
}

hosts_down() {
    local dir=$1 name host
    watch_stop "$dir"
    name=$(state_get "$dir" NAME)
    name=${name:-$(name_of "$dir")}
    for host in A B; do
        docker_down "$dir/$host"
        ip link delete "$name-${host,,}" 2>/dev/null || true
        netns_remove "$name-${host,,}"
    done
    while iptables -w 10 -D FORWARD -i "$name" -o "$name" -j ACCEPT -m comment --comment "$name" 2>/dev/null; do :; done
    ip link delete "$name" 2>/dev/null || true
    (cd "$dir" 2>/dev/null && rm -rf A.out B.out rig.state && rmdir A B) 2>/dev/null || true
}
