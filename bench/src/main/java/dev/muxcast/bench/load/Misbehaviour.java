package dev.muxcast.bench.load;

import org.jspecify.annotations.Nullable;

/// What a client does that costs a server much and others nothing they asked for.
public enum Misbehaviour {
  /// Asks as often as is let pass for what stands nowhere in the log.
  SEARCHES("searches", 80, true),
  /// Asks for as many old events as there may be in one answer.
  HISTORIES("histories", 80, true),
  /// Asks for everything that is there.
  PICTURES("snapshots", 80, true),
  /// Asks for why an agent has its status.
  QUESTIONS("explains", 80, true),
  /// Begins at the oldest event again and again.
  REPLAYS("replays", 80, true),
  /// Holds as many rules, as long, as there may be.
  RULES("rules of 60 KB", 80, true),
  /// Asks for all that, and takes no answer.
  DEAF("requests of one that reads nothing", 80, false),
  /// Sends what is no message as fast as it goes.
  NONSENSE("messages that are none", 0, true),
  /// Sends pings as fast as it goes.
  PINGS("pings", 0, true),
  /// Comes in and leaves as fast as it goes.
  COMES_AND_GOES("connections", 0, true);

  private static final int PATTERNS = 250;
  private static final int MOST_RULES = 64;

  private final String what;
  private final int perSecond;
  private final boolean reads;

  Misbehaviour(String what, int perSecond, boolean reads) {
    this.what = what;
    this.perSecond = perSecond;
    this.reads = reads;
  }

  /// In words, for a figure.
  public String what() {
    return what;
  }

  /// How many messages it sends a second; 0 for as many as go.
  int perSecond() {
    return perSecond;
  }

  /// Whether it takes what it is answered.
  boolean reads() {
    return reads;
  }

  /// The nth message of a connection; null where one leaves.
  @Nullable String message(int n) {
    return switch (this) {
      case SEARCHES -> "{\"action\":\"search\",\"text\":\"nowhere to be found\"}";
      case HISTORIES -> "{\"action\":\"history\",\"limit\":1000}";
      case PICTURES -> "{\"action\":\"snapshot\"}";
      case QUESTIONS -> "{\"action\":\"explain\",\"pane\":\"%" + n % 10 + "\"}";
      case REPLAYS -> "{\"action\":\"subscribe\",\"rules\":[],\"since\":\"earliest\"}";
      case RULES -> rule(n % MOST_RULES);
      case DEAF ->
          switch (n % 4) {
            case 0 -> HISTORIES.message(n);
            case 1 -> PICTURES.message(n);
            case 2 -> REPLAYS.message(n);
            default -> rule(n % MOST_RULES);
          };
      case NONSENSE -> "{\"action\":" + n;
      case PINGS -> "{\"action\":\"ping\"}";
      case COMES_AND_GOES -> null;
    };
  }

  private static String rule(int n) {
    StringBuilder patterns = new StringBuilder();
    for (int i = 0; i < PATTERNS; i++) {
      patterns.append(i == 0 ? "\"" : ",\"").append(n * PATTERNS + i).append("x".repeat(220));
      patterns.append('"');
    }
    return "{\"action\":\"subscribe\",\"filters\":{\"windows\":[" + patterns + "]}}";
  }
}
