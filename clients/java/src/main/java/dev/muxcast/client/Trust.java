package dev.muxcast.client;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/// How a client knows the server of a `wss://` address, and how it shows itself.
///
/// @param fingerprint the SHA-256 of the server's certificate, as `serve` prints it; then neither
///   its name nor its root counts. Null to go by those
/// @param caFile a PEM file with the roots to believe; null for those of Java
/// @param cert a PEM file with a certificate of the client's own; null where the server asks for
///   none
/// @param key a PEM file with its key, PKCS#8
public record Trust(
    @Nullable String fingerprint, @Nullable Path caFile, @Nullable Path cert, @Nullable Path key) {

  /// The roots of Java, and no certificate of one's own.
  public static final Trust USUAL = new Trust(null, null, null, null);

  /// `MUXCAST_FINGERPRINT`, `MUXCAST_CA_FILE`, `MUXCAST_CLIENT_CERT` and `MUXCAST_CLIENT_KEY`. For
  /// the user's own server (no `MUXCAST_URL`) the fingerprint stands in the state folder.
  ///
  /// @param environment such as `System.getenv()`
  public static Trust find(Map<String, String> environment) {
    String fingerprint = text(environment, "MUXCAST_FINGERPRINT");
    Path caFile = path(environment, "MUXCAST_CA_FILE");
    if (fingerprint == null && caFile == null && text(environment, "MUXCAST_URL") == null) {
      fingerprint = Address.line(Address.stateFolder(environment).resolve("fingerprint"));
    }
    return new Trust(
        fingerprint,
        caFile,
        path(environment, "MUXCAST_CLIENT_CERT"),
        path(environment, "MUXCAST_CLIENT_KEY"));
  }

  /// What makes TLS connections of this trust.
  ///
  /// @throws MuxcastException.BadSetting when the fingerprint or a file can't be used
  public SSLContext context() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys(), servers(), null);
      return context;
    } catch (NoSuchFileException e) {
      throw new MuxcastException.BadSetting("There is no file " + e.getFile() + ", named for TLS.");
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      String files =
          Stream.of(caFile, cert, key)
              .filter(Objects::nonNull)
              .map(Path::toString)
              .collect(Collectors.joining(", "));
      throw new MuxcastException.BadSetting(
          "The files for TLS can't be used (" + files + "): " + e.getMessage() + ".");
    }
  }

  private TrustManager @Nullable [] servers() throws IOException, GeneralSecurityException {
    if (fingerprint != null) {
      return new TrustManager[] {new Pinned(fingerprint)};
    }
    if (caFile == null) {
      return null;
    }
    KeyStore roots = empty();
    for (Certificate root : certificates(caFile)) {
      roots.setCertificateEntry("root" + roots.size(), root);
    }
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(roots);
    return trust.getTrustManagers();
  }

  private KeyManager @Nullable [] keys() throws IOException, GeneralSecurityException {
    if (cert == null || key == null) {
      return null;
    }
    Certificate[] chain = certificates(cert);
    KeyStore own = empty();
    own.setKeyEntry(
        "own", privateKey(key, chain[0].getPublicKey().getAlgorithm()), new char[0], chain);
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(own, new char[0]);
    return keys.getKeyManagers();
  }

  private static Certificate[] certificates(Path file)
      throws IOException, GeneralSecurityException {
    try (InputStream in = Files.newInputStream(file)) {
      Certificate[] all =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(in)
              .toArray(Certificate[]::new);
      if (all.length == 0) {
        throw new IOException("no certificate in " + file);
      }
      return all;
    }
  }

  private static PrivateKey privateKey(Path file, String algorithm)
      throws IOException, GeneralSecurityException {
    String text = Files.readString(file);
    String begin = "-----BEGIN PRIVATE KEY-----";
    int from = text.indexOf(begin);
    int to = text.indexOf("-----END PRIVATE KEY-----");
    if (from < 0 || to < from) {
      throw new IOException("no unencrypted PKCS#8 key in " + file);
    }
    byte[] der = Base64.getMimeDecoder().decode(text.substring(from + begin.length(), to));
    return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
  }

  private static KeyStore empty() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  private static @Nullable Path path(Map<String, String> environment, String name) {
    String text = text(environment, name);
    return text == null ? null : Path.of(text);
  }

  private static @Nullable String text(Map<String, String> environment, String name) {
    String text = environment.getOrDefault(name, "").strip();
    return text.isEmpty() ? null : text;
  }
}
