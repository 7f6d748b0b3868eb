#!/bin/bash
# A node's engine and its end. Its parent lives in the node, so that a stopped engine stops nothing outside.
. "${0%/*}/common.sh"
node=$2
join_cgroup "$node/engine"
rm -f /run/docker.pid
# With this set an engine never asks a registry; without it, it asks first and waits for the time-outs.
[ "$ASSAY_IMAGES" = preloaded ] && export DOCKER_SERVICE_PREFER_OFFLINE_IMAGE=1
# What engines up to 24 would lower by 500 otherwise, which not every machine allows; later ones have no such option.
more=()
case $ASSAY_ENGINE_OPTIONS in *" --oom-score-adjust "*) more+=(--oom-score-adjust 0) ;; esac
# Inside the node it is where every engine is, for stacks whose containers ask their node's engine.
dockerd \
  --config-file "$folder/engine.json" \
  --host "unix://$ASSAY_SOCKETS/$node.sock" \
  --host unix:///var/run/docker.sock \
  --data-root "$folder/$node/data" \
  --exec-root /run/docker \
  --pidfile /run/docker.pid \
  --exec-opt native.cgroupdriver=cgroupfs \
  --cgroup-parent "/$ASSAY_LAB/$node" \
  --dns 10.77.0.254 \
  --insecure-registry 10.77.0.0/24 \
  "${more[@]}" --raw-logs >> "$folder/$node/log" 2>&1
echo "engine ended with $?" >> "$folder/$node/log"
