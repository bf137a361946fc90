package dev.muxcast.queue;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class LogSyncerIT {

  @Test
  void aFaultWhileItWaitsForTheDiskDoesNotEndIt(@TempDir Path folder) throws Exception {
    LogSyncer syncer =
        new LogSyncer(new LogStateFile(folder.resolve("state"), LogState.fresh().openedBehind(0)));
    syncer.start();
    syncer.finish(
        new Forced(() -> {
          throw new IllegalStateException("of the test");
        }));
    CountDownLatch next = new CountDownLatch(1);
    syncer.wrote(new Forced(next::countDown), 1);
    assertTrue(next.await(20, TimeUnit.SECONDS));
    syncer.close();
  }

  /// A file of which only bringing it to the disk counts.
  private static final class Forced extends FileChannel {
    private final Runnable force;

    Forced(Runnable force) {
      this.force = force;
    }

    @Override
    public void force(boolean metaData) {
      force.run();
    }

    @Override
    protected void implCloseChannel() {}

    @Override
    public int read(ByteBuffer to) throws IOException {
      throw new IOException();
    }

    @Override
    public long read(ByteBuffer[] to, int offset, int length) throws IOException {
      throw new IOException();
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
      throw new IOException();
    }

    @Override
    public long write(ByteBuffer[] from, int offset, int length) throws IOException {
      throw new IOException();
    }

    @Override
    public long position() throws IOException {
      throw new IOException();
    }

    @Override
    public FileChannel position(long newPosition) {
      return this;
    }

    @Override
    public long size() {
      return 0;
    }

    @Override
    public FileChannel truncate(long size) {
      return this;
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel target) {
      return 0;
    }

    @Override
    public long transferFrom(ReadableByteChannel from, long position, long count) {
      return 0;
    }

    @Override
    public int read(ByteBuffer to, long position) {
      return -1;
    }

    @Override
    public int write(ByteBuffer from, long position) {
      return 0;
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) throws IOException {
      throw new IOException();
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) throws IOException {
      throw new IOException();
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
      throw new IOException();
    }
  }
}
