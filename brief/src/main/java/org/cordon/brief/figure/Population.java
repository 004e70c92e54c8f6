package org.cordon.brief.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.cordon.brief.account.Account;
import org.cordon.brief.account.CallOnRecord;
import org.cordon.dispatch.model.Incident;
import org.cordon.dispatch.model.IncidentOutcome;
import org.cordon.dispatch.model.Milestone;

/**
 * The calls that figures are of: those received from a time on, inside a zone, outside of all, or
 * anywhere. A duplicate is counted with the incident that it was merged into.
 *
 * @param id with which the ids of its figures begin
 * @param words "calls received inside capitol hill since …", for labels and definitions
 * @param query which calls, precisely
 */
record Population(String id, String words, String query, List<CallOnRecord> calls) {
  /** Which calls by where they were when they were last located. */
  sealed interface Where {
    boolean has(Incident incident);

    record Inside(String zoneId) implements Where {
      @Override
      public boolean has(Incident incident) {
        return incident.zoneIds().contains(zoneId);
      }
    }

    record Outside() implements Where {
      @Override
      public boolean has(Incident incident) {
        return incident.zoneIds().isEmpty();
      }
    }

    record Anywhere() implements Where {
      @Override
      public boolean has(Incident incident) {
        return true;
      }
    }
  }

  Population {
    calls = List.copyOf(calls);
  }

  static Population of(String id, String words, Account account, Where where, long sinceMs) {
    List<CallOnRecord> calls = new ArrayList<>();
    for (CallOnRecord call : account.calls()) {
      Incident incident = call.incident();
      if (incident.mergedInto().isEmpty()
          && incident.timeMs(Milestone.RECEIVED) >= sinceMs
          && where.has(incident)) {
        calls.add(call);
      }
    }
    String place =
        switch (where) {
          case Where.Inside in -> "whose zones, when last located, include " + in.zoneId();
          case Where.Outside out -> "that lay in no zone when last located";
          case Where.Anywhere any -> "anywhere";
        };
    String query =
        "fold entries 0 to "
            + (account.size() - 1)
            + "; incidents "
            + place
            + ", not merged into another, received at or after "
            + sinceMs
            + " ms UTC";
    return new Population(id, words, query, calls);
  }

  /** Those that ended in a way. */
  List<CallOnRecord> ended(IncidentOutcome outcome) {
    return calls.stream().filter(c -> c.incident().outcome() == outcome).toList();
  }

  /** Those that are open and held. */
  List<CallOnRecord> held() {
    return calls.stream().filter(c -> c.incident().open() && c.incident().hold() != null).toList();
  }

  /** Those that are open. */
  List<CallOnRecord> open() {
    return calls.stream().filter(c -> c.incident().open()).toList();
  }

  /** The entries that opened them. */
  static List<Long> openings(List<CallOnRecord> calls) {
    return calls.stream().map(c -> c.numbers().getFirst()).toList();
  }

  /** The entries that opened them, and those that tell when hands-on began. */
  static List<Long> clocks(List<CallOnRecord> calls) {
    TreeSet<Long> all = new TreeSet<>(openings(calls));
    calls.forEach(c -> all.addAll(c.handsOn()));
    return List.copyOf(all);
  }

  /** Every entry that tells their lives. */
  static List<Long> lives(List<CallOnRecord> calls) {
    TreeSet<Long> all = new TreeSet<>();
    calls.forEach(c -> all.addAll(c.numbers()));
    return List.copyOf(all);
  }

  /**
   * The order statistic of the times from receipt to hands-on over all calls: the value at rank
   * ceil(percent · n / 100); a call without hands-on is later than every other.
   */
  long quantile(int percent) {
    if (calls.isEmpty()) {
      return Figure.NONE;
    }
    List<Long> times = new ArrayList<>(calls.stream().map(Population::toHandsOnMs).toList());
    times.sort(null);
    return times.get(Math.ceilDiv(percent * times.size(), 100) - 1);
  }

  private static long toHandsOnMs(CallOnRecord call) {
    long stopMs = call.incident().timeMs(Milestone.HANDS_ON);
    return stopMs < 0 ? Figure.NEVER : stopMs - call.incident().timeMs(Milestone.RECEIVED);
  }

  /** How long those without hands-on wait at a time, the longest of them. */
  static long longestWaitMs(List<CallOnRecord> calls, long atMs) {
    long longest = Figure.NONE;
    for (CallOnRecord call : calls) {
      if (call.incident().timeMs(Milestone.HANDS_ON) < 0) {
        longest = Math.max(longest, atMs - call.incident().timeMs(Milestone.RECEIVED));
      }
    }
    return longest;
  }
}
