#!/bin/bash
# PID 1 of a lab: a bridge, a cable to every node, and an ear on standard input.
. "${0%/*}/common.sh"

# Mounts copied from elsewhere would keep foreign namespaces alive.
awk '{ for (i = 7; i <= NF; i++) if ($i == "-") { type = $(i + 1); break }
       if ((type == "nsfs" || type == "overlay") && $5 != "/") print $5 }' /proc/self/mountinfo |
  sort -r | while read -r mount; do umount -l "$(printf %b "$mount")"; done

# The machine's /proc stays in sight below /run, so that scripts can tell their pids as the machine counts.
mount -t tmpfs -o mode=755 tmpfs /run
mkdir -p /run/netns /run/lock /run/machine /var/lib/docker /etc/docker
mount --bind /proc /run/machine
mount -t proc proc /proc
read -r pid _ < /run/machine/self/stat
echo "$pid" > "$folder/hub.pid"

hostname hub
sysctl -qw net.ipv4.ip_forward=1 2> /dev/null
{
  echo link set lo up
  echo link add br0 type bridge
  echo link set br0 up
  echo addr add $ASSAY_NET.254/24 dev br0
  for i in $(seq 1 "$ASSAY_NODES"); do
    echo netns add "n$i"
    echo link add "v$i" type veth peer name eth0 netns "n$i"
    echo link set "v$i" master br0 up
  done
} | ip -batch -

# An unknown name is unknown at once, as where a real name server says so.
perl "$folder/names.pl" "$ASSAY_NET.254" < /dev/null &

for i in $(seq 1 "$ASSAY_NODES"); do
  ip -n "n$i" -batch - << END
link set lo up
addr add $ASSAY_NET.$i/24 dev eth0
link set eth0 up
route add default via $ASSAY_NET.254
END
  mkdir -p "$folder/n$i"
  if [ -n "$ASSAY_DISK" ]; then
    mkdir -p "$folder/n$i/data"
    mount -t tmpfs -o "size=$ASSAY_DISK" tmpfs "$folder/n$i/data"
  fi
  bash "$folder/power.sh" "$folder" "n$i" < /dev/null &
done

while read -r _; do :; done
thaw
exit 0
