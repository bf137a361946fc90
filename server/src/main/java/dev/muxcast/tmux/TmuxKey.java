package dev.muxcast.tmux;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A key as clients name it. Only names of this list ever reach tmux; every other key is the bytes
/// a terminal would send for it.
public sealed interface TmuxKey {

  /// The names that tmux is told, with `C-`, `M-` and `S-` before them.
  Set<String> NAMES =
      Set.of(
          "Enter",
          "Escape",
          "Tab",
          "BTab",
          "BSpace",
          "Space",
          "Up",
          "Down",
          "Left",
          "Right",
          "Home",
          "End",
          "PageUp",
          "PageDown",
          "PPage",
          "NPage",
          "IC",
          "DC",
          "F1",
          "F2",
          "F3",
          "F4",
          "F5",
          "F6",
          "F7",
          "F8",
          "F9",
          "F10",
          "F11",
          "F12");

  /// A key of [#NAMES].
  ///
  /// @param modifiers none, or some of `C-`, `M-`, `S-`
  record Named(String modifiers, String name) implements TmuxKey {
    public Named {
      if (!NAMES.contains(name) || !Set.of("", "C-", "M-", "S-", "C-M-").contains(modifiers)) {
        throw new IllegalArgumentException("no key");
      }
    }

    @Override
    public String toString() {
      return modifiers + name;
    }
  }

  /// A key that is a character.
  record Typed(String text) implements TmuxKey {}

  Named ENTER = new Named("", "Enter");
  Named ESCAPE = new Named("", "Escape");
  Typed CTRL_C = new Typed("\u0003");

  /// The key of that name: one of [#NAMES], or a character, either with modifiers; null when it is
  /// none.
  static @Nullable TmuxKey parse(String text) {
    int at = 0;
    while (text.length() > at + 2
        && text.charAt(at + 1) == '-'
        && "CMS".indexOf(text.charAt(at)) >= 0) {
      at += 2;
    }
    String modifiers = text.substring(0, at);
    String base = text.substring(at);
    if (NAMES.contains(base)) {
      return Set.of("", "C-", "M-", "S-", "C-M-").contains(modifiers)
          ? new Named(modifiers, base)
          : null;
    }
    if (base.codePointCount(0, base.length()) != 1 || Character.isISOControl(base.charAt(0))) {
      return null;
    }
    char c = base.charAt(0);
    boolean control = c >= '@' && c <= '_' || c >= 'a' && c <= 'z';
    return switch (modifiers) {
      case "" -> new Typed(base);
      case "M-" -> new Typed("\u001b" + base);
      case "C-" -> control ? new Typed(String.valueOf((char) (c & 0x1f))) : null;
      case "C-M-" -> control ? new Typed("\u001b" + (char) (c & 0x1f)) : null;
      default -> null;
    };
  }
}
