#!/bin/bash
# Tries what faults need, in throw-away namespaces. Prints: ABILITY yes|no reason
try() {
  local ability=$1 text=$2 said
  shift 2
  if said=$("$@" 2>&1); then
    echo "$ability yes $text"
  else
    said=$(echo "$said" | grep . | head -n 1)
    echo "$ability no ${said:-$text does not work}"
  fi
}

netem() { tc qdisc add dev lo root netem delay 1ms && tc qdisc del dev lo root; }
# Where the kernel does not delay, a wire in user space does.
delay() {
  netem > /dev/null 2>&1 && return
  tun > /dev/null 2>&1 || { echo "no netem in the kernel, and no TAP device for VDE instead"; return 1; }
  command -v vde_switch wirefilter > /dev/null ||
    { echo "no netem in the kernel, and no wirefilter instead: install vde2"; return 1; }
}
tbf() { tc qdisc add dev lo root tbf rate 1mbit burst 8kb latency 100ms && tc qdisc del dev lo root; }
ipvs() { genl ctrl get name IPVS; }
nftables() {
  nft -f - << 'END'
table bridge probe { chain c { type filter hook forward priority 0; policy accept; numgen random mod 100 < 20 drop; }; }
table inet probe { chain c { type filter hook input priority 0; policy accept; tcp dport 7946 drop; }; }
END
}
nfqueue() { iptables -t mangle -A INPUT -p udp -j NFQUEUE --queue-num 5 --queue-bypass; }
tun() { ip tuntap add dev probe0 mode tap && ip tuntap del dev probe0 mode tap; }
# Named at random: every probe's shell is process 1 of its namespace, and several may try at once.
cgroups() {
  local root=/sys/fs/cgroup state=cgroup.freeze word=1 back=0 group
  if [ ! -f "$root/cgroup.controllers" ]; then
    root=$root/freezer state=freezer.state word=FROZEN back=THAWED
  fi
  group=$(mktemp -d "$root/assay-probe-XXXXXXXX") || return
  echo "$word" > "$group/$state" && echo "$back" > "$group/$state"
  local result=$?
  rmdir "$group" && return $result
}
cgroup_v2() {
  [ -f /sys/fs/cgroup/cgroup.controllers ] || { echo "the hierarchy is version 1"; return 1; }
}
user_namespaces() {
  setpriv --reuid 65534 --regid 65534 --clear-groups unshare --user --map-root-user true
}
kvm() {
  if [ -w /dev/kvm ]; then
    echo "/dev/kvm is there, but nothing was booted to prove it"
  else
    echo "no /dev/kvm to write to"
  fi
  return 1
}

faketime() { ls /usr/lib/*/faketime/libfaketimeMT.so.1 2> /dev/null || { echo "no libfaketime; apt-get install faketime"; return 1; }; }

ip link set lo up
try NETEM "tc netem on a loopback" netem
try TBF "tc tbf on a loopback" tbf
try DELAY "netem, or wirefilter on a TAP device" delay
try IPVS "the kernel knows IPVS" ipvs
try NFTABLES "rules in bridge and inet families" nftables
try NFQUEUE "an iptables rule with NFQUEUE" nfqueue
try TUN "a TAP device" tun
try CGROUPS "a group was made and frozen" cgroups
try CGROUP_V2 "the hierarchy is version 2" cgroup_v2
try USER_NAMESPACES "an ordinary user became root in its own namespace" user_namespaces
try FAKETIME "libfaketime is there" faketime
try KVM "" kvm
