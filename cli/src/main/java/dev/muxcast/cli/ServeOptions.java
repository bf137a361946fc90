package dev.muxcast.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options of `serve` that `up` and `restart` pass on.
final class ServeOptions {

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "The port to listen on; 0 takes a free one.")
  @Nullable Integer port;

  @Option(
      names = "-L",
      paramLabel = "NAME",
      description = "Watch only the tmux server of this name; may be repeated.")
  List<String> labels = new ArrayList<>();

  @Option(
      names = "-S",
      paramLabel = "PATH",
      description = "Watch only the tmux server of this socket; may be repeated.")
  List<String> paths = new ArrayList<>();

  @Option(
      names = "--tls-self-signed",
      description = "Encrypt, by a certificate made once; clients know it by its fingerprint.")
  boolean selfSigned;

  List<String> arguments() {
    var arguments = new ArrayList<String>();
    if (port != null) {
      arguments.addAll(List.of("--port", port.toString()));
    }
    labels.forEach(label -> arguments.addAll(List.of("-L", label)));
    paths.forEach(path -> arguments.addAll(List.of("-S", path)));
    if (selfSigned) {
      arguments.add("--tls-self-signed");
    }
    return arguments;
  }
}
