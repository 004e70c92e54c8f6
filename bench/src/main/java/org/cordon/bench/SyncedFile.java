package org.cordon.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The disk alone: pages written one behind the other into a file that has its size already, each
 * durable before its caller goes on. Callers that wait for a sync share the next one, as those of a
 * record do.
 */
final class SyncedFile implements AutoCloseable {
  private static final int SIZE = 32 << 20;
  private static final int WRITE = 3 * 4_096; // what a commit of one entry puts into a SQLite log

  private final FileChannel channel;
  private final ReentrantLock syncing = new ReentrantLock(true);
  private long written;
  private long synced;

  SyncedFile(Path folder) {
    try {
      channel =
          FileChannel.open(Files.createTempFile(folder, "synced", ""), StandardOpenOption.WRITE);
      channel.write(ByteBuffer.allocate(SIZE));
      channel.force(true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes, and returns when it is on the disk. */
  void write() {
    try {
      long mine = put();
      syncing.lock();
      try {
        if (synced < mine) {
          long all = written();
          channel.force(false);
          synced = all;
        }
      } finally {
        syncing.unlock();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private synchronized long put() throws IOException {
    channel.write(ByteBuffer.allocate(WRITE), written * WRITE % (SIZE - WRITE));
    return ++written;
  }

  private synchronized long written() {
    return written;
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
