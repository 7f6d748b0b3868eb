# Prepares a Debian-like machine for Swarmassay. Sourced by ./assay; silent and quick when nothing is missing.

# What must be there, and the package that brings it; "a/b": the first that apt can install here.
ASSAY_COMMANDS="dockerd:docker.io containerd:containerd runc:runc ip:iproute2 nft:nftables iptables:iptables tini:tini
  socat:socat wirefilter:vde2 unshare:util-linux nsenter:util-linux erl:erlang-base dpkg-deb:dpkg"
# What single faults need: brought along when anything is installed, and by ./assay setup, never insisted on.
ASSAY_EXTRAS="faketime:faketime docker:docker-cli/docker.io"
ASSAY_JAVA="javac:default-jdk-headless mvn:maven"

setup_help() {
  cat <<'EOF'
usage: ./assay setup

Installs with apt what Swarmassay needs and this machine lacks: a container engine (no system-wide one is started),
network tools, Erlang/OTP with JInterface, a JDK and Maven. Does nothing when nothing is missing.
ASSAY_SETUP=never forbids installing: then what is missing is named with the command to run.
EOF
}

# Prints the packages that would bring what is missing among the "command:package" words given.
missing_packages() {
  local pair
  for pair in "$@"; do command -v "${pair%%:*}" >/dev/null || echo "${pair#*:}"; done
}

# The newest JInterface of an OTP installation; Central's is too old to speak to it.
find_jinterface() {
  local jar found=
  for jar in /usr/share/java/OtpErlang.jar /usr/lib/erlang/lib/jinterface-*/priv/OtpErlang.jar \
    /usr/local/lib/erlang/lib/jinterface-*/priv/OtpErlang.jar; do
    if [ -e "$jar" ]; then found=$jar; break; fi
  done
  [ -n "$found" ] || found=$(dpkg -L erlang-jinterface 2>/dev/null | grep -m 1 '/OtpErlang\.jar$')
  [ -n "$found" ] && echo "$found"
}

# Puts that jar where the build and the launcher expect it.
link_jinterface() {
  local jar link=$1/target/otp/OtpErlang.jar
  [ -e "$link" ] && return 0
  jar=$(find_jinterface) || return 0
  mkdir -p "${link%/*}" && ln -sfn "$jar" "$link"
}

# Of each "a/b" the first that apt has something to install for, the last when it knows none; sorted, once each.
installable() {
  local names name
  for names in "$@"; do
    for name in ${names//\// }; do
      [ "$name" != "$names" ] || break
      case $(apt-cache policy "$name" 2>/dev/null) in *"Candidate: (none)"* | "") ;; *) break ;; esac
    done
    echo "$name"
  done | sort -u | tr '\n' ' '
}

setup_java() {
  tidy_policy
  install_missing $(missing_packages $ASSAY_JAVA)
}

setup() {
  local wanted
  tidy_policy
  wanted=$(missing_packages $ASSAY_COMMANDS $ASSAY_JAVA)
  find_jinterface >/dev/null || wanted="$wanted erlang-jinterface"
  if [ -n "${wanted// /}" ] || [ "${1:-}" = all ]; then wanted="$wanted $(missing_packages $ASSAY_EXTRAS)"; fi
  install_missing $wanted
}

install_missing() {
  [ $# -eq 0 ] && return 0
  local packages as_root=
  packages=$(installable "$@")
  packages=${packages% }
  [ "$(id -u)" -eq 0 ] || as_root=sudo
  local way="${as_root:+$as_root }apt-get install --no-install-recommends $packages"
  if [ "${ASSAY_SETUP:-}" = never ]; then
    echo "assay: missing here: $packages. ASSAY_SETUP=never forbids installing; run: $way" >&2
    exit 3
  fi
  if ! command -v apt-get >/dev/null; then
    echo "assay: missing here: $packages (Debian's names), and there is no apt-get; install them by hand" >&2
    exit 3
  fi
  if [ -n "$as_root" ] && ! command -v sudo >/dev/null; then
    echo "assay: missing here: $packages. Neither root nor sudo; as root run: $way" >&2
    exit 3
  fi
  echo "assay: installing $packages" >&2
  install_quietly "$as_root" "$@"
}

# A package manager that starts no daemon while this file is there; it says whose it is.
ASSAY_POLICY=${ASSAY_POLICY:-/usr/sbin/policy-rc.d}
ASSAY_POLICY_MARK="# Written by Swarmassay's setup, which removes it again, as process"

# Removes what a setup left that was killed; another's, or one that is being used, stays.
remove_policy() {
  local as_root=$1 owner
  owner=$(sed -n "s/^$ASSAY_POLICY_MARK //p" "$ASSAY_POLICY" 2> /dev/null) || true
  if [ -n "$owner" ] && { [ "$owner" = "${2:-}" ] || ! [ -d "/proc/$owner" ]; }; then
    $as_root rm -f "$ASSAY_POLICY"
  fi
}

# At the begin of each command: what an earlier one, killed while it installed, left behind.
tidy_policy() {
  if [ -e "$ASSAY_POLICY" ] && [ "$(id -u)" -eq 0 ]; then remove_policy ""; fi
}

# Installs without letting any package start its daemon. A shell of its own: however it ends, it tidies up.
install_quietly() (
  as_root=$1 packages='' had_engine= ok=yes
  shift
  log=$(mktemp)
  trap 'remove_policy "$as_root" "$BASHPID"' EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM HUP
  command -v dockerd > /dev/null && had_engine=yes
  remove_policy "$as_root"
  if [ ! -e "$ASSAY_POLICY" ]; then
    printf '#!/bin/sh\n%s %s\nexit 101\n' "$ASSAY_POLICY_MARK" "$BASHPID" | $as_root tee "$ASSAY_POLICY" > /dev/null
    $as_root chmod +x "$ASSAY_POLICY"
  fi
  # One foreign list that cannot be had must not end it: what counts is whether the packages come.
  {
    $as_root apt-get update -q || echo "apt-get update failed; going on with the lists that are there"
    packages=$(installable "$@")
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $packages
  } > "$log" 2>&1 < /dev/null || ok=
  if [ -z "$had_engine" ] && [ -d /run/systemd/system ]; then
    $as_root systemctl disable -q docker.service docker.socket containerd.service 2> /dev/null || true
  fi
  if [ -z "$ok" ]; then
    tail -n 15 "$log" >&2
    echo "assay: could not install $packages (whole log: $log)" >&2
    exit 3
  fi
  rm -f "$log"
)
