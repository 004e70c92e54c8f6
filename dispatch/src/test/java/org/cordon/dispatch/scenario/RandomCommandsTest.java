package org.cordon.dispatch.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.cordon.dispatch.codec.JsonLines;
import org.cordon.dispatch.codec.Replay;
import org.cordon.dispatch.engine.Positions;
import org.cordon.dispatch.engine.Recommendation;
import org.cordon.dispatch.model.Command;
import org.cordon.dispatch.model.DispatchRefusal;
import org.cordon.dispatch.model.Incident;
import org.cordon.dispatch.model.Outcome;
import org.cordon.dispatch.model.OverrideReason;
import org.cordon.dispatch.model.Stamp;
import org.cordon.dispatch.model.UnitCommand;
import org.cordon.dispatch.snapshot.OnRecord;
import org.junit.jupiter.api.Test;

/**
 * Thousands of commands as a very confused centre might give them, most of them refused. All
 * invariants hold after every event, whatever is asked; the seed in a failure replays it.
 */
class RandomCommandsTest {
  private static final List<String> CORNERS =
      List.of("10th & Pine", "11th & Pine", "12th & Pike", "9th & Union", "14th & Olive");
  private static final List<String> TYPES =
      List.of("shooting P1", "chest-pain P1", "overdose P2", "fire P1", "noise P3", "fight P1");
  private static final List<String> STATUSES =
      List.of(
          "acknowledged",
          "en route",
          "staged",
          "on scene",
          "hands on",
          "left",
          "at hospital",
          "available",
          "available",
          "off duty");

  private static final String TOWN =
      """
      station S25 at "13th & Pine"
      station East at "12th & Pine"
      station S6 at "8th & John"
      unit E25 fire engine at S25 crew C25
      unit L25 fire engine at S25 crew C25
      unit M10 ems medic at S6
      unit M44 ems medic at S25 crew C44
      unit M45 ems medic at S25 crew C44
      unit 3E2 police at East
      unit 3G1 police at S6 shift 00:30 to 02:00
      plan shooting P1 needs 1 police and 1 ems medic may-meet preempts else meet
      plan chest-pain P1 needs 1 ems medic may-meet preempts else meet
      plan overdose P2 needs 1 ems medic may-meet else meet
      plan fire P1 needs 1 fire engine preempts else stage
      plan noise P3 needs 1 police else hold
      plan fight P1 needs 1 police may-meet violence preempts else meet
      zone Z CHOP around "10th & Pike" to "12th & Olive"
      rules Z police closed except shooting is open and ems escorted by police 1 at "13th & Pine"
      zone Y Park around "11th & Pine" to "13th & Olive"
      rules Y ems staged at "9th & Pine" and fire closed until 01:00
      """;

  private Random random = new Random(0);
  private final TreeMap<DispatchRefusal, Integer> refusals = new TreeMap<>();
  private List<String> active = List.of();
  private int accepted;

  private String one(List<String> all) {
    return all.get(random.nextInt(all.size()));
  }

  private String incident() {
    if (active.isEmpty() || random.nextInt(12) == 0) {
      return "C" + random.nextInt(400);
    }
    return one(active);
  }

  private String unit() {
    return one(List.of("E25", "L25", "M10", "M44", "M45", "3E2", "3G1"));
  }

  private String corner() {
    return "\"" + one(CORNERS) + "\"";
  }

  private String clock(long ms) {
    long s = ms / 1000;
    return String.format("%02d:%02d:%02d", s / 3600, s / 60 % 60, s % 60);
  }

  private String person() {
    return switch (random.nextInt(4)) {
      case 0 -> "casualty " + incident() + one(List.of(" 2 walks", " 2 cannot-be-moved", " 3"));
      case 1 -> "no-casualty " + incident() + one(List.of(" 2", " 3"));
      default -> "caller " + incident() + one(List.of(" walks", " unsafe", " carried child"));
    };
  }

