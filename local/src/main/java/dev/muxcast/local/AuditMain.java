package dev.muxcast.local;

import dev.muxcast.audit.AuditCheck;
import dev.muxcast.audit.AuditFiles;
import dev.muxcast.audit.AuditReader;
import dev.muxcast.config.Places;
import dev.muxcast.config.Refusal;
import dev.muxcast.hooks.JsonText;
import dev.muxcast.state.StateFolder;
import java.io.IOException;
import java.io.PrintStream;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/// The process of `muxcast audit`: checks or shows what was written down in the state folder,
/// whether a server runs or not.
///
/// Exits 0 when all is as it was written, 1 when it is not or can't be read, 2 when it was called
/// wrongly. Main thread only.
public final class AuditMain {
  private static final long LOOK_MILLIS = 250;

  private AuditMain() {}

  /// `arguments` are those after `audit`.
  public static void main(String... arguments) {
    System.exit(run(System.getenv(), SafePrint.out(), SafePrint.err(), arguments));
  }

  static int run(
      Map<String, String> environment, PrintStream out, PrintStream err, String... arguments) {
    if (arguments.length == 0) {
      err.print(AuditOptions.HELP);
      return 2;
    }
    AuditOptions options;
    try {
      options = AuditOptions.parse(arguments);
    } catch (Refusal wrong) {
      err.println("muxcast: " + wrong.getMessage());
      return 2;
    }
    try {
      Places places = Places.of(environment);
      StateFolder.requireOwn(places);
      AuditFiles files = new AuditFiles(places.state());
      return switch (options.verb()) {
        case HELP -> {
          out.print(AuditOptions.HELP);
          yield 0;
        }
        case VERIFY -> verify(AuditCheck.of(files, options.known()), options, out);
        case TAIL -> tail(new AuditReader(files), options, out, err);
      };
    } catch (Refusal | IOException e) {
      err.println("muxcast: " + e.getMessage());
      return 1;
    } catch (InterruptedException e) {
      return 1;
    } finally {
      out.flush();
    }
  }

  private static int verify(AuditCheck.Found found, AuditOptions options, PrintStream out) {
    boolean whole = found.problems().isEmpty();
    if (options.json()) {
      List<String> problems = found.problems().stream().map(JsonText::quote).toList();
      out.println(
          "{\"whole\":"
              + whole
              + ",\"records\":"
              + found.records()
              + ",\"files\":"
              + found.files()
              + ",\"newest\":"
              + (found.newest() == null ? "null" : JsonText.quote("" + found.newest()))
              + ",\"problems\":["
              + String.join(",", problems)
              + "]}");
    } else {
      found.problems().forEach(out::println);
      out.println(
          (whole ? "whole: " : "NOT as it was written: ")
              + found.records()
              + " records in "
              + found.files()
              + (found.files() == 1 ? " file" : " files"));
      if (found.newest() != null) {
        out.println("newest " + found.newest());
      }
    }
    return whole ? 0 : 1;
  }

  private static int tail(
      AuditReader reader, AuditOptions options, PrintStream out, PrintStream err)
      throws IOException, InterruptedException {
    ZoneId zone = ZoneId.systemDefault();
    List<String> past = reader.last(options.lines());
    if (past.isEmpty() && !options.follow()) {
      err.println("muxcast: nothing is written down yet");
    }
    print(past, options, zone, out);
    while (options.follow() && !out.checkError()) {
      Thread.sleep(LOOK_MILLIS);
      print(reader.more(), options, zone, out);
    }
    return 0;
  }

  private static void print(
      List<String> lines, AuditOptions options, ZoneId zone, PrintStream out) {
    for (String line : lines) {
      out.println(options.json() ? line : AuditWords.of(line, zone));
    }
    out.flush();
  }
}
