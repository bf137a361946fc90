package dev.muxcast.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `muxcast rename`: renames a session or a window.
@Command(
    name = "rename",
    description = "Renames a session or a window.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  muxcast rename --session 0 backend",
      "  muxcast rename --window backend:1 tests",
    })
final class RenameCommand implements Callable<Integer> {

  @Mixin TmuxTarget target = new TmuxTarget();

  @Parameters(paramLabel = "NEW", description = "The new name.")
  String name = "";

  @Option(names = "--json", description = Descriptions.JSON)
  boolean json;

  @Override
  public Integer call() {
    String kind = target.kind();
    if (kind == null || kind.equals("pane")) {
      throw new Exit.Problem(
          Exit.USAGE,
          "say what to rename, --session or --window (panes have no names):"
              + " muxcast rename --session 0 backend");
    }
    return Commands.send(
        json,
        picture -> {
          Map<String, Object> fields = Commands.of("rename_" + kind);
          target.put(fields, picture);
          fields.put("name", name);
          return fields;
        });
  }
}
