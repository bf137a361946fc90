package dev.muxcast.config;

/// Writes docs/reference/configuration.md from [Keys]; a test holds the file to it.
final class Reference {

  private Reference() {}

  static String markdown() {
    StringBuilder page =
        new StringBuilder(
            """
            # Configuration

            *Generated from the server's table of keys; `./mvnw -pl server test -Dtest=ReferenceTest -Dmuxcast.write=true` writes it again.*

            One file, `config.toml`, in `$MUXCAST_HOME` or else in `${XDG_CONFIG_HOME:-~/.config}/muxcast`. It need not exist.
            An environment variable stands above the file, an option of `muxcast serve` above both. A list is
            `["a", "b"]` in the file and `a,b` in the environment. Unknown keys and wrong values are refused in one line.

            | key | environment | default | value | what it is for |
            |---|---|---|---|---|
            """);
    for (Key key : Keys.ALL) {
      page.append("| `").append(key.name());
      page.append("` | `").append(key.variable());
      page.append("` | ").append(key.fallback().isEmpty() ? "empty" : "`" + key.fallback() + "`");
      page.append(" | ").append(key.kind().wording());
      page.append(" | ").append(key.about()).append(" |\n");
    }
    return page.append(
            """

            An example:

            ```toml
            store = "memory"

            [server]
            port = 9000

            [collect]
            exclude = ["scratch-*"]
            ```
            """)
        .toString();
  }
}
