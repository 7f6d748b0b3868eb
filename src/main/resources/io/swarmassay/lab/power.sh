#!/bin/bash
# Gives a node its power: runs inside the hub and lasts as long as the node does.
. "${0%/*}/common.sh"
exec nsenter --net="/run/netns/$2" \
  unshare --fork --pid --kill-child --mount --uts --ipc --mount-proc --propagation private \
  tini -- bash "$folder/node.sh" "$folder" "$2" >> "$folder/$2/log" 2>&1
