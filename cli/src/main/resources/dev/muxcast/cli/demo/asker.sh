# An agent that asks for permission and waits; any key, or some time, is its answer.
. "$(dirname "$0")/frame.sh"

below='  gpt-5.2-codex default · ~/shop-backend'
moment() { foot '' "$1 Working (${2}s • esc to interrupt)" '' '› Ask Codex to do anything' '' "$below"; }
works() { spin "$1" '•' '•' '◦' '◦'; }
rests() {
  foot '' '› Ask Codex to do anything' '' "$below"
  sleep "$1"
}
asks() {
  foot '' '  Would you like to run the following command?' '' \
    '  $ psql -f migrations/007_orders.sql' '' \
    '› 1. Yes, proceed (y)' '  2. No, and tell Codex what to do differently (esc)' '' \
    '  Press enter to confirm or esc to cancel'
  stty -icanon -echo min 0 time 150
  dd bs=16 count=1 >/dev/null 2>&1
  stty icanon echo
}

title 'shop-backend'
while :; do
  say '› add a column for the discount'
  works 2
  say '' '• I will apply the migration to the development database.'
  works 1
  asks
  say '' '• Ran psql -f migrations/007_orders.sql' '  └ CREATE TABLE'
  works 2
  say '' '• The column is there.' ''
  rests 8
done
