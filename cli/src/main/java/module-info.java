/// The muxcast command line; it knows the server only by its protocol.
module dev.muxcast.cli {
  requires dev.muxcast.client;
  requires info.picocli;
  requires static org.jspecify;
}
