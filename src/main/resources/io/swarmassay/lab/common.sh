# What the lab's scripts share. They are called with the lab's folder first; $folder/env says the rest:
# ASSAY_LAB (the lab's id), ASSAY_NODES, ASSAY_TEMPLATE, ASSAY_DISK, ASSAY_IMAGES, ASSAY_SOCKETS,
# ASSAY_NET (first three numbers of its addresses). $folder/engines/NODE says which engine a node runs.
set -u
folder=$1
. "$folder/env"
export ASSAY_LAB
cgroups=/sys/fs/cgroup

# Every place at which this lab, or a part of it, has a control group: one per v1 hierarchy, or one on v2.
cgroup_places() {
  local root
  for root in "$cgroups" "$cgroups"/*; do
    [ ! -L "$root" ] && [ -d "$root/$ASSAY_LAB/${1-}" ] && echo "$root/$ASSAY_LAB/${1-}"
  done
}

# Frozen processes on v1 outlive SIGKILL: let them go on, and so die.
thaw() {
  local place state
  for place in $(cgroup_places); do
    while read -r state; do
      case $state in
        */freezer.state) echo THAWED > "$state" ;;
        *) echo 0 > "$state" ;;
      esac
    done < <(find "$place" -name freezer.state -o -name cgroup.freeze) 2> /dev/null
  done
}

# Puts this shell into control group $ASSAY_LAB/$1, which is made where it is missing.
join_cgroup() {
  local name group
  if [ -f "$cgroups/cgroup.controllers" ]; then
    join_v2 "$1"
    return
  fi
  for name in cpu cpuacct memory freezer pids blkio; do
    group=$cgroups/$name/$ASSAY_LAB/$1
    [ -d "$cgroups/$name" ] && mkdir -p "$group" && echo $$ > "$group/cgroup.procs"
  done
}

# On v2 only leaves hold processes, and each controller is handed down level by level.
join_v2() {
  local group=$cgroups/$ASSAY_LAB/$1 above name
  mkdir -p "$group"
  for above in "$cgroups" "$cgroups/$ASSAY_LAB" "$cgroups/$ASSAY_LAB/${1%%/*}"; do
    for name in cpuset cpu io memory pids; do
      echo "+$name" > "$above/cgroup.subtree_control"
    done 2> /dev/null
  done
  echo $$ > "$group/cgroup.procs"
}
