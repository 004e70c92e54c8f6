package org.cordon.record.log;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.cordon.record.RecordRefusal;
import org.cordon.record.json.CanonicalJson;
import org.cordon.record.json.CanonicalScan;
import org.cordon.record.json.NotCanonicalException;
import org.cordon.record.tile.EntryBundle;

/** What may become an entry: one canonical JSON object of at most 65,535 bytes. */
final class EntryForm {
  private EntryForm() {}

  static void check(byte[] entry) {
    if (entry.length > EntryBundle.MOST_BYTES) {
      throw refusal(
          "entry-too-large",
          entry.length + " bytes",
          "An entry has at most 65,535 bytes; keep what is larger beside it and put its hash in.");
    }
    if (CanonicalScan.isSurelyCanonical(entry)) {
      return;
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(entry)).toString();
      CanonicalJson.read(text);
    } catch (CharacterCodingException e) {
      throw refusal("not-utf-8", "bytes that are no UTF-8", "Write entries as canonical JSON.");
    } catch (NotCanonicalException e) {
      throw refusal(e.name(), e.found(), "Write entries as canonical JSON (RFC 8785).");
    }
  }

  private static RecordRefusal refusal(String name, String found, String remedy) {
    return new RecordRefusal(name, found, "a new entry", remedy);
  }
}
