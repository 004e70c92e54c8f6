package org.cordon.record.verify;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A record as static files, laid out as C2SP tlog-tiles says. Where a partial file is gone because
 * its full one is there, that one is read: it begins with the same bytes.
 */
final class KeptTiles implements Kept {
  private static final int MOST_CHECKPOINT = 1 << 16;
  private static final int MOST_TILE = 256 * 32;
  private static final int MOST_BUNDLE = 256 * (2 + 65_535);

  private final Source source;

  /** Where the files are: a folder, or a web server. */
  interface Source {
    /** The bytes of a file, which may not have more than so many. */
    byte[] file(String path, int mostBytes) throws IOException;

    /** Files that no log of tiles has. */
    default List<String> others() {
      return List.of();
    }

    /** Whether whoever sends the files could go on for ever. */
    default boolean endless() {
      return false;
    }

    default void close() {}
  }

  /** Files in a folder. */
  record Folder(Path path) implements Source {
    @Override
    public byte[] file(String name, int mostBytes) throws IOException {
      try (InputStream in = Files.newInputStream(path.resolve(name))) {
        byte[] bytes = in.readNBytes(mostBytes + 1);
        if (bytes.length > mostBytes) {
          throw new IOException("more than " + mostBytes + " bytes");
        }
        return bytes;
      }
    }

    @Override
    public List<String> others() {
      try (var files = Files.walk(path)) {
        return files
            .filter(Files::isRegularFile)
            .map(f -> path.relativize(f).toString().replace('\\', '/'))
            .filter(f -> !f.equals("checkpoint") && !f.startsWith("tile/"))
            .toList();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  KeptTiles(Source source) {
    this.source = source;
  }

  private byte[] file(String path, int mostBytes) throws UnreadableException {
    try {
      return source.file(path, mostBytes);
    } catch (IOException e) {
      String why = e instanceof NoSuchFileException ? "it is missing" : e.getMessage();
      throw new UnreadableException("the file " + path + " cannot be read (" + why + ")");
    }
  }

  /** Bytes, and whether they are those of the full file that replaced a partial one. */
  private static final class Got {
    private final byte[] bytes;
    private final boolean instead;

    Got(byte[] bytes, boolean instead) {
      this.bytes = bytes;
      this.instead = instead;
    }
  }

  /** A file of {@code width} hashes or entries, or the full one that replaced it. */
  private Got file(String folder, long index, int width, int mostBytes) throws UnreadableException {
    try {
      return new Got(file(folder + numbered(index, width), mostBytes), false);
    } catch (UnreadableException e) {
      if (width == 256) {
        throw e;
      }
      try {
        return new Got(file(folder + numbered(index, 256), mostBytes), true);
      } catch (UnreadableException neither) { // what must be there is the partial one
        throw e;
      }
    }
  }

  private static String numbered(long index, int width) {
    String groups = String.format(Locale.ROOT, "%03d", index % 1000);
    for (long rest = index / 1000; rest != 0; rest /= 1000) {
      groups = String.format(Locale.ROOT, "x%03d/", rest % 1000) + groups;
    }
    return width == 256 ? groups : groups + ".p/" + width;
  }

  @Override
  public List<Damage> structure() {
    return List.of();
  }

  @Override
  public byte[] checkpoint() throws UnreadableException {
    return file("checkpoint", MOST_CHECKPOINT);
  }

  @Override
  public void entries(long most, Reader reader) throws UnreadableException {
    if (most == Long.MAX_VALUE && source.endless()) {
      throw new UnreadableException(
          "without a checkpoint by this key nothing says where they end, so none was asked of the"
              + " server");
    }
    for (long first = 0; first < most; first += 256) {
      int width = (int) Math.min(256, most - first);
      String path = "tile/entries/" + numbered(first / 256, width);
      Got got = file("tile/entries/", first / 256, width, MOST_BUNDLE);
      byte[] bundle = got.bytes;
      int at = 0;
      for (int i = 0; i < width; i++) {
        int length =
            at + 2 > bundle.length ? -1 : (bundle[at] & 0xff) << 8 | (bundle[at + 1] & 0xff);
        if (length < 0 || at + 2 + length > bundle.length) {
          throw new UnreadableException("the file " + path + " ends inside entry " + (first + i));
        }
        reader.entry(first + i, Arrays.copyOfRange(bundle, at + 2, at + 2 + length));
        at += 2 + length;
      }
      if (at != bundle.length && !got.instead) {
        throw new UnreadableException("the file " + path + " goes on after its last entry");
      }
    }
  }

  @Override
  public byte[] tile(int level, long index, int width) throws UnreadableException {
    Got got = file("tile/" + level + "/", index, width, MOST_TILE);
    return got.instead && got.bytes.length == MOST_TILE
        ? Arrays.copyOf(got.bytes, width * 32)
        : got.bytes;
  }

  /**
   * Files that are not of this size of log; older partial tiles may stay, so only a count is told.
   */
  @Override
  public List<Damage> leftOver(long ofSize) {
    return source.others().stream()
        .map(f -> new Damage("file " + f, "it is not under the checkpoint"))
        .toList();
  }

  @Override
  public void close() {
    source.close();
  }
}
