# Stores the screen of a state that is known, if LAB_RECORD names a folder; at the sizes of LAB_SIZES as well.

record() { # step's number, state, reason, regexp of the step or nothing
  [ "$LAB_RECORD" ] && [ "$2" != exited ] || return 0
  local base size shots
  shots=$(mktemp -d)
  base=$(t display-message -p -t "=$S:" '#{window_width}x#{window_height}')
  sleep .25 # a screen in the middle of being painted is no evidence of anything
  shot > "$shots/$base"
  if still "$2" "$3" "$4"; then store "$shots/$base" "$@"; fi
  if [ "$LAB_SIZES" ]; then
    for size in $LAB_SIZES; do
      resize "$size" .8
      shot > "$shots/$size"
    done
    resize "$base" .6
    # Back at the first size the state must still hold: then it held at the others, whatever they showed of it.
    if still "$2" "$3" "$4"; then for size in $LAB_SIZES; do store "$shots/$size" "$@"; done; fi
  fi
  rm -r "$shots"
}

shot() {
  t display-message -p -t "=$S:" '#{window_width}x#{window_height}|#{pane_current_command}|#{pane_title}' \; capture-pane -p -t "=$S:"
}

resize() {
  t resize-window -t "=$S:" -x "${1%x*}" -y "${1#*x}"
  sleep "$2"
}

still() {
  local screen
  screen=$(view "$S" 2>/dev/null) || return 1
  if [ "$3" ]; then match "$screen" "$3"; else shows "$screen" "$1${2:+ $2}"; fi
}

store() { # the shot's file, then as record
  local name
  name=$(printf '%s-%s-%02d-%s' "$AGENT" "$NAME" "$2" "$3")
  python3 -B "$HERE/recording.py" "$LAB_RECORD" "$LAB_HOME" "$name" "$AGENT" "$VERSION" "$3" "$4" < "$1"
}
