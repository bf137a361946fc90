package dev.muxcast.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.StringTokenizer;

/// Whether the server on this machine is the user's own, before anything is said to it: by its
/// process, by the owner of the folder that names it, and by who has the sockets at its address.
/// All of it comes from the kernel, so no program of another user can pretend. No state.
public final class OwnServer {
  private static final String LISTENS = "0A";
  private static final int LOCAL = 1;
  private static final int STATE = 3;
  private static final int USER = 7;
  private static final int INODE = 9;
  private static final String MAPPED = hex(new byte[] {0, 0, -1, -1});

  /// When a process began, in the list of proc_pid_stat(5).
  private static final int BEGUN = 22;

  private OwnServer() {}

  /// Whether that address is the user's own: every socket this machine has there belongs to this
  /// user, and one listens. To ask after connecting, and before a word: whoever answered has one of
  /// these sockets.
  public static boolean isAt(URI url) {
    try {
      int port = url.getPort() < 0 ? 80 : url.getPort();
      InetAddress address = InetAddress.getByName(url.getHost());
      long user = ((Number) Files.getAttribute(Path.of("/proc/self"), "unix:uid")).longValue();
      boolean listens = false;
      for (String table : new String[] {"/proc/net/tcp", "/proc/net/tcp6"}) {
        if (!Files.exists(Path.of(table))) {
          continue;
        }
        for (String line : Files.readAllLines(Path.of(table))) {
          String[] row = fields(line);
          if (!isOf(row[LOCAL], address, port)) {
            continue;
          }
          // Without an inode nobody holds it: not accepted yet, or closed.
          if (!"0".equals(row[INODE]) && !Long.toString(user).equals(row[USER])) {
            return false;
          }
          listens |= LISTENS.equals(row[STATE]);
        }
      }
      return listens;
    } catch (IOException | UnsupportedOperationException unknown) {
      return false;
    }
  }

  private static String[] fields(String line) {
    var fields = new String[INODE + 1];
    var words = new StringTokenizer(line);
    for (int i = 0; i < fields.length; i++) {
      fields[i] = words.hasMoreTokens() ? words.nextToken() : "";
    }
    return fields;
  }

  /// Whether a column of the table names that port of that address, or of all.
  private static boolean isOf(String column, InetAddress address, int port) {
    int colon = column.indexOf(':');
    if (colon < 0 || !column.substring(colon + 1).equals(hex(port).substring(4))) {
      return false;
    }
    String there = column.substring(0, colon);
    String wanted = hex(address.getAddress());
    // A socket for both families has an IPv4 address in the form ::ffff:a.b.c.d.
    boolean mapped = wanted.length() == 8 && there.equals(hex(0) + hex(0) + MAPPED + wanted);
    return mapped || there.equals(wanted) || there.chars().allMatch(digit -> digit == '0');
  }

  /// As the table has it: words of four bytes, each as this machine reads it.
  private static String hex(byte[] address) {
    var text = new StringBuilder();
    ByteBuffer words = ByteBuffer.wrap(address).order(ByteOrder.nativeOrder());
    while (words.hasRemaining()) {
      text.append(hex(words.getInt()));
    }
    return text.toString();
  }

  private static String hex(int number) {
    String digits = Integer.toHexString(number).toUpperCase(Locale.ROOT);
    return "0".repeat(8 - digits.length()) + digits;
  }

  /// Whether the server that wrote its address into the state folder still runs: the file `lock`
  /// has its process id and when that began.
  static boolean runs(Path stateFolder) {
    String line = Address.line(stateFolder.resolve("lock"));
    int blank = line == null ? -1 : line.indexOf(' ');
    if (line == null || blank < 0) {
      return false;
    }
    String stat = Address.line(Path.of("/proc", line.substring(0, blank), "stat"));
    if (stat == null) {
      return false;
    }
    var words = new StringTokenizer(stat.substring(stat.lastIndexOf(')') + 1));
    for (int field = 3; field < BEGUN && words.hasMoreTokens(); field++) {
      words.nextToken();
    }
    return words.hasMoreTokens() && words.nextToken().equals(line.substring(blank + 1));
  }
}
