package org.cordon.bench.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.cordon.record.RecordRefusal;
import org.cordon.record.log.Log;
import org.cordon.record.log.LogReader;
import org.cordon.record.log.TileExport;
import org.cordon.record.store.LogStore;
import org.cordon.record.store.SqliteStore;
import org.cordon.record.verify.Verdict;
import org.cordon.record.verify.Verify;
import org.jspecify.annotations.Nullable;

/**
 * Damages a record and its export on purpose: bits flipped on every kind of page and in every file,
 * and the ends cut at every byte. {@code verify} must find it and name it, or every entry, tile and
 * checkpoint must read as before, for the bit lay where SQLite keeps nothing.
 */
final class Damages {
  private static final int PAGE = 4_096;

  private final Path folder;
  private final long seed;
  private final SplittableRandom random;
  private final Map<String, int[]> byKind = new TreeMap<>();
  private final String older;
  private final Path record;
  private final Path tiles;
  private final long size;
  private int cuts;
  private int exportBits;

  Damages(Path folder, long seed) throws IOException {
    this.folder = folder;
    this.seed = seed;
    random = new SplittableRandom(seed);
    record = folder.resolve("damaged.sqlite");
    tiles = folder.resolve("damaged-tiles");
    older = written(record);
    try (LogStore store = SqliteStore.read(record)) {
      LogReader reader = new LogReader(store);
      size = reader.size();
      TileExport.write(reader, tiles);
    }
  }

  /** A record with entries that fill pages of their own, and some full tiles. */
  private String written(Path file) {
    try (Log log = Log.open(SqliteStore.write(file), Promise.KEY)) {
      String early = "";
      for (long batch = 0; batch < 80; batch++) {
        log.append(Promise.batch(batch, random));
        early = batch == 40 ? log.checkpoint().toString() : early;
      }
      return early;
    }
  }

  private Verdict check(Path kept) {
    String key = Promise.KEY.verifier().toString();
    return Verify.check(kept, new Verify.Against(key, List.of(), older));
  }

  /** Flips so many bits and cuts every {@code step}-th byte; what was not found, or null. */
  @Nullable String run(int bits, int step) throws IOException {
    String missed = flips(bits);
    missed = missed == null ? exported(bits / 4) : missed;
    return missed == null ? cut(step) : missed;
  }

  String said() {
    List<String> kinds = new ArrayList<>();
    byKind.forEach(
        (kind, count) -> kinds.add(kind + " " + count[0] + " of " + (count[0] + count[1])));
    return "bits flipped, found where something is kept: "
        + String.join(", ", kinds)
        + "; in the export "
        + exportBits
        + " of "
        + exportBits
        + "; cut in "
        + cuts
        + " places, all found (seed "
        + seed
        + ")";
  }

  private @Nullable String flips(int bits) throws IOException {
    byte[] whole = Files.readAllBytes(record);
    Map<String, List<Integer>> pages = pages();
    List<String> kinds = List.copyOf(pages.keySet());
    Path copy = folder.resolve("copy.sqlite");
    for (int i = 0; i < bits; i++) {
      String kind = kinds.get(i % kinds.size());
      List<Integer> of = pages.getOrDefault(kind, List.of());
      int at = (of.get(random.nextInt(of.size())) - 1) * PAGE + random.nextInt(PAGE);
      int bit = random.nextInt(8);
      byte[] bytes = whole.clone();
      bytes[at] ^= (byte) (1 << bit);
      Files.write(copy, bytes);
      Verdict verdict = check(copy);
      boolean same = verdict.whole() && isSame(copy);
      if (verdict.whole() ? !same : verdict.damage().isEmpty()) {
        return "bit " + bit + " of byte " + at + " (" + kind + ") is not found (seed " + seed + ")";
      }
      byKind.computeIfAbsent(kind, k -> new int[2])[same ? 1 : 0]++;
    }
    Files.delete(copy);
    return null;
  }

  /** Numbers of the pages of each kind, from 1, as SQLite itself counts them. */
  private Map<String, List<Integer>> pages() {
    Map<String, List<Integer>> pages = new TreeMap<>();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + record);
        var statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT name, pagetype, pageno FROM dbstat")) {
      while (rows.next()) {
        String kind = rows.getString(1) + " " + rows.getString(2);
        pages.computeIfAbsent(kind, k -> new ArrayList<>()).add(rows.getInt(3));
      }
    } catch (SQLException e) {
      throw new IllegalStateException("a record of our own cannot be read", e);
    }
    return pages;
  }

  private boolean isSame(Path copy) {
    try (LogStore one = SqliteStore.read(record);
        LogStore two = SqliteStore.read(copy)) {
      List<byte[]> left = one.entries(0, size);
      List<byte[]> right = two.entries(0, size);
      boolean same = String.valueOf(one.head()).equals(String.valueOf(two.head()));
      for (int i = 0; i < size; i++) {
        same &= Arrays.equals(left.get(i), right.get(i));
      }
      for (long tile = 0; tile < size / 256; tile++) {
        same &= Arrays.equals(one.tile(0, tile), two.tile(0, tile));
      }
      return same;
    } catch (RecordRefusal e) { // the writer's reader is stricter than verify
      return false;
    }
  }

  private @Nullable String exported(int bits) throws IOException {
    List<Path> files;
    try (var walk = Files.walk(tiles)) {
      files = walk.filter(Files::isRegularFile).sorted().toList();
    }
    for (int i = 0; i < bits; i++) {
      Path file = files.get(i % files.size());
      byte[] whole = Files.readAllBytes(file);
      byte[] bytes = whole.clone();
      int at = random.nextInt(bytes.length);
      bytes[at] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, bytes);
      boolean found = !check(tiles).whole();
      Files.write(file, whole);
      if (!found) {
        return "a bit of byte " + at + " of " + file + " is not found (seed " + seed + ")";
      }
      exportBits++;
    }
    return null;
  }

  /** The last three pages of the file, and the end of every file of the export. */
  private @Nullable String cut(int step) throws IOException {
    byte[] whole = Files.readAllBytes(record);
    Path copy = folder.resolve("copy.sqlite");
    for (int cut = 1; cut <= 3 * PAGE; cut += step) {
      Files.write(copy, Arrays.copyOf(whole, whole.length - cut));
      if (check(copy).whole()) {
        return "the file cut by " + cut + " bytes is not found (seed " + seed + ")";
      }
      cuts++;
    }
    Files.delete(copy);
    Path last = tiles.resolve("tile/0/%03d.p/%d".formatted(size / 256, size % 256));
    byte[] tile = Files.readAllBytes(last);
    for (int cut = 1; cut <= tile.length; cut += step) {
      Files.write(last, Arrays.copyOf(tile, tile.length - cut));
      if (check(tiles).whole()) {
        return "the tile cut by " + cut + " bytes is not found (seed " + seed + ")";
      }
      cuts++;
    }
    Files.write(last, tile);
    return check(tiles).whole() ? null : "the export is not whole after it was mended";
  }
}
