#!/bin/sh
# Serves a canned critique of an answer with @dwmkerr/mock-llm, a mock of
# OpenAI's interface that others wrote, on 127.0.0.1 at a free port.
#
#   scripts/endpoints/mock-llm.sh [-d FOLDER] ANSWER [COMMAND...]
#
# Prints OKRCOACH_BASE_URL and OKRCOACH_MODEL and serves until ctrl+c, or runs
# the command with both in its environment and then ends. Every model that it
# lists answers in another way: see scripts/endpoints/mockconfig.
#
# Needs Go, Node.js 20 or newer and npm, and the network the first time.
# Takes half a minute the first time, then two seconds.
set -eu
version=0.1.29

project=$(cd "$(dirname "$0")/../.." && pwd)
. "$project/scripts/endpoints/server.sh"

usage() {
  echo "usage: $0 [-d FOLDER] ANSWER [COMMAND...]" >&2
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
[ "$#" -ge 1 ] && [ -f "$1" ] || usage
answer=$(absolute "$1")
shift

made=$(folder "$where")/mock-llm
mkdir -p "$made"
package=$made/node_modules/@dwmkerr/mock-llm
if ! grep -q "\"version\": \"$version\"" "$package/package.json" 2>/dev/null; then
  npm install --prefix "$made" --ignore-scripts --no-audit --no-fund "@dwmkerr/mock-llm@$version" >&2
fi

go run -C "$project" ./scripts/endpoints/mockconfig "$answer" >"$made/mock-llm.yaml"
port=$(node -e '
  const server = require("net").createServer().listen(0, "127.0.0.1", () => {
    console.log(server.address().port)
    server.close()
  })')
# Without HOST it would listen on every address of the machine.
HOST=127.0.0.1 PORT=$port node "$package/dist/main.js" --config "$made/mock-llm.yaml" >"$made/log" 2>&1 &
server=$!
if ! within 20 node -e 'fetch(process.argv[1]).then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))' "http://127.0.0.1:$port/v1/models"; then
  cat "$made/log" >&2
  exit 1
fi
serve_until_done "http://127.0.0.1:$port/v1" coach "$@"
