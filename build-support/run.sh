# Starting a finished runtime: `serve` is the server, `token`, `audit`, `hooks` and `explain --screen` work on this machine's files and need
# none, everything else is the command line's. Sourced; POSIX sh.

# stored_screen ARGUMENT...: whether one of them names a stored screen.
stored_screen() {
  for argument; do
    case $argument in --screen | --screen=*) return 0 ;; esac
  done
  return 1
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
  case ${1:-} in
    serve) part=server main=dev.muxcast.server/dev.muxcast.app.Main ;;
    token) part=local main=$local.TokenMain ;;
    audit) part=local main=$local.AuditMain ;;
    hooks) part=local main=$local.HooksMain ;;
    explain) if stored_screen "$@"; then part=local main=$local.ExplainMain; else part=cli; fi ;;
    *) part=cli ;;
  esac
  if [ $part = cli ]; then main=dev.muxcast.cli/dev.muxcast.cli.Main; else shift; fi
  # shellcheck disable=SC2086 # MUXCAST_JAVA_OPTIONS is a list of options, for measuring
  exec "$runtime/bin/muxcast" "@$runtime/conf/$part.options" -XX:SharedArchiveFile="$runtime/lib/$part.jsa" ${MUXCAST_JAVA_OPTIONS:-} -m "$main" "$@"
}
