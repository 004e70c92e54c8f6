package org.cordon.brief.claim;

import java.util.Arrays;
import java.util.List;
import org.cordon.calls.Finding;
import org.cordon.calls.Moment;
import org.cordon.calls.reader.ScannedCall;

/** What one period has: calls, those of the share, those not reached, and times by clock. */
final class Measure {
  private final Period period;
  private final List<Clock> clocks;
  private final Times[] times;
  private final int[] perDay;

  long calls;
  long onView;
  long ofShare;
  long neverReached;
  long waiting;
  long withoutTime;
  long backwards;

  Measure(Period period, List<Clock> clocks) {
    this.period = period;
    this.clocks = List.copyOf(clocks);
    times = new Times[clocks.size()];
    Arrays.setAll(times, i -> new Times());
    perDay = new int[(int) ((period.untilMs() - period.fromMs() - 1) / 86_400_000) + 1];
  }

  Period period() {
    return period;
  }

  /** Takes a call of the period. */
  void add(ScannedCall call, boolean inShare) {
    if (call.onView()) {
      onView++;
      return;
    }
    calls++;
    perDay[(int) ((call.atMs() - period.fromMs()) / 86_400_000)]++;
    ofShare += inShare ? 1 : 0;
    neverReached += call.unreached() ? 1 : 0;
    waiting += call.waiting() ? 1 : 0;
    if (call.findings().contains(Finding.RUNS_BACKWARDS)) {
      backwards++;
      return;
    }
    for (int i = 0; i < times.length; i++) {
      Clock clock = clocks.get(i);
      if (call.has(clock.start()) && call.has(clock.stop())) {
        times[i].add(call.ms(clock.stop()) - call.ms(clock.start()));
      } else if (i == 0 && call.has(Moment.ON_SCENE)) {
        withoutTime++;
      }
    }
  }

  /** The times of a clock, sorted. */
  long[] sorted(int clock) {
    return times[clock].sorted();
  }

  /** By how much days differ more than chance would have it: 1 where not. */
  double dispersion() {
    double days = period.days();
    int whole = period.weekdays().size() == 7 ? perDay.length : 0;
    if (whole < 7 || calls < 20) {
      return 1;
    }
    double mean = calls / days;
    double squares = 0;
    for (int i = 0; i + 1 < whole; i++) {
      squares += (perDay[i] - mean) * (perDay[i] - mean);
    }
    return squares / (whole - 2) / mean;
  }

  /** Milliseconds, growing. */
  private static final class Times {
    private long[] ms = new long[64];
    private int size;
    private boolean sorted;

    void add(long value) {
      if (size == ms.length) {
        ms = Arrays.copyOf(ms, size * 2);
      }
      ms[size++] = value;
      sorted = false;
    }

    long[] sorted() {
      if (!sorted) {
        ms = Arrays.copyOf(ms, size);
        Arrays.parallelSort(ms);
        sorted = true;
      }
      return ms;
    }
  }
}
