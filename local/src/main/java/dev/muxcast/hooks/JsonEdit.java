package dev.muxcast.hooks;

import dev.muxcast.hooks.JsonNode.Group;
import dev.muxcast.hooks.JsonNode.Item;
import java.util.List;

/// Adds one item to a group of a JSON text or takes one out, and leaves every other character as it
/// is. What was added and is taken out again leaves the text as it was before. Pure.
final class JsonEdit {
  private JsonEdit() {}

  /// @param item the text of the new last item, in lines that are not indented as a whole
  static String append(String text, Group group, String item) {
    boolean lines = text.indexOf('\n') >= 0 || group.items().isEmpty();
    String outer = indentOf(text, group.start());
    String step = step(text);
    if (group.items().isEmpty()) {
      int behind = group.start() + 1;
      String rest = text.substring(behind);
      boolean closesAlone = rest.stripLeading().startsWith(close(group)) && !rest.startsWith("\n");
      String in = "\n" + outer + step + indented(item, outer + step);
      return text.substring(0, behind) + in + (closesAlone ? "\n" + outer : "") + rest;
    }
    Item last = group.items().getLast();
    boolean open = last.comma() < 0;
    int commaAt = open ? last.value().end() : last.comma() + 1;
    int behind = commentEnd(text, open ? commaAt : last.comma() + 1);
    boolean sameLine =
        !lines
            || text.indexOf('\n', group.start()) < 0
            || text.indexOf('\n', group.start()) > group.end();
    String indent = sameLine ? outer : indentOf(text, last.start());
    String in = (sameLine ? " " : "\n" + indent) + indented(item, indent) + (open ? "" : ",");
    return text.substring(0, commaAt)
        + (open ? "," : "")
        + text.substring(commaAt, behind)
        + in
        + text.substring(behind);
  }

  /// @param index of the item that goes
  static String remove(String text, Group group, int index) {
    List<Item> items = group.items();
    Item item = items.get(index);
    int from = item.start();
    while (text.charAt(from - 1) <= ' ') {
      from--;
    }
    int to = item.comma() < 0 ? item.value().end() : item.comma() + 1;
    if (items.size() == 1) {
      String rest = text.substring(to);
      int blank = rest.length() - rest.stripLeading().length();
      boolean empty = from == group.start() + 1 && to + blank == group.end() - 1;
      return text.substring(0, from) + text.substring(empty ? to + blank : to);
    }
    String without = text.substring(0, from) + text.substring(to);
    if (index == items.size() - 1 && item.comma() < 0) {
      int comma = items.get(index - 1).comma();
      return without.substring(0, comma) + without.substring(comma + 1);
    }
    return without;
  }

  /// Behind a comment that stands on the same line.
  private static int commentEnd(String text, int from) {
    int newline = text.indexOf('\n', from);
    String rest = newline < 0 ? "" : text.substring(from, newline);
    boolean comment = rest.strip().startsWith("//") || rest.strip().startsWith("/*");
    return comment && (rest.strip().startsWith("//") || rest.strip().endsWith("*/"))
        ? from + rest.stripTrailing().length()
        : from;
  }

  private static String indented(String item, String indent) {
    return item.replace("\n", "\n" + indent);
  }

  /// The blanks that the line of that place begins with.
  private static String indentOf(String text, int at) {
    int from = text.lastIndexOf('\n', at - 1) + 1;
    int to = from;
    while (to < text.length() && (text.charAt(to) == ' ' || text.charAt(to) == '\t')) {
      to++;
    }
    return text.substring(from, to);
  }

  /// How much deeper the text indents each level.
  static String step(String text) {
    int at = text.indexOf('\n') + 1;
    String first = at == 0 ? "" : indentOf(text, at);
    return first.isEmpty() ? "  " : first;
  }

  private static String close(Group group) {
    return group.object() ? "}" : "]";
  }
}
