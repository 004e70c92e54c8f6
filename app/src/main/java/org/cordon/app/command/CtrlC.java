package org.cordon.app.command;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Turns Ctrl-C into an orderly end: the work is told to stop and is given a few seconds to take its
 * half-written files away; then Java ends with exit code 130.
 */
final class CtrlC implements AutoCloseable {
  /** The exit code of a program that SIGINT ended: 128 + 2. */
  static final int EXIT_CODE = 130;

  private static final long PATIENCE_S = 10;

  private final AtomicBoolean pressed = new AtomicBoolean();
  private final CountDownLatch unwound = new CountDownLatch(1);
  private final Thread hook;

  /** From now until {@link #close}, Ctrl-C stops the work and says {@code message}. */
  CtrlC(Console console, String message) {
    hook =
        Thread.ofPlatform()
            .unstarted(() -> {
              pressed.set(true);
              try {
                boolean inTime = unwound.await(PATIENCE_S, TimeUnit.SECONDS);
                console.note(
                    "cordon: stopped"
                        + (inTime ? "; " + message : "; the work did not end in time"));
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Whether it was pressed. */
  boolean pressed() {
    return pressed.get();
  }

  @Override
  public void close() {
    unwound.countDown();
    if (!pressed()) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // Java is ending already, so the hook runs.
        pressed.set(true);
      }
    }
  }
}
