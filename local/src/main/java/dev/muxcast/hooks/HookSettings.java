package dev.muxcast.hooks;

import dev.muxcast.hooks.JsonNode.Group;
import dev.muxcast.hooks.JsonNode.Item;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Our hooks in the text of an agent's settings. Every other character stays as it is. Pure.
///
/// @param mark a piece of our command, whatever the folder muxcast is in
record HookSettings(HookHome.Form form, String mark) {

  /// Our hooks of one agent.
  static HookSettings of(HookHome home) {
    return new HookSettings(home.form(), "/muxcast' hook " + home.agent() + " ");
  }

  /// The settings with our hooks, and with none of an older form.
  ///
  /// @throws JsonText.Malformed when they are no settings; the message names the line
  String with(String text, List<String> events, String command) throws JsonText.Malformed {
    if (installed(text, events, command) == events.size() && count(text) == events.size()) {
      return text;
    }
    String now = without(text);
    for (String event : events) {
      now = add(now, event, command);
    }
    return now;
  }

  /// How many of the events have our very command.
  int installed(String text, List<String> events, String command) throws JsonText.Malformed {
    Group hooks = hooks(JsonText.read(text));
    int found = 0;
    for (String event : events) {
      Group list = hooks == null ? null : array(hooks.get(event));
      for (Item entry : list == null ? List.<Item>of() : list.items()) {
        found += has(entry.value(), command) ? 1 : 0;
      }
    }
    return found;
  }

  /// How many hooks there are that are ours, whatever the form.
  int count(String text) throws JsonText.Malformed {
    int count = 0;
    Group hooks = hooks(JsonText.read(text));
    for (Item event : hooks == null ? List.<Item>of() : hooks.items()) {
      Group list = array(event.value());
      for (Item entry : list == null ? List.<Item>of() : list.items()) {
        count += has(entry.value(), mark) ? 1 : 0;
      }
    }
    return count;
  }

  /// The settings without any hook of ours.
  String without(String text) throws JsonText.Malformed {
    String now = text;
    for (String next = removeOne(now); next != null; next = removeOne(now)) {
      now = next;
    }
    return now;
  }

  private String add(String text, String event, String command) throws JsonText.Malformed {
    String step = JsonEdit.step(text);
    Group root = JsonText.read(text);
    JsonNode known = root.get("hooks");
    if (known == null) {
      return JsonEdit.append(
          text, root, "\"hooks\": {\n" + step + list(event, command, step) + "\n}");
    }
    Group hooks = object(known);
    if (hooks == null) {
      throw new JsonText.Malformed(line(text, known), "\"hooks\" has to be an object");
    }
    JsonNode entries = hooks.get(event);
    if (entries == null) {
      return JsonEdit.append(text, hooks, list(event, command, step).replace("\n" + step, "\n"));
    }
    Group list = array(entries);
    if (list == null) {
      throw new JsonText.Malformed(line(text, entries), '"' + event + "\" has to be a list");
    }
    return JsonEdit.append(text, list, entry(command));
  }

  private String list(String event, String command, String step) {
    return JsonText.quote(event) + ": [\n" + step + step + entry(command) + "\n" + step + "]";
  }

  private String entry(String command) {
    String hook = "\"type\": \"command\", \"command\": " + JsonText.quote(command) + " }";
    return switch (form) {
      case GROUPED -> "{ \"hooks\": [{ " + hook + "] }";
      case NAMED -> "{ \"hooks\": [{ \"name\": \"muxcast\", " + hook + "] }";
      case FLAT, COPILOT, OPENCODE -> "{ \"command\": " + JsonText.quote(command) + " }";
    };
  }

  private @Nullable String removeOne(String text) throws JsonText.Malformed {
    Group root = JsonText.read(text);
    Group hooks = hooks(root);
    for (int i = 0; hooks != null && i < hooks.items().size(); i++) {
      Group list = array(hooks.items().get(i).value());
      for (int j = 0; list != null && j < list.items().size(); j++) {
        if (has(list.items().get(j).value(), mark)) {
          return removeAt(text, root, hooks, i, list, j);
        }
      }
    }
    return null;
  }

  /// What is left empty by it goes too.
  private String removeAt(String text, Group root, Group hooks, int event, Group list, int at) {
    Group inner = innerHooks(list.items().get(at).value());
    if (inner != null && inner.items().size() > 1) {
      return JsonEdit.remove(text, inner, ours(inner));
    }
    if (list.items().size() > 1) {
      return JsonEdit.remove(text, list, at);
    }
    return hooks.items().size() > 1
        ? JsonEdit.remove(text, hooks, event)
        : JsonEdit.remove(text, root, indexOfHooks(root));
  }

  private int ours(Group inner) {
    for (int i = 0; i < inner.items().size(); i++) {
      if (runs(inner.items().get(i).value(), mark)) {
        return i;
      }
    }
    throw new IllegalStateException("one of them is ours");
  }

  private static int indexOfHooks(Group root) {
    for (int i = 0; i < root.items().size(); i++) {
      if ("hooks".equals(root.items().get(i).name())) {
        return i;
      }
    }
    throw new IllegalStateException("there are hooks");
  }

  private boolean has(JsonNode entry, String command) {
    Group inner = innerHooks(entry);
    if (inner == null) {
      return runs(entry, command);
    }
    return inner.items().stream().anyMatch(item -> runs(item.value(), command));
  }

  private static boolean runs(JsonNode hook, String command) {
    Group group = object(hook);
    return group != null
        && group.get("command") instanceof JsonNode.Text text
        && text.text().contains(command);
  }

  private static @Nullable Group innerHooks(JsonNode entry) {
    Group group = object(entry);
    return group == null ? null : array(group.get("hooks"));
  }

  private static @Nullable Group hooks(Group root) {
    return object(root.get("hooks"));
  }

  private static @Nullable Group object(@Nullable JsonNode node) {
    return node instanceof Group group && group.object() ? group : null;
  }

  private static @Nullable Group array(@Nullable JsonNode node) {
    return node instanceof Group group && !group.object() ? group : null;
  }

  private static int line(String text, JsonNode node) {
    return 1 + (int) text.substring(0, node.start()).chars().filter(c -> c == '\n').count();
  }
}
