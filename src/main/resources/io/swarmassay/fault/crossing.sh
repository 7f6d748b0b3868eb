# Sends packets from node to node and counts those that arrive. Runs in the hub.
# crossing.sh COUNT udp:PORT|tcp:PORT[,...] FROM:TO...   prints: FROM TO udp:PORT ARRIVED
set -u
count=$1 kinds=${2//,/ }
shift 2
table=look_$$
declare -A address rules
for pair; do
  for node in "${pair%:*}" "${pair#*:}"; do
    [ -n "${address[$node]-}" ] ||
      address[$node]=$(ip -n "$node" -4 -o addr show dev eth0 | awk '{ sub("/.*", "", $4); print $4; exit }')
  done
done

# Counted before any rule of an engine's own, where the packet enters the node.
for pair; do
  for kind in $kinds; do
    rules[${pair#*:}]+="ip saddr ${address[${pair%:*}]} ${kind%:*} dport ${kind#*:} counter comment \"${pair%:*} $kind\";"
  done
done
for node in "${!rules[@]}"; do
  nsenter --net="/run/netns/$node" nft \
    "table inet $table { chain c { type filter hook prerouting priority -400; ${rules[$node]} }; }" || exit 1
done

send() {
  case $3 in
    udp:*) head -c "$count" /dev/zero |
      nsenter --net="/run/netns/$1" socat -u -b1 - "UDP4-SENDTO:${address[$2]}:${3#*:}" ;;
    tcp:*) nsenter --net="/run/netns/$1" timeout -s KILL 2 \
      socat -u OPEN:/dev/null "TCP4:${address[$2]}:${3#*:},connect-timeout=0.2" ;;
  esac 2> /dev/null
}
for pair; do
  for kind in $kinds; do send "${pair%:*}" "${pair#*:}" "$kind" & done
done
wait

arrived() {
  for node in "${!rules[@]}"; do
    nsenter --net="/run/netns/$node" nft list table inet "$table" |
      sed -n "s/.*counter packets \([0-9]*\) bytes.*comment \"\([^ ]*\) \([^ ]*\)\".*/\2 $node \3 \1/p"
  done
}
# What is still under way gets a moment; what is lost does not come.
said=$(arrived)
for _ in 1 2 3; do
  echo "$said" | awk -v wanted="$count" '{ few += ($3 ~ /udp/ && $4 < wanted) || $4 == 0 } END { exit few == 0 }' || break
  sleep 0.05
  said=$(arrived)
done
echo "$said"
for node in "${!rules[@]}"; do nsenter --net="/run/netns/$node" nft delete table inet "$table"; done
