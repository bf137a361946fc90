# An agent that asks for permission and waits; any key, or some time, is its answer.
say() { printf '%s\n' "$*"; }
while :; do
  printf '\033[2J\033[H'
  say "• I will apply the migration to the development database."
  sleep 3
  say ""
  say "  Would you like to run the following command?"
  say ""
  say "  $ psql -f migrations/007_orders.sql"
  say ""
  say "› 1. Yes, proceed (y)"
  say "  2. No, and tell Codex what to do differently (esc)"
  say ""
  say "  Press enter to confirm or esc to cancel"
  sleep 12
  printf '\033[2J\033[H'
  say "• Ran psql -f migrations/007_orders.sql"
  say "  └ CREATE TABLE"
  sleep 5
done
