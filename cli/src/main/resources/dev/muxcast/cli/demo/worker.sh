# An agent that works: it reads, edits and tests, with a pause in between.
say() { printf '%s\n' "$*"; }
title() { printf '\033]2;%s\007' "$*"; }
n=0
while :; do
  n=$((n + 1))
  title "⠋ Fix the cart total"
  say "● Read(src/cart.ts)"; sleep 1
  say "  ⎿  Read 120 lines"; sleep 1
  say "● Update(src/cart.ts)"; sleep 1
  say "  ⎿  Updated src/cart.ts with 3 additions and 1 removal"; sleep 1
  say "● Bash(npm test)"; sleep 2
  if [ $((n % 3)) = 0 ]; then
    say "  ⎿  error TS2322: Type 'string' is not assignable to type 'number'."
  else
    say "  ⎿  42 tests passed, 0 errors"
  fi
  sleep 1
  title "✳ Fix the cart total"
  say "● The total now includes the discount."
  sleep 4
done
