# An agent whose requests fail now and then.
say() { printf '%s\n' "$*"; }
while :; do
  say "✦ I'll write the chapter on payments."
  sleep 4
  say "✕ [API Error: 503 Service Unavailable: the model is overloaded]"
  sleep 2
  say "Warning: retrying in 5 seconds"
  sleep 5
  say "✦ The chapter is written."
  sleep 5
done
