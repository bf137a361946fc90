# Imitates what real agents do with keys: agent.sh list | buttons | twice
# Starts no process while it answers: on a busy machine that takes longer than anybody waits for an answer.
stty -echo -icanon min 1
escape=$(printf '\033')
marked=0

show() {
  printf '\033[H\033[2J'
  printf '%b\n' "$@"
}

# One key: a character, or the last one of an escape sequence after a "^".
key() {
  IFS= read -rsn1 key || exit
  [ "$key" = "$escape" ] || return 0
  ! IFS= read -rsn2 -t 0.2 rest || key="^${rest#?}"
}

choose() { # DRAW COUNT BACK ON
  while "$1"; do
    key
    case $key in
      "") return ;;
      "^$3") [ "$marked" = 0 ] || marked=$((marked - 1)) ;;
      "^$4") [ "$marked" = $(($2 - 1)) ] || marked=$((marked + 1)) ;;
    esac
  done
}

list() {
  first=' '; second=' '
  [ "$marked" = 0 ] && first='❯' || second='❯'
  show 'Trust it?' '' "$first No, exit" "$second Yes, I trust it" '' 'Enter to confirm · Esc to exit'
}

names=('Allow once' 'Allow always' Reject)

buttons() {
  local colours=(8 8 8) row='  ┃' i
  colours[marked]=232
  for i in 0 1 2; do row+="   \\033[38;5;${colours[i]}m${names[i]}\\033[39m"; done
  show '  ┃  $ touch x' "$row      ⇆ select  enter confirm" '  ┃'
}

# It draws as slowly as a busy machine may: for a moment its screen says nothing.
twice() {
  exec 3<> <(:)
  for row in 'esc interrupt' 'esc again to interrupt'; do
    printf '\033[H\033[2J'
    read -rt 0.03 -u 3
    show working "⬝⬝■■  $row"
    until key && [ "$key" = "$escape" ]; do :; done
  done
  show stopped
}

case $1 in
  list) choose list 2 A B; [ "$marked" = 0 ] && show 'got No, exit' || show 'got Yes, I trust it' ;;
  buttons) choose buttons 3 D C; show "got ${names[marked]}" ;;
  twice) twice ;;
esac
cat > /dev/null
