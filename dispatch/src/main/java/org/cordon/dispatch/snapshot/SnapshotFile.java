package org.cordon.dispatch.snapshot;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The snapshots of one record in one file beside it: for each a line that says what it is, and then
 * its body on a line of its own, the oldest first. Nothing depends on this file: what is missing or
 * cannot be used is folded from the record again.
 */
final class SnapshotFile {
  /** So many are kept, spread evenly over the record. */
  static final int MOST = 16;

  private static final int LONGEST_HEAD = 4_096;

  private final Path file;

  SnapshotFile(Path file) {
    this.file = file;
  }

  /**
   * What a file holds.
   *
   * @param heads of those that are whole as far as one can see without their bodies
   * @param torn whether the file ends otherwise than it was written
   */
  record Listing(List<Snapshot.Head> heads, boolean torn) {}

  /** Without the bodies; a file that is not there or cannot be read holds nothing. */
  Listing list() {
    List<Snapshot.Head> heads = new ArrayList<>();
    if (!Files.exists(file)) {
      return new Listing(heads, false);
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      for (String line = line(in); line != null; line = line(in)) {
        Snapshot.Head head = Snapshot.Head.of(line);
        if (head == null) {
          return new Listing(heads, true);
        }
        in.skipNBytes(head.bytes());
        if (in.read() != '\n') {
          return new Listing(heads, true);
        }
        heads.add(head);
      }
      return new Listing(heads, false);
    } catch (IOException e) { // shorter than it says, or not to be read
      return new Listing(heads, true);
    }
  }

  /** A line without its end, cut where it is too long for a head; null at the end of the file. */
  private static @Nullable String line(InputStream in) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(512);
    int b = in.read();
    if (b < 0) {
      return null;
    }
    for (; b >= 0 && b != '\n' && out.size() < LONGEST_HEAD; b = in.read()) {
      out.write(b);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  /** One of those listed, or null when it can no longer be read. */
  @Nullable Snapshot read(Snapshot.Head wanted) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      for (String line = line(in); line != null; line = line(in)) {
        Snapshot.Head head = Snapshot.Head.of(line);
        if (head == null) {
          return null;
        }
        if (head.equals(wanted)) {
          byte[] body = in.readNBytes(head.bytes());
          return body.length == head.bytes() ? new Snapshot(head, body) : null;
        }
        in.skipNBytes(head.bytes() + 1L);
      }
      return null;
    } catch (IOException e) { // gone, or shorter than it was
      return null;
    }
  }

  /**
   * Puts one to those kept, written beside and then moved.
   *
   * @param fits which of the older ones are of this record and can be read
   */
  void add(Snapshot next, Predicate<Snapshot.Head> fits) throws IOException {
    List<Snapshot.Head> keep = new ArrayList<>();
    for (Snapshot.Head head : list().heads()) {
      if (head.size() < next.head().size() && fits.test(head)) {
        keep.add(head);
      }
    }
    write(thinned(keep, next.head()), next);
  }

  /**
   * Those to keep beside a new one: while there are too many, the one goes that stands closest
   * between its neighbours.
   */
  static List<Snapshot.Head> thinned(List<Snapshot.Head> heads, Snapshot.Head next) {
    List<Snapshot.Head> kept = new ArrayList<>(heads);
    while (kept.size() > MOST - 1) {
      int closest = 0;
      long least = Long.MAX_VALUE;
      for (int i = 0; i < kept.size(); i++) {
        long before = i == 0 ? 0 : kept.get(i - 1).size();
        long after = i + 1 < kept.size() ? kept.get(i + 1).size() : next.size();
        if (after - before < least) {
          least = after - before;
          closest = i;
        }
      }
      kept.remove(closest);
    }
    return kept;
  }

  /** One after the other: a state may be large, and all of them too large to hold. */
  private void write(List<Snapshot.Head> older, Snapshot next) throws IOException {
    Path whole = file.toAbsolutePath();
    Path part = Files.createTempFile(whole.getParent(), whole.getFileName() + ".", ".part");
    try {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
        for (Snapshot.Head head : older) {
          Snapshot old = read(head);
          if (old != null) {
            write(old, out);
          }
        }
        write(next, out);
      }
      Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static void write(Snapshot snapshot, OutputStream out) throws IOException {
    out.write(snapshot.head().line().getBytes(StandardCharsets.UTF_8));
    out.write('\n');
    out.write(snapshot.body());
    out.write('\n');
  }
}
