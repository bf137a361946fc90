/// The muxcast command line; it knows the server only by its protocol.
module dev.muxcast.cli {
  requires dev.muxcast.client;
  requires info.picocli;
  requires io.nayuki.qrcodegen;
  requires java.net.http;
  requires static org.jspecify;

  opens dev.muxcast.cli to
      info.picocli;
}
