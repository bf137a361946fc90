/// A client of a muxcast server.
module dev.muxcast.client {
  requires io.avaje.jsonb;
  requires java.net.http;
  requires static org.jspecify;
}
