# Draws as agents do: what was said goes up, and a foot of a few rows stays below it. Rows that a
# part of the script sets are given to `foot` one by one.
height=0
printf '\033[?1049h\033[H'

lift() {
  [ "$height" -gt 0 ] && printf '\033[%dA\033[J' "$height"
  height=0
}

foot() {
  lift
  printf '%s\n' "$@"
  height=$#
}

# Above the foot, which is then to be drawn again.
say() {
  lift
  printf '%s\n' "$@"
}

title() { printf '\033]2;%s\007' "$1"; }

# Draws `moment SIGN SECOND` eight times a second, for so many seconds.
spin() {
  beat=0
  while [ "$beat" -lt $(($1 * 8)) ]; do
    case $((beat % 4)) in
      0) sign=$2 ;;
      1) sign=$3 ;;
      2) sign=$4 ;;
      3) sign=$5 ;;
    esac
    moment "$sign" "$((beat / 8))"
    beat=$((beat + 1))
    sleep 0.125
  done
}

rule='────────────────────────────────────────────────────────────────────────────────'
