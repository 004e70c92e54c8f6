package org.cordon.bench.crash;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cordon.record.RecordRefusal;
import org.cordon.record.log.Log;
import org.cordon.record.log.LogReader;
import org.cordon.record.note.KeyType;
import org.cordon.record.note.SignerKey;
import org.cordon.record.store.LogStore;
import org.cordon.record.store.SqliteStore;
import org.cordon.record.verify.Verdict;
import org.cordon.record.verify.Verify;
import org.jspecify.annotations.Nullable;

/**
 * What a record promises across a crash: each batch that was acknowledged stands where it was said
 * to stand, each batch is there whole or not at all, what is there verifies, and one can go on.
 */
final class Promise {
  static final SignerKey KEY =
      SignerKey.ofSeed("bench.example/record", KeyType.ED25519, new byte[32]);
  private static final int MOST_IN_BATCH = 30;
  private static final Pattern ENTRY =
      Pattern.compile("\\{\"batch\":(\\d+),\"i\":(\\d+),\"of\":(\\d+),\"text\":\"x*\"\\}");

  /** A batch that the log returned from: its number, its first entry, how many. */
  record Acknowledged(long batch, long first, int count) {
    static Acknowledged read(String line) {
      String[] words = line.strip().split(" ", -1);
      return new Acknowledged(
          Long.parseLong(words[1]), Long.parseLong(words[2]), Integer.parseInt(words[3]));
    }

    String line() {
      return "acknowledged " + batch + " " + first + " " + count;
    }
  }

  /** A batch of 1 to 30 entries, some of which are large, all by its number and a seed. */
  static List<byte[]> batch(long batch, SplittableRandom random) {
    int count = 1 + random.nextInt(MOST_IN_BATCH);
    List<byte[]> entries = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int length = random.nextInt(20) == 0 ? random.nextInt(9_000) : random.nextInt(300);
      String json =
          "{\"batch\":"
              + batch
              + ",\"i\":"
              + i
              + ",\"of\":"
              + count
              + ",\"text\":\""
              + "x".repeat(length)
              + "\"}";
      entries.add(json.getBytes(StandardCharsets.UTF_8));
    }
    return entries;
  }

  /** Opens the record, goes on with one batch, and tells what is broken; null when nothing is. */
  static @Nullable String broken(Path file, List<Acknowledged> acknowledged, long next) {
    try (Log log = Log.open(SqliteStore.write(file), KEY)) {
      log.append(batch(next, new SplittableRandom(next)));
    } catch (RecordRefusal e) {
      return "it cannot be opened and gone on with: " + e.getMessage();
    }
    String key = KEY.verifier().toString();
    Verdict verdict = Verify.check(file, new Verify.Against(key, List.of(), null));
    if (!verdict.whole()) {
      return "it does not verify: " + verdict.damage();
    }
    try (LogStore store = SqliteStore.read(file)) {
      LogReader reader = new LogReader(store);
      return broken(reader.entries(0, reader.size()), acknowledged);
    }
  }

  private static @Nullable String broken(List<byte[]> entries, List<Acknowledged> acknowledged) {
    List<Long> batches = new ArrayList<>(entries.size());
    long batch = -1;
    long count = 0;
    long next = 0;
    for (byte[] entry : entries) {
      Matcher at = ENTRY.matcher(new String(entry, StandardCharsets.UTF_8));
      if (!at.matches()) {
        return "entry " + batches.size() + " is none that was written";
      }
      if (next == count) {
        batch = Long.parseLong(at.group(1));
        count = Long.parseLong(at.group(3));
        next = 0;
      }
      if (batch != Long.parseLong(at.group(1)) || next != Long.parseLong(at.group(2))) {
        return "batch " + batch + " is not whole at entry " + batches.size();
      }
      next++;
      batches.add(batch);
    }
    if (next != count) {
      return "batch " + batch + " at the end has " + next + " of " + count + " entries";
    }
    for (Acknowledged each : acknowledged) {
      long last = each.first + each.count - 1;
      if (last >= batches.size()
          || batches.get((int) each.first) != each.batch
          || batches.get((int) last) != each.batch) {
        return "batch " + each.batch + " was acknowledged and is lost (entry " + each.first + ")";
      }
    }
    return null;
  }

  private Promise() {}
}
