package dev.muxcast.cli;

import dev.muxcast.client.JsonText;
import dev.muxcast.client.MuxcastException;
import dev.muxcast.client.SafeText;
import dev.muxcast.client.Trust;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// What `/healthz` of a server says.
///
/// @param version of the server
/// @param clients how many are connected
/// @param pid null where it does not tell
/// @param status `ok`, `degraded` or `blind`
/// @param reasons why it is not well, in words
/// @param leftOut what the server's bounds have cost, without those that cost nothing
/// @param watched the tmux servers that are watched
record Health(
    String version,
    long clients,
    @Nullable Long pid,
    String status,
    List<String> reasons,
    Map<String, Long> leftOut,
    List<Watched> watched) {

  /// How a tmux server is watched.
  ///
  /// @param mode `look` or `control`
  /// @param version of the tmux server itself; empty where it is not told
  /// @param why it is watched in that mode; empty where it is not told
  /// @param otherwise how many of its sessions are watched the other way
  record Watched(String server, String mode, String version, String why, long otherwise) {

    private static Watched of(Map<?, ?> its, String mode) {
      long otherwise = its.get("otherwise") instanceof Number count ? count.longValue() : 0;
      return new Watched(
          text(its, "server"), mode, text(its, "version"), text(its, "why"), otherwise);
    }

    private static String text(Map<?, ?> its, String name) {
      return its.get(name) instanceof String text ? SafeText.of(text) : "";
    }

    /// Whether no client of ours attaches to it.
    boolean isLookedAt() {
      return "look".equals(mode);
    }

    /// In words for the user.
    String said() {
      String name = "tmux server " + server + (version.isEmpty() ? "" : " (" + version + ")");
      String how = isLookedAt() ? " is looked at" : " is attached to";
      return name + how + others() + (why.isEmpty() ? "" : ": " + why);
    }

    private String others() {
      return otherwise == 0
          ? ""
          : ", but "
              + Counted.of(otherwise, "session")
              + (isLookedAt() ? " attached to" : " looked at")
              + " (collect.session_modes)";
    }
  }

  private static final int BLIND = 503;

  /// Where nobody listens that is known at once; a busy machine takes its time over TLS.
  private static final Duration TO_CONNECT = Duration.ofSeconds(5);

  private static final Duration TO_ANSWER = Duration.ofSeconds(10);

  /// Asks a server.
  ///
  /// @param monitor its WebSocket address
  /// @return null when no muxcast answers there
  /// @throws Exit.Problem when it is not the one that is trusted
  static @Nullable Health of(URI monitor, Trust trust) {
    boolean secure = "wss".equals(monitor.getScheme());
    String scheme = secure ? "https" : "http";
    URI url = URI.create(scheme + "://" + monitor.getRawAuthority() + "/healthz");
    HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(TO_CONNECT);
    if (secure) {
      builder.sslContext(trust.context());
    }
    try (var http = builder.build()) {
      HttpRequest ask = HttpRequest.newBuilder(url).timeout(TO_ANSWER).build();
      HttpResponse<String> answer = http.send(ask, HttpResponse.BodyHandlers.ofString());
      http.shutdownNow();
      if (answer.statusCode() == 403) {
        throw new Exit.Problem(
            Exit.REFUSED,
            "the server at " + monitor + " refuses that name: " + answer.body().strip());
      }
      boolean said = answer.statusCode() == 200 || answer.statusCode() == BLIND;
      return said ? read(answer.body()) : null;
    } catch (SSLException no) {
      String message = String.valueOf(no.getMessage());
      if (trust.cert() == null && isOfClientCertificate(message)) {
        throw new Exit.Problem(
            Exit.REFUSED,
            "the server at "
                + monitor
                + " lets in only who shows a certificate of its tls.client_ca: set"
                + " MUXCAST_CLIENT_CERT and MUXCAST_CLIENT_KEY to the PEM files of one");
      }
      if (message.contains("SSL message")) {
        throw new Exit.Problem(
            Exit.NO_SERVER,
            "what answers at " + monitor + " does not encrypt: is it ws:// instead of wss://?");
      }
      throw new Exit.Problem(
          Exit.REFUSED,
          "no trust between this client and the server at "
              + monitor
              + ": "
              + why(message)
              + ". Compare the fingerprint that `serve` printed and set MUXCAST_FINGERPRINT, or"
              + " MUXCAST_CA_FILE to its root; where it asks for a certificate,"
              + " MUXCAST_CLIENT_CERT and MUXCAST_CLIENT_KEY");
    } catch (IOException | MuxcastException nobody) {
      return null;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  /// Java names its classes where nobody vouches for a certificate.
  private static String why(String message) {
    return message.contains("PKIX") ? "nobody it knows vouches for the certificate" : message;
  }

  /// The server's alert when it was shown none; TLS 1.2 and 1.3 name it differently.
  private static boolean isOfClientCertificate(String message) {
    return message.endsWith("certificate_required") || message.endsWith("bad_certificate");
  }

  private static Health read(String json) {
    Map<String, Object> fields = JsonText.read(json);
    Object clients = fields.get("clients");
    Object pid = fields.get("pid");
    List<String> reasons = new ArrayList<>();
    if (fields.get("reasons") instanceof List<?> all) {
      all.forEach(each -> reasons.add(SafeText.of(String.valueOf(each))));
    }
    List<Watched> watched = new ArrayList<>();
    if (fields.get("tmux") instanceof List<?> all) {
      for (Object each : all) {
        if (each instanceof Map<?, ?> its && its.get("mode") instanceof String mode) {
          watched.add(Watched.of(its, mode));
        }
      }
    }
    return new Health(
        String.valueOf(fields.get("version")),
        clients instanceof Number number ? number.longValue() : 0,
        pid instanceof Number number ? number.longValue() : null,
        String.valueOf(fields.get("status")),
        reasons,
        leftOut(fields.get("left_out")),
        watched);
  }

  private static Map<String, Long> leftOut(@Nullable Object counts) {
    Map<String, Long> leftOut = new LinkedHashMap<>();
    if (counts instanceof Map<?, ?> all) {
      all.forEach((name, count) -> {
        if (count instanceof Number number && number.longValue() > 0) {
          leftOut.put(SafeText.of(String.valueOf(name)), number.longValue());
        }
      });
    }
    return leftOut;
  }
}
