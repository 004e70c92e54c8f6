package org.cordon.brief.situation;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cordon.brief.account.ZoneOnRecord;
import org.cordon.brief.page.Wording;
import org.cordon.dispatch.model.AccessLevel;
import org.cordon.dispatch.model.AccessRule;
import org.cordon.dispatch.model.NamedPlace;
import org.cordon.dispatch.model.Service;
import org.cordon.dispatch.model.Station;
import org.cordon.dispatch.model.Zone;
import org.cordon.dispatch.policy.Access;

/** Zones, who may enter them on what authority, and what was agreed and tried about them. */
final class ZonesPanel {
  private final Telling telling;
  private final Dealings dealings;

  private ZonesPanel(Telling telling) {
    this.telling = telling;
    dealings = new Dealings(telling);
  }

  static Panel of(Telling telling) {
    return new ZonesPanel(telling).panel();
  }

  private Panel panel() {
    List<ZoneOnRecord> zones = telling.account().zones();
    List<ZoneOnRecord> active = zones.stream().filter(z -> z.zone().active()).toList();
    List<Group> groups = new ArrayList<>();
    for (ZoneOnRecord zone : active) {
      groups.addAll(groups(zone, active.size() == 1 ? "" : zone.zone().name() + ": "));
    }
    groups.add(
        Group.of(
            "Orders of courts in force", "No order of a court is in force.", dealings.orders()));
    groups.add(Group.of("Closed stations", "No station is closed.", closedStations()));
    groups.add(
        Group.of(
            "Conditions for return",
            "No condition for return is on record.",
            dealings.conditions()));
    zones.stream()
        .filter(z -> !z.zone().active())
        .forEach(
            z -> groups.add(Group.of(z.zone().name() + " \u2013 ended", "", List.of(ended(z)))));
    return new Panel("zones", "Zones and who may enter", headline(active), lead(active), groups);
  }

  private static Panel.Headline headline(List<ZoneOnRecord> active) {
    boolean restricted =
        active.stream()
            .flatMap(z -> z.rules().stream())
            .anyMatch(r -> r.ruling().level() != AccessLevel.OPEN);
    Mark mark = active.isEmpty() ? Mark.WELL : restricted ? Mark.STOP : Mark.LOOK;
    return new Panel.Headline(
        mark,
        String.valueOf(active.size()),
        active.size() == 1 ? "zone in force" : "zones in force",
        beside(active));
  }

  /** Of one zone every rule, of several their names. */
  private static List<String> beside(List<ZoneOnRecord> active) {
    if (active.size() != 1) {
      return active.stream().map(z -> z.zone().name()).toList();
    }
    return active.getFirst().rules().stream()
        .map(r ->
            service(r.service()) + ": " + Wording.level(r.ruling().level()) + standing(r.ruling()))
        .toList();
  }

  private List<String> lead(List<ZoneOnRecord> active) {
    List<String> lead = new ArrayList<>();
    for (ZoneOnRecord zone : active) {
      List<String> rules =
          zone.rules().stream()
              .map(r ->
                  service(r.service())
                      + ": "
                      + Wording.level(r.ruling().level())
                      + standing(r.ruling()))
              .toList();
      lead.add(
          zone.zone().name()
              + ", since "
              + telling.time(zone.sinceMs())
              + " \u2013 "
              + (rules.isEmpty() ? "no service has a rule" : String.join("; ", rules))
              + ".");
    }
    if (active.isEmpty()) {
      lead.add("No zone is in force.");
    }
    return lead;
  }

  private static String service(Service service) {
    return Wording.service(service.name());
  }

  private static String standing(Access.Ruling ruling) {
    return switch (ruling.standing()) {
      case NO_RULE, IN_FORCE -> "";
      case EXPIRED_UNCONFIRMED -> " (expired, unconfirmed)";
      case PERMISSION_WITHDRAWN -> " (permission withdrawn)";
    };
  }

  private List<Group> groups(ZoneOnRecord zone, String of) {
    List<Item> rules = new ArrayList<>(zone.rules().stream().map(r -> rule(zone, r)).toList());
    rules.add(outline(zone));
    return List.of(
        Group.of(of + "Who may enter", "", rules),
        Group.of(
            of + "Agreements, the one that lapses next first",
            "No agreement about it is on record.",
            dealings.agreements(zone)),
        dealings.attempts(zone, of),
        dealings.contacts(zone, of));
  }

