# The place the agents live in: a network namespace with loopback only, the model server and a private tmux in it.

up() {
  [ -S "$SOCK" ] && t has-session 2>/dev/null && { echo "lab: already up"; return; }
  mkdir -p "$RUN" "$LAB_HOME/home" "$LAB_HOME/tmp" "$LAB_HOME/w" "$LAB_HOME/timelines"
  printf "PS1='\\\\w \$ '\n" > "$RUN/bashrc"
  rm -f "$SOCK"
  local namespace="" try
  for try in "unshare -n" "unshare -cn --keep-caps" "unshare -rn"; do
    [ "$LAB_NETNS" = 1 ] || break
    $try ip link set lo up 2>/dev/null && { namespace=$try; break; }
  done
  [ "$namespace" ] || echo "lab: no network namespace here: plain loopback is used, and the agents CAN reach the network" >&2
  echo "$namespace" > "$RUN/namespace"
  # A tmux client reaches its server by the socket's path, from outside the namespace too.
  # shellcheck disable=SC2016 # expanded by the inner bash
  $namespace bash -c '
    [ -z "$1" ] || ip link set lo up
    python3 -B "$2/model/server.py" "$LAB_PORT" "$3/model.jsonl" >"$3/model.out" 2>&1 </dev/null &
    echo $! >"$3/model.pid"
    exec env -u LAB_CLEAN tmux -S "$3/tmux" -f "$2/tmux.conf" new-session -d -s lab -x 80 -y 24 "exec sleep infinity"
  ' - "$namespace" "$HERE" "$RUN"
  for _ in $(seq 50); do
    inside bash -c "exec 3<>/dev/tcp/127.0.0.1/$LAB_PORT" 2>/dev/null && break
    sleep .1
  done
  echo "lab: up (tmux -S $SOCK)"
}

inside() { # runs a command in the lab's namespace
  local model
  model=$(cat "$RUN/model.pid")
  case $(cat "$RUN/namespace") in
    "") "$@" ;;
    "unshare -n") nsenter -t "$model" -n -- "$@" ;;
    *) nsenter -t "$model" -U -n --preserve-credentials -- "$@" ;;
  esac
}

down() {
  t kill-server 2>/dev/null || true
  local model network
  if model=$(cat "$RUN/model.pid" 2>/dev/null) && grep -qs model/server.py "/proc/$model/cmdline"; then
    network=$(readlink "/proc/$model/ns/net")
    if [ "$(cat "$RUN/namespace")" ] && [ "$network" != "$(readlink /proc/self/ns/net)" ]; then
      end_all_in "$network"
    else
      kill "$model"
    fi
  fi
  rm -f "$RUN/model.pid" "$SOCK"
  echo "lab: down"
}

end_all_in() { # agents leave daemons; whatever lives in the lab's own namespace was started here
  local signal process
  for signal in TERM KILL; do
    for process in /proc/[0-9]*; do
      [ "$(readlink "$process/ns/net" 2>/dev/null)" != "$1" ] || kill -$signal "${process#/proc/}" 2>/dev/null || true
    done
    sleep .7
  done
}
