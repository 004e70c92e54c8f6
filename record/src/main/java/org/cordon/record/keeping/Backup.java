package org.cordon.record.keeping;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cordon.record.RecordRefusal;
import org.cordon.record.log.LogCopy;
import org.cordon.record.note.Checkpoint;
import org.cordon.record.note.SignedNote;
import org.cordon.record.side.SideStore;
import org.cordon.record.side.Sides;
import org.cordon.record.side.SqliteSide;
import org.cordon.record.store.LogStore;
import org.cordon.record.store.Stores;
import org.jspecify.annotations.Nullable;

/**
 * A back-up is a folder: {@code record.sqlite}, {@code record.side.sqlite}, {@code checkpoint} and
 * {@code manifest.json}, whatever store the record is in. It is taken while the record is written:
 * entries never change, so they are copied as they stood at one checkpoint, and hashed on the way.
 */
public final class Backup {
  static final String RECORD = "record.sqlite";
  static final String SIDE = "record.side.sqlite";
  static final String CHECKPOINT = "checkpoint";

  private Backup() {}

  /**
   * Takes a back-up into a folder that does not exist yet: beside, then moved.
   *
   * @param record address of the record
   * @param personalData whether sealed items come along
   * @throws RecordRefusal {@code back-up-exists}, {@code store-changed} when the record is not what
   *     was signed, or what the stores say; nothing is left under the name then
   */
  public static Manifest write(String record, Path out, boolean personalData, long nowMs)
      throws IOException {
    try (LogStore store = Stores.read(record)) {
      return write(store, record, out, personalData, nowMs);
    }
  }

  static Manifest write(LogStore store, String record, Path out, boolean personal, long nowMs)
      throws IOException {
    Path whole = out.toAbsolutePath().normalize();
    if (Files.exists(whole)) {
      throw new RecordRefusal(
          "back-up-exists",
          "something under that name",
          whole.toString(),
          "Give a folder that does not exist yet; a back-up is never written over another.");
    }
    Files.createDirectories(whole.resolveSibling("."));
    Path part = Files.createTempDirectory(whole.getParent(), "." + whole.getFileName());
    try {
      Manifest manifest = fill(part, store, record, personal, nowMs);
      Files.move(part, whole);
      sync(whole.resolveSibling("."));
      return manifest;
    } finally {
      remove(part);
    }
  }

  private static Manifest fill(
      Path part, LogStore store, String record, boolean personal, long nowMs) throws IOException {
    Path target = part.resolve(RECORD);
    SignedNote note = LogCopy.copy(store, target);
    Files.deleteIfExists(part.resolve(RECORD + ".lock"));
    Checkpoint at = Checkpoint.parseText(note.text(), "checkpoint of the record");
    long items = 0;
    try (SideStore side = SqliteSide.write(part.resolve(SIDE), at.origin());
        @Nullable SideStore from = Sides.read(record, at.origin())) {
      if (from != null) {
        side.restored(from.restored());
        items = personal ? SideCopy.copy(from, side, at.size(), new TreeSet<>()) : 0;
        SideCopy.copyForgotten(from, side);
      }
    }
    Files.write(part.resolve(CHECKPOINT), note.bytes());
    TreeMap<String, String> files = new TreeMap<>();
    for (String name : new String[] {RECORD, SIDE, CHECKPOINT}) {
      sync(part.resolve(name));
      files.put(name, Manifest.sha256(part.resolve(name)));
    }
    Manifest manifest = new Manifest(at.origin(), at.size(), nowMs, items, personal, files);
    manifest.write(part);
    sync(part.resolve(Manifest.NAME));
    sync(part);
    return manifest;
  }

  static void sync(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** Removes a folder without folders in it, if it is there. */
  static void remove(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (var files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }
  }
}
