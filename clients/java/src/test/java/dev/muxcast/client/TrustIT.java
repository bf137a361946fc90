package dev.muxcast.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.tls.SelfSigned;
import dev.muxcast.tls.Tls;
import dev.muxcast.tls.TlsFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Connecting over `wss://`.
@Timeout(60)
class TrustIT {

  @TempDir Path folder;
  private FakeServer server;
  private Tls tls;

  @AfterEach
  void end() throws IOException {
    if (server != null) {
      server.close();
    }
  }

  private TlsFiles certificate(String name, String... names) throws IOException {
    return SelfSigned.in(Files.createDirectories(folder.resolve(name)), List.of(names));
  }

  private void serve(TlsFiles files) throws IOException {
    tls = new Tls(files, fingerprint -> {});
    server = new FakeServer(tls);
  }

  private CompletableFuture<Muxcast> connect(Trust trust) {
    return CompletableFuture.supplyAsync(
        () -> Muxcast.connect(Options.of(server.url(), "mux_t").withTrust(trust)));
  }

  private void isLetIn(Trust trust) throws Exception {
    CompletableFuture<Muxcast> connecting = connect(trust);
    server.admitted();
    try (Muxcast muxcast = connecting.get(10, TimeUnit.SECONDS)) {
      assertEquals("admin", muxcast.welcome().role());
    }
  }

  private String isRefused(Trust trust) {
    CompletableFuture<Muxcast> connecting = connect(trust);
    CompletableFuture.runAsync(
        () -> assertThrows(Exception.class, () -> server.peer(), "the handshake must fail"));
    var failed = assertThrows(ExecutionException.class, () -> connecting.get(10, TimeUnit.SECONDS));
    var refused = assertInstanceOf(MuxcastException.Refused.class, failed.getCause());
    assertEquals("TLS", refused.code());
    return refused.getMessage();
  }

  @Test
  void theFingerprintIsEnough_whateverTheName() throws Exception {
    serve(certificate("server", "dns:elsewhere.example"));
    isLetIn(new Trust(tls.fingerprint(), null, null, null));
    isLetIn(
        new Trust("sha256:" + tls.fingerprint().replace(":", "").toLowerCase(), null, null, null));
  }

  @Test
  void anotherFingerprintIsRefused_andTheServersOwnIsSaid() throws Exception {
    serve(certificate("server", "ip:127.0.0.1"));
    String refusal = isRefused(new Trust("AB:".repeat(31) + "AB", null, null, null));
    assertTrue(refusal.contains(tls.fingerprint()), refusal);
  }

  @Test
  void whatIsNoFingerprintOrNoFileIsSaidInWords() {
    for (String wrong : List.of("AB:CD", "ZZ:".repeat(31) + "ZZ")) {
      var said =
          assertThrows(
              MuxcastException.BadSetting.class,
              () -> new Trust(wrong, null, null, null).context());
      assertTrue(said.getMessage().contains("has 32 pairs"), said.getMessage());
      assertTrue(said.getMessage().endsWith(wrong), said.getMessage());
    }
    Path missing = folder.resolve("missing.pem");
    var said =
        assertThrows(
            MuxcastException.BadSetting.class,
            () -> new Trust(null, missing, null, null).context());
    assertEquals("There is no file " + missing + ", named for TLS.", said.getMessage());
  }

  @Test
  void withAFileOfRootsTheNameCountsToo() throws Exception {
    TlsFiles files = certificate("server", "ip:127.0.0.1");
    serve(files);
    isLetIn(new Trust(null, files.cert(), null, null));
    server.close();
    TlsFiles other = certificate("other", "dns:elsewhere.example");
    serve(other);
    isRefused(new Trust(null, other.cert(), null, null));
  }

  @Test
  void aSelfSignedServerIsNotTrustedByItself() throws Exception {
    serve(certificate("server", "ip:127.0.0.1"));
    isRefused(Trust.USUAL);
  }

  @Test
  void aCertificateOfItsOwnLetsTheClientIn() throws Exception {
    TlsFiles files = certificate("server", "ip:127.0.0.1");
    TlsFiles own = certificate("client", "dns:client");
    serve(new TlsFiles(files.cert(), files.key(), own.cert()));
    isLetIn(new Trust(tls.fingerprint(), null, own.cert(), own.key()));
    CompletableFuture<Muxcast> without = connect(new Trust(tls.fingerprint(), null, null, null));
    assertThrows(IOException.class, () -> server.peer());
    var failed = assertThrows(ExecutionException.class, () -> without.get(20, TimeUnit.SECONDS));
    assertTrue(failed.getMessage().contains("certificate"), failed.getMessage());
  }

  @Test
  void theUsersOwnServerIsKnownByTheFingerprintInItsStateFolder() throws Exception {
    serve(certificate("server", "ip:127.0.0.1"));
    Files.writeString(folder.resolve("fingerprint"), tls.fingerprint() + "\n");
    String home = folder.toString();
    isLetIn(Trust.find(Map.of("MUXCAST_HOME", home)));
    assertEquals(
        Trust.USUAL, Trust.find(Map.of("MUXCAST_HOME", home, "MUXCAST_URL", "wss://h:1/monitor")));
    assertEquals(
        new Trust("x", Path.of("r"), Path.of("c"), Path.of("k")),
        Trust.find(
            Map.of(
                "MUXCAST_FINGERPRINT",
                "x",
                "MUXCAST_CA_FILE",
                "r",
                "MUXCAST_CLIENT_CERT",
                "c",
                "MUXCAST_CLIENT_KEY",
                "k")));
  }
}
