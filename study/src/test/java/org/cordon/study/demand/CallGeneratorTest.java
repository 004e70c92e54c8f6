package org.cordon.study.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cordon.roads.Profile;
import org.cordon.roads.Refusal;
import org.cordon.roads.city.City;
import org.cordon.study.scenario.CityLoader;
import org.cordon.study.scenario.Demand;
import org.cordon.study.scenario.IncidentType.Mobility;
import org.cordon.study.scenario.Scenario;
import org.cordon.study.scenario.Span;
import org.cordon.study.scenario.yaml.ScenarioReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Calls of the small town: 24 noise calls and half a shooting a day, evenings three times busier.
 */
final class CallGeneratorTest {
  private static final Scenario SMALL =
      ScenarioReader.read(Path.of("src/test/resources/small/scenario.yaml"));
  private static final City CITY = CityLoader.load(SMALL.frame().cityFile());
  private static final CallGenerator GENERATOR = CallGenerator.of(SMALL, CITY);
  private static final ZoneId ZONE = SMALL.frame().timeZone();
  private static final int RUNS = 200;

  @TempDir Path folder;

  private static List<GeneratedCall> manyRuns(Scenario scenario) {
    List<GeneratedCall> calls = new ArrayList<>();
    for (int run = 0; run < RUNS; run++) {
      calls.addAll(GENERATOR.calls(scenario, run));
    }
    return calls;
  }

  private static void near(double expected, long found, String what) {
    String text = "seed 7, " + RUNS + " runs: " + found + " " + what + ", expected " + expected;
    System.out.println(text);
    assertTrue(Math.abs(found - expected) < 5 * Math.sqrt(expected), text);
  }

  private static Scenario during(LocalDate from, LocalDate until) {
    Span span =
        new Span(
            from.atStartOfDay(ZONE).toInstant().toEpochMilli(),
            until.atStartOfDay(ZONE).toInstant().toEpochMilli());
    Scenario.Frame f = SMALL.frame();
    return new Scenario(
        new Scenario.Frame(f.name(), ZONE, span, span, f.cityFile(), f.landFile(), f.speeds()),
        SMALL.resources(),
        SMALL.work(),
        SMALL.demand(),
        SMALL.timeline(),
        SMALL.study());
  }

  private static int hour(GeneratedCall call) {
    return Instant.ofEpochMilli(call.receivedMs()).atZone(ZONE).getHour();
  }

  @Test
  void theSameRunHasTheSameCallsAndAnotherHasOthers() {
    assertEquals(GENERATOR.calls(SMALL, 1), CallGenerator.of(SMALL, CITY).calls(SMALL, 1));
    assertThat(GENERATOR.calls(SMALL, 1)).doesNotContainAnyElementsOf(GENERATOR.calls(SMALL, 2));
  }

  @Test
  void callsComeInOrderEachWithItsOwnIdAndSubject() {
    List<GeneratedCall> calls = GENERATOR.calls(SMALL, 0);
    for (int i = 1; i < calls.size(); i++) {
      assertTrue(calls.get(i - 1).receivedMs() <= calls.get(i).receivedMs());
    }
    assertThat(calls.stream().map(GeneratedCall::id)).doesNotHaveDuplicates();
    assertThat(calls.stream().map(GeneratedCall::subject)).doesNotHaveDuplicates();
  }

  @Test
  void thereAreAsManyCallsOfEachTypeHourAndAreaAsTheRatesSay() {
    List<GeneratedCall> calls = manyRuns(SMALL);
    near(7 * 24 * RUNS, calls.stream().filter(c -> c.type().equals("noise")).count(), "noise");
    near(3.5 * RUNS, calls.stream().filter(c -> c.type().equals("shooting")).count(), "shootings");
    near(7 * 12.25 * RUNS, calls.stream().filter(c -> hour(c) >= 18).count(), "from 18 to 24");
    near(7 * 24.5 * RUNS / 4, calls.stream().filter(c -> c.area().equals("W1")).count(), "in W1");
  }

  @Test
  void timesLieEvenlyInTheHour() {
    int[] counts = new int[60];
    List<GeneratedCall> calls = manyRuns(SMALL);
    calls.forEach(c -> counts[(int) (c.receivedMs() / 60_000 % 60)]++);
    double expected = calls.size() / 60.0;
    double chiSquare = 0;
    for (int count : counts) {
      chiSquare += (count - expected) * (count - expected) / expected;
    }
    System.out.println("seed 7: chi-square of minutes " + chiSquare);
    // The 99.9 % point of chi-square with 59 degrees of freedom is 98.3.
    assertTrue(chiSquare < 98.3, "chi-square " + chiSquare);
  }

