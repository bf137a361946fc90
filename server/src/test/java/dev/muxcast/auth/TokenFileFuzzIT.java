package dev.muxcast.auth;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.fuzz.Fuzz;
import dev.muxcast.fuzz.Grammar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A token file that is damaged lets nobody in who was not in before.
@Timeout(300)
class TokenFileFuzzIT {
  private static final String WRONG = "mux_" + "A".repeat(43) + "000000";
  private static final Grammar FILE =
      Grammar.of(
          """
          file: '[' token more* ']' / value
          more: ',' token
          token: '{"id":' value ',"name":' value ',"role":' role ',"sha256":' value field* '}' / value
          field: ',"sessions":' value ',' / ',"expires":' value / ',"kind":"share"' / ',"role":"admin"'
          role: '"viewer"' / '"admin"' / '"root"' / value
          value: 'null' / '1' / '""' / '"t1"' / '[]' / '["api"]' / '[' value ']' / '-9e99' / 'true'
          """);

  @TempDir Path folder;

  @Test
  void aDamagedFileIsRefusedOrReadAndLetsNoStrangerIn() throws IOException {
    AuthManager.open(new TokenFile(folder), Clock.systemUTC());
    Path tokens = folder.resolve("tokens");
    List<byte[]> whole = List.of(Files.readAllBytes(tokens));
    Fuzz.run(
        "tokens",
        FILE,
        whole,
        input -> {
          Files.write(tokens, input);
          try {
            AuthManager auth = AuthManager.read(new TokenFile(folder), Clock.systemUTC());
            assertNull(auth.authenticateAlsoNew(WRONG));
            assertNull(auth.authenticateAlsoNew(""));
          } catch (IOException damaged) {
            assertTrue(damaged.getMessage().contains("damaged"), damaged.getMessage());
          }
        });
  }
}
