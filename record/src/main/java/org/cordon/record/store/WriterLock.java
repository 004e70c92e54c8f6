package org.cordon.record.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.cordon.record.RecordRefusal;

/** The one writer of a record: a lock of the operating system on {@code FILE.lock}. */
final class WriterLock {
  private final FileChannel channel;

  private WriterLock(FileChannel channel) {
    this.channel = channel;
  }

  static WriterLock take(Path file) {
    Path path = file.resolveSibling(file.getFileName() + ".lock");
    try {
      FileChannel channel =
          FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tried(channel)) {
        return new WriterLock(channel);
      }
      channel.close();
    } catch (IOException e) {
      throw SqliteFormat.failed(e, file);
    }
    throw new RecordRefusal(
        "another-writer",
        "another process that writes this record",
        file.toString(),
        "Stop that one first, or give this one a record of its own.");
  }

  private static boolean tried(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) { // this very process writes it already
      return false;
    }
  }

  void release() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
