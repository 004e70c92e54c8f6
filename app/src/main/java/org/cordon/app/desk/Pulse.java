package org.cordon.app.desk;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.cordon.record.RecordRefusal;
import org.cordon.record.store.PostgresAddress;
import org.cordon.record.store.PostgresLeader;
import org.jspecify.annotations.Nullable;

/**
 * Shows by a beat on the record's server that this desk lives, from a thread and a connection of
 * its own, and knows when it could not for as long as those who stand by wait.
 */
final class Pulse implements AutoCloseable {
  /** Between two beats, ms. */
  static final long EVERY_MS = 400;

  /** After so long without a beat others take over, ms. */
  static final long LEASE_MS = 2_500;

  private final PostgresAddress sessions;
  private final String name;
  private final Supplier<String> address;
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile long lastNs = System.nanoTime();
  private volatile boolean overtaken;
  private @Nullable PostgresLeader leader; // of the pulse's thread

  /**
   * Begins to beat.
   *
   * @param sessions the record's address, for sessions of this name
   * @param address where this desk answers; may change until it listens
   */
  Pulse(PostgresAddress sessions, String name, Supplier<String> address) {
    this.sessions = sessions;
    this.name = name;
    this.address = address;
    Thread.ofPlatform().name("pulse").daemon().start(this::run);
  }

  private void run() {
    try {
      while (!over.await(EVERY_MS, TimeUnit.MILLISECONDS) && !overtaken) {
        beat();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      disconnect();
    }
  }

  private void beat() {
    try {
      PostgresLeader connected = leader == null ? PostgresLeader.open(sessions) : leader;
      leader = connected;
      if (connected.beat(name, address.get())) {
        lastNs = System.nanoTime();
      } else {
        overtaken = true;
      }
    } catch (RecordRefusal e) { // tried again with the next beat
      disconnect();
    }
  }

  private void disconnect() {
    if (leader != null) {
      leader.close();
      leader = null;
    }
  }

  /**
   * Refuses to go on.
   *
   * @throws RecordRefusal {@code leader-lost} when another leads, {@code record-silent} when one
   *     may do by now
   */
  void check() {
    long silentMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - lastNs);
    if (overtaken || silentMs > LEASE_MS) {
      throw new RecordRefusal(
          overtaken ? "leader-lost" : "record-silent",
          overtaken ? "another server that leads" : "no beat for " + silentMs + " ms",
          sessions.toString(),
          "Ask the other server; this one stands by, and tries again by itself.");
    }
  }

  @Override
  public void close() {
    over.countDown();
  }
}
