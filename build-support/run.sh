# Starting a finished runtime: `serve` is the server, `token`, `audit`, `hooks` and `explain --screen` work on this machine's files and need
# none, everything else is the command line's. Sourced; POSIX sh.

# stored_screen ARGUMENT...: whether one of them names a stored screen.
stored_screen() {
  for argument; do
    case $argument in --screen | --screen=*) return 0 ;; esac
  done
  return 1
}

# server_heap: megabytes of heap for a server of this state folder. 24 do for a hundred panes and as many clients; beyond that a pane takes some
# 30 KB (the picture that the last run kept, of some 120 bytes a pane, tells how many there are) and a client 100.
server_heap() {
  state=${MUXCAST_HOME:-} config=${MUXCAST_HOME:-}
  if [ -z "$state" ]; then
    case ${XDG_STATE_HOME:-} in /*) state=$XDG_STATE_HOME/muxcast ;; *) state=${HOME:-}/.local/state/muxcast ;; esac
    case ${XDG_CONFIG_HOME:-} in /*) config=$XDG_CONFIG_HOME/muxcast ;; *) config=${HOME:-}/.config/muxcast ;; esac
  fi
  bytes=0 clients=${MUXCAST_SERVER_MAX_CLIENTS:-}
  [ ! -f "$state/picture" ] || bytes=$(wc -c < "$state/picture" 2> /dev/null) || bytes=0
  [ -n "$clients" ] || [ ! -f "$config/config.toml" ] ||
    clients=$(sed -n 's/^ *max_clients *= *\([0-9]\{1,4\}\).*/\1/p' "$config/config.toml" 2> /dev/null | head -n 1)
  case $clients in '' | *[!0-9]* | ?????*) clients=100 ;; esac
  heap=$((24 + (bytes > 12288 ? (bytes - 12288) / 4096 : 0) + (clients > 100 ? (clients - 100) / 10 : 0)))
  echo $((heap < 512 ? heap : 512))
}

# run_muxcast RUNTIME ARGUMENT...: becomes the program. The archive is named by its path here and now, so that the folder may be moved.
run_muxcast() {
  runtime=$1
  shift
  # A locale without UTF-8 would garble session names on their way in and out.
  case ${LC_ALL:-${LC_CTYPE:-${LANG:-}}} in
    *UTF-8* | *utf8* | *UTF8* | *utf-8*) ;;
    *) unset LC_ALL; export LC_CTYPE=C.UTF-8 ;;
  esac
  # One malloc arena: each further one keeps its own freed memory resident.
  export MALLOC_ARENA_MAX=1
  # What the compiler takes for one method goes back to the system when that is compiled, and does not stay in the heap's holes.
  export MALLOC_MMAP_THRESHOLD_=32000 MALLOC_MMAP_MAX_=65536
  local=dev.muxcast.local/dev.muxcast.local
  more=
  case ${1:-} in
    serve)
      part=server main=dev.muxcast.server/dev.muxcast.app.Main
      heap=$(server_heap)
      [ "$heap" -le 24 ] || more=-Xmx${heap}m
      ;;
    doctor)
      part=cli
      MUXCAST_HEAP=$(server_heap)
      export MUXCAST_HEAP
      ;;
    token) part=local main=$local.TokenMain ;;
    audit) part=local main=$local.AuditMain ;;
    hooks) part=local main=$local.HooksMain ;;
    explain) if stored_screen "$@"; then part=local main=$local.ExplainMain; else part=cli; fi ;;
    *) part=cli ;;
  esac
  if [ $part = cli ]; then main=dev.muxcast.cli/dev.muxcast.cli.Main; else shift; fi
  # shellcheck disable=SC2086 # MUXCAST_JAVA_OPTIONS is a list of options, for measuring
  exec "$runtime/bin/muxcast" "@$runtime/conf/$part.options" -XX:SharedArchiveFile="$runtime/lib/$part.jsa" $more ${MUXCAST_JAVA_OPTIONS:-} -m "$main" "$@"
}
