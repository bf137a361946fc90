package dev.muxcast.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigTest {

  @Test
  void anEmptyConfigurationIsTheDefaults() throws Refusal {
    Config config = of("", Map.of(), Map.of());
    assertEquals(8765, config.server().port());
    assertEquals(List.of("127.0.0.1", "::1"), config.server().bind());
    assertEquals(List.of(), config.server().allowedOrigins());
    assertEquals(Duration.ofSeconds(10), config.maxLag());
    assertEquals(Config.Store.DISK, config.store());
    assertEquals(new Config.Retention(Duration.ofHours(24), 256_000_000), config.retention());
    assertEquals("info", config.log().level());
  }

  @Test
  void anOptionStandsAboveTheEnvironment_andThatAboveTheFile() throws Refusal {
    String file = "[server]\nport = 1\nrate = 7\nburst = 8";
    Map<String, String> environment =
        Map.of("MUXCAST_SERVER_PORT", "2", "MUXCAST_SERVER_RATE", "3");
    Config config = of(file, environment, Map.of("server.port", 4L));
    assertEquals(4, config.server().port());
    assertEquals(3, config.server().ratePerSecond());
    assertEquals(8, config.server().burst());
  }

  @Test
  void listsInTheEnvironmentAreSeparatedByCommas() throws Refusal {
    Config config = of("", Map.of("MUXCAST_TMUX_SOCKETS", "work, /tmp/x"), Map.of());
    assertEquals(List.of("work", "/tmp/x"), config.tmux().sockets());
  }

  @Test
  void sessionsModesAreTakenAsTheyStand() throws Refusal {
    Config config = of("collect.session_modes = ['a=b=look', '/s/x/*=auto']", Map.of(), Map.of());
    assertEquals(List.of("a=b=look", "/s/x/*=auto"), config.collect().sessionModes());
  }

  @Test
  void noLagIsTooMuchWhenItIsNone() throws Refusal {
    assertTrue(of("delivery.max_lag = \"none\"", Map.of(), Map.of()).lagIsEndless());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "server.prot = 1~f: there is no key server.prot; did you mean server.port?",
        "port = 1~f: there is no key port; did you mean server.port?",
        "collect.excludes = []~f: there is no key collect.excludes; did you mean collect.exclude?",
        "zzzzzzzzzzzzzzzz = 1~f: there is no key zzzzzzzzzzzzzzzz",
        "server.port = 70000~f: server.port must be a whole number from 0 to 65535, not 70000",
        "server.port = true~f: server.port must be a whole number from 0 to 65535, not true",
        "log.level = 'loud'~f: log.level must be one of trace, debug, info, warn, error, off, not loud",
        "collect.exclude = [1]~f: collect.exclude must be a list of texts, not [1]",
        "store = 'redis://h:1'~store = \"redis://h:1\": Redis is not built yet; use \"disk\" or \"memory\"",
        "tls.cert = 'c'~tls.cert and tls.key belong together; give both, or neither",
        "tls.self_signed = 1~f: tls.self_signed must be true or false, not 1",
        "tls.client_ca = 'r'~tls.client_ca needs TLS; give tls.cert and tls.key, or tls.self_signed",
        "collect.session_modes = ['a=poll']~f: collect.session_modes must be a list of texts \"SESSION=MODE\" or \"SERVER/SESSION=MODE\" with a mode of auto, attach, look, not [a=poll]",
        "collect.session_modes = ['look']~f: collect.session_modes must be a list of texts \"SESSION=MODE\" or \"SERVER/SESSION=MODE\" with a mode of auto, attach, look, not [look]",
        "collect.session_modes = ['work/=look']~f: collect.session_modes must be a list of texts \"SESSION=MODE\" or \"SERVER/SESSION=MODE\" with a mode of auto, attach, look, not [work/=look]",
        "collect.mode = 'poll'~f: collect.mode must be one of auto, attach, look, not poll",
      })
  void refusesWhatIsWrongInOneLine(String file, String message) {
    Refusal refusal = assertThrows(Refusal.class, () -> of(file, Map.of(), Map.of()));
    assertEquals(message, refusal.getMessage());
  }

  @Test
  void aCertificateIsEitherGivenOrMade() {
    String file = "[tls]\ncert = 'c'\nkey = 'k'\nself_signed = true";
    Refusal refusal = assertThrows(Refusal.class, () -> of(file, Map.of(), Map.of()));
    assertEquals(
        "tls.self_signed and tls.cert exclude each other; give one of them", refusal.getMessage());
  }

  @Test
  void aWrongTimeSaysWhatATimeLooksLike() {
    Map<String, String> environment = Map.of("MUXCAST_DELIVERY_MAX_LAG", "soon");
    Refusal refusal = assertThrows(Refusal.class, () -> of("", environment, Map.of()));
    assertEquals(
        "MUXCAST_DELIVERY_MAX_LAG: delivery.max_lag must be a time such as \"500ms\", \"10s\","
            + " \"5m\" or \"24h\", or \"none\", not soon",
        refusal.getMessage());
  }

  @Test
  void theReferenceNamesEveryDefaultAsItIs() {
    for (Key key : Keys.ALL) {
      key.byDefault();
    }
  }

  private static Config of(
      String file, Map<String, String> environment, Map<String, Object> overrides) throws Refusal {
    return Config.of(Toml.parse(file, "f"), "f", environment, overrides);
  }
}
