#!/bin/bash
# The outermost process of a lab: starts the hub in namespaces of its own, waits for its end, removes what is left.
# Standard input is the lifeline: the lab ends when it closes. The death of this process ends the lab as well.
. "${0%/*}/common.sh"
trap : HUP INT TERM
cd /

setpriv --pdeathsig KILL \
  unshare --fork --pid --kill-child --mount --net --uts --ipc --propagation private \
  bash "$folder/hub.sh" "$folder"
exec < /dev/null

# What is left to do is little; on a busy machine it shall not wait for its turn.
renice -n -15 -p $$ > /dev/null 2>&1
# Removed directories may be busy for a moment, while the kernel buries the last processes.
thaw
for _ in {1..60}; do
  places=$(cgroup_places)
  [ -z "$places" ] && break
  find $places -depth -type d -exec rmdir {} + 2> /dev/null || sleep 0.05
done
case $folder in
  */"$ASSAY_LAB")
    for part in "$folder"/n*/; do rm -rf --one-file-system "$part" & done
    wait
    rm -rf --one-file-system "$folder" ;;
esac
[ -L "/tmp/$ASSAY_LAB" ] && rm -f "/tmp/$ASSAY_LAB"
exit 0
