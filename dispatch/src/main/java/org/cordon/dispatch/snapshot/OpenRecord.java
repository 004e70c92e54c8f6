package org.cordon.dispatch.snapshot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cordon.dispatch.codec.Fold;
import org.cordon.dispatch.codec.LogJournal;
import org.cordon.dispatch.engine.Engine;
import org.cordon.dispatch.engine.Journal;
import org.cordon.dispatch.engine.Positions;
import org.cordon.dispatch.engine.Salts;
import org.cordon.dispatch.engine.TravelTimes;
import org.cordon.dispatch.model.State;
import org.cordon.record.keeping.RecordWriter;
import org.cordon.record.log.Log;
import org.cordon.record.log.LogEntry;
import org.cordon.record.log.LogReader;
import org.cordon.record.note.SignerKey;
import org.cordon.record.side.SideStore;
import org.cordon.record.store.LogStore;
import org.jspecify.annotations.Nullable;

/**
 * A record that a centre goes on writing: the log, the state that it folds to, and an engine that
 * answers the next command as the one would have that wrote the last. While it is written, the
 * state is kept beside it now and then, and when it is closed, so that opening it again reads few
 * entries. That never stops the writing: what goes wrong there is counted.
 */
public final class OpenRecord implements AutoCloseable {
  /** A snapshot is taken after so many entries. */
  public static final int EVERY = 20_000;

  /** But a desk that many wait for does so this seldom, for all wait meanwhile. */
  static final long APART_MS = 600_000;

  private final LogStore store;
  private final Log log;
  private final @Nullable SideStore side;
  private final @Nullable Path cache;
  private final RecordState opened;
  private final Fold fold;
  private final int every;
  private final LogJournal gathered;
  private boolean ahead;
  private long since;
  private long keptAtMs;
  private long notKept;

  private OpenRecord(LogStore store, Log log, Beside beside) {
    this.store = store;
    this.log = log;
    side = beside.side;
    cache = beside.cache;
    every = beside.every;
    gathered = LogJournal.gathering(log, side, Integer.MAX_VALUE);
    if (side != null) {
      RecordWriter.putRight(store, log, side);
    }
    LogReader reader = new LogReader(store);
    opened = RecordState.of(reader, "the record", Long.MAX_VALUE, cache);
    fold = opened.fold();
    since = fold.state().seq() == 0 ? 0 : reader.size() - opened.from();
    keptAtMs = fold.state().recordedAtMs();
  }

  /**
   * What lies beside a record.
   *
   * @param side keeps what lies behind commitments; null loses it
   * @param cache the file of snapshots, {@link RecordState#beside}; null keeps none
   * @param every how many entries lie between two of them, such as {@link #EVERY}
   */
  public record Beside(@Nullable SideStore side, @Nullable Path cache, int every) {}

  /**
   * Opens a record to write it, or begins one. Store and side store are closed with this.
   *
   * @throws org.cordon.record.RecordRefusal what {@link Log#open} and {@link RecordWriter#putRight}
   *     say
   * @throws org.cordon.roads.Refusal for entries that do not fold
   */
  public static OpenRecord open(LogStore store, SignerKey key, Beside beside) {
    return new OpenRecord(store, Log.open(store, key), beside);
  }

  /** The log, to be written by {@link #journal} alone and by what the log says of itself. */
  public Log log() {
    return log;
  }

  /** To be read only; the engine's own. */
  public State state() {
    return fold.state();
  }

  /** How many entries were not read when it was opened, because a snapshot stands for them. */
  public long from() {
    return opened.from();
  }

  /** How many snapshots were ignored when it was opened, by reason. */
  public Map<String, Integer> ignored() {
    return opened.ignored();
  }

  /** How many snapshots could not be written. */
  public long notKept() {
    return notKept;
  }

  /** Makes what a command did durable, and then, now and then, keeps the state beside it. */
  public Journal journal() {
    LogJournal durable = LogJournal.live(log, side);
    return (entries, sealed) -> {
      durable.append(entries, sealed);
      entries.forEach(fold::follow);
      since += entries.size();
      if (since >= every) {
        keep();
      }
    };
  }

  /**
   * An engine that goes on from the state. One is made; its journal is this record. Where an
   * incident is whose sealed place was deleted, it does not know.
   */
  public Engine engine(TravelTimes times, Positions positions, Salts salts) {
    return engine(times, positions, salts, journal());
  }

  /**
   * The same for a desk where many give commands at once: what they did is durable only after
   * {@link #commit}, all of it together, and nothing may be answered before.
   */
  public Engine gatheringEngine(TravelTimes times, Positions positions, Salts salts) {
    return engine(
        times,
        positions,
        salts,
        (entries, sealed) -> {
          ahead = true;
          gathered.append(entries, sealed);
          entries.forEach(fold::follow);
          since += entries.size();
        });
  }

  /** Gathers something that the log says of itself, to be committed with what is gathered. */
  public void own(LogEntry entry) {
    gathered.own(entry);
    since++;
  }

  /** The newest entries, at most so many, oldest first. */
  public List<byte[]> newest(int most) {
    LogReader reader = new LogReader(store);
    return reader.entries(Math.max(0, reader.size() - most), reader.size());
  }

  /**
   * Makes durable what was gathered, and then, now and then, keeps the state beside it, however
   * many entries come no sooner than ten minutes after it did so last.
   */
  public void commit() {
    gathered.finish();
    ahead = false;
    if (since >= every && fold.state().recordedAtMs() - keptAtMs >= APART_MS) {
      keep();
    }
  }

  private Engine engine(TravelTimes times, Positions positions, Salts salts, Journal journal) {
    Engine engine = new Engine(state(), times, positions, journal, salts);
    if (side != null) {
      fold.places(side).forEach(engine::restorePlace);
    }
    return engine;
  }

  private void keep() {
    since = 0;
    keptAtMs = fold.state().recordedAtMs();
    if (cache != null) {
      try {
        RecordState.keep(new LogReader(store), fold, cache);
      } catch (IOException e) {
        notKept++;
      }
    }
  }

  /** Closes the record and keeps no state; what was gathered and never committed is lost. */
  public void abandon() {
    try (side) {
      log.close();
    }
  }

  /**
   * Keeps the state, if anything came since it was kept last, and closes the record. What was
   * gathered and never committed is lost, and no state that holds it is kept.
   */
  @Override
  public void close() {
    try (side;
        log) {
      if (since > 0 && !ahead) {
        keep();
      }
    }
  }
}