  @Test
  void placesLieEvenlyAlongTheStreetsOfTheArea() {
    // E1 holds all of the 5th and 6th Avenue (and half a block of each cross street on its west
    // side).
    double avenue = 0;
    double whole = 0;
    for (int edge = 0; edge < CITY.edgeCount(); edge++) {
      boolean isAvenue = CITY.name(edge).endsWith("Avenue");
      for (int i = 1; i < CITY.pointCount(edge); i++) {
        double west = Math.min(CITY.pointLonE7(edge, i - 1), CITY.pointLonE7(edge, i));
        double east = Math.max(CITY.pointLonE7(edge, i - 1), CITY.pointLonE7(edge, i));
        double boundary = -122.3167e7;
        double inside =
            west > boundary ? 1 : east > boundary ? (east - boundary) / (east - west) : 0;
        double metres = inside * CITY.lengthMm(edge) / (CITY.pointCount(edge) - 1);
        whole += metres;
        avenue += isAvenue ? metres : 0;
      }
    }
    List<GeneratedCall> calls =
        manyRuns(SMALL).stream().filter(c -> c.area().equals("E1")).toList();
    long onAvenues =
        calls.stream().filter(c -> (c.place().lonE7() + 1_223_200_000) % 13_000 == 0).count();
    // Every sixth slice of a cross street may begin on an avenue; its share is below the error
    // allowed.
    near(calls.size() * avenue / whole, onAvenues, "on avenues of E1");
  }

  @Test
  void everyPlaceIsOnAStreetThatPeopleAndCarsUse() {
    for (GeneratedCall call : GENERATOR.calls(SMALL, 0)) {
      boolean onGrid =
          Math.floorMod(call.place().latE7() - 476_100_000, 9_000) == 0
              || Math.floorMod(call.place().lonE7() + 1_223_200_000, 13_000) == 0;
      assertTrue(onGrid, call.place().toString());
    }
    assertTrue(CITY.timeMs(Profile.FOOT, 0) < City.INFINITY_MS);
  }

  @Test
  void aDayOfAClockChangeHasTheCallsOfTheHoursItHas() {
    // 2 of 36 weights lie in two hours before 18; a missing hour takes 1/36 of 24.5 calls away.
    double hour = 24.5 / 36;
    near(
        (24.5 - hour) * RUNS,
        manyRuns(during(LocalDate.of(2020, 3, 8), LocalDate.of(2020, 3, 9))).size(),
        "on the day of 23 hours");
    List<GeneratedCall> autumn =
        manyRuns(during(LocalDate.of(2020, 11, 1), LocalDate.of(2020, 11, 2)));
    near((24.5 + hour) * RUNS, autumn.size(), "on the day of 25 hours");
    near(2 * hour * RUNS, autumn.stream().filter(c -> hour(c) == 1).count(), "from 1 to 2, twice");
  }

  @Test
  void callersAreMixedAsTheTypeSays() {
    List<GeneratedCall> noise =
        manyRuns(SMALL).stream().filter(c -> c.type().equals("noise")).toList();
    near(
        noise.size() * 0.625,
        noise.stream().filter(c -> c.withdrawsAfterMs() < GeneratedCall.NEVER_MS).count(),
        "who withdraw");
    assertThat(noise).allMatch(c -> c.mobility() == Mobility.WALKS);
    List<GeneratedCall> shootings =
        manyRuns(SMALL).stream().filter(c -> c.type().equals("shooting")).toList();
    near(
        shootings.size() * 0.6,
        shootings.stream().filter(c -> c.mobility() == Mobility.CARRIED).count(),
        "who are carried");
  }

  @Test
  void theZoneOfACallIsThatOfItsPlaceWhenItCameIn() {
    for (GeneratedCall call : GENERATOR.calls(SMALL, 4)) {
      var zone =
          SMALL.timeline().zoneAt(call.place(), call.receivedMs(), SMALL.settings().outline());
      assertEquals(zone == null ? "" : zone.id(), call.zoneId());
    }
    assertThat(GENERATOR.calls(SMALL, 4)).anyMatch(c -> c.zoneId().equals("block"));
  }

