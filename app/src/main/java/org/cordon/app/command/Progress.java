package org.cordon.app.command;

/**
 * Shows that long work goes on: on a terminal one line with the seconds, redrawn; elsewhere a line
 * at the start of each step.
 */
final class Progress implements AutoCloseable {
  private static final long REDRAW_MS = 500;
  private static final String ERASE_LINE = "\r\u001b[K";

  private final Console console;
  private final long startNs = System.nanoTime();
  private final Thread ticker;
  private volatile String work;

  Progress(Console console, String work) {
    this.console = console;
    this.work = work;
    ticker = Thread.ofVirtual().unstarted(this::tick);
    announce();
    if (console.terminal()) {
      ticker.start();
    }
  }

  /** Goes on to the next step. */
  void step(String next) {
    work = next;
    announce();
  }

  /** So many of all are done; off a terminal only every tenth part is a line. */
  void step(int done, int total, String what) {
    work = done + "/" + total + " " + what;
    if (console.terminal() || done * 10 / total != (done - 1) * 10 / total) {
      announce();
    }
  }

  /** Whole seconds and tenths since the start. */
  String seconds() {
    long tenths = (System.nanoTime() - startNs) / 100_000_000;
    return tenths / 10 + "." + tenths % 10 + " s";
  }

  private void announce() {
    if (console.terminal()) {
      console.err().print(ERASE_LINE + work + " … " + seconds());
      console.err().flush();
    } else {
      console.note(work);
    }
  }

  private void tick() {
    try {
      while (true) {
        Thread.sleep(REDRAW_MS);
        announce();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    done();
  }

  /** The work is over: the line goes. */
  void done() {
    if (!console.terminal()) {
      return;
    }
    ticker.interrupt();
    try {
      ticker.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    console.err().print(ERASE_LINE);
    console.err().flush();
  }
}
