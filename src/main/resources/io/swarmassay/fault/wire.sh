# A slow wire of VDE in a node's cable, for kernels without netem. Runs in the hub.
# wire.sh on|off CABLE DELAY-MS JITTER-MS DUPLICATE-PERCENT
# on:  br0 - a.CABLE - switch - wirefilter - switch - b.CABLE - br.CABLE - CABLE; off: br0 - CABLE, as before
set -u
cable=$2 folder=/run/wire-$2

on() {
  mkdir "$folder" || exit 1
  vde_switch -d -s "$folder/a" -t "a.$cable" -p "$folder/a.pid" -M "$folder/a.mgmt" > /dev/null 2>&1 < /dev/null
  vde_switch -d -s "$folder/b" -t "b.$cable" -p "$folder/b.pid" -M "$folder/b.mgmt" > /dev/null 2>&1 < /dev/null
  setsid -f wirefilter -v "$folder/a:$folder/b" -d "$1+$2" -D "$3" -M "$folder/mgmt" \
    --daemon --pidfile "$folder/wire.pid" > "$folder/log" 2>&1 < /dev/null
  ip link add "br.$cable" type bridge && ip link set "br.$cable" up &&
    ip link set "b.$cable" master "br.$cable" up && ip link set "a.$cable" master br0 up &&
    ip link set "$cable" master "br.$cable"
}

# The cable first: from then on packets go the short way, whatever becomes of the rest.
off() {
  ip link set "$cable" master br0 up || exit 1
  for pid in "$folder"/*.pid; do [ -e "$pid" ] && kill -KILL "$(cat "$pid")"; done 2> /dev/null
  ip link del "br.$cable" 2> /dev/null
  rm -rf "$folder"
}

case $1 in
  on) on "$3" "$4" "$5" ;;
  off) off ;;
esac
