# What is known of one agent: agents/NAME.sh fills these, and says `prepare FOLDER MODE` and `launch MODE`.
#   see    state -> extended regexp, tried row by row; the first row is `TITLE <title> CMD <pane_current_command>[ DEAD]`
#          "still" is a sign of work that no quoted text shows
#   press  the agent's names for keys          pass   pairs of a regexp and the keys that pass what stands before the composer
#   envs   its environment                     hide   what rules out "ready" although the composer shows
declare -A see press

agent() {
  [ -f "$HERE/agents/$1.sh" ] || die "no agent '$1'"
  see=() press=() pass=() envs=() program=$(pinned "$1" 5)
  hide=(busy "waiting permission" "waiting question" "waiting plan" "waiting trust")
  # shellcheck source=/dev/null
  . "$HERE/agents/$1.sh"
}

view() { t display-message -p -t "=$1:" 'TITLE #{pane_title} CMD #{pane_current_command}#{?pane_dead, DEAD,}' \; capture-pane -p -t "=$1:"; }

match() { # whether a row of the screen $1 matches the regexp $2
  local row
  while IFS= read -r row; do [[ $row =~ $2 ]] && return 0; done <<<"$1"
  return 1
}

shows() { # whether the screen $1 shows the state $2, by the agent's anchors
  match "$1" "${see[$2]:-^\$x}" || return 1
  [ "$2" = ready ] || return 0
  local other
  for other in "${hide[@]}"; do
    [ -z "${see[$other]:-}" ] || ! match "$1" "${see[$other]}" || return 1
  done
}

shown_states() {
  local screen state
  screen=$(view "$1")
  echo "${screen%%$'\n'*}"
  for state in "${!see[@]}"; do if shows "$screen" "$state"; then echo "$state"; fi; done
}
