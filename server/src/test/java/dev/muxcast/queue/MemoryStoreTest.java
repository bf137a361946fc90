package dev.muxcast.queue;

class MemoryStoreTest implements EventStoreContract {
  @Override
  public EventStore open() {
    return new MemoryStore();
  }
}