  private Item rule(ZoneOnRecord zone, ZoneOnRecord.Rule rule) {
    AccessRule written = rule.written();
    Access.Ruling ruling = rule.ruling();
    boolean open = ruling.level() == AccessLevel.OPEN;
    boolean inForce = ruling.standing() == Access.Standing.IN_FORCE;
    Item.Draft draft =
        Item.draft(
                open
                    ? Mark.WELL
                    : inForce && ruling.level() != AccessLevel.CLOSED ? Mark.LOOK : Mark.STOP,
                Wording.level(ruling.level()) + standing(ruling),
                service(rule.service()))
            .gist(gist(written))
            .line("Exceptions", exceptions(zone.zone(), rule.service(), written))
            .line("Escort", escort(written))
            .line("Waits at", place(written.stagingPoint()))
            .line(
                "In force",
                "from "
                    + telling.time(written.fromMs())
                    + ", "
                    + telling.words().until(written.untilMs()))
            .line("Standing", standingWords(ruling.standing()));
    if (!written.agreementId().isEmpty()) {
      boolean holds =
          Access.agreementHolds(written, telling.account().state().zones(), telling.atMs());
      draft.line(
          "Stands on agreement",
          written.agreementId() + (holds ? ", which holds" : ", which does not hold any more"));
    }
    telling.authority(draft, written.authority());
    String subject = zone.zone().id() + "/" + rule.service();
    telling
        .alarms(subject)
        .forEach(a -> draft.line("Alarm", telling.said(a)).on(telling.account().number(a)));
    return draft.on(rule.number()).done();
  }

  private String gist(AccessRule written) {
    String except =
        written.exceptTypes().isEmpty()
            ? ""
            : "except " + Wording.list(written.exceptTypes(), "") + "; ";
    return except
        + telling.words().until(written.untilMs())
        + "; "
        + telling.authority(written.authority());
  }

  private static String standingWords(Access.Standing standing) {
    return switch (standing) {
      case NO_RULE -> "no rule restricts it";
      case IN_FORCE -> "in force";
      case EXPIRED_UNCONFIRMED ->
          "past its end and not renewed: a restriction stays in force, expired and unconfirmed";
      case PERMISSION_WITHDRAWN ->
          "what it permitted is withdrawn, since its end is past or its agreement does not hold";
    };
  }

  /** What holds for the types that a rule excepts, as it is now and not only as it was written. */
  private String exceptions(Zone zone, Service service, AccessRule written) {
    TreeMap<AccessLevel, List<String>> byLevel = new TreeMap<>();
    for (String type : written.exceptTypes()) {
      Access.Ruling ruling =
          Access.in(zone, service, type, telling.account().state().zones(), telling.atMs());
      byLevel.computeIfAbsent(ruling.level(), l -> new ArrayList<>()).add(type);
    }
    List<String> words = new ArrayList<>();
    byLevel.forEach(
        (level, types) -> words.add(Wording.list(types, "") + ": " + Wording.level(level)));
    return words.isEmpty() ? "none" : String.join("; ", words);
  }

  private static String escort(AccessRule rule) {
    AccessRule.Escort escort = rule.escort();
    return escort == null || !rule.uses(AccessLevel.ESCORTED)
        ? ""
        : "after "
            + Wording.count(escort.units(), "unit", "units")
            + " of "
            + service(escort.service())
            + " secured the scene";
  }

  private static String place(@org.jspecify.annotations.Nullable NamedPlace place) {
    return place == null ? "" : place.spokenName();
  }

  private Item outline(ZoneOnRecord zone) {
    List<String> ruled = zone.rules().stream().map(r -> service(r.service())).toList();
    List<String> free =
        Stream.of(Service.values())
            .map(ZonesPanel::service)
            .filter(s -> !ruled.contains(s))
            .toList();
    List<String> points =
        zone.zone().collectionPoints().stream().map(NamedPlace::spokenName).toList();
    Item.Draft draft =
        Item.draft(Mark.OPEN, "version " + zone.zone().outlineVersion(), "Outline")
            .gist(telling.authority(zone.zone().outlineAuthority()))
            .line("Corners", String.valueOf(zone.zone().outline().size()))
            .line("Agreed collection points", Wording.list(points, "none"))
            .line("No rule for", Wording.list(free, ""));
    telling.authority(draft, zone.zone().outlineAuthority());
    telling
        .alarms(zone.zone().id() + "/outline")
        .forEach(a -> draft.line("Alarm", telling.said(a)).on(telling.account().number(a)));
    return draft.on(zone.outlined()).done();
  }

  private Item ended(ZoneOnRecord zone) {
    return Item.draft(Mark.OPEN, "ended", zone.zone().name())
        .line("In force since", telling.time(zone.sinceMs()))
        .on(zone.changes().getLast())
        .done();
  }

  private List<Item> closedStations() {
    List<Item> items = new ArrayList<>();
    telling
        .account()
        .closedStations()
        .forEach((station, number) -> items.add(closed(station, number)));
    return items;
  }

  private Item closed(Station station, long number) {
    String on = telling.account().state().units().closedOn(station.id());
    Item.Draft draft = Item.draft(Mark.STOP, "closed", station.name()).gist(telling.authority(on));
    telling.authority(draft, on);
    telling
        .alarms("station/" + station.id())
        .forEach(a -> draft.line("Alarm", telling.said(a)).on(telling.account().number(a)));
    return draft.on(number).done();
  }
}
