package org.cordon.brief.joint;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.cordon.brief.account.Account;
import org.cordon.brief.account.ZoneOnRecord;
import org.cordon.dispatch.model.AccessRule;
import org.cordon.dispatch.model.Alarm;
import org.cordon.dispatch.model.Closure;
import org.cordon.dispatch.model.NamedPlace;
import org.cordon.dispatch.model.Times;
import org.cordon.dispatch.model.Zone;
import org.cordon.dispatch.policy.Access;

/** What is closed, to whom, and on what authority. */
record GroundLines(Account account, Said said, Owners owners, Lines lines) {
  void situation() {
    List<ZoneOnRecord> zones = account.zones();
    if (zones.isEmpty()) {
      lines.add(
          Section.SITUATION,
          "no-zone",
          account.size() == 0
              ? "Nothing was recorded up to this time."
              : "No zone is or was in force up to this time.",
          List.of());
    }
    zones.forEach(this::zone);
    Collection<Closure> closures = account.state().zones().closures();
    if (!closures.isEmpty()) {
      List<String> ids = closures.stream().map(Closure::id).limit(Lines.MOST).toList();
      lines.add(
          Section.SITUATION,
          "closures",
          closures.size() + " closures of streets: " + shown(ids, closures.size()) + ".",
          List.of());
    }
    alarms();
  }

  private static String shown(List<String> some, int of) {
    return Said.list(some) + (of > some.size() ? " and " + (of - some.size()) + " more" : "");
  }

  private void zone(ZoneOnRecord each) {
    Zone zone = each.zone();
    List<String> points =
        zone.collectionPoints().stream().map(NamedPlace::spokenName).limit(Lines.MOST).toList();
    String text =
        zone.name()
            + (zone.active() ? " closed since " : " is over; it was closed from ")
            + said.time(each.sinceMs())
            + (zone.active() ? "" : " on")
            + "; outline version "
            + zone.outlineVersion()
            + ", "
            + owners.authority(zone.outlineAuthority())
            + (points.isEmpty()
                ? ". No collection point is agreed."
                : ". Collection points: " + shown(points, zone.collectionPoints().size()) + ".");
    TreeSet<Long> numbers = new TreeSet<>(each.changes());
    numbers.addAll(owners.numbers(zone.outlineAuthority()));
    lines.add(Section.SITUATION, zone.id(), text, List.copyOf(numbers));
  }

  private void alarms() {
    Collection<Alarm> alarms = account.state().alarms().all();
    if (!alarms.isEmpty()) {
      List<String> some = alarms.stream().map(this::alarm).limit(Lines.MOST).toList();
      lines.add(
          Section.SITUATION,
          "alarms",
          "Alarms that stand: " + shown(some, alarms.size()) + ".",
          List.of("alarms.standing"),
          alarms.stream().map(account::number).sorted().toList());
    }
  }

  /** What it is about in words; the one zone that there is need not be named each time. */
  private String alarm(Alarm alarm) {
    String about = alarm.text().isEmpty() ? alarm.subject() : alarm.text().split(";", 2)[0];
    if (account.zones().size() == 1) {
      about = about.replace(account.zones().getFirst().zone().name(), "the zone");
    }
    return Said.words(alarm.kind()) + " (" + Said.cut(about, 60) + ")";
  }

  void rules() {
    for (ZoneOnRecord zone : account.zones()) {
      for (ZoneOnRecord.Rule rule : zone.rules()) {
        TreeSet<Long> numbers = new TreeSet<>(owners.numbers(rule.written().authority()));
        numbers.addAll(owners.numbers(rule.written().agreementId()));
        numbers.add(rule.number());
        lines.add(
            Section.RULES,
            zone.zone().id() + "-" + Said.words(rule.service()),
            rule(zone.zone(), rule),
            List.copyOf(numbers));
      }
      if (zone.zone().active() && zone.rules().isEmpty()) {
        lines.add(
            Section.RULES,
            zone.zone().id(),
            zone.zone().name() + ": no rule is set for any service.",
            zone.changes());
      }
    }
  }

  private String rule(Zone zone, ZoneOnRecord.Rule rule) {
    AccessRule written = rule.written();
    List<String> parts = new ArrayList<>();
    String standing =
        switch (rule.ruling().standing()) {
          case NO_RULE, IN_FORCE -> "";
          case EXPIRED_UNCONFIRMED -> " (expired, unconfirmed)";
          case PERMISSION_WITHDRAWN -> " (its permission is withdrawn)";
        };
    parts.add(
        zone.name()
            + ", "
            + Said.words(rule.service())
            + ": "
            + Said.words(rule.ruling().level())
            + standing);
    if (!written.exceptTypes().isEmpty()) {
      parts.add(exceptions(zone, rule));
    }
    AccessRule.Escort escort = written.escort();
    if (escort != null) {
      parts.add("after " + escort.units() + " of " + Said.words(escort.service()));
    }
    NamedPlace staging = written.stagingPoint();
    if (staging != null) {
      parts.add("waits at " + staging.spokenName());
    }
    parts.add(
        written.untilMs() >= Times.NEVER_MS
            ? "no end named"
            : "until " + said.brief(written.untilMs()));
    parts.add(owners.authority(written.authority()));
    if (!written.agreementId().isEmpty() && !written.agreementId().equals(written.authority())) {
      parts.add("stands on " + owners.authority(written.agreementId()));
    }
    return String.join("; ", parts) + ".";
  }

  /** By what holds now for each type, not by what was written. */
  private String exceptions(Zone zone, ZoneOnRecord.Rule rule) {
    List<String> types = rule.written().exceptTypes();
    Access.Ruling now =
        Access.in(zone, rule.service(), types.getFirst(), account.state().zones(), account.atMs());
    return "but " + Said.words(now.level()) + " for " + shown(some(types), types.size());
  }

  private static List<String> some(List<String> all) {
    return all.subList(0, Math.min(all.size(), Lines.MOST));
  }

  void stations() {
    account
        .closedStations()
        .forEach((station, number) -> {
          String authority = account.state().units().closedOn(station.id());
          TreeSet<Long> numbers = new TreeSet<>(owners.numbers(authority));
          numbers.add(number);
          lines.add(
              Section.STATIONS,
              station.id(),
              station.name() + " is closed; " + owners.authority(authority) + ".",
              List.copyOf(numbers));
        });
  }
}
