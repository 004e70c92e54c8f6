package org.cordon.record.log;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.cordon.record.RecordRefusal;
import org.cordon.record.tile.EntryBundle;
import org.cordon.record.tile.TilePath;
import org.cordon.record.tree.Hash;
import org.jspecify.annotations.Nullable;

/**
 * A log as static files, laid out as C2SP tlog-tiles says: {@code checkpoint}, {@code tile/…},
 * {@code tile/entries/…}. A web server, a memory stick or a mail can carry them.
 */
public final class TileExport {
  private final LogReader log;
  private final Path folder;

  private TileExport(LogReader log, Path folder) {
    this.log = log;
    this.folder = folder;
  }

  /**
   * Writes a folder that does not exist yet: beside it, then moved.
   *
   * @return files written
   * @throws RecordRefusal {@code folder-exists}
   */
  public static int write(LogReader log, Path target) throws IOException {
    Path whole = target.toAbsolutePath().normalize();
    if (Files.exists(whole)) {
      throw new RecordRefusal(
          "folder-exists",
          "something under that name",
          whole.toString(),
          "Give a folder that does not exist yet; an export is never written over another.");
    }
    Files.createDirectories(whole.resolveSibling("."));
    Path part = Files.createTempDirectory(whole.getParent(), "." + whole.getFileName());
    try {
      int files = new TileExport(log, part).all();
      Files.move(part, whole);
      return files;
    } catch (IOException | RecordRefusal e) {
      remove(part);
      throw e;
    }
  }

  private int all() throws IOException {
    int files = 1;
    for (int level = 0; level < log.height(); level++) {
      long hashes = log.size() >> (8 * level);
      for (long first = 0; first < hashes; first += TilePath.WIDTH) {
        int width = (int) Math.min(TilePath.WIDTH, hashes - first);
        long index = first / TilePath.WIDTH;
        byte[] tile = log.tiles().hashes(level, index, width);
        if (tile.length != width * Hash.BYTES) {
          throw new IllegalStateException("tile " + level + "/" + index);
        }
        file(TilePath.tile(level, index, width), tile);
        files++;
        if (level == 0) {
          file(
              TilePath.entries(index, width), EntryBundle.write(log.entries(first, first + width)));
          files++;
        }
      }
    }
    file("checkpoint", log.checkpoint().bytes());
    return files;
  }

  private void file(String path, byte[] bytes) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }

  private static void remove(Path part) throws IOException {
    Files.walkFileTree(
        part,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes a) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException e)
              throws IOException {
            Files.delete(dir);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
