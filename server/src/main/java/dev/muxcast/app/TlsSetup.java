package dev.muxcast.app;

import dev.muxcast.config.Config;
import dev.muxcast.config.Refusal;
import dev.muxcast.files.PrivateFiles;
import dev.muxcast.state.StateFolder;
import dev.muxcast.tls.SelfSigned;
import dev.muxcast.tls.Tls;
import dev.muxcast.tls.TlsFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Makes TLS as it is configured, and keeps the certificate's fingerprint in the file `fingerprint`
/// of the state folder, where this user's own clients find whom to trust.
final class TlsSetup {

  private TlsSetup() {}

  /// @return null where connections are plain
  /// @throws IOException when a file can't be used; says which and why
  static @Nullable Tls of(Config.TlsPart config, StateFolder state, ListenAddresses addresses)
      throws IOException, Refusal {
    Path fingerprint = state.path().resolve("fingerprint");
    if (!config.on()) {
      Files.deleteIfExists(fingerprint);
      return null;
    }
    TlsFiles files =
        config.selfSigned()
            ? SelfSigned.in(state.folder("tls"), addresses.certificateNames())
            : new TlsFiles(Path.of(config.cert()), Path.of(config.key()), null);
    Path roots = config.clientCa().isEmpty() ? null : Path.of(config.clientCa());
    return new Tls(
        new TlsFiles(files.cert(), files.key(), roots),
        text -> PrivateFiles.replace(fingerprint, text + "\n"));
  }
}
