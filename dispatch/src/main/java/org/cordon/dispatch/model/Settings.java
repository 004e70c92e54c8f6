package org.cordon.dispatch.model;

import java.util.List;

/** What a centre sets for itself; on the log like everything else that decides. */
public record Settings(Watch watch, Meeting meeting, Sending sending) {
  /**
   * When somebody has to look.
   *
   * @param waitingMs by priority, the first for P1; lower priorities use the last
   * @param acknowledgeMs a unit acknowledges being sent
   * @param pointAcknowledgeMs everybody holds the meeting point
   * @param contactMs a crew inside a zone is asked whether it is all right
   * @param aheadMs before a rule or an agreement ends
   * @param overrunMs after the time a unit should have arrived
   * @param callbackMs until a held caller is called back
   */
  public record Watch(
      List<Long> waitingMs,
      long acknowledgeMs,
      long pointAcknowledgeMs,
      long contactMs,
      long aheadMs,
      long overrunMs,
      long callbackMs) {
    public Watch {
      waitingMs = List.copyOf(waitingMs);
      if (waitingMs.isEmpty()) {
        throw new IllegalArgumentException("no waiting limits; give one a priority, P1 first");
      }
    }

    /** How long an incident of a priority may wait. */
    public long waitingMs(int priority) {
      return waitingMs.get(Math.min(priority, waitingMs.size()) - 1);
    }
  }

  /**
   * How a meeting point is chosen.
   *
   * @param standOffMm from any closed area
   * @param maxWalkMs of the caller
   * @param toleranceMs how much later than the earliest meeting a shorter walk may be
   */
  public record Meeting(
      long standOffMm,
      long maxWalkMs,
      long toleranceMs,
      int walkMmPerS,
      int carriedMmPerS,
      int childMmPerS) {
    /** The speed of the slowest of those who come. */
    public int speedMmPerS(List<Casualty> coming) {
      return coming.stream()
          .mapToInt(c -> speedMmPerS(c.state()))
          .min()
          .orElse(Math.min(carriedMmPerS, childMmPerS));
    }

    /** Walking speed in the caller's state; who has not been asked is taken to be carried. */
    public int speedMmPerS(CallerState caller) {
      return switch (caller.mobility()) {
        case WALKS -> caller.child() ? Math.min(childMmPerS, walkMmPerS) : walkMmPerS;
        case CARRIED, UNKNOWN, CANNOT_BE_MOVED -> carriedMmPerS;
      };
    }
  }

  /**
   * How units are chosen.
   *
   * @param positionMaxAgeMs past it a unit is ranked from its last post
   * @param preemptionGainMs how much sooner a unit of another incident must be there to be taken
   * @param reopenMs how long an ended incident stays open to corrections
   * @param candidatesKept how many ranked candidates go on the log with a decision
   */
  public record Sending(
      long positionMaxAgeMs, long preemptionGainMs, long reopenMs, int candidatesKept) {}

  /** Where a centre starts from. */
  public static Settings defaults() {
    return new Settings(
        new Watch(
            List.of(120_000L, 300_000L, 900_000L),
            60_000,
            90_000,
            600_000,
            900_000,
            120_000,
            600_000),
        new Meeting(50_000, 600_000, 30_000, 1_300, 700, 1_000),
        new Sending(120_000, 120_000, 600_000, 5));
  }

  void canonical(Canonical out) {
    out.put(watch.waitingMs.size());
    watch.waitingMs.forEach(ms -> out.put((long) ms));
    out.put(watch.acknowledgeMs).put(watch.pointAcknowledgeMs).put(watch.contactMs);
    out.put(watch.aheadMs).put(watch.overrunMs).put(watch.callbackMs);
    out.put(meeting.standOffMm).put(meeting.maxWalkMs).put(meeting.toleranceMs);
    out.put(meeting.walkMmPerS).put(meeting.carriedMmPerS).put(meeting.childMmPerS);
    out.put(sending.positionMaxAgeMs).put(sending.preemptionGainMs);
    out.put(sending.reopenMs).put(sending.candidatesKept);
  }
}
