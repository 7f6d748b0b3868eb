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
  favour "$cgroups/cpu/$ASSAY_LAB/cpu.shares" 2048
}

# A lab's nodes stand for machines of their own: they get twice the share of the processors that a session on this
# machine has by default ($1: the file, $2: the share), so that what else runs here slows the stack under test less; no
# more than that, since the harness itself is an ordinary session and has to keep time while a stack is busy.
favour() {
  if [ -w "$1" ]; then echo "$2" > "$1"; fi
}

# On v2 only leaves hold processes, and each controller is handed down level by level. What the kernel refuses is said: a
# controller that is not there costs the limits and faults that need it, and nobody shall look for them elsewhere.
join_v2() {
  local group=$cgroups/$ASSAY_LAB/$1 above
  mkdir -p "$group"
  clear_root
  for above in "$cgroups" "$cgroups/$ASSAY_LAB" "$cgroups/$ASSAY_LAB/${1%%/*}"; do hand_down "$above"; done
  favour "$cgroups/$ASSAY_LAB/cpu.weight" 200
  echo $$ > "$group/cgroup.procs"
}

# Hands every controller that a group has down to those below it.
hand_down() {
  local name said
  for name in $(cat "$1/cgroup.controllers"); do
    case " $(cat "$1/cgroup.subtree_control") " in *" $name "*) continue ;; esac
    case $name in cpuset | cpu | io | memory | pids)
      said=$({ echo "+$name" > "$1/cgroup.subtree_control"; } 2>&1) ||
        echo "cgroup v2: $1 does not hand down $name: ${said##*: }" >&2 ;;
    esac
  done
}

# In a container what looks like the root of the hierarchy is an ordinary group with processes in it, which may hand nothing
# down (EBUSY): they move into a leaf of its own, as moby's image of itself does. The true root has no cgroup.type.
clear_root() {
  [ -e "$cgroups/cgroup.type" ] || return 0
  [ -s "$cgroups/cgroup.procs" ] || return 0
  mkdir -p "$cgroups/init"
  local pid
  for _ in 1 2 3; do
    while read -r pid; do echo "$pid" > "$cgroups/init/cgroup.procs"; done < "$cgroups/cgroup.procs" 2> /dev/null
    [ -s "$cgroups/cgroup.procs" ] || return 0
  done
  echo "cgroup v2: $cgroups still holds processes: $(tr '\n' ' ' < "$cgroups/cgroup.procs")" >&2
}
