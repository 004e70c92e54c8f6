package org.cordon.record.verify;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.cordon.record.RecordRefusal;

/**
 * Checks a {@code .tlog-proof} with the bytes of its entry and the log's public key, nothing else.
 */
public final class ProofFile {
  private ProofFile() {}

  /**
   * Checks that an entry stands in a log.
   *
   * @param proof bytes of the proof file
   * @param entry bytes of the entry
   * @param keyLine line of the log's public key
   * @throws RecordRefusal {@code not-a-proof}, {@code not-a-public-key}
   */
  public static Verdict check(byte[] proof, byte[] entry, String keyLine) {
    PublicLine key = PublicLine.read(keyLine, "--key");
    String text = new String(proof, StandardCharsets.UTF_8);
    int blank = text.indexOf("\n\n");
    try {
      List<String> lines = text.substring(0, Math.max(blank, 0)).lines().toList();
      int at = lines.size() > 1 && lines.get(1).startsWith("extra ") ? 2 : 1;
      if (lines.size() <= at || !lines.getFirst().equals("c2sp.org/tlog-proof@v1")) {
        throw refusal("no head line");
      }
      long index = Long.parseLong(lines.get(at).replaceFirst("^index ", ""));
      List<byte[]> path =
          lines.subList(at + 1, lines.size()).stream().map(Base64.getDecoder()::decode).toList();
      NoteText note = NoteText.read(text.substring(blank + 2).getBytes(StandardCharsets.UTF_8));
      return verdict(note, key, root(entry, index, note.size(), path), index);
    } catch (NoteText.UnreadableException e) {
      throw refusal("a checkpoint that is none: " + e.getMessage());
    } catch (IllegalArgumentException e) { // no number, no base64
      throw refusal("a line that is no index or hash");
    }
  }

  private static RecordRefusal refusal(String found) {
    return new RecordRefusal(
        "not-a-proof", found, "the proof", "Take the .tlog-proof file from its source again.");
  }

  private static Verdict verdict(NoteText note, PublicLine key, byte[] root, long index) {
    String why = note.whyNotBy(key);
    if (why == null && !note.origin().equals(key.name)) {
      why = "it is of another record, " + note.origin();
    }
    String base64 = Base64.getEncoder().encodeToString(root);
    List<String> not =
        List.of("That nobody was shown another version of this record, signed by the same key.");
    if (why != null) {
      return new Verdict(
          1, base64, List.of(new Damage("the checkpoint", why)), List.of(), not, List.of());
    }
    if (!Arrays.equals(root, note.root())) {
      String what = "with this proof it does not have the root that was signed";
      return new Verdict(
          1, base64, List.of(new Damage("entry " + index, what)), List.of(), not, List.of());
    }
    String proved =
        "These bytes are entry "
            + index
            + " of the "
            + note.size()
            + " that "
            + key.name
            + " signed.";
    return new Verdict(1, base64, List.of(), List.of(proved), not, List.of());
  }

  /** Climbs from the leaf; hash of nothing when the path has the wrong length. */
  private static byte[] root(byte[] entry, long index, long size, List<byte[]> path) {
    Sha sha = new Sha();
    if (index < 0 || index >= size) {
      return Sha.of();
    }
    byte[] hash = sha.leaf(entry);
    long left = index;
    long right = size - 1;
    int used = 0;
    while (right > 0) {
      boolean alone = (left & 1) == 0 && left == right;
      if (!alone) {
        if (used == path.size()) {
          return Sha.of();
        }
        byte[] beside = path.get(used++);
        hash = (left & 1) == 1 ? sha.node(beside, hash) : sha.node(hash, beside);
      }
      left >>= 1;
      right >>= 1;
    }
    return used == path.size() ? hash : Sha.of();
  }
}
