package org.cordon.bench.crash;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The calls that {@code disk.c} wrote down, in their order. */
final class Diary {
  /** One call: its kind as {@code disk.c} says, the open file, an offset or number of a sync. */
  static final class Call {
    private final char kind;
    private final int file;
    private final long at;
    private final byte[] bytes;

    Call(char kind, int file, long at, byte[] bytes) {
      this.kind = kind;
      this.file = file;
      this.at = at;
      this.bytes = bytes;
    }

    char kind() {
      return kind;
    }

    int file() {
      return file;
    }

    long at() {
      return at;
    }

    byte[] bytes() {
      return bytes;
    }
  }

  private Diary() {}

  static List<Call> read(Path file) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.nativeOrder());
    List<Call> calls = new ArrayList<>();
    while (in.hasRemaining()) {
      char kind = (char) in.get();
      int open = in.getInt();
      long at = in.getLong();
      byte[] bytes = new byte[in.getInt()];
      in.get(bytes);
      calls.add(new Call(kind, open, at, bytes));
    }
    return calls;
  }
}
