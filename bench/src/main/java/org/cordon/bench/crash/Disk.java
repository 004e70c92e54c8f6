package org.cordon.bench.crash;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The shim {@code disk.c}, preloaded into a child: it makes a chosen write or sync fail, and keeps
 * a diary of all of them. Compiled where there is gcc; without it nothing of this can be shown.
 */
final class Disk {
  private static final int CONTROL_BYTES = 32;

  private final Path library;

  private Disk(Path library) {
    this.library = library;
  }

  /** The compiled shim, or null where it cannot be compiled or preloaded. */
  static @Nullable Disk compile(Path folder) throws IOException, InterruptedException {
    Path source = folder.resolve("disk.c");
    try (InputStream in = Disk.class.getResourceAsStream("disk.c")) {
      if (in == null) {
        throw new IllegalStateException("disk.c is not among our own files");
      }
      Files.write(source, in.readAllBytes());
    }
    Path library = folder.resolve("disk.so");
    ProcessBuilder gcc =
        new ProcessBuilder(
            "gcc", "-O2", "-shared", "-fPIC", "-o", library.toString(), source.toString(), "-ldl");
    try {
      Process compiler = gcc.redirectErrorStream(true).start();
      compiler.getInputStream().readAllBytes();
      return compiler.waitFor() == 0 ? new Disk(library) : null;
    } catch (IOException e) { // no such program
      return null;
    }
  }

  /** What a child is started with, so that its files below a folder lie on this disk. */
  Map<String, String> environment(Path under, Path control, Path diary) {
    return Map.of(
        "LD_PRELOAD", library.toString(),
        "CORDON_DISK_UNDER", under.toString(),
        "CORDON_DISK_CONTROL", control.toString(),
        "CORDON_DISK_DIARY", diary.toString());
  }

  /** Which calls fail, and how. */
  enum Fate {
    WRITE_EIO(1, 1),
    WRITE_FULL(1, 2),
    WRITE_HALF(1, 3),
    WRITE_TORN(1, 4),
    SYNC_EIO(2, 1);

    private final int which;
    private final int how;

    Fate(int which, int how) {
      this.which = which;
      this.how = how;
    }

    /** What SQLite answers by writing the other half: nothing is lost and nobody refused. */
    boolean isHarmless() {
      return this == WRITE_HALF;
    }
  }

  /** Makes the file that {@link #arm} writes. */
  static void control(Path file) throws IOException {
    Files.write(file, new byte[CONTROL_BYTES]);
  }

  /** From now the {@code nth} call fails, 0 for none, and if {@code forever} all after it too. */
  static void arm(Path control, long nth, Fate fate, boolean forever) throws IOException {
    ByteBuffer numbers = ByteBuffer.allocate(20).order(ByteOrder.nativeOrder());
    numbers.putInt((int) nth).putInt(fate.which).putInt(fate.how).putInt(forever ? 1 : 0);
    numbers.putInt(0).flip();
    try (FileChannel channel = FileChannel.open(control, StandardOpenOption.WRITE)) {
      channel.write(numbers, 0);
    }
  }

  /** How many calls failed since the shim was armed. */
  static int failed(Path control) throws IOException {
    byte[] numbers = Files.readAllBytes(control);
    return ByteBuffer.wrap(numbers).order(ByteOrder.nativeOrder()).getInt(16);
  }

  static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
