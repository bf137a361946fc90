# An agent that works: it reads, edits and tests, with a pause in between.
. "$(dirname "$0")/frame.sh"

moment() {
  foot '' "$1 Fixing the cart total… (${2}s · ↓ 310 tokens)" '' \
    "$rule" '❯ ' "$rule" '  ⏵⏵ accept edits on · esc to interrupt'
}
works() { spin "$1" '·' '✢' '✶' '✻'; }
rests() {
  foot '' "$rule" '❯ ' "$rule" '  ⏵⏵ accept edits on · ? for shortcuts'
  sleep "$1"
}

title '✳ Claude Code'
rests 1
n=0
while :; do
  n=$((n + 1))
  say '❯ the total forgets the discount'
  title '⠋ Fix the cart total'
  works 1
  say '' '● Read(src/cart.ts)' '  ⎿  Read 120 lines'
  works 2
  say '' '● Update(src/cart.ts)' '  ⎿  Updated src/cart.ts with 3 additions and 1 removal'
  works 2
  if [ $((n % 3)) = 0 ]; then
    say '' '● Bash(npm test)' "  ⎿  error TS2322: Type 'string' is not assignable to type 'number'."
  else
    say '' '● Bash(npm test)' '  ⎿  42 tests passed, 0 errors'
  fi
  works 2
  say '' '● The total now includes the discount.' ''
  title '✳ Fix the cart total'
  rests 6
done
