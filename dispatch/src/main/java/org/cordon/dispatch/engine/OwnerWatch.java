package org.cordon.dispatch.engine;

import java.util.ArrayList;
import java.util.List;
import org.cordon.dispatch.model.AccessRule;
import org.cordon.dispatch.model.AccountItem;
import org.cordon.dispatch.model.Agreement;
import org.cordon.dispatch.model.AlarmKind;
import org.cordon.dispatch.model.Ownership;
import org.cordon.dispatch.model.Ownership.Said;
import org.cordon.dispatch.model.Service;
import org.cordon.dispatch.model.State;
import org.cordon.dispatch.model.Station;
import org.cordon.dispatch.model.Zone;
import org.cordon.dispatch.model.account.AccountEntry;
import org.cordon.dispatch.model.account.Part.Did;
import org.cordon.dispatch.model.account.Period;

/**
 * Watches that every rule, outline and closed station rests on something that somebody stands for:
 * a decision that is owned, an order in force, or an agreement in force that names who can bind.
 * Whatever rests on less has an alarm that stands until that is so, and says what is entered and no
 * more.
 */
final class OwnerWatch {
  private static final int MOST_NAMED = 4;

  private final State state;
  private final Alarms alarms;

  OwnerWatch(State state, Alarms alarms) {
    this.state = state;
    this.alarms = alarms;
  }

  /** What must rest on something: how an alarm calls it, what it is in words, what it names. */
  private record Subject(String name, String what, String authority) {}

  /** After a human entry, for all that rests on what it bears on. */
  void entered(AccountItem item, Log log) {
    AccountEntry root = item.root().entry();
    String bearsOn = root instanceof AccountEntry.Statement s ? s.decisionId() : item.root().id();
    if (bearsOn.isEmpty()) {
      return;
    }
    for (Subject subject : all(log.nowMs())) {
      AccountItem stands = state.account().inPlaceOf(subject.authority);
      boolean meant = stands != null && stands.id().equals(bearsOn);
      if (meant || subject.authority.equals(bearsOn)) {
        check(subject, log);
      }
    }
  }

  /** After time passed over something that others rest on. */
  void checkAll(Log log) {
    all(log.nowMs()).forEach(subject -> check(subject, log));
  }

  private List<Subject> all(long nowMs) {
    List<Subject> all = new ArrayList<>();
    for (Station station : state.units().stations()) {
      if (!state.units().isOpen(station.id())) {
        all.add(of(station));
      }
    }
    state.zones().active().forEach(zone -> all.addAll(of(zone, nowMs)));
    return all;
  }

  private Subject of(Station station) {
    return new Subject(
        "station/" + station.id(),
        station.name() + " is closed",
        state.units().closedOn(station.id()));
  }

  private static List<Subject> of(Zone zone, long nowMs) {
    List<Subject> all = new ArrayList<>();
    for (Service service : Service.values()) {
      AccessRule rule = zone.rule(service, nowMs);
      if (rule != null) {
        String what = zone.name() + " is " + rule.level() + " to " + service;
        all.add(new Subject(zone.id() + "/" + service, what, rule.authority()));
      }
    }
    String what = zone.name() + " has its outline " + zone.outlineVersion();
    all.add(new Subject(zone.id() + "/outline", what, zone.outlineAuthority()));
    return all;
  }

  /** After a zone's rules or its outline changed, or it began or ended. */
  void check(Zone zone, Log log) {
    List<Subject> now = zone.active() ? of(zone, log.nowMs()) : List.of();
    for (Service service : Service.values()) {
      gone(zone.id() + "/" + service, now, log);
    }
    gone(zone.id() + "/outline", now, log);
    now.forEach(subject -> check(subject, log));
  }

  private void gone(String name, List<Subject> now, Log log) {
    if (now.stream().noneMatch(s -> s.name.equals(name))) {
      alarms.clear(AlarmKind.NO_OWNED_DECISION, name, log);
    }
  }

  /** After a station closed or opened. */
  void check(Station station, Log log) {
    if (state.units().isOpen(station.id())) {
      alarms.clear(AlarmKind.NO_OWNED_DECISION, "station/" + station.id(), log);
    } else {
      check(of(station), log);
    }
  }

  private void check(Subject subject, Log log) {
    String lacks = lacks(subject.authority, log.nowMs());
    String text = lacks.isEmpty() ? "" : subject.what + "; " + lacks;
    alarms.say(AlarmKind.NO_OWNED_DECISION, subject.name, text, log);
  }

  /** What an authority lacks, in words; "" where somebody stands for it. */
  private String lacks(String authority, long nowMs) {
    if (authority.isEmpty()) {
      return "no authority given";
    }
    AccountItem item = state.account().inPlaceOf(authority);
    String rests = "it rests on " + authority;
    if (item == null) {
      return rests + ", which nobody entered";
    }
    if (!item.id().equals(authority)) {
      rests += ", now " + item.id();
    }
    String how =
        item.inForce()
            ? switch (item.entry()) {
              case AccountEntry.Decision d -> lacks(item, d.period(), nowMs);
              case AccountEntry.Order o -> when(o.period(), nowMs);
              case AccountEntry.Agreement a -> lacks(a, nowMs);
              default -> "which is no decision";
            }
            : item.stands() ? "which is over" : "which is struck";
    return how.isEmpty() ? "" : rests + ", " + how;
  }

  private static String when(Period period, long nowMs) {
    return nowMs < period.fromMs()
        ? "which has not begun"
        : period.contains(nowMs) ? "" : "which is over";
  }

  private String lacks(AccountEntry.Agreement a, long nowMs) {
    Agreement agreement = state.zones().agreement(a.id());
    if (agreement == null || agreement.standing() != Agreement.Standing.IN_FORCE) {
      return "which is over";
    }
    String when = when(a.period(), nowMs);
    return when.isEmpty() && a.binds().isEmpty() ? "which names nobody who can bind" : when;
  }

  private String lacks(AccountItem decision, Period period, long nowMs) {
    Ownership ownership = Ownership.of(decision, state.account());
    String when = when(period, nowMs);
    if (ownership.owned()) {
      return when;
    }
    String ordered = offices(ownership.of(Did.ORDERED), true);
    String disclaimed = offices(ownership.of(Did.DISCLAIMED), false);
    return (when.isEmpty() ? "" : when + ", ")
        + "ordered by: "
        + (ordered.isEmpty() ? "not established" : ordered)
        + (disclaimed.isEmpty() ? "" : "; disclaimed by: " + disclaimed);
  }

  /** "mayor's office (as police chief says), city"; each once, and not more than a few. */
  private static String offices(List<Said> parts, boolean asSaid) {
    List<String> names = new ArrayList<>();
    for (Said said : parts) {
      String office = said.part().office();
      String by = said.part().provenance().onWordOf();
      String name = asSaid && !said.established() ? office + " (as " + by + " says)" : office;
      if (!names.contains(name)) {
        names.add(name);
      }
    }
    int more = names.size() - MOST_NAMED;
    return more <= 0
        ? String.join(", ", names)
        : String.join(", ", names.subList(0, MOST_NAMED)) + " and " + more + " more";
  }
}
