# Passing an agent's hook on to the server. Sourced by the launcher before anything else, as `muxcast hook AGENT`; POSIX sh, no JVM.

# hook AGENT [--event NAME | JSON]: what the agent says, on standard input where it is no argument, goes to the server that the state
# folder names. An agent waits for its hooks: what it writes is read to the end, all else is left to a process of its own.
hook() {
  # By exec, for a redirection that ends with a command would keep the agent's own streams open, for whose end it may wait.
  exec > /dev/null 2>&1
  LC_ALL=C # lengths are bytes
  if [ $# -eq 2 ]; then
    hook=$2
  elif [ -t 0 ]; then
    return
  else
    hook=$(limited head -c 32768)
    [ $# -ne 3 ] && [ ${#hook} -lt 32768 ] || limited cat
    [ $# -ne 3 ] || hook="{\"hook_event_name\":\"$3\"}"
  fi
  send_hook "$1" &
}

# runs LOCK: whether the server that wrote this file, its process id and when that began, still runs.
runs() {
  read -r pid begun 2> /dev/null < "$1" && read -r stat 2> /dev/null < "/proc/$pid/stat" || return 1
  # shellcheck disable=SC2086 # the fields behind the program's name
  set -- ${stat##*) }
  [ "${20}" = "$begun" ]
}

# ours HOST PORT: whether every socket of this machine at that port is this user's, and one listens, as the kernel's table tells.
ours() {
  while read -r key _ user _; do [ "$key" != Uid: ] || break; done < /proc/self/status
  hex=$(printf %04X "$2") listens=
  # shellcheck disable=SC2034 # every column has a name
  while read -r _ here _ state _ _ _ owner _ inode _; do
    case $1/$here in
      127.0.0.1/*0100007F:$hex | ::1/*01000000:$hex | */*00000000:$hex) ;;
      127.0.0.1/* | ::1/*) continue ;;
      */*:$hex) ;;
      *) continue ;;
    esac
    # Without an inode nobody holds it: not accepted yet, or closed.
    [ "$inode" = 0 ] || [ "$owner" = "$user" ] || return 1
    [ "$state" != 0A ] || listens=yes
  done <<END
$(cat /proc/net/tcp /proc/net/tcp6 2> /dev/null)
END
  [ -n "$listens" ]
}

# limited COMMAND...: for a second, where that can be had.
limited() {
  if command -v timeout > /dev/null; then timeout 1 "$@"; else "$@"; fi
}

send_hook() {
  [ -n "${TMUX:-}" ] && [ -n "${TMUX_PANE:-}" ] || return 0
  case $TMUX$TMUX_PANE$1 in *[\"\\]*) return 0 ;; esac
  case ${XDG_STATE_HOME:-} in /*) state=$XDG_STATE_HOME/muxcast ;; *) state=${HOME:-}/.local/state/muxcast ;; esac
  state=${MUXCAST_HOME:-$state}
  # No such file: no server, or hooks were never installed.
  [ -O "$state/url" ] && [ -O "$state/hook-token" ] && runs "$state/lock" || return 0
  read -r url < "$state/url"
  read -r token < "$state/hook-token"
  # What is too long is cut before the first thing that may be; the names that count stand before it.
  if [ ${#hook} -ge 32768 ]; then
    for long in tool_input tool_response prompt prompt_response last_assistant_message; do hook=${hook%%,\"$long\"*}; done
    [ ${#hook} -lt 32768 ] || return 0
    hook=$hook}
  fi
  body="{\"tmux\":\"$TMUX\",\"tmux_pane\":\"$TMUX_PANE\",\"hook\":${hook:-null}}"
  address=${url#*://} address=${address%%/*}
  host=${address%:*} host=${host#[} host=${host%]} port=${address##*:}
  # What is said goes to this user's own server or to nobody, whoever listens there by now.
  ours "$host" "$port" || return 0
  case $url in
    # In a second at most. The token is in no argument, where `ps` would show it.
    ws://*)
      if command -v bash; then
        request "$1" | limited bash -c '. "$2"; exec 3<> "/dev/tcp/$0/$1" && ours "$0" "$1" && exec cat >&3' "$host" "$port" "$self"
      elif command -v curl; then
        with_curl "http://$address/hooks/$1"
      else
        request "$1" | limited nc "$host" "$port"
      fi
      ;;
    # The address is this machine's own, whatever name the certificate there bears.
    *) with_curl "https://$address/hooks/$1" --insecure ;;
  esac
}

request() {
  printf 'POST /hooks/%s HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\nContent-Length: %s\r\nConnection: close\r\n\r\n%s' \
    "$1" "$address" "$token" ${#body} "$body"
}

with_curl() {
  printf 'header = "Authorization: Bearer %s"\n' "$token" | curl --config - --silent --max-time 1 --data-binary @/dev/fd/4 "$@" 4<<END
$body
END
}
