package org.cordon.app.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.cordon.app.desk.Feed;
import org.cordon.app.desk.LivePositions;
import tools.jackson.databind.node.ObjectNode;

/**
 * Server-sent events: every entry of the record with its number as id, so that a console goes on
 * where it was cut off; what comes within a tenth of a second goes out together. One that is too
 * far behind is told {@code behind}, and reads the state again. Positions are no entries: what
 * changed of them comes as {@code positions}, in one frame a second at most.
 */
final class EventStream {
  /** So many consoles may follow. */
  static final int MOST = 400;

  private static final long BEAT_MS = 10_000;
  private static final long GATHERS_MS =
      100; // so that hundreds of consoles cost a busy desk little
  private static final long FRAME_MS = 1_000;

  private final Supplier<Feed> feeds;
  private final LivePositions positions;
  private final Semaphore places = new Semaphore(MOST);

  EventStream(Supplier<Feed> feeds, LivePositions positions) {
    this.feeds = feeds;
    this.positions = positions;
  }

  int following() {
    return MOST - places.availablePermits();
  }

  /** Follows until the console goes, the desk stops, or it is not welcome any more. */
  void follow(Exchange exchange, BooleanSupplier welcome) {
    Feed feed = feeds.get(); // of as long as this desk leads
    long seq = from(exchange, feed);
    if (!places.tryAcquire()) {
      throw new HttpRefusal(
          503, "too-many-consoles", MOST + " of them", "/events", "Close one, and try again.");
    }
    try (OutputStream out = exchange.with("X-Accel-Buffering", "no").stream("text/event-stream")) {
      send(out, "retry: 1000\n\n");
      Frames frames = new Frames();
      boolean goesOn = true;
      while (goesOn && welcome.getAsBoolean()) {
        Feed.Next next = feed.after(seq, FRAME_MS);
        seq = next.behind() ? behind(out, feed) : entries(out, next, seq);
        frames.send(out, next.items().isEmpty());
        goesOn = !next.closed();
        if (goesOn) {
          Thread.sleep(GATHERS_MS);
        }
      }
    } catch (IOException e) {
      throw new Exchange.GoneException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      places.release();
    }
  }

  /** Which entry it has seen: by its header when it comes back, else by its address. */
  private static long from(Exchange exchange, Feed feed) {
    String last = exchange.header("Last-Event-ID");
    String given = last == null ? exchange.query("after") : last;
    if (given == null) {
      return feed.last();
    }
    if (!given.matches("[0-9]{1,15}")) {
      throw HttpRefusal.badRequest(
          "no-entry-number", "\"" + given + "\"", "Last-Event-ID", "Give an entry's number.");
    }
    return Long.parseLong(given);
  }

  private static long behind(OutputStream out, Feed feed) throws IOException {
    long last = feed.last();
    send(out, "id: " + last + "\nevent: behind\ndata: {}\n\n");
    return last;
  }

  private static long entries(OutputStream out, Feed.Next next, long before) throws IOException {
    long seq = before;
    StringBuilder text = new StringBuilder();
    for (Feed.Item item : next.items()) { // an entry is one line
      text.append("id: ").append(item.seq()).append("\nevent: entry\ndata: ");
      text.append(item.line()).append("\n\n");
      seq = item.seq();
    }
    if (!text.isEmpty()) {
      send(out, text.toString());
    }
    return seq;
  }

  /** One console's share of the positions: what changed since its last frame, once a second. */
  private final class Frames {
    private long change;
    private long frameNs = System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(FRAME_MS);
    private long saidNs = System.nanoTime();

    /** A frame when one is due, or a beat when nothing was said for long. */
    void send(OutputStream out, boolean nothingElse) throws IOException {
      long nowNs = System.nanoTime();
      boolean due = nowNs - frameNs >= TimeUnit.MILLISECONDS.toNanos(FRAME_MS);
      if (due && positions.changes() > change) {
        frameNs = nowNs;
        saidNs = nowNs;
        List<LivePositions.Known> changed = positions.since(change);
        ObjectNode data = Json.object();
        data.set("positions", Json.all(changed));
        EventStream.send(out, "event: positions\ndata: " + data + "\n\n");
        for (LivePositions.Known known : changed) {
          change = Math.max(change, known.change());
        }
      } else if (!nothingElse) {
        saidNs = nowNs;
      } else if (nowNs - saidNs >= TimeUnit.MILLISECONDS.toNanos(BEAT_MS)) {
        saidNs = nowNs;
        EventStream.send(out, ": \n\n");
      }
    }
  }

  private static void send(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
