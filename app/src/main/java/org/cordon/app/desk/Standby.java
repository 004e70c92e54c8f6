package org.cordon.app.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.cordon.dispatch.snapshot.OpenRecord;
import org.cordon.dispatch.snapshot.RecordState;
import org.cordon.record.RecordRefusal;
import org.cordon.record.log.LogReader;
import org.cordon.record.note.Checkpoint;
import org.cordon.record.note.KeyFile;
import org.cordon.record.note.SignedNote;
import org.cordon.record.store.Head;
import org.cordon.record.store.LogStore;
import org.cordon.record.store.PostgresAddress;
import org.cordon.record.store.PostgresLeader;
import org.cordon.record.store.PostgresStore;
import org.jspecify.annotations.Nullable;

/**
 * A server's turn at a record that several can write. It looks who leads, and takes over when the
 * leader let its lock go, or when its beat stood still for the length of the lease: then it ends
 * the old leader's sessions first. The desk's thread alone uses it.
 */
final class Standby {
  /** Between two looks, ms. */
  static final long EVERY_MS = 200;

  private static final int PATIENCE_S = 2;
  private static final long LOOKS_APART_MS = 1_000;
  private static final List<String> PASSING =
      List.of(
          "another-writer",
          "leader-lost",
          "log-stopped",
          "record-silent",
          "side-failed",
          "side-full",
          "store-failed",
          "store-full");

  private final RecordPlace place;
  private final PostgresAddress at;
  private final DeskRecord opening;
  private final Supplier<String> address;
  private final Consumer<String> tell;
  private @Nullable PostgresLeader leader;
  private PostgresLeader.@Nullable Seen last;
  private String own = ""; // the name of this server's own last sessions
  private long lookedNs;
  private boolean othersLead;
  private @Nullable CompletableFuture<Boolean> probing;
  private long stillSinceNs;
  private long snapshotAt;
  private long followedNs;

  /**
   * Not leading yet.
   *
   * @param address where this desk answers
   * @param tell takes a line when this server leads, or not any more
   */
  Standby(RecordPlace place, DeskRecord opening, Supplier<String> address, Consumer<String> tell) {
    this.place = place;
    this.opening = opening;
    this.address = address;
    this.tell = tell;
    at = PostgresAddress.parse(place.address());
  }

  /** Whether a record that failed so may be written again later, by this server or another. */
  static boolean passes(RecordRefusal why) {
    return PASSING.contains(why.name());
  }

  /** Whether the last look found a leader that lives. */
  boolean othersLead() {
    return othersLead;
  }

  /** Whether the record's server can be reached, as found meanwhile without waiting for it. */
  boolean reachable() {
    CompletableFuture<Boolean> asked = probing;
    if (asked == null) {
      probing = CompletableFuture.supplyAsync(this::reach, Thread::startVirtualThread);
      return false;
    }
    boolean found = asked.getNow(false);
    if (asked.isDone()) {
      probing = null;
    }
    return found;
  }

  private boolean reach() {
    try (Connection _ = at.forSessions("cordon looking", PATIENCE_S).connect(true)) {
      return true;
    } catch (RecordRefusal | SQLException e) {
      return false;
    }
  }

  /** Those lines that are not on the record under their keys, as far back as a desk reads. */
  List<Journal.Line> notRecorded(List<Journal.Line> lines) {
    try (LogStore store = PostgresStore.read(at)) {
      DoneKeys keys = Newest.keys(new LogReader(store));
      return lines.stream().filter(line -> keys.before(line.order()) == null).toList();
    }
  }

  /** Says something to whoever watches the server. */
  void tell(String line) {
    tell.accept(line);
  }

  /** Where the leader answers, "" when that is not known. */
  String leaderAddress() {
    return last == null ? "" : last.address();
  }

  /** The first look, which refuses what later ones wait for; null when another server leads. */
  @Nullable Leading first() throws IOException {
    Leading found = look();
    if (found == null) {
      checkKey();
      follow();
      tell.accept("this server stands by; " + where(leaderAddress()) + " leads");
    }
    return found;
  }

  private static String where(String address) {
    return address.isEmpty() ? "another one" : address;
  }

