package org.cordon.record.keeping;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.cordon.record.RecordRefusal;
import org.cordon.record.Sha256;
import org.cordon.record.json.CanonicalJson;
import org.cordon.record.json.NotCanonicalException;
import org.jspecify.annotations.Nullable;

/**
 * What a back-up is: {@code manifest.json} in its folder.
 *
 * @param origin name of the log
 * @param entries how many
 * @param takenAtMs UTC ms
 * @param items sealed items in it; none in a back-up without personal data
 * @param personalData whether sealed items were taken
 * @param files name to SHA-256 of the bytes, hexadecimal
 */
public record Manifest(
    String origin,
    long entries,
    long takenAtMs,
    long items,
    boolean personalData,
    Map<String, String> files) {
  static final String NAME = "manifest.json";
  private static final long VERSION = 1;

  /** Copies the files, in order. */
  public Manifest {
    files = java.util.Collections.unmodifiableMap(new TreeMap<>(files));
  }

  void write(Path folder) throws IOException {
    TreeMap<String, Object> all = new TreeMap<>();
    all.put("v", VERSION);
    all.put("origin", origin);
    all.put("entries", entries);
    all.put("takenAt", takenAtMs);
    all.put("items", items);
    all.put("personalData", personalData);
    all.put("files", files);
    Files.writeString(folder.resolve(NAME), CanonicalJson.write(all) + "\n");
  }

  /**
   * Reads the manifest of a back-up and holds the files against it.
   *
   * @throws RecordRefusal {@code not-a-back-up}, {@code back-up-damaged} with the file
   */
  static Manifest read(Path folder) throws IOException {
    Path file = folder.resolve(NAME);
    if (!Files.isRegularFile(file)) {
      throw notOne("no " + NAME, folder);
    }
    Manifest manifest = parse(Files.readString(file).strip(), file);
    for (Map.Entry<String, String> each : manifest.files.entrySet()) {
      Path part = folder.resolve(each.getKey());
      if (!Files.isRegularFile(part)) {
        throw damaged("no file where the manifest names one", part);
      }
      if (!sha256(part).equals(each.getValue())) {
        throw damaged("other bytes than the manifest says", part);
      }
    }
    return manifest;
  }

  private static Manifest parse(String text, Path file) {
    Map<String, @Nullable Object> all;
    try {
      all = CanonicalJson.read(text);
    } catch (NotCanonicalException e) {
      throw damaged(String.valueOf(e.getMessage()), file);
    }
    if (!Long.valueOf(VERSION).equals(all.get("v"))) {
      throw notOne("version " + all.get("v") + " of a back-up", file);
    }
    TreeMap<String, String> files = new TreeMap<>();
    if (all.get("files") instanceof Map<?, ?> named) {
      named.forEach((name, sha256) -> files.put(String.valueOf(name), String.valueOf(sha256)));
    }
    boolean whole = files.containsKey(Backup.RECORD) && files.containsKey(Backup.SIDE);
    for (String name : files.keySet()) {
      whole &= name.matches("[a-z.]+");
    }
    if (whole
        && all.get("origin") instanceof String origin
        && all.get("entries") instanceof Long entries
        && all.get("takenAt") instanceof Long takenAtMs
        && all.get("items") instanceof Long items
        && all.get("personalData") instanceof Boolean personalData) {
      return new Manifest(origin, entries, takenAtMs, items, personalData, files);
    }
    throw damaged("fields that are not those of a manifest", file);
  }

  private static RecordRefusal notOne(String found, Path where) {
    return new RecordRefusal(
        "not-a-back-up",
        found,
        where.toString(),
        "Give the folder that cordon record backup wrote, with the version that wrote it or newer.");
  }

  private static RecordRefusal damaged(String found, Path where) {
    return new RecordRefusal(
        "back-up-damaged", found, where.toString(), "Take another back-up, or another copy of it.");
  }

  static String sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = Sha256.digest();
      byte[] buffer = new byte[1 << 16];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
      return HexFormat.of().formatHex(digest.digest());
    }
  }
}
