# The log of a development server.
say() { printf '%s\n' "$*"; }
printf '\033]2;vite dev\007'
say "  VITE ready in 310 ms"
say "  Local: http://localhost:5173/"
n=0
while :; do
  n=$((n + 1))
  say "GET /api/cart 200 $((n % 17 + 3)) ms"
  [ $((n % 9)) = 0 ] && say "warning: slow response from /api/search"
  [ $((n % 14)) = 0 ] && say "ERROR: upstream /api/orders refused the connection (ECONNREFUSED)"
  sleep 2
done
