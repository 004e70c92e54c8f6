package org.cordon.dispatch.policy;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A meeting point in one sentence that can be read over the radio: corner and side, units and their
 * time, walk, when to leave, and why no nearer corner was taken. Times are said in whole seconds,
 * rounded up, and add up as said.
 */
public final class MeetingWords {
  /** How many reasons are said, and how many corners by name for each: more is not listened to. */
  private static final int MOST = 2;

  /** A unit, and when it is there. */
  public record Arrival(String unitId, long etaMs) {}

  /** Why a nearer corner was not taken. */
  public enum Reason {
    IN_CLOSED_AREA,
    WITHIN_STAND_OFF,
    NO_OPEN_STREET,
    NO_WAY,
    LATER
  }

  /**
   * A nearer corner that was not taken.
   *
   * @param laterMs how much later the units would be there; 0 for other reasons
   */
  public record Passed(String spokenName, Reason reason, long laterMs) {}

  /**
   * What is said of one point.
   *
   * @param leaveAt the time of day when the caller leaves, "" where no clock is given
   * @param nearer corners nearer on foot, nearest first
   */
  public record Spoken(
      String name,
      boolean agreed,
      List<Arrival> units,
      long walkMs,
      String leaveAt,
      List<Passed> nearer,
      long standOffMm) {
    public Spoken {
      units = List.copyOf(units);
      nearer = List.copyOf(nearer);
    }
  }

  private MeetingWords() {}

  /** The sentence, without a full stop. */
  public static String sentence(Spoken s) {
    long unitMs = s.units.stream().mapToLong(Arrival::etaMs).max().orElse(0);
    String there = s.units.isEmpty() ? "" : arrivals(s.units) + ", ";
    return s.name
        + (s.agreed ? " (agreed)" : "")
        + ": "
        + there
        + "the walk takes "
        + duration(s.walkMs)
        + ": "
        + leave(seconds(unitMs) - seconds(s.walkMs), s.leaveAt)
        + nearer(s);
  }

  /** "M10 there in 2 min 20 s", or of several "E25 there in 2 min, M10 in 3 min 5 s". */
  private static String arrivals(List<Arrival> units) {
    List<Arrival> sorted = new ArrayList<>(units);
    sorted.sort(java.util.Comparator.comparingLong(Arrival::etaMs).thenComparing(Arrival::unitId));
    StringBuilder said = new StringBuilder();
    for (Arrival a : sorted) {
      said.append(said.isEmpty() ? "" : ", ").append(a.unitId);
      said.append(said.length() == a.unitId.length() ? " there in " : " in ");
      said.append(duration(a.etaMs));
    }
    return said.toString();
  }

  private static String leave(long waitS, String leaveAt) {
    if (waitS < 1) {
      return "go now";
    }
    String at = leaveAt.isEmpty() ? "" : " at " + leaveAt + ",";
    return "wait inside and leave" + at + " in " + duration(1000 * waitS);
  }

  private static String nearer(Spoken s) {
    Map<Reason, List<Passed>> groups = new EnumMap<>(Reason.class);
    List<Reason> order = new ArrayList<>();
    for (Passed p : s.nearer) {
      if (!groups.containsKey(p.reason)) {
        order.add(p.reason);
      }
      groups.computeIfAbsent(p.reason, r -> new ArrayList<>()).add(p);
    }
    StringBuilder said = new StringBuilder();
    for (Reason reason : order.subList(0, Math.min(MOST, order.size()))) {
      List<Passed> group = groups.getOrDefault(reason, List.of());
      said.append(said.isEmpty() ? "; the nearer " : ", ").append(group(group, s));
    }
    return said.toString();
  }

  private static String group(List<Passed> group, Spoken s) {
    List<String> names = new ArrayList<>();
    group.stream().map(Passed::spokenName).distinct().limit(MOST).forEach(names::add);
    long more = group.stream().map(Passed::spokenName).distinct().count() - names.size();
    if (more > 0) {
      names.add(more + " more");
    }
    boolean one = names.size() == 1;
    Reason reason = group.getFirst().reason;
    String who = and(s.units.stream().map(Arrival::unitId).toList());
    return and(names)
        + switch (reason) {
          case IN_CLOSED_AREA -> (one ? " is" : " are") + " inside the closed area";
          case WITHIN_STAND_OFF ->
              (one ? " lies" : " lie") + " within the " + s.standOffMm / 1000 + " m stand-off";
          case NO_OPEN_STREET -> (one ? " has" : " have") + " no street open to vehicles";
          case NO_WAY -> " cannot be reached by " + who;
          case LATER -> " would have " + who + " there " + later(group) + " later";
        };
  }

  private static String later(List<Passed> group) {
    long least = group.stream().mapToLong(Passed::laterMs).min().orElse(0);
    return (group.size() > 1 ? "at least " : "") + duration(least);
  }

  /** Minutes and whole seconds, such as {@code 2 min 31 s}. */
  public static String duration(long ms) {
    long s = seconds(ms);
    if (s < 60) {
      return s + " s";
    }
    return s / 60 + " min" + (s % 60 == 0 ? "" : " " + s % 60 + " s");
  }

  private static long seconds(long ms) {
    return Math.ceilDiv(ms, 1000);
  }

  private static String and(List<String> names) {
    int n = names.size();
    return n < 2
        ? String.join("", names)
        : String.join(", ", names.subList(0, n - 1)) + " and " + names.get(n - 1);
  }
}
