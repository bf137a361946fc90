/// The muxcast server: from tmux to WebSocket clients.
module dev.muxcast.server {
  requires io.avaje.json;
  requires org.slf4j;
  requires static org.jspecify;

  exports dev.muxcast.agent to
      dev.muxcast.local;
  exports dev.muxcast.audit to
      dev.muxcast.local;
  exports dev.muxcast.auth to
      dev.muxcast.local;
  exports dev.muxcast.config to
      dev.muxcast.local;
  exports dev.muxcast.event to
      dev.muxcast.local;
  exports dev.muxcast.files to
      dev.muxcast.local;
  exports dev.muxcast.state to
      dev.muxcast.local;
}
