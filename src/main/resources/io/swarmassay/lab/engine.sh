#!/bin/bash
# A node's engine and its end. Its parent lives in the node, so that a stopped engine stops nothing outside.
. "${0%/*}/common.sh"
node=$2
. "$folder/engines/$node"
join_cgroup "$node/engine"
rm -f /run/docker.pid "$folder/$node/ended"
# With this set an engine never asks a registry; without it, it asks first and waits for the time-outs.
[ "$ASSAY_IMAGES" = preloaded ] && export DOCKER_SERVICE_PREFER_OFFLINE_IMAGE=1

# Another release's engine runs below that release's own root, made of mounts that nobody outside of the node sees. What it
# mounts itself below the lab's folder and below /run is seen in the node as well, as of any engine.
enter_root() {
  local root=/var/lib/docker/root part
  if [ -d "$root" ]; then return; fi
  mkdir -p "$root" && mount -t tmpfs -o mode=755 tmpfs "$root"
  for part in "$ASSAY_ENGINE_ROOT"/*; do
    case ${part##*/} in
      usr | bin | sbin | lib*) mkdir "$root/${part##*/}" && mount --bind -o ro "$part" "$root/${part##*/}" ;;
      *) cp -a "$part" "$root/" ;;
    esac
  done
  mkdir -p "$root"/{proc,sys,dev,run,tmp,root,etc/docker,var/lib/docker} "$root$folder"
  ln -sfn ../run "$root/var/run"
  for part in proc sys dev tmp; do mount --rbind "/$part" "$root/$part"; done
  mount --bind "$folder" "$folder"
  [ -z "$ASSAY_DISK" ] || mount --bind "$folder/$node/data" "$folder/$node/data"
  for part in "$folder" /run; do
    mount --make-rshared "$part"
    mount --rbind "$part" "$root$part"
  done
  mount --bind /etc/docker "$root/etc/docker"
  cat /etc/resolv.conf > "$root/etc/resolv.conf"
  cat /etc/hosts > "$root/etc/hosts"
}
place=()
if [ -x "$ASSAY_ENGINE_ROOT/dockerd" ]; then
  PATH=$ASSAY_ENGINE_ROOT:$PATH
elif [ -n "$ASSAY_ENGINE_ROOT" ]; then
  enter_root >> "$folder/$node/log" 2>&1
  place=(chroot /var/lib/docker/root)
fi

# What engines up to 24 would lower by 500 otherwise, which not every machine allows; later ones have no such option.
more=()
case $ASSAY_ENGINE_OPTIONS in *" --oom-score-adjust "*) more+=(--oom-score-adjust 0) ;; esac
# Inside the node it is where every engine is, for stacks whose containers ask their node's engine.
"${place[@]}" dockerd \
  --config-file "$folder/engines/$node.json" \
  --host "unix://$ASSAY_SOCKETS/$node.sock" \
  --host unix:///var/run/docker.sock \
  --data-root "$folder/$node/data" \
  --exec-root /run/docker \
  --pidfile /run/docker.pid \
  --exec-opt native.cgroupdriver=cgroupfs \
  --cgroup-parent "/$ASSAY_LAB/$node" \
  --dns "$ASSAY_NET.254" \
  --insecure-registry "$ASSAY_NET.0/24" \
  "${more[@]}" --raw-logs >> "$folder/$node/log" 2>&1
echo "engine ended with $?" | tee "$folder/$node/ended" >> "$folder/$node/log"
