package dev.muxcast.cli;

import dev.muxcast.cli.Style.Ink;
import dev.muxcast.client.SafeText;

/// One line for a person, put together from parts; what could steer the terminal is taken out of
/// each. Mutable, for one thread.
final class Line {
  private final Style style;
  private final StringBuilder text = new StringBuilder();
  private int width;

  Line(Style style) {
    this.style = style;
  }

  Line add(Ink ink, String part) {
    text.append(style.paint(ink, part));
    width += Cells.width(SafeText.of(part));
    return this;
  }

  Line add(String part) {
    return add(Ink.PLAIN, part);
  }

  /// The part, and blanks up to that width.
  Line column(Ink ink, String part, int wide) {
    add(ink, part);
    return add(" ".repeat(Math.max(0, wide - Cells.width(SafeText.of(part)))));
  }

  /// How many cells it takes.
  int width() {
    return width;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
