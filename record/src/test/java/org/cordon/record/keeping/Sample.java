package org.cordon.record.keeping;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.cordon.record.log.Log;
import org.cordon.record.log.LogReader;
import org.cordon.record.note.KeyType;
import org.cordon.record.note.SignerKey;
import org.cordon.record.side.SideItem;
import org.cordon.record.side.SideStore;
import org.cordon.record.side.Sides;
import org.cordon.record.store.LogStore;
import org.cordon.record.store.SqliteStore;
import org.cordon.record.verify.Verdict;
import org.cordon.record.verify.Verify;

/** A record with one sealed caller and one sealed place for each entry, a day apart. */
final class Sample {
  static final long DAY_MS = 86_400_000;
  static final SignerKey KEY =
      SignerKey.ofSeed("dispatch.example/r", KeyType.ED25519, new byte[32]);
  private static final int TOGETHER = 50;
  static final String PUB = KEY.verifier().toString();

  private Sample() {}

  static SideItem item(int n, String kind, long logSize) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] salt = digest.digest(("salt " + kind + n).getBytes(StandardCharsets.UTF_8));
      String data = kind + " of call " + n;
      digest.update(salt);
      byte[] hash = digest.digest(data.getBytes(StandardCharsets.UTF_8));
      HexFormat hex = HexFormat.of();
      return new SideItem(
          hex.formatHex(hash), kind, hex.formatHex(salt), data, n * DAY_MS, logSize);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  static byte[] entry(int n, List<SideItem> items) {
    List<String> commitments =
        items.stream().map(i -> "\"" + i.kind() + "\":\"" + i.sha256() + "\"").toList();
    String text =
        "{\"commitments\":{"
            + String.join(",", commitments)
            + "},\"n\":"
            + n
            + ",\"recordedAt\":"
            + n * DAY_MS
            + "}";
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Appends entries, some together, as a simulated day does. */
  static void append(Log log, SideStore side, int from, int to) {
    for (int first = from; first < to; first += TOGETHER) {
      List<SideItem> all = new ArrayList<>();
      List<byte[]> entries = new ArrayList<>();
      for (int n = first; n < Math.min(to, first + TOGETHER); n++) {
        List<SideItem> items = List.of(item(n, "caller", log.size()), item(n, "place", log.size()));
        all.addAll(items);
        entries.add(entry(n, items));
      }
      side.put(all);
      log.append(entries);
    }
  }

  static void append(Path record, int from, int to) {
    try (RecordWriter writer = RecordWriter.open(record.toString(), KEY)) {
      append(writer.log(), writer.side(), from, to);
    }
  }

  static Verdict verify(Path record) {
    return Verify.check(record, new Verify.Against(PUB, List.of(), null));
  }

  static List<String> texts(Path record) {
    try (LogStore store = SqliteStore.read(record)) {
      LogReader log = new LogReader(store);
      List<String> texts = new ArrayList<>();
      log.entries(0, log.size()).forEach(e -> texts.add(new String(e, StandardCharsets.UTF_8)));
      return texts;
    }
  }

  static String checkpoint(Path record) {
    try (LogStore store = SqliteStore.read(record)) {
      return new LogReader(store).checkpoint().toString();
    }
  }

  static SideStore side(Path record) {
    SideStore side = Sides.read(record.toString(), KEY.verifier().name());
    if (side == null) {
      throw new AssertionError("no side store beside " + record);
    }
    return side;
  }

  static List<String> names(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(f -> String.valueOf(f.getFileName())).sorted().toList();
    }
  }
}
