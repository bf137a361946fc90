package dev.muxcast.auth;

import io.avaje.json.JsonReader;
import io.avaje.json.JsonWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A token as the `tokens` file keeps it, without the secret.
///
/// @param id a short public name for it, such as `t3f9a2`
/// @param hash SHA-256 of the token in hex
/// @param role the role's word
/// @param sessions globs of session names it is limited to; empty means all
/// @param created milliseconds since the epoch
/// @param expires milliseconds since the epoch, or null for never
/// @param share whether it is the secret of a share link: of use only to get a browser's session
public record StoredToken(
    String id,
    String name,
    String hash,
    String role,
    List<String> sessions,
    long created,
    @Nullable Long expires,
    boolean share) {

  /// The same, over at that time at the latest.
  StoredToken until(long millis) {
    long end = expires == null ? millis : Math.min(expires, millis);
    return new StoredToken(id, name, hash, role, sessions, created, end, share);
  }

  void write(JsonWriter out) {
    out.beginObject();
    out.name("id");
    out.value(id);
    out.name("name");
    out.value(name);
    out.name("hash");
    out.value(hash);
    out.name("role");
    out.value(role);
    out.name("sessions");
    out.beginArray();
    sessions.forEach(out::value);
    out.endArray();
    out.name("created");
    out.value(created);
    if (expires != null) {
      out.name("expires");
      out.value(expires);
    }
    if (share) {
      out.name("share");
      out.value(true);
    }
    out.endObject();
  }

  /// Fields it does not know are passed over, so that an older server reads a newer one's file.
  static StoredToken read(JsonReader in) {
    String id = "";
    String name = "";
    String hash = "";
    String role = "";
    List<String> sessions = new ArrayList<>();
    long created = 0;
    Long expires = null;
    boolean share = false;
    in.beginObject();
    while (in.hasNextField()) {
      switch (in.nextField()) {
        case "id" -> id = in.readString();
        case "name" -> name = in.readString();
        case "hash" -> hash = in.readString();
        case "role" -> role = in.readString();
        case "sessions" -> {
          in.beginArray();
          while (in.hasNextElement()) {
            sessions.add(in.readString());
          }
          in.endArray();
        }
        case "created" -> created = in.readLong();
        case "expires" -> expires = in.readLong();
        case "share" -> share = in.readBoolean();
        default -> in.skipValue();
      }
    }
    in.endObject();
    return new StoredToken(id, name, hash, role, List.copyOf(sessions), created, expires, share);
  }

  /// Whether it is over at that time.
  public boolean expiredAt(long nowMillis) {
    return expires != null && nowMillis >= expires;
  }
}
