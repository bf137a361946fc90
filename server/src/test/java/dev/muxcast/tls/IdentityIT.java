package dev.muxcast.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentityIT {

  @TempDir Path folder;

  @Test
  void aSelfSignedCertificateIsMadeOnce_itsKeyForTheOwnerOnly() throws IOException {
    TlsFiles files = SelfSigned.in(folder, List.of("dns:localhost", "ip:::1"));
    String made = Identity.read(files).fingerprint();
    assertEquals(
        "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(files.key())));
    assertEquals(made, Identity.read(SelfSigned.in(folder, List.of("dns:x"))).fingerprint());
    try (var left = Files.list(folder)) {
      assertEquals(2, left.count());
    }
  }

  @Test
  void itIsForTheGivenNames_andTheFingerprintIsTheUsualOne() throws Exception {
    TlsFiles files = SelfSigned.in(folder, List.of("dns:localhost", "ip:127.0.0.1"));
    X509Certificate certificate = Pem.certificates(files.cert()).getFirst();
    assertEquals(
        List.of(List.of(2, "localhost"), List.of(7, "127.0.0.1")),
        List.copyOf(certificate.getSubjectAlternativeNames()));
    assertTrue(Identity.read(files).fingerprint().matches("([0-9A-F]{2}:){31}[0-9A-F]{2}"));
  }

  @Test
  void aKeyThatEverybodyCanReadIsRefused() throws IOException {
    TlsFiles files = SelfSigned.in(folder, List.of("dns:localhost"));
    Files.setPosixFilePermissions(files.key(), PosixFilePermissions.fromString("rw-r--r--"));
    assertTrue(refusal(files).endsWith("run: chmod 600 " + files.key()));
  }

  @Test
  void aKeyOfAnotherCertificateIsRefused() throws IOException {
    TlsFiles files = SelfSigned.in(folder, List.of("dns:localhost"));
    TlsFiles other = SelfSigned.in(Files.createDirectory(folder.resolve("b")), List.of("dns:b"));
    assertNotEquals(Identity.read(files).fingerprint(), Identity.read(other).fingerprint());
    String refusal = refusal(new TlsFiles(files.cert(), other.key(), null));
    assertTrue(refusal.contains("is not the key of the certificate"), refusal);
  }

  @Test
  void aKeyInAnOlderFormIsRefusedWithTheCommandThatConvertsIt() throws IOException {
    TlsFiles files = SelfSigned.in(folder, List.of("dns:localhost"));
    String text = Files.readString(files.key());
    Files.writeString(files.key(), text.replace("PRIVATE KEY", "EC PRIVATE KEY"));
    assertTrue(refusal(files).contains("openssl pkcs8 -topk8 -nocrypt -in " + files.key()));
  }

  @Test
  void whatIsNoCertificateIsRefused() throws IOException {
    TlsFiles files = SelfSigned.in(folder, List.of("dns:localhost"));
    Files.writeString(files.cert(), "nothing");
    assertTrue(refusal(files).contains(files.cert() + " holds no"));
  }

  private static String refusal(TlsFiles files) {
    return assertThrows(IOException.class, () -> Identity.read(files)).getMessage();
  }
}
