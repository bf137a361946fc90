package dev.muxcast.cli;

import dev.muxcast.client.JsonText;
import dev.muxcast.client.MuxcastException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What `/healthz` of a server says.
///
/// @param version of the server
/// @param clients how many are connected
/// @param pid null where it does not tell
record Health(String version, long clients, @Nullable Long pid) {

  /// Asks a server.
  ///
  /// @param monitor its WebSocket address
  /// @return null when no muxcast answers there
  static @Nullable Health of(URI monitor) {
    String scheme = "wss".equals(monitor.getScheme()) ? "https" : "http";
    URI url = URI.create(scheme + "://" + monitor.getRawAuthority() + "/healthz");
    try (var http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build()) {
      HttpRequest ask = HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(3)).build();
      HttpResponse<String> answer = http.send(ask, HttpResponse.BodyHandlers.ofString());
      http.shutdownNow();
      return answer.statusCode() == 200 ? read(answer.body()) : null;
    } catch (IOException | MuxcastException nobody) {
      return null;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  private static Health read(String json) {
    Map<String, Object> fields = JsonText.read(json);
    Object clients = fields.get("clients");
    Object pid = fields.get("pid");
    return new Health(
        String.valueOf(fields.get("version")),
        clients instanceof Number number ? number.longValue() : 0,
        pid instanceof Number number ? number.longValue() : null);
  }
}
