package org.cordon.app.http;

import java.util.concurrent.CompletableFuture;
import org.cordon.app.desk.Desk;
import org.jspecify.annotations.Nullable;

/**
 * The state for whoever asks: all who ask before the desk comes to it share one answer, so that it
 * is made as often as the desk can and not as often as consoles ask. Nobody gets one that was taken
 * before they asked.
 */
final class SharedState {
  private final Desk desk;
  private @Nullable CompletableFuture<Ready> next; // not yet begun

  SharedState(Desk desk) {
    this.desk = desk;
  }

  /**
   * As it is sent.
   *
   * @param seq the last entry that it takes in
   */
  @SuppressWarnings("ArrayRecordComponent") // only sent
  record Ready(long seq, byte[] json) {}

  /** The state, taken after this was called. */
  synchronized CompletableFuture<Ready> ask() {
    CompletableFuture<Ready> shared = next;
    if (shared == null || shared.isDone()) { // done before it began: turned away
      shared = desk.ask(this::take).thenApplyAsync(SharedState::ready, Thread::startVirtualThread);
      next = shared;
    }
    return shared;
  }

  private Shown.Everything take(Desk.View view) {
    synchronized (this) {
      next = null;
    }
    return Shown.of(view);
  }

  private static Ready ready(Shown.Everything everything) {
    return new Ready(everything.seq(), Json.bytes(Json.of(everything)));
  }
}
