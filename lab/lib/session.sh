# An agent in a session of the lab's tmux.

session() { # the session $1 must be there; its agent is made known
  t has-session -t "=$1" 2>/dev/null || die "no session '$1'"
  AGENT=$(t show -qv -t "=$1:" @agent)
  agent "$AGENT"
}

keys() { # a session, then tmux's key names or the agent's own; +S waits S seconds
  local session=$1 name key
  shift
  for name; do
    for key in ${press[$name]:-$name}; do
      case $key in
        +*) sleep "${key#+}" ;;
        *) t send-keys -t "=$session:" "$key" ;;
      esac
    done
  done
}

type_in() { # the pause keeps text and Enter from being taken for a paste
  t send-keys -t "=$1:" -l -- "$2"
  sleep .4
}

start() {
  local agent=$1 name size=100x30 mode=default via=shell raw="" folder="" line how variable
  shift
  name=$agent
  case ${1:-} in "" | --*) ;; *) name=$1; shift ;; esac
  while [ $# -gt 0 ]; do
    case $1 in
      --size) size=$2 ;; --mode) mode=$2 ;; --via) via=$2 ;; --dir) folder=$2 ;;
      --raw) raw=1; shift; continue ;;
      *) die "start: what is '$1'?" ;;
    esac
    shift 2
  done
  agent "$agent"
  [ -x "$LAB_HOME/bin/$program" ] || die "$agent is not installed (lab install $agent)"
  up >/dev/null
  ! t has-session -t "=$name" 2>/dev/null || die "there is a session '$name' already"
  make_folder "${folder:-$name}"
  prepare "$dir" "$mode"
  line=$(launch "$mode")
  local environment=()
  for variable in ${envs[@]+"${envs[@]}"}; do environment+=(-e "$variable"); done
  case $via in
    exec) how="exec $line" ;;
    sh) how="sh -c '$line; exec bash --rcfile $RUN/bashrc'" ;;
    nested) how="exec env -u TMUX tmux -L $name -f /dev/null new-session '$line; exec bash --rcfile $RUN/bashrc'" ;;
    *) how="exec bash --rcfile $RUN/bashrc -i" ;;
  esac
  t new-session -d -s "$name" -x "${size%x*}" -y "${size#*x}" -c "$dir" ${environment[@]+"${environment[@]}"} "$how" \; \
    set -t "$name" @agent "$agent" \; set -t "$name" @mode "$mode"
  [ -z "$LAB_OUTPUT" ] || t pipe-pane -O -t "=$name:" "exec '$HERE/output.py' '$LAB_OUTPUT' $agent $size $(now_ms)"
  [ "$via" != shell ] || { sleep .3; type_in "$name" "$line"; keys "$name" Enter; }
  [ "$raw" ] || settle "$name"
}

make_folder() { # a repository to work in; sets dir
  dir=$LAB_HOME/w/$1
  mkdir -p "$dir"
  [ -d "$dir/.git" ] || git -c init.defaultBranch=main init -q "$dir"
  printf 'one\ntwo\nthree\n' > "$dir/note.txt"
}

settle() { # passes what stands before the composer, then waits until it stays
  local name=$1 screen steady=0 passed=0
  for _ in $(seq 600); do
    screen=$(view "$name") || die "$name ended at its start"
    if shows "$screen" ready; then
      steady=$((steady + 1))
      [ $steady -lt 8 ] || return 0
    else
      steady=0
      [ $passed -ge 8 ] || ! pass_one "$name" "$screen" || passed=$((passed + 1))
    fi
    sleep .1
  done
  t capture-pane -p -t "=$name:" >&2
  die "$name did not get ready"
}

pass_one() {
  local i steps
  for ((i = 0; i < ${#pass[@]}; i += 2)); do
    if match "$2" "${pass[i]}"; then
      sleep .3
      read -ra steps <<<"${pass[i + 1]}"
      keys "$1" "${steps[@]}"
      sleep .7
      return 0
    fi
  done
  return 1
}
