package dev.muxcast.event;

/// Matching of names against globs: `*` is any run of characters, `?` any one, everything else is
/// itself. No brackets and no escapes, so that any name can be written down.
public final class Glob {
  private Glob() {}

  /// Whether the whole text matches. Linear in text times stars; no backtracking beyond the last
  /// star.
  public static boolean matches(String glob, String text) {
    int g = 0;
    int t = 0;
    int star = -1;
    int retry = 0;
    while (t < text.length()) {
      char want = g < glob.length() ? glob.charAt(g) : 0;
      if (g < glob.length() && want == '*') {
        star = g++;
        retry = t;
      } else if (g < glob.length() && (want == '?' || want == text.charAt(t))) {
        g++;
        t++;
      } else if (star >= 0) {
        g = star + 1;
        t = ++retry;
      } else {
        return false;
      }
    }
    while (g < glob.length() && glob.charAt(g) == '*') {
      g++;
    }
    return g == glob.length();
  }
}
