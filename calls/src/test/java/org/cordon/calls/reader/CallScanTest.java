package org.cordon.calls.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.cordon.calls.CallRecord;
import org.cordon.calls.Field;
import org.cordon.calls.Finding;
import org.cordon.calls.Moment;
import org.cordon.calls.TextRule;
import org.cordon.calls.Where;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A scan gives the same calls as the row reader, which is its oracle. */
class CallScanTest {
  private static final Set<Finding> OF_PLACES =
      EnumSet.of(
          Finding.NO_PLACE,
          Finding.PLACE_WITHHELD,
          Finding.UNREADABLE_PLACE,
          Finding.ZERO_PLACE,
          Finding.NO_UNITS);
  private static final List<TextRule> RULES =
      List.of(
          new TextRule(Field.INITIAL_TYPE, List.of("*dist*", "Aid Response", "100%_*")),
          new TextRule(Field.FINAL_PRIORITY, List.of("1", "2", "E")),
          new TextRule(Field.PRECINCT, List.of("east", "B03")),
          new TextRule(Field.BEAT, List.of("E1", "E2", "C*")),
          new TextRule(Field.TYPE_GROUP, List.of("ONVIEW", "Alarm")));
  private static final Selection EVERYTHING =
      new Selection(
          RULES, List.of(new Selection.Span(-4_000_000_000_000L, 8_000_000_000_000L)), true);

  private static final ReadingRules COUNTED =
      ReadingRules.everyReadableRow()
          .leavingOut(Finding.DUPLICATE)
          .leavingOut(Finding.TEST_CALL)
          .leavingOut(Finding.PRIVATE_AMBULANCE);

  @TempDir Path folder;

  @Test
  void realFilesGiveTheSameCallsEitherWay() {
    for (String name :
        List.of(
            "seattle/calls/sfd_units_2017-06-01_2017-06-24.csv.gz",
            "seattle/calls/sfd_realtime_911_2022-01.csv.gz",
            "seattle/calls/spd_911_incident_response_2015.csv.gz",
            "seattle/calls/spd_call_data_sample10000_2009_2022.csv.gz",
            "san-francisco/calls/sffd_calls_2016-12-31_2017-01-07.csv.gz")) {
      Optional<Path> file = RealData.file(name);
      file.ifPresent(path -> {
        assertSame(path, ReadingRules.everyReadableRow());
        assertSame(path, COUNTED);
        assertSame(path, ReadingRules.forResponseTimes());
      });
    }
  }

  @Test
  void everyWayOfWritingATimeGivesTheSameCallsEitherWay() throws IOException {
    long seed = 20200613;
    Random random = new Random(seed);
    for (int round = 0; round < 20; round++) {
      Path file = Files.writeString(folder.resolve("odd" + round + ".csv"), oddCalls(random));
      assertSame(file, ReadingRules.everyReadableRow());
      assertSame(file, COUNTED);
    }
    System.out.println("odd calls of seed " + seed);
  }

  @Test
  void aCallThatTwoFilesHaveIsTakenOnce() throws IOException {
    String head = "received,lat,lon,type,priority,id\n";
    String row = "2020-06-0%d 12:00:00,47.6,-122.3,aid,1,%s\n";
    Path first =
        Files.writeString(
            folder.resolve("first.csv"), head + row.formatted(1, "A") + row.formatted(2, "B"));
    Path second =
        Files.writeString(
            folder.resolve("second.csv"), head + row.formatted(2, "B") + row.formatted(3, "C"));
    ReadingRules once = ReadingRules.everyReadableRow().leavingOut(Finding.IN_EARLIER_FILE);
    Seen seen = new Seen();
    List<Long> accepted = new ArrayList<>();
    List<Long> left = new ArrayList<>();
    for (Path file : List.of(first, second)) {
      try (CallScan scan = CallScan.open(file)) {
        ScanTally tally = scan.scan(EVERYTHING, once, seen, call -> {}, rows -> {});
        accepted.add(tally.calls());
        left.add(tally.rejected().getOrDefault(Finding.IN_EARLIER_FILE, 0L));
      }
    }
    assertThat(accepted).containsExactly(2L, 1L);
    assertThat(left).containsExactly(0L, 1L);
  }

  @Test
  void callsOfSeveralRowsGiveTheSameCallsEitherWay() throws IOException {
    Random random = new Random(8);
    StringBuilder csv =
        new StringBuilder(
            "CAD Event Number,CAD Event Original Time Queued,CAD Event Arrived Time,Call"
                + " Type,Priority,Initial Call Type,Dispatch Precinct,Call Sign Dispatch ID,Call"
                + " Sign Dispatch Time,Call Sign at Scene Time\n");
    for (int i = 0; i < 400; i++) {
      int call = random.nextInt(150);
      csv.append(call % 50 == 7 ? "" : "20" + call)
          .append(",06/10/2020 10:0" + call % 10 + ":00 AM,")
          .append(random.nextInt(4) == 0 ? "" : "06/10/2020 10:2" + random.nextInt(10) + ":00 AM")
          .append(call % 5 == 0 ? ",ONVIEW," : ",911,")
          .append(1 + call % 3 + ",DISTURBANCE," + (call % 2 == 0 ? "EAST" : "WEST") + ",")
          .append(call % 50 == 7 ? "4E" + i : "3E" + random.nextInt(4))
          .append(",06/10/2020 1" + i / 60 % 2 + ":" + (10 + random.nextInt(40)) + ":")
          .append(two(i % 60) + " AM,")
          .append("2020-06-10T10:3" + random.nextInt(10) + ":00Z\n");
    }
    Path file = Files.writeString(folder.resolve("signs.csv"), csv);
    assertSame(file, ReadingRules.everyReadableRow());
    assertSame(file, COUNTED);
    assertSame(file, ReadingRules.forResponseTimes());
  }

