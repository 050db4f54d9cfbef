# Small images made of Debian's own programs and imported: no registry is asked.
# shellcheck shell=bash

# For two hosts, both get them.
images() {
    local dir=$1 image
    shift
    if [ "$(state_get "$dir" KIND)" = hosts ]; then
        (images "$dir/A" "$@")
        (images "$dir/B" "$@")
        return
    fi
    [ $# -gt 0 ] || set -- busybox redis ambassador socat etcd
    need_programs docker tar ldd sha256sum
    docker_answers "$dir" || fail "no engine answers in $dir"
    for image in "$@"; do
        declare -F "image_$image" >/dev/null || fail "no such image: $image"
    done
    for image in "$@"; do
        "image_$image" "$dir"
    done
}

image_busybox() {
    need_programs busybox
    import "$1" busybox:1 busybox --change 'CMD ["sh"]'
}
image_socat() {
    need_programs busybox socat
    import "$1" socat:1 socat --change 'ENTRYPOINT ["socat"]'
}
image_ambassador() {
    need_programs busybox socat
    import "$1" amouat/ambassador:latest ambassador --change 'CMD ["relay-from-environment"]'
}
image_redis() {
    need_programs busybox redis-server
    import "$1" redis:7 redis --change 'ENTRYPOINT ["docker-entrypoint.sh"]' --change 'CMD ["redis-server"]' \
        --change 'EXPOSE 6379' --change 'WORKDIR /data' --change 'ENV REDIS_VERSION=7'
}
image_etcd() {
    need_programs busybox etcd
    import "$1" portolan/etcd:1 etcd --change 'ENTRYPOINT ["etcd"]' --change 'EXPOSE 2379 2380' \
        --change 'ENV ETCD_LISTEN_CLIENT_URLS=http://0.0.0.0:2379 ETCD_ADVERTISE_CLIENT_URLS=http://0.0.0.0:2379 ETCD_DATA_DIR=/data'
}

# import DIR TAG KIND CHANGES...: the tar is made once and kept in the cache.
import() {
    local dir=$1 tag=$2 kind=$3 archive
    shift 3
    archive=$(archive_of "$kind")
    if [ "$(docker_cli "$dir" image inspect -f '{{.Comment}}' "$tag" 2>/dev/null)" != "${archive##*/}" ]; then
        docker_cli "$dir" import --change 'ENV PATH=/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin' "$@" \
            -m "${archive##*/}" "$archive" "$tag" >/dev/null
    fi
    echo "IMAGE=$tag"
}

# archive_of KIND: path of the tar in the cache; its name changes with the programs inside and with this file.
archive_of() {
    local kind=$1 key archive stage
    key=$({
        cat "$rig_home/images.sh"
        # shellcheck disable=SC2046
        stat -Lc '%n %s %Y' $(programs_of "$kind")
    } | sha256sum | cut -c1-16)
    archive=$cache/images/$kind-$key.tar
    if [ ! -e "$archive" ]; then
        cache_folder images
        stage=$(mktemp -d "$cache/images/stage.XXXXXX")
        "stage_$kind" "$stage/root"
        tar -C "$stage/root" --owner=0 --group=0 --numeric-owner -cf "$stage/$kind.tar" .
        mv "$stage/$kind.tar" "$archive"
        rm -rf "$stage"
    fi
    echo "$archive"
}
programs_of() {
    command -v busybox
    case $1 in
    socat | ambassador) command -v socat ;;
    redis) command -v redis-server redis-cli ;;
    etcd) command -v etcd etcdctl ;;
    esac
}

stage_busybox() {
    local root=$1 applet
    mkdir -p "$root"/{bin,etc,tmp,root,data,usr/bin,usr/sbin,usr/local/bin,var/run}
    chmod 1777 "$root/tmp"
    cp "$(readlink -f "$(command -v busybox)")" "$root/bin/busybox"
    ldd "$root/bin/busybox" >/dev/null 2>&1 && fail "busybox is not the static one (Debian: busybox-static)"
    busybox --list | grep -vx busybox | while read -r applet; do ln -s busybox "$root/bin/$applet"; done
    printf 'root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/:/bin/false\n' >"$root/etc/passwd"
    printf 'root:x:0:\nnogroup:x:65534:\n' >"$root/etc/group"
}
stage_socat() {
    stage_busybox "$1"
    stage_program "$1" socat
}
stage_ambassador() {
    stage_socat "$1"
    # What the well-known relay images do, without their habit of running strange lines as shell: each variable
    # X_PORT_<port>_TCP=tcp://<address>:<port> becomes a relay; others are passed over; none at all ends with 0.
    cat >"$1/usr/local/bin/relay-from-environment" <<'SCRIPT'
#!/bin/sh
env >/tmp/environment
while IFS='=' read -r name value; do
    case $name in
    *_PORT_[0-9]*_TCP) port=${name%_TCP} && port=${port##*_PORT_} ;;
    *) continue ;;
    esac
    case $value in
    tcp://*:*) socat "TCP4-LISTEN:$port,fork,reuseaddr" "TCP4:${value#tcp://}" & ;;
    esac
done </tmp/environment
trap 'kill $(jobs -p) 2>/dev/null; exit 0' TERM INT
wait
SCRIPT
    chmod 755 "$1/usr/local/bin/relay-from-environment"
}
stage_redis() {
    stage_busybox "$1"
    stage_program "$1" redis-server redis-cli
    cat >"$1/usr/local/bin/docker-entrypoint.sh" <<'SCRIPT'
#!/bin/sh
[ "$1" != redis-server ] || set -- "$@" --protected-mode no
exec "$@"
SCRIPT
    chmod 755 "$1/usr/local/bin/docker-entrypoint.sh"
}
stage_etcd() {
    stage_busybox "$1"
    stage_program "$1" etcd etcdctl
}

# stage_program ROOT PROGRAM...: the program and every library that it loads, at their places.
stage_program() {
    local root=$1 program library
    shift
    for program in "$@"; do
        cp -L "$(command -v "$program")" "$root/usr/bin/$program"
        ldd "$(command -v "$program")" | grep -o '/[^ ]*' | while read -r library; do
            mkdir -p "$root$(dirname "$library")"
            cp -L "$library" "$root$library"
        done
    done
}
