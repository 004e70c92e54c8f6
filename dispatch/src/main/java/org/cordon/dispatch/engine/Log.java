package org.cordon.dispatch.engine;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.cordon.dispatch.model.Commitment;
import org.cordon.dispatch.model.Entry;
import org.cordon.dispatch.model.Event;
import org.cordon.dispatch.model.SealedItem;
import org.cordon.dispatch.model.Stamp;
import org.cordon.dispatch.model.State;
import org.cordon.roads.Place;
import org.jspecify.annotations.Nullable;

/**
 * The entries of one command. Each is applied as it is written, so that what follows from it can be
 * decided on the state it leaves; the journal gets all of them at the end, together.
 */
final class Log {
  private final State state;
  private final Salts salts;
  private final Stamp stamp;
  private @Nullable MessageDigest sha256;
  private final List<Entry> entries = new ArrayList<>(4);
  private final List<SealedItem> sealed = new ArrayList<>(0);
  private List<Commitment> pending = new ArrayList<>(0);

  Log(State state, Salts salts, Stamp stamp) {
    this.state = state;
    this.salts = salts;
    this.stamp = stamp;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  long nowMs() {
    return stamp.nowMs();
  }

  Stamp stamp() {
    return stamp;
  }

  List<Entry> entries() {
    return entries;
  }

  List<SealedItem> sealed() {
    return sealed;
  }

  /** Puts matter behind a commitment on the entry that is told next; blank matter is none. */
  Log seal(Commitment.Item item, String data) {
    if (!data.isBlank()) {
      String salt = salts.next();
      MessageDigest hash = sha256 == null ? sha256() : sha256;
      sha256 = hash;
      hash.update(HexFormat.of().parseHex(salt));
      byte[] digest = hash.digest(data.getBytes(StandardCharsets.UTF_8));
      Commitment commitment = new Commitment(item, HexFormat.of().formatHex(digest));
      sealed.add(new SealedItem(commitment, salt, data));
      pending.add(commitment);
    }
    return this;
  }

  /** A place in 1e-7 degree, as {@code LAT LON}. */
  Log seal(@Nullable Place place) {
    return place == null ? this : seal(Commitment.Item.PLACE, place.latE7() + " " + place.lonE7());
  }

  /** What somebody told: it happened when they say. */
  void tell(Event event) {
    write(event, stamp.happenedAtMs());
  }

  /** What the engine makes of it: it happens now. */
  void follow(Event event) {
    write(event, stamp.nowMs());
  }

  private void write(Event event, long happenedAtMs) {
    List<Commitment> commitments = pending;
    if (!commitments.isEmpty()) {
      pending = new ArrayList<>(0);
    }
    Entry entry =
        new Entry(state.seq() + 1, stamp.nowMs(), happenedAtMs, stamp.by(), event, commitments);
    state.apply(entry);
    entries.add(entry);
  }
}
