package dev.muxcast.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The PEM files that TLS is made from.
///
/// @param cert the certificate, followed by those between it and its root
/// @param key its private key, PKCS#8
/// @param clientCa the roots of the certificates that clients must show; null when they need none
public record TlsFiles(Path cert, Path key, @Nullable Path clientCa) {

  /// What tells one state of the files from another.
  ///
  /// @throws IOException when one is not there
  long stamp() throws IOException {
    long stamp = 31 * stamp(cert) + stamp(key);
    return clientCa == null ? stamp : 31 * stamp + stamp(clientCa);
  }

  private static long stamp(Path file) throws IOException {
    long modified = Files.getLastModifiedTime(file).to(TimeUnit.MICROSECONDS);
    return 31 * modified + Files.size(file);
  }
}
