package dev.muxcast.cli;

/// The sign and the colour of an agent's status.
record Glyph(String sign, Style.Ink ink) {

  static Glyph of(String status) {
    return switch (status) {
      case "busy" -> new Glyph("●", Style.Ink.GREEN);
      case "waiting" -> new Glyph("◐", Style.Ink.YELLOW);
      case "limited" -> new Glyph("◔", Style.Ink.MAGENTA);
      case "error" -> new Glyph("✕", Style.Ink.RED);
      case "starting" -> new Glyph("⟳", Style.Ink.CYAN);
      case "finished" -> new Glyph("✓", Style.Ink.CYAN);
      case "ready" -> new Glyph("○", Style.Ink.DIM);
      default -> new Glyph("·", Style.Ink.DIM);
    };
  }
}
