/// A client of a muxcast server.
module dev.muxcast.client {
  requires transitive io.avaje.jsonb;
  requires java.net.http;
  requires static org.jspecify;

  exports dev.muxcast.client;

  provides io.avaje.jsonb.spi.JsonbExtension with
      dev.muxcast.client.ClientJsonComponent,
      dev.muxcast.client.jsonb.GeneratedJsonComponent;
}
