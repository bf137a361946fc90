package dev.muxcast.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.config.Config;
import dev.muxcast.config.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ListenAddressesTest {

  private static ListenAddresses of(boolean tls, String... bind) throws Refusal, IOException {
    return ListenAddresses.of(
        Config.load(
            Path.of("/nowhere/config.toml"),
            Map.of(),
            Map.of(
                "server.bind",
                List.of(bind),
                "tls.self_signed",
                tls,
                "server.port",
                9000L,
                "server.allowed_hosts",
                List.of("Build7", "10.0.0.9", "a_b"))));
  }

  @Test
  void withoutTlsAnAddressThatOthersReachIsRefusedWithTheThreeWaysOut() {
    for (String bind : List.of("0.0.0.0", "::", "192.0.2.1")) {
      String refusal = assertThrows(Refusal.class, () -> of(false, "127.0.0.1", bind)).getMessage();
      assertTrue(refusal.contains("server.bind = " + bind), refusal);
      assertTrue(refusal.contains("1. bind only 127.0.0.1 and ::1"), refusal);
      assertTrue(refusal.contains("ssh -L 9000:localhost:9000"), refusal);
      assertTrue(refusal.contains("2. give tls.cert and tls.key"), refusal);
      assertTrue(refusal.contains("3. start with --tls-self-signed"), refusal);
    }
  }

  @Test
  void aClientOfThisMachineComesByLoopbackWhereThatIsListenedOn() throws Exception {
    assertEquals("127.0.0.1", of(false, "127.0.0.1", "::1").here());
    assertEquals("[::1]", of(false, "::1").here());
    assertEquals("127.0.0.1", of(true, "0.0.0.0").here());
    assertEquals("192.0.2.1", of(true, "192.0.2.1").here());
  }

  @Test
  void anAddressThatIsConfiguredMayBeNamedAsTheHost_andIsInTheCertificate() throws Exception {
    ListenAddresses addresses = of(true, "::1", "0.0.0.0", "192.0.2.1", "2001:DB8::1");
    assertEquals(
        List.of("build7", "10.0.0.9", "a_b", "192.0.2.1", "[2001:db8::1]"), addresses.hosts());
    assertEquals(
        List.of(
            "dns:localhost",
            "ip:127.0.0.1",
            "ip:::1",
            "ip:192.0.2.1",
            "ip:2001:db8:0:0:0:0:0:1",
            "dns:build7"),
        addresses.certificateNames());
  }

  @Test
  void noAddressAtAllIsRefused() {
    assertThrows(Refusal.class, () -> of(false));
  }
}
