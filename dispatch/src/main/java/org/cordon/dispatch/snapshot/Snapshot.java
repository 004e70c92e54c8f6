package org.cordon.dispatch.snapshot;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.cordon.dispatch.codec.Fold;
import org.cordon.dispatch.model.State;
import org.cordon.record.json.CanonicalJson;
import org.cordon.record.json.NotCanonicalException;
import org.jspecify.annotations.Nullable;

/**
 * A state that the first entries of one record fold to, as bytes: equal states have equal bytes. It
 * holds nothing that the record does not say; where incidents are it knows only as the commitments
 * behind which that lies.
 */
final class Snapshot {
  private final Head head;
  private final byte[] body;

  Snapshot(Head head, byte[] body) {
    this.head = head;
    this.body = body;
  }

  /** Of which record, and of how many of its entries. */
  Head head() {
    return head;
  }

  /** Canonical JSON; not to be changed. */
  byte[] body() {
    return body;
  }

  /**
   * What a snapshot says of itself.
   *
   * @param form {@link ImageForm#FORM} of the program that made it
   * @param origin the name of the log
   * @param size how many entries of the log are folded in
   * @param root of the tree over them, in base64
   * @param recordedAtMs of the last entry of the state
   * @param stateHash {@link State#hash}
   * @param sha256 of the body
   */
  record Head(
      String form,
      String origin,
      long size,
      String root,
      long recordedAtMs,
      String stateHash,
      int bytes,
      String sha256) {

    String line() {
      TreeMap<String, Object> line = new TreeMap<>();
      line.put("bytes", (long) bytes);
      line.put("form", form);
      line.put("origin", origin);
      line.put("recordedAt", recordedAtMs);
      line.put("root", root);
      line.put("sha256", sha256);
      line.put("size", size);
      line.put("state", stateHash);
      return CanonicalJson.write(line);
    }

    /** The head that a line is, or null for any other line. */
    static @Nullable Head of(String line) {
      try {
        Map<String, @Nullable Object> m = CanonicalJson.read(line);
        if (m.get("form") instanceof String form
            && m.get("origin") instanceof String origin
            && m.get("size") instanceof Long size
            && m.get("root") instanceof String root
            && m.get("recordedAt") instanceof Long recordedAtMs
            && m.get("state") instanceof String state
            && m.get("bytes") instanceof Long bytes
            && m.get("sha256") instanceof String sha256
            && bytes >= 0
            && bytes <= Integer.MAX_VALUE - 8) {
          return new Head(form, origin, size, root, recordedAtMs, state, bytes.intValue(), sha256);
        }
        return null;
      } catch (NotCanonicalException e) { // torn, or no file of ours
        return null;
      }
    }
  }

  /** A state and what an engine needs beside it. */
  record Content(State state, Map<String, String> placeOf) {
    static Content of(Fold fold) {
      return new Content(fold.state(), fold.placeCommitments());
    }
  }

  /** The state that the first {@code size} entries of a log fold to. */
  static Snapshot of(String origin, long size, String root, Content content) {
    State state = content.state;
    byte[] body = write(content);
    Head head =
        new Head(
            ImageForm.FORM,
            origin,
            size,
            root,
            state.recordedAtMs(),
            state.hash(),
            body.length,
            ImageForm.sha256(body));
    return new Snapshot(head, body);
  }

  static byte[] write(Content content) {
    TreeMap<String, @Nullable Object> body = new TreeMap<>();
    body.put("placeOf", content.placeOf);
    body.put("state", ImageForm.write(content.state.image()));
    return CanonicalJson.write(body).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The state and the commitments of places.
   *
   * @return null when this does not hold the state that its head names
   */
  @Nullable Content content() {
    if (!ImageForm.sha256(body).equals(head.sha256) || !ImageForm.FORM.equals(head.form)) {
      return null;
    }
    try {
      Content content = read(body);
      return content.state.hash().equals(head.stateHash) ? content : null;
    } catch (NotCanonicalException e) {
      return null;
    } catch (RuntimeException e) { // whatever a made-up image makes of a state
      return null;
    }
  }

  static Content read(byte[] body) throws NotCanonicalException {
    Map<String, @Nullable Object> m = CanonicalJson.read(new String(body, StandardCharsets.UTF_8));
    if (!(m.get("placeOf") instanceof Map<?, ?> places)) {
      throw new IllegalArgumentException("no places");
    }
    TreeMap<String, String> placeOf = new TreeMap<>();
    places.forEach((id, sha256) -> placeOf.put(String.valueOf(id), String.valueOf(sha256)));
    return new Content(State.of(ImageForm.read(m.get("state"))), placeOf);
  }
}
