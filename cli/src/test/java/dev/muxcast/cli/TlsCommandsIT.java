package dev.muxcast.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.tls.SelfSigned;
import dev.muxcast.tls.TlsFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Commands to a server that encrypts.
@Timeout(180)
class TlsCommandsIT {

  @TempDir Path folder;
  private Cli cli;

  @BeforeEach
  void prepare() throws Exception {
    cli = new Cli(folder);
    cli.tmux("new-session", "-d", "-s", "work", "-x", "100", "-y", "30", "cat");
  }

  @AfterEach
  void end() throws Exception {
    cli.close();
  }

  @Test
  void withACertificateOfItsOwnTheServerIsKnownByItsFingerprint() throws Exception {
    Cli.Done up = cli.run("up", "--tls-self-signed");
    assertEquals(0, up.code(), up.err());
    assertTrue(up.out().contains("muxcast runs: wss://127.0.0.1:"), up.out());
    String fingerprint = Files.readString(cli.home().resolve("fingerprint")).strip();
    assertTrue(up.out().contains("fingerprint: " + fingerprint), up.out());
    assertEquals(0, cli.run("status").code());
    assertTrue(cli.run("doctor").out().contains(fingerprint));
    cli.with("MUXCAST_FINGERPRINT", "AB".repeat(32));
    Cli.Done wrong = cli.run("status");
    assertEquals(Exit.REFUSED, wrong.code());
    assertTrue(wrong.err().contains("no trust") && wrong.err().contains(fingerprint), wrong.err());
    assertTrue(cli.run("doctor").out().contains("MUXCAST_FINGERPRINT"));
    cli.with("MUXCAST_FINGERPRINT", "");
    cli.with("MUXCAST_CA_FILE", cli.home().resolve("tls/cert.pem").toString());
    assertEquals(0, cli.run("status").code());
  }

  @Test
  void whyNoServerIsTrustedIsSaidWithoutJavasWords() throws Exception {
    assertEquals(0, cli.run("up", "--tls-self-signed").code());
    String url = Files.readString(cli.home().resolve("url")).strip();
    Cli.Done unknown = cli.with("MUXCAST_URL", url).run("status");
    assertEquals(Exit.REFUSED, unknown.code());
    assertTrue(unknown.err().contains("vouches for the certificate"), unknown.err());
    assertFalse(unknown.err().contains("sun.security"), unknown.err());
    cli.with("MUXCAST_URL", "");
    assertEquals(0, cli.run("down").code());
    assertEquals(0, cli.run("up").code());
    String plain = Files.readString(cli.home().resolve("url")).strip();
    Cli.Done open = cli.with("MUXCAST_URL", plain.replace("ws:", "wss:")).run("status");
    assertEquals(Exit.NO_SERVER, open.code());
    assertTrue(open.err().contains("does not encrypt"), open.err());
    cli.with("MUXCAST_URL", "");
  }

  @Test
  void whereTheServerAsksForACertificateOneIsShown() throws Exception {
    TlsFiles own = SelfSigned.in(Files.createDirectory(folder.resolve("own")), List.of("dns:me"));
    cli.with("MUXCAST_TLS_CLIENT_CA", own.cert().toString());
    cli.with("MUXCAST_CLIENT_CERT", own.cert().toString());
    cli.with("MUXCAST_CLIENT_KEY", own.key().toString());
    Cli.Done up = cli.run("up", "--tls-self-signed");
    assertEquals(0, up.code(), up.err());
    assertEquals(0, cli.run("status").code());
    assertEquals(0, cli.run("down").code());
    cli.with("MUXCAST_CLIENT_CERT", "");
    Cli.Done without = cli.run("up", "--tls-self-signed");
    assertEquals(Exit.REFUSED, without.code(), without.err());
    assertTrue(without.err().startsWith("muxcast: the server was started, and "), without.err());
    assertTrue(without.err().contains("set MUXCAST_CLIENT_CERT and "), without.err());
    assertTrue(cli.run("status").err().contains("set MUXCAST_CLIENT_CERT and "));
    assertEquals(0, cli.run("down").code());
  }
}
