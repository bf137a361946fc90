package dev.muxcast.cli;

import dev.muxcast.client.Message;

/// Each message as it was received; what the client itself has to say goes to standard error.
final class JsonPrinter implements Printer {

  private final Output out;

  JsonPrinter(Output out) {
    this.out = out;
  }

  @Override
  public void print(Message message) {
    switch (message) {
      case Message.Disconnected lost -> Output.complain("muxcast: " + Words.of(lost));
      case Message.Reconnected _ -> Output.complain("muxcast: connected again");
      case Message.Event _,
          Message.Gap _,
          Message.Bookmark _,
          Message.Snapshot _,
          Message.Confirmed _,
          Message.Other _ -> {
        String json = message.json();
        if (json != null) {
          out.json(json);
        }
      }
    }
  }

  @Override
  public void pause() {}

  @Override
  public void end() {}

  @Override
  public void flush() {
    out.flush();
  }
}