  private String line(long now) {
    return switch (random.nextInt(38)) {
      case 0, 1 ->
          "call C"
              + random.nextInt(400)
              + " "
              + one(TYPES)
              + (random.nextInt(8) == 0 ? " nowhere" : " at " + corner())
              + one(List.of(" walks", " carried", "", " cannot-be-moved"));
      case 2 -> unit() + " off duty";
      case 3 -> "review " + incident();
      case 4 -> "another x" + random.nextInt(400) + " about " + incident() + " at " + corner();
      case 5 -> "locate " + incident() + " at " + corner();
      case 6 -> person();
      case 7 -> "reclassify " + incident() + " " + one(TYPES);
      case 8 -> "hold " + incident() + " no-unit until " + clock(now + 60_000) + " by op-3";
      case 9 -> "callback " + incident();
      case 10, 11 -> "end " + incident() + one(List.of(" reached", " deferred", " not-reached"));
      case 12 -> "reopen " + incident();
      case 13 -> "duplicate " + incident() + " of " + incident();
      case 14 -> "child " + incident() + " of " + incident();
      case 15 -> "split " + incident() + " into C" + random.nextInt(400) + " " + one(TYPES);
      case 16, 17 -> "secured " + incident() + " by " + unit();
      case 18 -> "revoked " + incident() + " by " + unit();
      case 19, 20 -> "undo " + unit();
      case 21 -> "proceed " + unit() + one(List.of("", " because crew-asked"));
      case 22 -> "move-up " + unit() + one(List.of(" to S25", " to East"));
      case 23 -> "ack " + unit() + " " + incident() + " v1";
      case 24 -> "ack ems desk " + incident() + " v" + (1 + random.nextInt(2));
      case 25 ->
          "point "
              + incident()
              + one(List.of("", " none", " at \"9th & Pine\" because crew-asked"));
      case 26 -> "preview " + one(List.of("Z", "Y"));
      case 27 -> "activate " + one(List.of("Z", "Y"));
      case 28 ->
          "outline "
              + one(List.of("Z", "Y"))
              + " around "
              + one(List.of("\"10th & Pike\"", "\"10th & Union\"", "\"11th & Pike\""))
              + " to \"12th & Olive\"";
      case 29 ->
          "rules Z "
              + one(
                  List.of(
                      "police open and ems escorted by police 1 at \"13th & Pine\"",
                      "police closed and ems closed and fire closed",
                      "ems open until " + clock(now + 300_000),
                      "police staged at \"9th & Pine\" and ems staged at \"9th & Pine\""));
      case 30 ->
          one(
              List.of(
                  "block B around \"11th & Pine\" to \"11th & Pine\"",
                  "unblock B",
                  "close-station East to S25",
                  "open-station East",
                  "safe " + unit()));
      case 31 -> "shift " + unit() + " " + clock(now) + " to " + clock(now + 1_200_000);
      default -> unit() + " " + one(STATUSES);
    };
  }

  private Command command(Desk desk, long now) {
    List<Incident> waiting = List.copyOf(desk.engine.waiting());
    if (!waiting.isEmpty() && random.nextInt(4) == 0) {
      String id = waiting.get(random.nextInt(waiting.size())).id();
      Recommendation r = desk.engine.recommend(id, now);
      if (r != null && !r.send().isEmpty() && random.nextInt(5) > 0) {
        return new UnitCommand.Dispatch(id, r.unitIds(), true, null);
      }
      OverrideReason why = random.nextBoolean() ? OverrideReason.LOCAL_KNOWLEDGE : null;
      return new UnitCommand.Dispatch(id, List.of(unit()), random.nextBoolean(), why);
    }
    return Script.command(new Words(line(now)));
  }

  private void play(Desk desk, int commands) {
    Play.play(desk, TOWN, "town");
    long now = 60_000;
    for (int i = 0; i < commands; i++) {
      now += random.nextInt(20_000);
      desk.passUntil(now);
      if (random.nextInt(10) == 0) {
        desk.positions.put(
            unit(),
            new Positions.Position(
                GridTown.corner(one(CORNERS)).place(), now - random.nextInt(300_000), false));
      }
      long happened = random.nextInt(6) == 0 ? now - random.nextInt(20_000) : now;
      active = desk.state().incidents().active().stream().map(Incident::id).toList();
      switch (desk.handle(command(desk, now), new Stamp(now, happened, Desk.OFFICER))) {
        case Outcome.Accepted a -> accepted++;
        case Outcome.Refused r -> refusals.merge(r.name(), 1, Integer::sum);
      }
    }
  }

  @Test
  void whateverIsCommandedTheInvariantsHoldAfterEveryEvent() {
    TreeMap<DispatchRefusal, Integer> seen = new TreeMap<>();
    int done = 0;
    for (long seed : List.of(611L, 20200620L, 42L, 7L, 1969L, 88172645463325252L)) {
      System.out.println("seed " + seed);
      RandomCommandsTest run = new RandomCommandsTest();
      run.random = new Random(seed);
      Desk desk = new Desk();
      try {
        run.play(desk, 1_500);
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("seed " + seed + " after " + desk.log.size() + " entries", e);
      }
      run.refusals.forEach((name, n) -> seen.merge(name, n, Integer::sum));
      done += run.accepted;
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      JsonLines lines = new JsonLines(out, new ByteArrayOutputStream());
      lines.append(desk.log, desk.sealed);
      lines.finish(desk.state());
      OnRecord.check(desk);
      String text = out.toString(StandardCharsets.UTF_8);
      assertEquals(desk.state().hash(), Replay.of(text, "seed " + seed, true).state().hash());
    }
    System.out.println(done + " accepted; refused: " + seen);
    assertTrue(done > 3_000, "only " + done + " commands were accepted");
    List<DispatchRefusal> names = new ArrayList<>(seen.keySet());
    assertTrue(names.size() > 25, "only " + names);
  }
}
