package dev.muxcast.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
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

  /// Those that [#arguments] gave; none where that can't be read.
  static ServeOptions read(List<String> arguments) {
    var options = new ServeOptions();
    try {
      new CommandLine(new Holder(options)).parseArgs(arguments.toArray(String[]::new));
      return options;
    } catch (CommandLine.ParameterException foreign) {
      return new ServeOptions();
    }
  }

  /// For picocli, which fills the options of commands.
  @CommandLine.Command
  private record Holder(@CommandLine.Mixin ServeOptions options) {}

  /// These, and of others those that are not given here: the port, what is watched, encryption.
  ServeOptions over(ServeOptions kept) {
    var both = new ServeOptions();
    boolean watched = !labels.isEmpty() || !paths.isEmpty();
    both.port = port == null ? kept.port : port;
    both.labels = watched ? labels : kept.labels;
    both.paths = watched ? paths : kept.paths;
    both.selfSigned = selfSigned || kept.selfSigned;
    return both;
  }

  boolean areGiven() {
    return !arguments().isEmpty();
  }

  List<String> arguments() {
    var arguments = new ArrayList<String>();
    if (port != null) {
      arguments.addAll(List.of("--port", port.toString()));
    }
    labels.forEach(label -> arguments.addAll(List.of("-L", label)));
    paths.forEach(path -> arguments.addAll(List.of("-S", Path.of(path).toAbsolutePath() + "")));
    if (selfSigned) {
      arguments.add("--tls-self-signed");
    }
    return arguments;
  }
}
