# Shared by mock-llm.sh and ollama.sh, which read it with ".": how a server is
# started, watched and ended. Needs nothing by itself.

# folder prints the absolute path of the folder for everything that is made:
# the one given, or okrcoach-endpoints in the person's cache.
folder() {
  made=${1:-${XDG_CACHE_HOME:-$HOME/.cache}/okrcoach-endpoints}
  mkdir -p "$made" && cd "$made" && pwd
}

# absolute prints the path of a file as it is from everywhere.
absolute() { echo "$(cd "$(dirname "$1")" && pwd)/$(basename "$1")"; }

server=''

# end_server ends the server by its own process id, and waits until it is gone.
end_server() {
  [ -n "$server" ] || return 0
  kill "$server" 2>/dev/null || true
  wait "$server" 2>/dev/null || true
  server=''
}
trap end_server EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

# within SECONDS COMMAND... repeats the command until it succeeds. It gives up
# when the time is over or the server has ended.
within() {
  left=$1
  shift
  until "$@" >/dev/null 2>&1; do
    left=$((left - 1))
    if [ "$left" -le 0 ] || ! kill -0 "$server" 2>/dev/null; then
      return 1
    fi
    sleep 1
  done
}

# serve_until_done BASE_URL MODEL [COMMAND...] prints where the server is. Then
# it runs the command with that in its environment, or waits for ctrl+c.
serve_until_done() {
  OKRCOACH_BASE_URL=$1 OKRCOACH_MODEL=$2
  export OKRCOACH_BASE_URL OKRCOACH_MODEL
  shift 2
  echo "OKRCOACH_BASE_URL=$OKRCOACH_BASE_URL"
  echo "OKRCOACH_MODEL=$OKRCOACH_MODEL"
  if [ "$#" -gt 0 ]; then
    "$@"
  else
    echo "ctrl+c ends it" >&2
    wait "$server"
  fi
}
