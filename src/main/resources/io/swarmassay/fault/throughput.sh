# Times how long bytes take from one node to another over TCP. Runs in the hub.
# throughput.sh FROM TO BYTES PORT SECONDS   prints: BYTES-RECEIVED MILLISECONDS
set -u
from=$1 to=$2 bytes=$3 port=$4 seconds=$5
address=$(ip -n "$to" -4 -o addr show dev eth0 | awk '{ sub("/.*", "", $4); print $4; exit }')
exec 3< <(nsenter --net="/run/netns/$to" timeout -s KILL "$((seconds + 2))" \
  socat -u "TCP4-LISTEN:$port,reuseaddr,accept-timeout=$((seconds + 1))" - | wc -c)
for _ in {1..100}; do
  nsenter --net="/run/netns/$to" ss -Hltn "sport = :$port" | grep -q . && break
  sleep 0.01
done
begin=$(date +%s%N)
head -c "$bytes" /dev/zero |
  nsenter --net="/run/netns/$from" timeout -s KILL "$seconds" socat -u - "TCP4:$address:$port,connect-timeout=1"
read -r received <&3
echo "$received $((($(date +%s%N) - begin) / 1000000))"
