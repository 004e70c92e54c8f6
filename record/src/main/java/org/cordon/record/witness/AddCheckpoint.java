package org.cordon.record.witness;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.cordon.record.RecordRefusal;
import org.cordon.record.note.SignedNote;
import org.cordon.record.tree.Hash;

/**
 * What a log asks of a witness: to cosign a checkpoint that continues the one it cosigned last.
 *
 * @param oldSize entries of the checkpoint cosigned last, 0 for none
 * @param proof consistency proof from there, at most 63 hashes
 * @param checkpoint signed by the log
 */
record AddCheckpoint(long oldSize, List<Hash> proof, SignedNote checkpoint) {
  private static final int MOST_HASHES = 63;

  AddCheckpoint {
    proof = List.copyOf(proof);
  }

  /** Reads the body of a request. */
  static AddCheckpoint parse(byte[] body) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      throw refusal("bytes that are no UTF-8");
    }
    int blank = text.indexOf("\n\n");
    List<String> lines = blank < 0 ? List.of("") : text.substring(0, blank).lines().toList();
    if (!lines.getFirst().matches("old (0|[1-9][0-9]{0,17})") || lines.size() > 1 + MOST_HASHES) {
      throw refusal("no line \"old SIZE\" with at most 63 hashes below");
    }
    List<Hash> proof = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      proof.add(Hash.parse(line, "request"));
    }
    byte[] note = text.substring(blank + 2).getBytes(StandardCharsets.UTF_8);
    long old = Long.parseLong(lines.getFirst().substring("old ".length()));
    return new AddCheckpoint(old, proof, SignedNote.parse(note, "request"));
  }

  private static RecordRefusal refusal(String found) {
    return new RecordRefusal("not-a-request", found, "request", "See c2sp.org/tlog-witness.");
  }

  /** The body of a request. */
  byte[] bytes() {
    StringBuilder text = new StringBuilder("old ").append(oldSize).append('\n');
    proof.forEach(h -> text.append(h.base64()).append('\n'));
    return text.append('\n').append(checkpoint).toString().getBytes(StandardCharsets.UTF_8);
  }
}
