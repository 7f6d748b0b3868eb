# Round trips from one node to another: a connection to a port where nobody listens, and its refusal. Runs in the hub.
# roundtrip.sh FROM TO TIMES   prints: microseconds of each, one a line
set -u
address=$(ip -n "$2" -4 -o addr show dev eth0 | awk '{ sub("/.*", "", $4); print $4; exit }')
exec nsenter --net="/run/netns/$1" timeout -s KILL 10 bash -c '
  for ((i = -1; i < $2; i++)); do
    begin=${EPOCHREALTIME/./}
    { exec 3<> "/dev/tcp/$1/1"; } 2> /dev/null
    [ $i -lt 0 ] || echo $((${EPOCHREALTIME/./} - begin))
  done' bash "$address" "$3"
