package dev.muxcast.client;

import java.util.Map;

/// The answer to a request.
///
/// @param type such as `snapshot.data` or `history.response`
/// @param json the whole message
public record Reply(String type, String json) {

  /// The message as a record avaje-jsonb knows.
  ///
  /// @throws MuxcastException.Malformed when it is not of that shape
  public <T> T as(Class<T> shape) {
    return Codec.read(json, shape);
  }

  /// The message as maps, lists, strings, numbers and booleans.
  public Map<String, Object> fields() {
    return Codec.readMap(json);
  }
}
