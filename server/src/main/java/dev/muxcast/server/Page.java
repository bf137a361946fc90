package dev.muxcast.server;

import dev.muxcast.net.HttpRequest;
import dev.muxcast.net.HttpResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The small page that the server itself serves. Its files are named here one by one, so a path can
/// name no other.
final class Page {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:;"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private Page() {}

  /// @return null where the path is none of its files
  static @Nullable HttpResponse of(HttpRequest request) throws IOException {
    return switch (request.path()) {
      case "/" -> file("index.html", "text/html; charset=utf-8");
      case "/page.js" -> file("page.js", "text/javascript; charset=utf-8");
      case "/page.css" -> file("page.css", "text/css; charset=utf-8");
      default -> null;
    };
  }

  private static HttpResponse file(String name, String type) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(Page.class.getResourceAsStream("page/" + name), name)) {
      return guarded(HttpResponse.of(200, type, in.readAllBytes()))
          .with("Content-Security-Policy", POLICY)
          .with("Cross-Origin-Opener-Policy", "same-origin");
    }
  }

  /// What every answer to a browser says.
  static HttpResponse guarded(HttpResponse response) {
    return response
        .with("X-Content-Type-Options", "nosniff")
        .with("Referrer-Policy", "no-referrer")
        .with("Cross-Origin-Resource-Policy", "same-origin")
        .with("Cache-Control", "no-store");
  }
}