  /** Takes over where that is due; else null. */
  @Nullable Leading next() {
    try {
      Leading found = look();
      if (found == null && System.nanoTime() - followedNs > TimeUnit.MINUTES.toNanos(1)) {
        follow();
      }
      return found;
    } catch (RecordRefusal e) {
      disconnect();
      if (passes(e)) {
        return null;
      }
      throw e;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private @Nullable Leading look() throws IOException {
    othersLead = false;
    PostgresLeader connected =
        leader == null
            ? PostgresLeader.open(at.forSessions("cordon standing by", PATIENCE_S))
            : leader;
    leader = connected;
    PostgresLeader.Seen seen = connected.look();
    long stillMs = stillMs(seen);
    if (seen.locked() && !seen.name().equals(own) && stillMs < Pulse.LEASE_MS) {
      othersLead = true;
      return null;
    }
    if (seen.locked()) {
      connected.expel(seen.name());
    }
    return lead(connected, seen, stillMs);
  }

  /** How long the leader's beat stands still, as far as this server looked without a pause. */
  private long stillMs(PostgresLeader.Seen seen) {
    long nowNs = System.nanoTime();
    boolean same = last != null && last.beat() == seen.beat() && last.name().equals(seen.name());
    if (!same || nowNs - lookedNs > TimeUnit.MILLISECONDS.toNanos(LOOKS_APART_MS)) {
      stillSinceNs = nowNs;
    }
    last = seen;
    lookedNs = nowNs;
    return TimeUnit.NANOSECONDS.toMillis(nowNs - stillSinceNs);
  }

  private Leading lead(PostgresLeader connected, PostgresLeader.Seen before, long stillMs)
      throws IOException {
    long startNs = System.nanoTime();
    String name =
        "cordon desk " + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    PostgresAddress sessions = at.forSessions(name, PATIENCE_S * 2);
    LogStore store = PostgresStore.write(sessions);
    own = name;
    connected.take(name, address.get());
    Pulse pulse = new Pulse(at.forSessions(name, PATIENCE_S), name, address);
    Leading leading = null;
    try {
      leading = opening.on(store, sessions, pulse);
    } finally {
      if (leading == null) {
        pulse.close();
        store.close();
      }
    }
    disconnect(); // its pulse has a connection of its own
    if (!before.name().isEmpty()) {
      long tookMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNs);
      tell.accept(
          "this server leads now: the record was opened in "
              + tookMs
              + " ms, "
              + (before.locked()
                  ? "after the leader at "
                      + where(before.address())
                      + " had shown no beat for "
                      + stillMs
                      + " ms"
                  : "after the leader at " + where(before.address()) + " had let go"));
    }
    return leading;
  }

  /** This server must have the key before it is needed. */
  private void checkKey() throws IOException {
    try (LogStore store = PostgresStore.read(at)) {
      Head head = store.head();
      if (head == null) {
        return; // the leader begins it just now
      }
      if (!Files.exists(place.key())) {
        throw new RecordRefusal(
            "no-such-key",
            "no file, and a record that another server leads",
            place.key().toString(),
            "Copy the key file of that server here, readable by its owner alone.");
      }
      SignedNote note =
          SignedNote.parse(head.note().getBytes(StandardCharsets.UTF_8), "checkpoint");
      var _ = Checkpoint.of(note, KeyFile.read(place.key()).verifier(), place.shown());
    }
  }

  /** Keeps the state on this server's own disk, so that taking over reads few entries. */
  private void follow() throws IOException {
    followedNs = System.nanoTime();
    try (LogStore store = PostgresStore.read(at)) {
      if (store.head() == null) {
        return;
      }
      LogReader reader = new LogReader(store);
      if (reader.size() - snapshotAt >= OpenRecord.EVERY) {
        RecordState state = RecordState.of(reader, "the record", Long.MAX_VALUE, place.state());
        RecordState.keep(reader, state.fold(), place.state());
        snapshotAt = reader.size();
      }
    }
  }

  /** The desk leads, or ends. */
  void disconnect() {
    if (leader != null) {
      leader.close();
      leader = null;
    }
  }
}
