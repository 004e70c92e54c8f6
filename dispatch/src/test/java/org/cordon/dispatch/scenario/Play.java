package org.cordon.dispatch.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.cordon.dispatch.engine.Positions;
import org.cordon.dispatch.engine.Recommendation;
import org.cordon.dispatch.engine.ZonePreview;
import org.cordon.dispatch.model.AccountItem;
import org.cordon.dispatch.model.Alarm;
import org.cordon.dispatch.model.AlarmKind;
import org.cordon.dispatch.model.Assignment;
import org.cordon.dispatch.model.Command;
import org.cordon.dispatch.model.CourtOrder;
import org.cordon.dispatch.model.Incident;
import org.cordon.dispatch.model.Milestone;
import org.cordon.dispatch.model.Outcome;
import org.cordon.dispatch.model.Stamp;
import org.cordon.dispatch.model.Unit;
import org.cordon.dispatch.model.Zone;
import org.cordon.dispatch.model.account.AccountEntry;
import org.cordon.dispatch.model.account.Part;

/** Plays the lines of a scenario at a desk. */
public final class Play {
  private Play() {}

  /** Plays all of them; a line that does not hold fails with its number. */
  public static void play(Desk desk, String text, String name) {
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      String bare = line.contains("#") ? line.substring(0, line.indexOf('#')) : line;
      if (!bare.isBlank()) {
        try {
          line(desk, bare.strip());
        } catch (AssertionError | RuntimeException e) {
          throw new AssertionError(name + ":" + number + ": " + line + "\n" + e.getMessage(), e);
        }
      }
    }
  }

  /** The command that a dispatcher's words are. */
  public static Command command(String words) {
    return Script.command(new Words(words));
  }

  /** Milliseconds of a time of day. */
  public static long clock(String text) {
    return Words.clock(text);
  }

  private static void line(Desk desk, String line) {
    int arrow = line.indexOf(" ->");
    String expected = arrow < 0 ? "" : line.substring(arrow + 3).strip();
    String told = arrow < 0 ? line : line.substring(0, arrow).strip();
    long now = desk.state().recordedAtMs();
    if (Character.isDigit(told.charAt(0)) && told.indexOf(':') == 2) {
      int space = told.indexOf(' ');
      now = Words.clock(told.substring(0, space));
      told = told.substring(space + 1).strip();
    }
    desk.passUntil(now);
    if (!checked(desk, told, expected, now)) {
      command(desk, told, expected, now);
    }
  }

  private static void command(Desk desk, String told, String expected, long now) {
    long happened = now;
    String words = told;
    int late = told.lastIndexOf(" happened ");
    if (late >= 0) {
      happened = Words.clock(told.substring(late + 10).strip());
      words = told.substring(0, late);
    }
    String by = Desk.OFFICER;
    int colon = words.indexOf(": ");
    if (colon > 0 && words.substring(0, colon).chars().allMatch(Character::isLetter)) {
      String who = words.substring(0, colon);
      by = who.equals("dispatcher") ? Desk.DISPATCHER : who;
      words = words.substring(colon + 1).strip();
    }
    Outcome outcome = desk.handle(Script.command(new Words(words)), new Stamp(now, happened, by));
    switch (outcome) {
      case Outcome.Accepted a -> assertEquals("", expected, "it was accepted");
      case Outcome.Refused r -> {
        String found = "refused " + r.name() + ": " + r.found();
        assertTrue(!expected.isEmpty() && found.startsWith(expected), found);
      }
    }
  }

  /** Whether the line is something that must be so, rather than a command. */
  private static boolean checked(Desk desk, String told, String expected, long now) {
    Words w = new Words(told);
    String verb = w.next();
    switch (verb) {
      case "recommend" -> recommend(desk, w.next(), expected, now);
      case "meet" -> meet(desk, w.next(), expected, now);
      case "alarm" -> alarm(desk, w, true);
      case "quiet" -> alarm(desk, w, false);
      case "says" -> { // all that an alarm says, not yet acknowledged
        AlarmKind kind = w.constant(AlarmKind.class);
        Alarm alarm = desk.state().alarms().get(kind, w.next());
        assertNotNull(alarm, "alarms: " + desk.state().alarms().all());
        assertEquals(expected, alarm.text() + alarm.acknowledgedBy());
      }
      case "reason" -> { // what stands on the log and what would be said now are the same
        Incident incident = Objects.requireNonNull(desk.state().incident(w.next()));
        assertEquals(expected, incident.reason());
        Recommendation r = Objects.requireNonNull(desk.engine.recommend(incident.id(), now));
        assertEquals(expected, r.reason());
      }
      case "no-order" -> {
        Recommendation r = Objects.requireNonNull(desk.engine.recommend(w.next(), now));
        assertFalse(r.reason().contains("order"), r.reason());
      }
      case "lasts" -> {
        Incident incident = Objects.requireNonNull(desk.state().incident(w.next()));
        Recommendation r = Objects.requireNonNull(desk.engine.recommend(incident.id(), now));
        String last = String.join(" ", w.until());
        assertTrue(r.reason().endsWith(last), r.reason());
      }
      case "waiting" ->
          assertEquals(
              String.join(" ", w.until()),
              String.join(" ", desk.engine.waiting().stream().map(Incident::id).toList()));
      case "time" -> time(desk, w);
      case "would" -> would(desk, w.next(), expected, now);
      case "told" -> {
        Assignment a = desk.state().units().known(w.next()).assignment();
        assertNotNull(a);
        assertEquals(w.next().toUpperCase(Locale.ROOT), String.valueOf(a.instruction()));
      }
      case "is" -> is(desk, w);
      case "position" -> {
        String unit = w.next();
        w.need("at");
        desk.positions.put(
            unit, new Positions.Position(GridTown.corner(w.next()).place(), now, false));
      }
      default -> {
        return entered(desk, verb, w, expected);
      }
    }
    return true;
  }

  /** The same of what people entered, and of what the engine watches. */
  private static boolean entered(Desk desk, String verb, Words w, String expected) {
    switch (verb) {
      case "entry" -> {
        AccountItem item = Objects.requireNonNull(desk.state().account().item(w.next()));
        assertEquals(expected, item.standing().name().toLowerCase(Locale.ROOT));
      }
      case "owners" -> assertEquals(expected, owners(desk, w.next()));
      case "closed-on" -> assertEquals(expected, desk.state().units().closedOn(w.next()));
      case "drawn-on" ->
          assertEquals(expected, desk.state().zones().known(w.next()).outlineAuthority());
      case "tried" -> { // ever, and in vain
        Zone zone = desk.state().zones().known(w.next());
        assertEquals(expected, zone.attempts() + " " + zone.attemptsFailed());
      }
      case "spoken-with" -> { // tried ever, and in vain
        Zone zone = desk.state().zones().known(w.next());
        assertEquals(expected, zone.contacts() + " " + zone.contactsFailed());
      }
      case "orders" ->
          assertEquals(
              expected,
              String.join(
                  " ", desk.state().zones().orders().stream().map(CourtOrder::id).toList()));
      case "due" -> assertEquals(Words.clock(w.next()), desk.engine.nextDueMs());
      default -> {
        return false;
      }
    }
    return true;
  }

  private static void recommend(Desk desk, String id, String expected, long now) {
    Recommendation r = desk.engine.recommend(id, now);
    if (expected.equals("nothing")) {
      assertNull(r);
      return;
    }
    assertNotNull(r, "nothing is recommended");
    int colon = expected.indexOf(':');
    String head = colon < 0 ? expected : expected.substring(0, colon);
    String found = (r.kind() + " " + String.join(" ", r.unitIds())).strip();
    assertEquals(head.strip(), found.toLowerCase(Locale.ROOT).replace('_', '-'), r.reason());
    if (colon >= 0) {
      for (String part : expected.substring(colon + 1).split("\\|", -1)) {
        assertTrue(r.reason().contains(part.strip()), "reason is: " + r.reason());
      }
    }
  }

  private static void meet(Desk desk, String id, String expected, long now) {
    Recommendation r = Objects.requireNonNull(desk.engine.recommend(id, now));
    assertNotNull(r.meeting(), r.kind() + ": " + r.reason());
    Recommendation.MeetingOption best = r.meeting().best();
    assertEquals(expected, best.why());
  }

  private static void alarm(Desk desk, Words w, boolean stands) {
    AlarmKind kind = w.constant(AlarmKind.class);
    String subject = w.next();
    Alarm alarm = desk.state().alarms().get(kind, subject);
    assertEquals(stands, alarm != null, "alarms: " + desk.state().alarms().all());
    while (alarm != null && w.more()) {
      String part = w.next();
      assertTrue(alarm.text().contains(part) || alarm.acknowledgedBy().equals(part), alarm.text());
    }
  }

  /** Who had what to do with a decision, by it and by the statements that stand. */
  private static String owners(Desk desk, String decision) {
    List<String> found = new ArrayList<>();
    for (AccountItem item : desk.state().account().all()) {
      List<Part> parts =
          switch (item.entry()) {
            case AccountEntry.Decision d when d.id().equals(decision) -> d.parts();
            case AccountEntry.Statement s when s.decisionId().equals(decision) -> s.parts();
            default -> List.of();
          };
      for (Part part : item.stands() ? parts : List.<Part>of()) {
        String did = part.did().name().toLowerCase(Locale.ROOT).replace('_', '-');
        found.add(did + " " + part.office() + " " + part.basis() + " " + part.provenance().how());
      }
    }
    return String.join("; ", found);
  }

  private static void time(Desk desk, Words w) {
    Incident incident = Objects.requireNonNull(desk.state().incident(w.next()));
    long found = incident.timeMs(w.constant(Milestone.class));
    String expected = w.next();
    assertEquals(expected.equals("unknown") ? -1 : Words.clock(expected), found);
  }

  private static void would(Desk desk, String zone, String expected, long now) {
    List<String> changes = new ArrayList<>();
    for (ZonePreview p : desk.engine.preview(zone, now)) {
      String stops = p.affectedUnits().isEmpty() ? "" : " stops " + p.affectedUnits();
      changes.add(p.incidentId() + " " + p.before() + " to " + p.after() + stops);
    }
    assertEquals(expected, String.join("; ", changes).toLowerCase(Locale.ROOT));
  }

  private static void is(Desk desk, Words w) {
    String id = w.next();
    String what = String.join(" ", w.until());
    Unit unit = desk.state().unit(id);
    Incident incident = desk.state().incident(id);
    if (unit != null) {
      String found =
          unit.status() + (unit.incidentId().isEmpty() ? "" : " on " + unit.incidentId());
      found += " at " + unit.postId() + (unit.leavesWhenFree() ? " leaving" : "");
      assertTrue(found.startsWith(what.replace('-', '_')), found);
    } else if (incident != null) {
      String found = incident.outcome() == null ? "open" : incident.outcome().name();
      found += " " + incident.kind() + " zones " + incident.zoneIds();
      found += " v" + incident.pointVersion() + " calls " + incident.callIds().size();
      found += " " + incident.placeStatus() + " overrides " + incident.overrides();
      found += " links " + incident.links();
      assertTrue(found.replace(", ", " ").contains(what), found);
    } else {
      fail("nothing is called " + id);
    }
  }
}
