/// The commands that work on this machine's own files, whether a server runs or not.
module dev.muxcast.local {
  requires dev.muxcast.client;
  requires dev.muxcast.server;
  requires static org.jspecify;
}
