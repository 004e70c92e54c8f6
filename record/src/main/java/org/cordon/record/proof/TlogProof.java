package org.cordon.record.proof;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.cordon.record.RecordRefusal;
import org.cordon.record.note.SignedNote;
import org.cordon.record.tree.Hash;

/**
 * C2SP tlog-proof: that an entry stands at an index of a log, to be checked without the log.
 *
 * @param index place of the entry, from 0
 * @param path hashes beside the way up, from the leaf's sibling
 * @param checkpoint signed, with the cosignatures that there are
 */
public record TlogProof(long index, List<Hash> path, SignedNote checkpoint) {
  private static final String HEAD = "c2sp.org/tlog-proof@v1";

  /** Checks the index. */
  public TlogProof {
    path = List.copyOf(path);
    if (index < 0) {
      throw new IllegalArgumentException("entry " + index);
    }
  }

  /**
   * Reads a proof. Nothing is verified yet; opaque extra data is passed over, since it is not under
   * the proof.
   *
   * @throws RecordRefusal {@code not-a-proof}, or what its checkpoint is refused for
   */
  public static TlogProof parse(byte[] bytes, String where) {
    String all;
    try {
      all = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw refusal("bytes that are no UTF-8", where);
    }
    int split = all.indexOf("\n\n");
    if (split < 0) {
      throw refusal("no blank line before a checkpoint", where);
    }
    List<String> lines = all.substring(0, split).lines().toList();
    int next = lines.size() > 1 && lines.get(1).startsWith("extra ") ? 2 : 1;
    if (!lines.getFirst().equals(HEAD)
        || next >= lines.size()
        || !lines.get(next).matches("index (0|[1-9][0-9]{0,17})")) {
      throw refusal("no \"" + HEAD + "\" with an index below", where);
    }
    List<Hash> path = new ArrayList<>();
    for (int i = next + 1; i < lines.size(); i++) {
      path.add(Hash.parse(lines.get(i), where + ", line " + (i + 1)));
    }
    byte[] note = all.substring(split + 2).getBytes(StandardCharsets.UTF_8);
    return new TlogProof(
        Long.parseLong(lines.get(next).substring("index ".length())),
        path,
        SignedNote.parse(note, where));
  }

  private static RecordRefusal refusal(String found, String where) {
    return new RecordRefusal(
        "not-a-proof", found, where, "Take the .tlog-proof file from its source again.");
  }

  /** The text of the file. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder(HEAD).append("\nindex ").append(index).append('\n');
    path.forEach(h -> out.append(h.base64()).append('\n'));
    return out.append('\n').append(checkpoint).toString();
  }
}
