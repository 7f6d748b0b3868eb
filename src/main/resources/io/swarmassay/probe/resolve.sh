# Asks the name server of this network and knocks at addresses; runs in a container's network namespace.
# resolve.sh QUESTION... -- ADDRESS...   prints: q NUMBER HEX, k ADDRESS yes|no
# A second, no more: looks are taken while faults are held too, and would hold them longer. Three
# seconds each made swarm's gossip give a node up that was frozen, then cut off, a second each.
ask() {
  exec 3<> /dev/udp/127.0.0.11/53
  printf "$2" | dd bs=512 count=1 iflag=fullblock status=none >&3
  echo "q $1 $(timeout 1 dd bs=1500 count=1 status=none <&3 | od -An -v -tx1 | tr -d ' \n')"
}
# Nobody listens on port 1: a refusal comes from the address, so it is reached.
knock() {
  said=$(timeout 1 bash -c "exec 3<> /dev/tcp/$1/1" 2>&1)
  [ $? -eq 124 ] || case $said in *refused*) echo "k $1 yes"; return ;; esac
  echo "k $1 no"
}
number=0
while [ $# -gt 0 ] && [ "$1" != -- ]; do
  ask $number "$1" 2> /dev/null &
  number=$((number + 1))
  shift
done
shift
for address; do knock "$address" & done
wait
