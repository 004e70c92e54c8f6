package org.cordon.record.note;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.cordon.record.RecordRefusal;
import org.jspecify.annotations.Nullable;

/**
 * Text with signatures, as C2SP signed-note writes it. What it says counts only when a key that is
 * trusted from elsewhere verifies it.
 *
 * @param text lines, each with its newline
 * @param signatures in the order of the note, at least one
 */
public record SignedNote(String text, List<NoteSignature> signatures) {
  private static final int MOST_SIGNATURES = 100;
  private static final int MOST_BYTES = 1 << 20;

  /** Checks the form. */
  public SignedNote {
    signatures = List.copyOf(signatures);
    if (!text.endsWith("\n") || signatures.isEmpty()) {
      throw new IllegalArgumentException("a note without newline or signature");
    }
  }

  /** A text signed by one key of a log. */
  public static SignedNote sign(String text, SignerKey key) {
    return new SignedNote(text, List.of(key.sign(text)));
  }

  /**
   * Reads a note. Nothing is verified yet.
   *
   * @throws RecordRefusal {@code not-a-note}
   */
  public static SignedNote parse(byte[] bytes, String where) {
    String all = strict(bytes, where);
    int split = all.lastIndexOf("\n\n");
    if (split < 0 || !all.endsWith("\n")) {
      throw refusal("no blank line with signatures after it", where);
    }
    List<NoteSignature> signatures = new ArrayList<>();
    for (String line : all.substring(split + 2).lines().toList()) {
      NoteSignature signature = NoteSignature.parse(line);
      if (signature == null) {
        throw refusal("a line below the text that is no signature", where);
      }
      signatures.add(signature);
    }
    if (signatures.isEmpty() || signatures.size() > MOST_SIGNATURES) {
      throw refusal(signatures.size() + " signatures", where);
    }
    return new SignedNote(all.substring(0, split + 1), signatures);
  }

  private static String strict(byte[] bytes, String where) {
    if (bytes.length > MOST_BYTES) {
      throw refusal(bytes.length + " bytes, more than a note has", where);
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      if (text.chars().anyMatch(c -> c < 0x20 && c != '\n')) {
        throw refusal("a control character", where);
      }
      return text;
    } catch (CharacterCodingException e) {
      throw refusal("bytes that are no UTF-8", where);
    }
  }

  private static RecordRefusal refusal(String found, String where) {
    return new RecordRefusal(
        "not-a-note",
        found,
        where,
        "Take the file from its source again; a note is text, a blank line and signature lines.");
  }

  /**
   * The signature of a key, verified.
   *
   * @return null when the note carries none of this key
   * @throws RecordRefusal {@code false-signature} when it carries one that does not verify
   */
  public @Nullable NoteSignature by(VerifierKey key, String where) {
    for (NoteSignature signature : signatures) {
      if (key.claims(signature)) {
        if (!key.verifies(text, signature)) {
          throw new RecordRefusal(
              "false-signature",
              "a signature of " + key.name() + " that is not over this text",
              where,
              "The text was changed after it was signed, or the signature was; trust neither.");
        }
        return signature;
      }
    }
    return null;
  }

  /** The same text with one more signature. */
  public SignedNote with(NoteSignature signature) {
    List<NoteSignature> all = new ArrayList<>(signatures);
    all.add(signature);
    return new SignedNote(text, all);
  }

  /** Bytes of the note. */
  public byte[] bytes() {
    return toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    StringBuilder out = new StringBuilder(text).append('\n');
    signatures.forEach(s -> out.append(s).append('\n'));
    return out.toString();
  }
}
