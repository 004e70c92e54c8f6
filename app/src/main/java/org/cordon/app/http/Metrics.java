package org.cordon.app.http;

import java.util.concurrent.atomic.AtomicLongArray;
import org.cordon.app.desk.Desk;
import org.cordon.app.desk.Journal;
import org.cordon.app.desk.Turn;

/** Counts for Prometheus, as text. */
final class Metrics {
  private static final String PROVISIONAL = "Commands kept here that are not on the record.";
  private static final long[] BOUNDS_MS = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000};

  private final AtomicLongArray byStatus = new AtomicLongArray(6);
  private final AtomicLongArray within = new AtomicLongArray(BOUNDS_MS.length + 1);
  private final AtomicLongArray sums = new AtomicLongArray(2); // commands, their ns

  void answered(int status) {
    byStatus.incrementAndGet(Math.clamp(status / 100, 0, 5));
  }

  /** A command was answered after so long. */
  void command(long ns) {
    int i = 0;
    while (i < BOUNDS_MS.length && ns > BOUNDS_MS[i] * 1_000_000) {
      i++;
    }
    within.incrementAndGet(i);
    sums.incrementAndGet(0);
    sums.addAndGet(1, ns);
  }

  String text(Desk desk, int following) {
    StringBuilder out = new StringBuilder();
    Desk.Counts counts = desk.counts();
    one(out, "cordon_entries", "gauge", "Entries on the record.", counts.entries());
    long leads = desk.turn() == Turn.LEADING ? 1 : 0;
    one(out, "cordon_leading", "gauge", "1 while this server leads the record.", leads);
    Journal journal = desk.journal();
    if (journal != null) {
      one(out, "cordon_provisional", "gauge", PROVISIONAL, journal.waiting().size());
      one(out, "cordon_conflicts", "gauge", "Left to a person.", journal.conflicts().size());
    }
    one(out, "cordon_commands_total", "counter", "Commands handled.", counts.commands());
    one(out, "cordon_refusals_total", "counter", "Commands refused.", counts.refusals());
    one(out, "cordon_commits_total", "counter", "Commits of the record.", counts.commits());
    one(out, "cordon_desk_waiting", "gauge", "Commands and questions that wait.", counts.waiting());
    one(out, "cordon_consoles", "gauge", "Consoles that follow the record.", following);
    head(out, "cordon_http_answers_total", "counter", "Answers by class of status.");
    for (int i = 1; i < byStatus.length(); i++) {
      out.append("cordon_http_answers_total{status=\"").append(i).append("xx\"} ");
      out.append(byStatus.get(i)).append('\n');
    }
    histogram(out);
    return out.toString();
  }

  private void histogram(StringBuilder out) {
    String name = "cordon_command_seconds";
    head(out, name, "histogram", "From a command's arrival until it is durable and answered.");
    long all = 0;
    for (int i = 0; i < BOUNDS_MS.length; i++) {
      all += within.get(i);
      out.append(name).append("_bucket{le=\"").append(BOUNDS_MS[i] / 1000.0).append("\"} ");
      out.append(all).append('\n');
    }
    all += within.get(BOUNDS_MS.length);
    out.append(name).append("_bucket{le=\"+Inf\"} ").append(all).append('\n');
    out.append(name).append("_sum ").append(sums.get(1) / 1e9).append('\n');
    out.append(name).append("_count ").append(all).append('\n');
  }

  private static void one(StringBuilder out, String name, String type, String help, long value) {
    head(out, name, type, help);
    out.append(name).append(' ').append(value).append('\n');
  }

  private static void head(StringBuilder out, String name, String type, String help) {
    out.append("# HELP ").append(name).append(' ').append(help).append('\n');
    out.append("# TYPE ").append(name).append(' ').append(type).append('\n');
  }
}
