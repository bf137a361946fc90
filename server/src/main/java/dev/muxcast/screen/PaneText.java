package dev.muxcast.screen;

import org.jspecify.annotations.Nullable;

/// What one pane writes, as text: strips every control and escape sequence, and decides per burst
/// how the pane speaks (DESIGN §5).
///
/// *Lines*: text, line feeds, edits within the line, erase to the end, colours, OSC and private
/// modes. The text can be taken at the end of each burst. *Screen*: cursor addressing, erase of the
/// screen, scrolling, the alternate screen, synchronized updates. Then only tmux knows what is to
/// be seen: the caller captures the pane once it is quiet, and calls [#captured].
///
/// Text that follows a screen control without another one is held, not lost: when it would scroll
/// out of the screen before anybody has captured it (as many line feeds as the pane has rows, or
/// [#HELD_LIMIT] characters), the pane is back to lines and the held text is handed out.
///
/// No I/O. Mutable, owned by the Collector's record of the pane, used on its thread only. Feeding
/// never fails, whatever the bytes.
public final class PaneText {

  /// How many characters are held before the pane counts as writing lines again.
  static final int HELD_LIMIT = 16 * 1024;

  private final EscapeScanner scanner = new EscapeScanner();
  private final Controls controls = new Controls();
  private final CurrentLine line = new CurrentLine();
  private StringBuilder out = new StringBuilder();

  /// Where held text starts in `out`; everything before it may be taken. -1 when nothing is held.
  private int heldFrom = -1;

  private int heldLines;
  private int unseenLines;
  private boolean erased;
  private boolean redraws;
  private boolean home;
  private boolean alternate;
  private int width;
  private int height;

  private boolean typing;
  private int typedLineEnd = -1;
  private @Nullable String title;
  private final TerminalSignals signals = new TerminalSignals();
  private int lastPrinted;

  /// @param width and height of the pane, in cells
  public PaneText(int width, int height) {
    size(width, height);
  }

  /// The pane has been resized.
  public void size(int width, int height) {
    this.width = Math.max(1, width);
    this.height = Math.max(1, height);
  }

  /// How wide the pane is, in cells.
  public int width() {
    return width;
  }

  /// Takes what the pane wrote.
  public void feed(byte[] bytes, int offset, int length) {
    scanner.feed(bytes, offset, length, controls);
  }

  /// Whether the pane has to be captured to know what it shows.
  public boolean screen() {
    return alternate || heldFrom >= 0;
  }

  /// Whether the pane's program uses the alternate screen.
  public boolean alternate() {
    return alternate;
  }

  /// How many lines were written since the screen has to be captured: so many rows may have
  /// scrolled away.
  public int unseenLines() {
    return unseenLines;
  }

  /// Whether the line that is being written was written over, and so waits to come to rest.
  public boolean isHeld() {
    return heldFrom < 0 && !alternate && line.isHeld();
  }

  /// That line has come to rest: it can be taken as it is.
  public void rest() {
    if (isHeld()) {
      line.rest(out);
    }
  }

  /// Whether the screen was erased since it was captured.
  public boolean erased() {
    return erased;
  }

  /// Whether a program that erases its screen from here on does so to draw it again.
  public void redraws(boolean does) {
    redraws = does;
  }

  /// Whether anything can be taken.
  public boolean hasText() {
    return (heldFrom < 0 ? out.length() : heldFrom) > 0;
  }

  /// Ends a burst: the text written in lines since the last time, LF for CR LF, may be empty. What
  /// is held stays.
  public String take() {
    if (heldFrom < 0 && !alternate) {
      line.handOut(out);
    }
    int end = heldFrom < 0 ? out.length() : heldFrom;
    String text = out.substring(0, end);
    typedLineEnd = -1;
    if (heldFrom < 0) {
      if (out.capacity() > 4096) {
        out = new StringBuilder();
      } else {
        out.setLength(0);
      }
    } else {
      out.delete(0, end);
      heldFrom = 0;
    }
    return text;
  }

  /// The line feed in the text to be taken that ended a typed command line, or -1. Ask before
  /// [#take]. A shell's line editor switches bracketed paste on for the time one types.
  public int typedLineEnd() {
    return typedLineEnd;
  }

  /// The title set since the last call, else null.
  public @Nullable String takeTitle() {
    String was = title;
    title = null;
    return was;
  }

  /// What the program tells its terminal, besides its title.
  public TerminalSignals signals() {
    return signals;
  }

  /// The pane was captured: what was held is in that picture.
  ///
  /// @param alternateOn what tmux says of the alternate screen, which rules over what was seen
  public void captured(boolean alternateOn) {
    if (heldFrom >= 0) {
      out.setLength(heldFrom);
      heldFrom = -1;
      line.forget();
    }
    unseenLines = 0;
    erased = false;
    alternate = alternateOn;
  }

