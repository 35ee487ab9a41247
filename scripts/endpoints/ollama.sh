#!/bin/sh
# Serves a real Ollama on 127.0.0.1 at a free port, with a model of a few
# megabytes that means nothing: see scripts/endpoints/tinymodel.
#
#   scripts/endpoints/ollama.sh [-d FOLDER] [-a ANSWER] [COMMAND...]
#
# Prints OKRCOACH_BASE_URL and OKRCOACH_MODEL and serves until ctrl+c, or runs
# the command with both in its environment and then ends. With -a the model
# quotes a sentence of that answer, without it nothing that anybody wrote.
# Ollama keeps its models, keys and settings in the folder and not in yours,
# and has its cloud switched off.
#
# Needs Go with cgo, a C++ compiler, and on Debian: apt-get install g++
# nlohmann-json3-dev libstb-dev. Needs the network the first time, to fetch
# Ollama's source from the Go module proxy. Building costs 11 minutes of
# processor time, more beside other work, and happens once; OLLAMA_BUILD_JOBS
# is how many compilers run at once, 2 if unset. Then it starts in 3 seconds.
set -eu
version=v0.17.4

project=$(cd "$(dirname "$0")/../.." && pwd)
. "$project/scripts/endpoints/server.sh"

usage() {
  echo "usage: $0 [-d FOLDER] [-a ANSWER] [COMMAND...]" >&2
  exit 2
}
where='' answer=''
while getopts d:a: option; do
  case $option in
    d) where=$OPTARG ;;
    a) [ -f "$OPTARG" ] && answer=$(absolute "$OPTARG") || usage ;;
    *) usage ;;
  esac
done
shift $((OPTIND - 1))

made=$(folder "$where")/ollama
ollama=$made/ollama-$version

# stand_in writes the header of the sound library that Ollama's module lacks,
# as a module holds no vendored headers. It declares what is used of it, and
# every call fails: no sound is read here.
stand_in() {
  mkdir -p "$made/include/miniaudio"
  cat >"$made/include/miniaudio/miniaudio.h" <<'HEADER'
#pragma once
typedef int ma_result;
typedef unsigned long long ma_uint64;
struct ma_decoder {};
struct ma_decoder_config {};
enum { MA_SUCCESS = 0, MA_ERROR = -1 };
enum { ma_format_f32 };
static inline ma_decoder_config ma_decoder_config_init(int, int, int) { return {}; }
static inline ma_result ma_decoder_init_memory(const void *, size_t, ma_decoder_config *, ma_decoder *) { return MA_ERROR; }
static inline ma_result ma_decoder_get_length_in_pcm_frames(ma_decoder *, ma_uint64 *) { return MA_ERROR; }
static inline ma_result ma_decoder_read_pcm_frames(ma_decoder *, void *, ma_uint64, ma_uint64 *) { return MA_ERROR; }
static inline ma_result ma_decoder_uninit(ma_decoder *) { return MA_ERROR; }
HEADER
}

# build makes Ollama in a module of its own, so that the project's go.mod
# knows nothing of it. CPATH is where the compiler looks for further headers.
build() {
  echo "building Ollama $version; this takes some minutes" >&2
  stand_in
  mkdir -p "$made/module"
  printf 'module ollama.example\n\ngo 1.26\n\nrequire github.com/ollama/ollama %s\n' "$version" >"$made/module/go.mod"
  CGO_ENABLED=1 CPATH=$made/include${CPATH:+:$CPATH} \
    go build -C "$made/module" -mod=mod -trimpath -p "${OLLAMA_BUILD_JOBS:-2}" -o "$ollama" github.com/ollama/ollama >&2
}
[ -x "$ollama" ] || build

go run -C "$project" ./scripts/endpoints/tinymodel -o "$made/tiny.gguf" ${answer:+-answer "$answer"}

# become_ollama turns this process into Ollama, with everything of its own in
# the folder. A longer context than its usual 4096 tokens, since to this model
# nearly every byte is one.
host=127.0.0.1:0
become_ollama() {
  exec env HOME="$made/home" OLLAMA_MODELS="$made/models" OLLAMA_NO_CLOUD=1 \
    OLLAMA_CONTEXT_LENGTH="${OLLAMA_CONTEXT_LENGTH:-16384}" OLLAMA_HOST="$host" "$ollama" "$@"
}
ask_ollama() { (become_ollama "$@"); }
failed() {
  tail -n 30 "$made/log" >&2
  exit 1
}

mkdir -p "$made/home"
rm -f "$made/log" # an old one names an old port
become_ollama serve >"$made/log" 2>&1 &
server=$!
within 30 grep -q 'Listening on 127.0.0.1:' "$made/log" || failed
host=127.0.0.1:$(sed -n 's/.*Listening on 127\.0\.0\.1:\([0-9]*\).*/\1/p' "$made/log" | head -n 1)
within 30 ask_ollama list || failed

cat >"$made/Modelfile" <<'MODELFILE'
FROM ./tiny.gguf
PARAMETER num_thread 1
TEMPLATE """{{ .System }}
{{ .Prompt }}
"""
MODELFILE
ask_ollama create okrcoach-tiny -f "$made/Modelfile" >>"$made/log" 2>&1 || failed
serve_until_done "http://$host/v1" okrcoach-tiny "$@"
