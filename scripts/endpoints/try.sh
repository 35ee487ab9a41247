#!/bin/sh
# Tries the critique of okrcoach itself against an endpoint, and says what
# came: what doctor finds, and for the critique its outcome, the format that
# worked, and the sections.
#
#   scripts/endpoints/try.sh [-d FOLDER] ANSWER
#
# Reads OKRCOACH_BASE_URL and OKRCOACH_MODEL, as mock-llm.sh and ollama.sh
# set them for a command that they run:
#
#   scripts/endpoints/mock-llm.sh answer.md scripts/endpoints/try.sh answer.md
#
# The answer goes to that endpoint without a further question. No key is sent
# unless OKRCOACH_API_KEY is set. Your history and settings are left alone:
# the program keeps its own below the folder. Exits as the critique does: 0 a
# whole critique, 1 a part of one or none, 2 a request that was not made.
#
# Needs Go. Takes the 30 seconds of a critique at most, and a minute the
# first time, to build the program.
set -eu

project=$(cd "$(dirname "$0")/../.." && pwd)
. "$project/scripts/endpoints/server.sh"

usage() {
  echo "usage: OKRCOACH_BASE_URL=URL OKRCOACH_MODEL=MODEL $0 [-d FOLDER] ANSWER" >&2
  exit 2
}
where=''
while getopts d: option; do
  case $option in
    d) where=$OPTARG ;;
    *) usage ;;
  esac
done
shift $((OPTIND - 1))
[ "$#" -eq 1 ] && [ -f "$1" ] && [ -n "${OKRCOACH_BASE_URL:-}" ] && [ -n "${OKRCOACH_MODEL:-}" ] || usage
export OKRCOACH_BASE_URL OKRCOACH_MODEL

# The host and its port are what stands between the scheme and the path.
host=${OKRCOACH_BASE_URL#*://}
host=${host%%/*}

made=$(folder "$where")/try
rm -rf "$made"
mkdir -p "$made"
go build -C "$project" -o "$made/okrcoach" ./cmd/okrcoach
okrcoach() {
  env XDG_CONFIG_HOME="$made/config" XDG_STATE_HOME="$made/state" \
    XDG_DATA_HOME="$made/data" XDG_CACHE_HOME="$made/cache" "$made/okrcoach" "$@"
}

echo "== doctor"
okrcoach doctor --allow-host "$host" </dev/null || echo "(exit $?)"

echo "== critique"
ended=0
okrcoach critique "$1" --allow-host "$host" --json </dev/null >"$made/critique.json" || ended=$?
grep -E '"(model|host|rung|outcome|trouble|part|quote|found|band|asked|answered)":' "$made/critique.json" || true
echo "exit $ended; all of it is in $made/critique.json"
exit "$ended"
