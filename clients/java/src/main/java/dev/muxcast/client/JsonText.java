package dev.muxcast.client;

import java.util.Map;

/// JSON for the client's users, so that they need no library of their own.
public final class JsonText {

  private JsonText() {}

  /// Maps, collections, strings, numbers, booleans and the client's records as JSON. A map's fields
  /// that are null are left out.
  public static String write(Object value) {
    return Codec.write(value);
  }

  /// A JSON object as maps, lists, strings, numbers and booleans.
  ///
  /// @throws MuxcastException.Malformed when it is none
  public static Map<String, Object> read(String json) {
    return Codec.readMap(json);
  }
}
