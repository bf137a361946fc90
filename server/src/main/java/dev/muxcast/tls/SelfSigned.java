package dev.muxcast.tls;

import dev.muxcast.files.PrivateFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A certificate that vouches for itself: who connects knows it by its fingerprint. Made once and
/// kept in a folder, `cert.pem` and `key.pem`; the JDK's own keytool makes it, in a process of its
/// own.
public final class SelfSigned {
  private static final int DAYS = 3650;
  private static final String PASSWORD = "MUXCAST_KEYTOOL_PASSWORD";

  private SelfSigned() {}

  /// The files in a folder, made where they are missing.
  ///
  /// @param folder is there, for its owner only
  /// @param names hosts the certificate is for, each `dns:…` or `ip:…`
  public static TlsFiles in(Path folder, List<String> names) throws IOException {
    TlsFiles files = new TlsFiles(folder.resolve("cert.pem"), folder.resolve("key.pem"), null);
    if (!Files.exists(files.cert()) || !Files.exists(files.key())) {
      make(files, folder.resolve("new.p12"), names);
    }
    return files;
  }

  private static void make(TlsFiles files, Path store, List<String> names) throws IOException {
    byte[] random = new byte[16];
    new SecureRandom().nextBytes(random);
    String password = HexFormat.of().formatHex(random);
    try {
      Files.deleteIfExists(store);
      keytool(store, password, names);
      KeyStore made = KeyStore.getInstance(store.toFile(), password.toCharArray());
      PrivateFiles.replace(
          files.key(),
          Pem.text("PRIVATE KEY", made.getKey("muxcast", password.toCharArray()).getEncoded()));
      PrivateFiles.replace(
          files.cert(), Pem.text("CERTIFICATE", made.getCertificate("muxcast").getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new IOException("keytool's certificate can't be read: " + e.getMessage(), e);
    } finally {
      Files.deleteIfExists(store);
    }
  }

  private static void keytool(Path store, String password, List<String> names) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-alias",
            "muxcast",
            "-keyalg",
            "EC",
            "-groupname",
            "secp256r1",
            "-validity",
            Integer.toString(DAYS),
            "-dname",
            "CN=muxcast",
            "-ext",
            "san=" + String.join(",", names),
            "-storetype",
            "PKCS12",
            "-keystore",
            store.toString(),
            // Other processes can see arguments.
            "-storepass:env",
            PASSWORD);
    builder.environment().put(PASSWORD, password);
    builder.redirectErrorStream(true);
    Process process = builder.start();
    process.getOutputStream().close();
    String said =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IOException("keytool could not make a certificate: " + said);
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while keytool made a certificate", e);
    }
  }
}
