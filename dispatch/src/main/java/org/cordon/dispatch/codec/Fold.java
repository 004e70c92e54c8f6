package org.cordon.dispatch.codec;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ObjLongConsumer;
import org.cordon.dispatch.model.CallEvent;
import org.cordon.dispatch.model.Commitment;
import org.cordon.dispatch.model.Entry;
import org.cordon.dispatch.model.Incident;
import org.cordon.dispatch.model.LinkKind;
import org.cordon.dispatch.model.SealedItem;
import org.cordon.dispatch.model.State;
import org.cordon.record.log.LogEntry;
import org.cordon.record.log.LogReader;
import org.cordon.record.side.SideItem;
import org.cordon.record.side.SideStore;
import org.cordon.roads.Place;
import org.cordon.roads.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Folds entries in their order to a state, up to a time, and remembers behind which commitment the
 * place of which incident lies. An entry that does not follow is a {@link Refusal} that names it.
 */
public final class Fold {
  private static final int LOOK_AHEAD = 1_000;

  private final String name;
  private final long untilMs;
  private final State state;
  private final TreeMap<String, String> placeOf; // incident to its commitment
  private long lastSeq;
  private long lastMs;

  /** From the empty state. */
  public Fold(String name, long untilMs, boolean keepFiled) {
    this(name, untilMs, new State(keepFiled), Map.of());
  }

  /**
   * From a state on.
   *
   * @param placeOf what {@link #placeCommitments} said of that state
   */
  public Fold(String name, long untilMs, State state, Map<String, String> placeOf) {
    this.name = name;
    this.untilMs = untilMs;
    this.state = state;
    this.placeOf = new TreeMap<>(placeOf);
    lastSeq = state.seq();
    lastMs = state.recordedAtMs();
  }

  /** The state that the entries fold to. */
  public State state() {
    return state;
  }

  /** Whether an entry came that was recorded after the time up to which this folds. */
  boolean past() {
    return lastMs > untilMs;
  }

  private Refusal refusal(String kind, String found, long number) {
    return new Refusal(
        kind,
        found,
        name + ":" + number,
        "Restore the file from a copy; entries are never edited.");
  }

  /**
   * The next entry, which is checked in any case and folded if it was recorded in time.
   *
   * @param number its line or its number in the record, for refusals
   */
  void next(Entry entry, long number) {
    if (entry.seq() != lastSeq + 1) {
      throw refusal("reordered-log", "entry " + entry.seq() + " after " + lastSeq, number);
    }
    if (entry.recordedAtMs() < lastMs) {
      throw refusal(
          "time-went-back", "recorded at " + entry.recordedAtMs() + " after " + lastMs, number);
    }
    lastSeq = entry.seq();
    lastMs = entry.recordedAtMs();
    if (past()) {
      return;
    }
    try {
      state.apply(entry);
    } catch (RuntimeException e) { // whatever an edited entry makes of the fold
      throw refusal("entry-does-not-fit", String.valueOf(e.getMessage()), number);
    }
    track(entry);
  }

  /** An entry that the state has folded in already: its engine wrote it. */
  public void follow(Entry entry) {
    lastSeq = entry.seq();
    lastMs = entry.recordedAtMs();
    track(entry);
  }

  /**
   * The entries of a record from a number on, up to the time. What lies behind that is not read:
   * whether the record is whole is for {@code record verify} to say.
   */
  public Fold all(LogReader log, long from) {
    return all(log, from, (entry, number) -> {});
  }

  /**
   * As above, and shows every entry as soon as it is folded.
   *
   * @param seen is told the entry and its number in the record
   */
  public Fold all(LogReader log, long from, ObjLongConsumer<Entry> seen) {
    for (long n = from; n < log.size() && !past(); n += LOOK_AHEAD) {
      long number = n;
      for (byte[] bytes : log.entries(n, Math.min(n + LOOK_AHEAD, log.size()))) {
        if (!past() && !LogEntry.is(bytes)) { // what the log says of itself is not folded
          Entry entry = EntryCodec.read(bytes, name, number);
          next(entry, number);
          if (!past()) {
            seen.accept(entry, number);
          }
        }
        number++;
      }
    }
    return this;
  }

  private void track(Entry entry) {
    switch (entry.event()) {
      case CallEvent.CallReceived e -> {
        String sha256 = placeSha256(entry);
        if (!sha256.isEmpty() && first(e)) {
          placeOf.putIfAbsent(e.incidentId(), sha256);
        }
      }
      case CallEvent.IncidentLocated e -> placeOf.put(e.incidentId(), placeSha256(entry));
      case CallEvent.Linked e when e.kind() == LinkKind.SPLIT_FROM ->
          placeOf.put(e.incidentId(), placeOf.getOrDefault(e.otherId(), ""));
      default -> {}
    }
  }

  private static String placeSha256(Entry entry) {
    for (Commitment c : entry.commitments()) {
      if (c.item() == Commitment.Item.PLACE) {
        return c.sha256();
      }
    }
    return "";
  }

  private boolean first(CallEvent.CallReceived e) {
    Incident incident = state.incident(e.incidentId());
    return incident != null && incident.callIds().equals(List.of(e.callId()));
  }

  /**
   * Behind which commitment the place of an active incident lies; those of others are forgotten.
   */
  public Map<String, String> placeCommitments() {
    placeOf.keySet().removeIf(id -> state.incident(id) == null);
    return new TreeMap<>(placeOf);
  }

  /**
   * Where the active incidents are: what an engine that goes on from this state has to be told with
   * {@code restorePlace}. Incidents whose sealed item was deleted are missing.
   *
   * @param sealed the sealed item behind a commitment's SHA-256, or null when it was deleted
   */
  Map<String, Place> places(Function<String, @Nullable SealedItem> sealed) {
    Map<String, Place> places = new TreeMap<>();
    placeCommitments()
        .forEach((incidentId, sha256) -> {
          SealedItem item = sha256.isEmpty() ? null : sealed.apply(sha256);
          if (item != null) {
            places.put(incidentId, SealedLines.place(item));
          }
        });
    return places;
  }

  /** Where the active incidents are, from the side store of the record. */
  public Map<String, Place> places(SideStore side) {
    return places(sha256 -> {
      SideItem item = side.item(sha256);
      return item == null ? null : SealedLines.of(item);
    });
  }
}
