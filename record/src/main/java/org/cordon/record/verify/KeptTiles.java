package org.cordon.record.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A record as static files, laid out as C2SP tlog-tiles says. */
final class KeptTiles implements Kept {
  private final Path folder;

  KeptTiles(Path folder) {
    this.folder = folder;
  }

  private byte[] file(String path) throws UnreadableException {
    try {
      return Files.readAllBytes(folder.resolve(path));
    } catch (IOException e) {
      throw new UnreadableException("the file " + path + " cannot be read (" + e + ")");
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
    return file("checkpoint");
  }

  @Override
  public void entries(long most, Reader reader) throws UnreadableException {
    for (long first = 0; first < most; first += 256) {
      int width = (int) Math.min(256, most - first);
      String path = "tile/entries/" + numbered(first / 256, width);
      byte[] bundle = file(path);
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
      if (at != bundle.length) {
        throw new UnreadableException("the file " + path + " goes on after its last entry");
      }
    }
  }

  @Override
  public byte[] tile(int level, long index, int width) throws UnreadableException {
    return file("tile/" + level + "/" + numbered(index, width));
  }

  /**
   * Files that are not of this size of log; older partial tiles may stay, so only a count is told.
   */
  @Override
  public List<Damage> leftOver(long ofSize) {
    try (var files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(f -> folder.relativize(f).toString().replace('\\', '/'))
          .filter(f -> !f.equals("checkpoint") && !f.startsWith("tile/"))
          .map(f -> new Damage("file " + f, "it is not under the checkpoint"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {}
}
