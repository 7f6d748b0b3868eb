# PID 1 of a throw-away engine: $1 its folder, $2 the data root, $3 its control group.
# Lives until its standard input closes, and everything below dies with it.
set -eu
awk '{for(i=7;i<=NF;i++) if($i=="-"){t=$(i+1); break}; if(t=="nsfs"||t=="overlay") print $5}' \
  /proc/self/mountinfo | sort -r | while read -r mounted; do
    [ "$mounted" = / ] || umount -l "$mounted"
  done
mount -t tmpfs tmpfs /run
mkdir -p /run/lock "$1/etc"
[ ! -d /var/lib/docker ] || mount -t tmpfs tmpfs /var/lib/docker
mkdir -p /etc/docker
mount --bind "$1/etc" /etc/docker
ip link set lo up
{
  dockerd --config-file "$1/conf.json" --host "unix://$1/s" --data-root "$2" \
    --exec-root /run/docker --pidfile /run/docker.pid --cgroup-parent "$3" \
    --bridge none --iptables=false --ip-forward=false </dev/null >"$1/log" 2>&1 || true
  touch "$1/ended"
} &
cat >/dev/null
