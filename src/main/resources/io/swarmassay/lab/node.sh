#!/bin/bash
# A node, below its tini: host name, private places for what an engine would share with the machine, the engine.
. "${0%/*}/common.sh"
node=$2
read -r _ _ _ init _ < /run/machine/self/stat

hostname "$node"
mount -t tmpfs -o mode=755 tmpfs /var/lib/docker
mount -t tmpfs -o mode=755 tmpfs /run
mkdir -p /run/lock "$folder/$node/etc"
mount --bind "$folder/$node/etc" /etc/docker
# Without a name server a look-up would wait for its time-outs; this one refuses at once.
echo nameserver 127.0.0.1 > /run/resolv.conf
mount --bind /run/resolv.conf "$(readlink -f /etc/resolv.conf)"
printf '127.0.0.1 localhost\n::1 localhost\n127.0.1.1 %s\n' "$node" > /run/hosts
mount --bind /run/hosts /etc/hosts

if [ ! -e "$folder/$node/made" ]; then
  mkdir -p "$folder/$node/data"
  if [ -n "$ASSAY_TEMPLATE" ]; then
    cp -a --reflink=auto "$ASSAY_TEMPLATE/." "$folder/$node/data"
  fi
  touch "$folder/$node/made"
fi

echo "$init" > "$folder/$node/pid"
bash "$folder/engine.sh" "$folder" "$node" < /dev/null &
exec sleep infinity
