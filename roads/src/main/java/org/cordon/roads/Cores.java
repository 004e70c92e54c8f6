package org.cordon.roads;

import java.util.concurrent.atomic.AtomicReference;

/** A second core for large work whose result does not depend on who does which part. */
public final class Cores {
  private Cores() {}

  /** Does both, at the same time, and returns when both are done. What either throws is thrown. */
  public static void both(Runnable here, Runnable there) {
    AtomicReference<Throwable> failed = new AtomicReference<>();
    Thread other =
        Thread.ofPlatform()
            .name("second core")
            .uncaughtExceptionHandler((thread, e) -> failed.set(e))
            .start(there);
    try {
      here.run();
    } finally {
      join(other);
    }
    Throwable thrown = failed.get();
    if (thrown != null) {
      throw new IllegalStateException("the part on the second core failed", thrown);
    }
  }

  /** Does work that nobody waits for, whose result changes no answer. */
  public static void aside(Runnable work) {
    Thread.ofPlatform().name("aside").daemon().start(work);
  }

  private static void join(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
