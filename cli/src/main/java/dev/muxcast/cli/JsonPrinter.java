package dev.muxcast.cli;

import dev.muxcast.client.Message;
import java.io.PrintStream;

/// Each message as it was received; what the client itself has to say goes to standard error.
final class JsonPrinter implements Printer {

  private final Output out;
  private final PrintStream err;

  JsonPrinter(Output out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public void print(Message message) {
    switch (message) {
      case Message.Disconnected lost -> err.println("muxcast: " + Words.of(lost));
      case Message.Reconnected _ -> err.println("muxcast: connected again");
      case Message.Event _,
          Message.Gap _,
          Message.Bookmark _,
          Message.Snapshot _,
          Message.Confirmed _,
          Message.Other _ -> {
        String json = message.json();
        if (json != null) {
          out.line(json);
        }
      }
    }
  }

  @Override
  public void pause() {}

  @Override
  public void flush() {
    out.flush();
  }
}
