package dev.muxcast.auth;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginCheckTest {
  private final OriginCheck check =
      new OriginCheck(List.of("mux.example"), List.of("https://dash.example"));

  @ParameterizedTest
  @ValueSource(
      strings = {"localhost", "localhost:8765", "127.0.0.1:8765", "127.8.9.1", "[::1]:8765"})
  void aLoopbackHostPasses(String host) {
    assertTrue(check.allows(host, null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "127.0.0.256",
        "127.0.0",
        "[::1",
        "localhost:",
        "localhost:80x",
        "localhost:123456",
        ""
      })
  void anyOtherHostIsRefused(String host) {
    assertFalse(check.allows(host, null));
  }

  @Test
  void aConfiguredHostPasses() {
    assertTrue(check.allows("mux.example:8765", null));
  }

  @Test
  void anOriginOfTheSameHostPasses() {
    assertTrue(check.allows("localhost:8765", "http://localhost:8765"));
    assertTrue(check.allows("mux.example", "https://mux.example"));
  }

  @Test
  void aConfiguredOriginPasses() {
    assertTrue(check.allows("localhost:8765", "https://dash.example"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "",
        "http://evil.example",
        "http://localhost:1234",
        "http://localhost",
        "http://localhost:8765.evil.example",
        "file://localhost:8765",
        "https://dash.example:8443"
      })
  void anyOtherOriginIsRefused(String origin) {
    assertFalse(check.allows("localhost:8765", origin));
  }
}
