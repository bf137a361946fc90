/// The muxcast server: from tmux to WebSocket clients.
module dev.muxcast.server {
  requires io.avaje.json;
  requires org.slf4j;
  requires static org.jspecify;
}
