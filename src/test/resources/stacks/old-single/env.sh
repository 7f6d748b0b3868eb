export RELEASE_MODE=interactive
export RELEASE_DISTRIBUTION=sname
export RELEASE_NODE="${NODE_NAME:-viban}"
export RELEASE_TMP=/tmp
RELEASE_COOKIE="$(cat "$HOME/.erlang.cookie")"
export RELEASE_COOKIE
