# Plays a scenario and writes the timeline of what was true when.

play() {
  local number=0 line verb rest words
  AGENT=$1 NAME=$2 S=play-$1-$2 PANE=
  shift 2
  agent "$AGENT"
  VERSION=$(pinned "$AGENT" 4)
  local file=$HERE/scenarios/$NAME.$AGENT.txt
  [ -f "$file" ] || file=$HERE/scenarios/$NAME.txt
  [ -f "$file" ] || die "no scenario '$NAME'"
  applies "$file" || { echo "lab: $NAME does not apply to $AGENT" >&2; return 0; }
  up >/dev/null
  OUT=$LAB_HOME/timelines/$AGENT-$NAME-$(date +%Y%m%dT%H%M%S).jsonl
  t kill-session -t "=$S" 2>/dev/null || true
  while IFS= read -r line || [ "$line" ]; do
    number=$((number + 1))
    line=${line%%# *}
    read -r verb rest <<<"$line" || true
    case $verb in "" | "#"* | only | not) continue ;; esac
    read -ra words <<<"$rest"
    if ! step "$@"; then
      t kill-session -t "=$S" 2>/dev/null || true
      echo "$OUT"
      return 1
    fi
  done < "$file"
  sleep "$LAB_LINGER"
  [ "$LAB_KEEP" ] || t kill-session -t "=$S" 2>/dev/null || true
  echo "$OUT"
}

applies() {
  local listed
  if listed=$(grep '^only ' "$1"); then [[ " $listed " == *" $AGENT "* ]]; return; fi
  if listed=$(grep '^not ' "$1"); then [[ " $listed " != *" $AGENT "* ]]; return; fi
}

step() { # one line of a scenario, which play has taken apart; the arguments are those of `start`
  local begun
  begun=$(now_ms)
  case $verb in
    start | launch) begin "$begun" "$@" ;;
    settle) settle "$S"; row "$(now_ms)" "$begun" ready ;;
    say) type_in "$S" "${rest//\{dir\}/$dir}"; begun=$(now_ms); keys "$S" Enter; row "$(now_ms)" "$begun" ;;
    type) type_in "$S" "$rest"; row "$(now_ms)" "$begun" ;;
    key) sleep .6; begun=$(now_ms); keys "$S" "${words[@]}"; row "$(now_ms)" "$begun" ;;
    shell) (cd "$dir" && eval "$rest"); row "$(now_ms)" "$begun" ;;
    wait) sleep "$rest" ;;
    patience) LAB_PATIENCE=$rest ;;
    expect) expect ;;
    *) die "$NAME, line $number: what is '$verb'?" ;;
  esac
}

begin() { # in a folder the agent has never seen
  local begun=$1 state=ready raw=()
  shift
  [ "$verb" = start ] || { state=starting; raw=(--raw); }
  start "$AGENT" "$S" ${words[@]+"${words[@]}"} --dir "$S-$begun" "$@" ${raw[@]+"${raw[@]}"}
  PANE=$(t display-message -p -t "=$S:" '#{pane_id}')
  row "$(now_ms)" "$begun" $state
}

expect() {
  local state reason="" regexp=""
  case $rest in *" ~ "*) regexp=${rest#* ~ } rest=${rest%% ~ *} ;; esac
  read -r state reason <<<"$rest"
  if await "$rest" "$regexp"; then
    row "$SEEN" "$UNSEEN" "$state" "$reason"
    record "$number" "$state" "$reason" "$regexp"
    return
  fi
  row "$(now_ms)" "$UNSEEN" missed "$rest"
  t capture-pane -p -t "=$S:" >&2 || true
  echo "lab: $AGENT/$NAME line $number: '$line' did not come true" >&2
  return 1
}

await() { # until the screen shows state $1 or regexp $2: sets SEEN, and UNSEEN, the last look without it. "ready" must hold 0.4 s
  local screen now end held="" ok
  UNSEEN=$(now_ms)
  end=$((UNSEEN + LAB_PATIENCE * 1000))
  while :; do
    screen=$(view "$S" 2>/dev/null) || screen=GONE
    now=$(now_ms) ok=1
    if [ "$2" ]; then match "$screen" "$2" || ok=
      # The last words of an answer may stand there while the agent still works.
      [ "$1" != ready ] || [ -z "${see[still]:-}" ] || ! match "$screen" "${see[still]}" || ok=
    elif [ "$1" = exited ]; then match "$screen" ^GONE || { match "$screen" '^TITLE .* CMD bash$' && shell_is_back; } || ok=
    else shows "$screen" "$1" || ok=; fi
    if [ "$ok" ]; then
      [ "$held" ] || { held=1; SEEN=$now; }
      [ "$1" = ready ] && [ $((now - SEEN)) -lt 400 ] || return 0
    else
      held="" UNSEEN=$now
    fi
    [ "$now" -lt $end ] || return 1
    sleep .015
  done
}

shell_is_back() { # tmux names the shell already while the program in front of it is still ending
  local stat pid
  pid=$(t display-message -p -t "=$S:" '#{pane_pid}') && read -ra stat < "/proc/$pid/stat" && [ "${stat[7]}" = "$pid" ]
} 2>/dev/null

row() { # time, not before, state, reason
  local escaped=${line//\\/\\\\}
  escaped=${escaped//\"/\\\"}
  printf '{"t":%s,"after":%s,"agent":"%s","version":"%s","session":"%s","pane":"%s","step":"%s","state":"%s","reason":"%s"}\n' \
    "$1" "$2" "$AGENT" "$VERSION" "$S" "$PANE" "$escaped" "${3:-}" "${4:-}" >> "$OUT"
}