  /// Bytes were lost: nothing that was begun goes on.
  public void lost() {
    scanner.reset();
    line.forget();
    typing = false;
    toScreen();
  }

  private void toScreen() {
    if (heldFrom < 0) {
      line.handOut(out);
      heldFrom = out.length();
    } else {
      out.setLength(heldFrom);
    }
    heldLines = 0;
    line.forget();
  }

  private void lineFeed() {
    if (alternate) {
      unseenLines++;
      return;
    }
    if (typing) {
      typing = false;
      line.finish(out);
      typedLineEnd = out.length() - 1;
    } else {
      line.finish(out);
    }
    unseenLines += heldFrom < 0 ? 0 : 1;
    if (heldFrom >= 0 && (++heldLines >= height || out.length() - heldFrom > HELD_LIMIT)) {
      flow();
    }
  }

  /// The pane writes lines again, unless what it writes is what stood there.
  private void flow() {
    if (redraws && erased) {
      out.setLength(heldFrom);
    } else {
      heldFrom = -1;
    }
  }

  private void alternate(boolean on) {
    toScreen();
    alternate = on;
  }

  private final class Controls implements EscapeScanner.Handler {

    @Override
    public void print(int codePoint) {
      if (alternate) {
        return;
      }
      lastPrinted = codePoint;
      home = false;
      line.put(codePoint);
      if (line.isFull()) {
        line.handOut(out);
        line.forget();
        if (heldFrom >= 0 && out.length() - heldFrom > HELD_LIMIT) {
          flow();
        }
      }
    }

    @Override
    public void control(int c0) {
      switch (c0) {
        case '\n', 0x0b, 0x0c -> lineFeed();
        case '\r' -> line.moveTo(line.column() - 1 - Math.floorMod(line.column() - 1, width));
        case '\b' -> line.moveTo(line.column() - 1);
        case '\t' -> print('\t');
        case 0x07 -> signals.bell();
        default -> {
          // SO, SI and the like show nothing.
        }
      }
    }

    @Override
    public void escape(int intermediate, int last) {
      erased |= !alternate && intermediate == 0 && last == 'c';
      if (intermediate == 0 && (last == 'M' || last == 'D' || last == '8' || last == 'c')) {
        toScreen();
      } else if (intermediate == '#') {
        toScreen();
      } else if (intermediate == 0 && last == 'E') {
        lineFeed();
      }
    }

    @Override
    public void sequence(int marker, EscapeScanner.Parameters p, int intermediate, int last) {
      if (marker == '?') {
        modes(p, last);
      } else if (marker == 0 && intermediate == 0) {
        plain(p, last, Math.max(1, p.at(0)));
      }
    }

    private void plain(EscapeScanner.Parameters p, int last, int count) {
      erased |= !alternate && last == 'J' && (p.at(0) > 1 || p.at(0) == 0 && home);
      home = (last == 'H' || last == 'f') && p.at(0) <= 1 && p.at(1) <= 1;
      switch (last) {
        case 'K' -> line.erase(p.at(0));
        case 'J' -> {
          if (p.at(0) == 0) {
            line.erase(0);
          } else {
            toScreen();
          }
        }
        case 'C', 'a' -> line.moveTo(line.column() + count);
        case 'D' -> line.moveTo(line.column() - count);
        case 'G', '`' -> line.moveTo(count - 1);
        case 'X' -> line.eraseCharacters(count);
        case 'P' -> line.delete(count);
        case '@' -> line.insert(Math.min(count, width));
        case 'b' -> {
          for (int i = 0; i < Math.min(count, width) && lastPrinted != 0; i++) {
            print(lastPrinted);
          }
        }
        case 'H', 'f', 'A', 'B', 'E', 'F', 'd', 'e', 'L', 'M', 'S', 'T', 'r', 'u', 'I', 'Z' ->
            toScreen();
        default -> {
          // Colours, reports, tab stops, window operations: nothing to be read.
        }
      }
    }

    private void modes(EscapeScanner.Parameters p, int last) {
      if (last == 'J') {
        toScreen();
        return;
      }
      if (last != 'h' && last != 'l') {
        return;
      }
      for (int i = 0; i < p.count(); i++) {
        switch (p.at(i)) {
          case 47, 1047, 1049 -> alternate(last == 'h');
          case 2026 -> toScreen();
          case 2004 -> typing = last == 'h' && !alternate && heldFrom < 0;
          default -> {
            // Cursor keys, mouse, focus, cursor visibility …
          }
        }
      }
    }

    @Override
    public void command(String text) {
      if (text.startsWith("0;") || text.startsWith("2;")) {
        title = text.substring(2);
      } else {
        signals.command(text);
      }
    }
  }
}