  /** Rows in every state a published file has been seen in, and some more. */
  private static String oddCalls(Random random) {
    StringBuilder csv =
        new StringBuilder(
            "CAD Event Number,Original Time Queued,Arrived Time,Call Type,Priority,Initial Call"
                + " Type,Final Call Type,Precinct,Sector,Beat,Latitude,Longitude\n");
    for (int i = 0; i < 300; i++) {
      csv.append(pick(random, "2020" + random.nextInt(200), "", " 77 ")).append(',');
      csv.append(time(random)).append(',').append(time(random)).append(',');
      csv.append(pick(random, "ONVIEW", "911", "onview ", "")).append(',');
      csv.append(pick(random, "1", "2", "", "E")).append(',');
      csv.append(
          pick(
              random, "DISTURBANCE", "TEST CALL", "--TEST", "CONTEST", "100%_sure", "<b>dist</b>"));
      csv.append(',').append(pick(random, "", "-TEST", "\"a, b\"")).append(',');
      csv.append(pick(random, "EAST", "east ", "WEST", "")).append(",EDWARD,");
      csv.append(pick(random, "E1", "E2", "C3", "")).append(',');
      csv.append(pick(random, "47.61", "REDACTED", "0", "91", "")).append(',');
      csv.append(pick(random, "-122.31", "0", "NaN")).append('\n');
    }
    return csv.toString();
  }

  private static String time(Random random) {
    int hour = 1 + random.nextInt(12);
    int minute = 10 + random.nextInt(50);
    String day = pick(random, "03/08/2020", "11/01/2020", "06/20/2020", "02/30/2020", "20/06/2020");
    return pick(
        random,
        day + " " + two(hour) + ":" + minute + ":00 AM",
        day + " " + two(hour) + ":" + minute + ":00 PM",
        day + " " + two(hour) + ":" + minute,
        "6/20/20 " + hour + ":" + minute,
        "2020 Jun 20 " + two(hour) + ":" + minute + ":00 AM",
        "2020-11-01T" + two(hour) + ":" + minute + ":00.250",
        "2020-11-01 01:" + minute + ":00",
        "2020-03-08T02:" + minute + ":00",
        "2020-06-20T02:19:00Z",
        "2020-06-20 02:19:00+02:00",
        "01/01/1900 12:00:00 AM",
        "",
        "NA",
        "yesterday",
        "06/20/2020 13:00:00 PM",
        "2020-06-20T02:19:00.123456");
  }

  private static String two(int n) {
    return n < 10 ? "0" + n : "" + n;
  }

  private static String pick(Random random, String... of) {
    return of[random.nextInt(of.length)];
  }

  private static void assertSame(Path file, ReadingRules rules) {
    List<String> rows = new ArrayList<>();
    Tally tally = CallReader.stream(file, rules, call -> rows.add(line(call)));
    List<String> scanned = new ArrayList<>();
    ScanTally scan;
    try (CallScan reader = CallScan.open(file)) {
      scan =
          reader.scan(EVERYTHING, rules, new Seen(), call -> scanned.add(line(call)), done -> {});
    }
    rows.sort(null);
    scanned.sort(null);
    assertThat(scanned).as(file.toString()).isEqualTo(rows);
    assertThat(scan.rows()).isEqualTo(tally.rows());
    assertThat(scan.calls()).isEqualTo(tally.calls());
    assertThat(new TreeMap<>(scan.rejected())).isEqualTo(new TreeMap<>(tally.rejected()));
    assertThat(scan.notAskedFor()).isZero();
  }

  private static String line(CallRecord call) {
    EnumSet<Finding> findings = EnumSet.noneOf(Finding.class);
    findings.addAll(call.findings());
    findings.removeAll(OF_PLACES);
    Where where = call.where();
    return Arrays.stream(Moment.values()).map(m -> call.times().get(m).toString()).toList()
        + " "
        + RULES.stream().map(rule -> rule.test(call)).toList()
        + findings
        + call.onView()
        + (where == null ? "nowhere" : where.latE7() + "," + where.lonE7());
  }

  private static String line(ScannedCall call) {
    EnumSet<Finding> findings = EnumSet.noneOf(Finding.class);
    findings.addAll(call.findings());
    List<String> times = new ArrayList<>();
    for (Moment moment : Moment.values()) {
      times.add(call.has(moment) ? "OptionalLong[" + call.ms(moment) + "]" : "OptionalLong.empty");
    }
    List<Boolean> met = new ArrayList<>();
    for (int i = 0; i < RULES.size(); i++) {
      met.add(call.meets(i));
    }
    return times
        + " "
        + met
        + findings
        + call.onView()
        + (call.placed() ? call.latE7() + "," + call.lonE7() : "nowhere");
  }
}