  @Test
  void aMultipliedCaseKeepsTheBaseCallsAndAddsAsManyAsTheMultiplierSays() {
    Scenario more =
        new Scenario(
            SMALL.frame(),
            SMALL.resources(),
            SMALL.work(),
            SMALL.demand().times(new Demand.Multiplier(2500, Demand.Where.EVERYWHERE)),
            SMALL.timeline(),
            SMALL.study());
    List<GeneratedCall> calls = GENERATOR.calls(more, 6);
    assertEquals(
        GENERATOR.calls(SMALL, 6), calls.stream().filter(c -> c.id().startsWith("C")).toList());
    near(
        1.5 * 7 * 24.5 * RUNS,
        manyRuns(more).stream().filter(c -> c.id().startsWith("X")).count(),
        "added");
  }

  @Test
  void aFileOfCallsIsReadAndEveryBadRowCountedByItsReason() throws IOException {
    CallGenerator generator = CallGenerator.of(fromFile(FILE), CITY);
    List<GeneratedCall> calls = generator.calls(fromFile(FILE), 0);
    assertEquals(3, calls.size());
    assertEquals(List.of("C000001", "C000002", "C000003"), ids(calls));
    assertEquals("E1", calls.get(0).area());
    assertEquals(3, calls.get(0).services().size());
    assertEquals(1, calls.get(2).services().size());
    assertEquals(
        Map.of(
            "place-0-0", 1,
            "place-outside-the-city", 1,
            "unreadable-place", 1,
            "unreadable-time", 1,
            "outside-the-period", 1,
            "unknown-type", 1,
            "no-plan-for-type-and-priority", 1,
            "unknown-service", 1,
            "wrong-number-of-values", 1),
        generator.rejectedRows());
    assertEquals(calls, generator.calls(fromFile(FILE), 0));
  }

  @Test
  void aFileWithoutAUsableRowIsRefusedWithTheReasons() throws IOException {
    Scenario scenario = fromFile("received,lat,lon,type,priority\n2020-06-02T10:00,0,0,noise,4\n");
    Refusal refusal = assertThrows(Refusal.class, () -> CallGenerator.of(scenario, CITY));
    assertEquals("no-usable-calls", refusal.name());
    assertEquals("no row that can be used: place-0-0 1", refusal.found());
  }

  @Test
  void howMuchOfTheFileIsUsedIsToldInASentence() throws IOException {
    assertEquals(
        "3 rows of the file of calls are used, 9 are left out (no-plan-for-type-and-priority 1,"
            + " outside-the-period 1, place-0-0 1, place-outside-the-city 1, unknown-service 1,"
            + " unknown-type 1, unreadable-place 1, unreadable-time 1, wrong-number-of-values 1).",
        CallGenerator.of(fromFile(FILE), CITY).toldOfFile());
  }

  private static final String FILE =
      """
      received,lat,lon,type,priority,service
      2020-06-02T10:00,47.6120,-122.3150,shooting,1,
      2020-06-02T09:00-08:00,47.6120,-122.3150,noise,4,
      2020-06-02T11:00,47.6120,-122.3190,shooting,1,ems
      2020-06-02T10:00,0,0,noise,4,
      2020-06-02T10:00,48.6120,-122.3150,noise,4,
      2020-06-02T10:00,north,-122.3150,noise,4,
      yesterday,47.6120,-122.3150,noise,4,
      2020-07-02T10:00,47.6120,-122.3150,noise,4,
      2020-06-02T10:00,47.6120,-122.3150,parade,4,
      2020-06-02T10:00,47.6120,-122.3150,noise,1,
      2020-06-02T10:00,47.6120,-122.3150,noise,4,navy
      2020-06-02T10:00,47.6120,-122.3150,noise
      """;

  private Scenario fromFile(String csv) throws IOException {
    Path file = folder.resolve("calls.csv");
    Files.writeString(file, csv);
    return new Scenario(
        SMALL.frame(),
        SMALL.resources(),
        SMALL.work(),
        new Demand(SMALL.demand().areas(), List.of(), file, null),
        SMALL.timeline(),
        SMALL.study());
  }

  private static List<String> ids(List<GeneratedCall> calls) {
    return calls.stream().map(GeneratedCall::id).collect(Collectors.toList());
  }

  @Test
  void anUnknownOrMissingColumnIsRefusedWithTheNearestOne() throws IOException {
    Scenario unknown = fromFile("recieved,lat,lon,type,priority\n");
    Refusal r = assertThrows(Refusal.class, () -> CallGenerator.of(unknown, CITY));
    assertEquals("unknown-column", r.name());
    assertThat(r.remedy()).contains("\"received\"");
    assertThat(r.where()).endsWith("calls.csv:1");
    Scenario missing = fromFile("received,lat,lon,type\n");
    assertEquals(
        "missing-column",
        assertThrows(Refusal.class, () -> CallGenerator.of(missing, CITY)).name());
  }
}
