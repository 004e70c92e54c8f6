package org.cordon.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Consoles that are connected: each follows the events and, like the page, reads the state again
 * once a second while something changes. They check that no entry is left out.
 */
final class DeskConsoles implements AutoCloseable {
  private static final Pattern RECORDED = Pattern.compile("\"recordedAt\":([0-9]+)");
  private static final int EVERY = 64; // entries, of which one is timed
  private static final long READS_AGAIN_MS = 1_000;

  private final DeskProcess desk;
  private final List<Socket> sockets = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private final ConcurrentLinkedQueue<Double> delaysMs = new ConcurrentLinkedQueue<>();
  private final AtomicLong entries = new AtomicLong();
  private final AtomicLong gaps = new AtomicLong();
  private final AtomicLong states = new AtomicLong();
  private volatile boolean closing;

  DeskConsoles(DeskProcess desk) {
    this.desk = desk;
  }

  /** Connects so many, and returns when all of them follow. */
  void connect(int consoles) throws IOException, InterruptedException {
    CountDownLatch following = new CountDownLatch(consoles);
    for (int i = 0; i < consoles; i++) {
      URI uri = desk.uri();
      Socket socket = new Socket(uri.getHost(), uri.getPort());
      sockets.add(socket);
      String request =
          "GET /events HTTP/1.1\r\nHost: "
              + uri.getAuthority()
              + "\r\nCookie: "
              + desk.cookie()
              + "\r\nAccept: text/event-stream\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      threads.add(Thread.ofVirtual().start(() -> follow(socket, following)));
    }
    following.await();
  }

  private void follow(Socket socket, CountDownLatch following) {
    long last = -1;
    long readMs = 0;
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8), 65_536)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.startsWith("retry:")) {
          following.countDown();
        } else if (line.startsWith("id: ")) {
          long seq = Long.parseLong(line.substring(4));
          if (last >= 0 && seq != last + 1) {
            gaps.incrementAndGet();
          }
          last = seq;
        } else if (line.startsWith("data: {\"") && last >= 0) {
          entries.incrementAndGet();
          if (last % EVERY == 0) {
            time(line);
          }
          long nowMs = System.currentTimeMillis();
          if (nowMs - readMs > READS_AGAIN_MS) {
            readMs = nowMs;
            readAgain();
          }
        }
      }
    } catch (IOException e) {
      if (!closing) {
        gaps.incrementAndGet();
      }
    }
  }

  private void time(String line) {
    Matcher recorded = RECORDED.matcher(line);
    if (recorded.find()) {
      delaysMs.add((double) (System.currentTimeMillis() - Long.parseLong(recorded.group(1))));
    }
  }

  /** As the page does: beside the events, which go on meanwhile. */
  private void readAgain() {
    var _ = Thread.ofVirtual().start(this::read);
  }

  private void read() {
    try {
      if (!closing && desk.get("/state").status() == 200) {
        states.incrementAndGet();
      }
    } catch (UncheckedIOException e) { // at the end the desk may be gone before its consoles
      if (!closing) {
        gaps.incrementAndGet();
      }
    }
  }

  /** From an entry's time on the record until a console had it, ms, some of them. */
  double[] delaysMs() {
    return delaysMs.stream().mapToDouble(Double::doubleValue).sorted().toArray();
  }

  /** How often an entry was left out or a console cut off; 0 when all is well. */
  long gaps() {
    return gaps.get();
  }

  /** Entries that came to consoles, each console counted. */
  long entries() {
    return entries.get();
  }

  /** How often a console read the state. */
  long states() {
    return states.get();
  }

  @Override
  public void close() throws IOException {
    closing = true;
    for (Socket socket : sockets) {
      socket.close();
    }
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      }
    }
  }
}
