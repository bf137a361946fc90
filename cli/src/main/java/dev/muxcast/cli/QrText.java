package dev.muxcast.cli;

import io.nayuki.qrcodegen.QrCode;

/// A QR code for a terminal: two rows of it in each line, dark on light by explicit colours, so
/// that cameras read it on any theme.
final class QrText {
  private static final int MARGIN = 2;

  private QrText() {}

  static String of(String text) {
    QrCode code = QrCode.encodeText(text, QrCode.Ecc.LOW);
    StringBuilder out = new StringBuilder();
    for (int y = -MARGIN; y < code.size + MARGIN; y += 2) {
      out.append("\033[30;107m");
      for (int x = -MARGIN; x < code.size + MARGIN; x++) {
        boolean upper = code.getModule(x, y);
        boolean lower = code.getModule(x, y + 1);
        out.append(upper ? lower ? '█' : '▀' : lower ? '▄' : ' ');
      }
      out.append("\033[0m\n");
    }
    return out.toString();
  }
}
