# An agent whose requests fail now and then.
. "$(dirname "$0")/frame.sh"

below=" Shift+Tab to accept edits"
moment() { foot '' " $1 Thinking... (esc to cancel, ${2}s)" "$rule" "$below" '' ' >   Type your message or @path/to/file' ''; }
works() {
  title '✦  Working… (docs)'
  spin "$1" '⠋' '⠙' '⠹' '⠸'
}
rests() {
  title '◇  Ready (docs)'
  foot '' "$rule" "$below" '' ' >   Type your message or @path/to/file' ''
  sleep "$1"
}

rests 1
while :; do
  say ' > write the chapter on payments'
  works 4
  say '' '✕ [API Error: 503 Service Unavailable: the model is overloaded]' ''
  rests 8
  say ' > go on'
  works 3
  say '' '✦ The chapter is written.' ''
  rests 6
done
