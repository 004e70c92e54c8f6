package org.cordon.calls.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.cordon.calls.Area;
import org.cordon.calls.Box;
import org.cordon.calls.CallPriority;
import org.cordon.calls.CallRecord;
import org.cordon.calls.CallsRefusal;
import org.cordon.calls.Finding;
import org.cordon.calls.Moment;
import org.cordon.calls.UnitSent;
import org.cordon.calls.Where;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All rows are invented. */
class CallReaderTest {
  private static final String OWN = "received,lat,lon,type,priority,id,service\n";
  private static final String POLICE =
      "CAD Event Number,Call Type,Priority,Initial Call Type,Final Call Type,"
          + "Original Time Queued,Arrived Time,Precinct,Sector,Beat\n";
  private static final String SAN_FRANCISCO =
      "Call Number,Unit ID,Call Type,Received DtTm,Entry DtTm,Dispatch DtTm,Response DtTm,"
          + "On Scene DtTm,Transport DtTm,Hospital DtTm,Available DtTm,Original Priority,"
          + "Final Priority,Unit Type,Unit sequence in call dispatch,Location\n";
  private static final Box DOWNTOWN =
      new Box(476_000_000, -1_223_600_000, 476_300_000, -1_222_900_000);

  @TempDir private Path folder;

  private Path file(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private CallFile read(String text, ReadingRules rules) {
    return CallReader.read(file("calls.csv", text), rules);
  }

  private CallFile read(String text) {
    return read(text, ReadingRules.everyReadableRow());
  }

  private static Instant at(CallRecord call, Moment moment) {
    return Instant.ofEpochMilli(call.times().get(moment).orElseThrow());
  }

  @Test
  void cordonsOwnTableNeedsFiveColumns() {
    CallFile file =
        read(
            """
            received,lat,lon,type,priority
            2020-06-20T02:19:00-07:00,47.6152,-122.3194,shooting,1
            """);
    CallRecord call = file.calls().getFirst();
    assertThat(call.id()).isEqualTo("row 1");
    assertThat(call.type().initial()).isEqualTo("shooting");
    assertThat(call.where()).isEqualTo(new Where(476_152_000, -1_223_194_000, Where.Quality.EXACT));
    assertThat(at(call, Moment.RECEIVED)).isEqualTo(Instant.parse("2020-06-20T09:19:00Z"));
  }

  @Test
  void anUnknownServiceIsNotTakenForPolice() {
    CallFile file = read(OWN + "2020-06-20T02:19:00Z,47.6,-122.3,fall,2,A,navy\n");
    assertThat(file.calls()).isEmpty();
    assertThat(file.tally().rejected(Finding.UNKNOWN_SERVICE)).isEqualTo(1);
  }

  @Test
  void placesThatAreNoneAreCountedByReason() {
    CallFile file =
        read(
            OWN
                + """
                2020-06-20T02:00:00Z,,,fall,2,A,ems
                2020-06-20T02:00:00Z,0,0,fall,2,B,ems
                2020-06-20T02:00:00Z,0.0,0.000,fall,2,C,ems
                2020-06-20T02:00:00Z,97.6,-122.3,fall,2,D,ems
                2020-06-20T02:00:00Z,north,-122.3,fall,2,E,ems
                2020-06-20T02:00:00Z,REDACTED,REDACTED,fall,2,F,ems
                2020-06-20T02:00:00Z,48.9,-122.3,fall,2,G,ems
                2020-06-20T02:00:00Z,47.61,-122.32,fall,2,H,ems
                """,
            ReadingRules.forReplay(DOWNTOWN));
    assertThat(file.calls()).extracting(CallRecord::id).containsExactly("H");
    assertThat(file.tally().rejected())
        .containsEntry(Finding.NO_PLACE, 1L)
        .containsEntry(Finding.ZERO_PLACE, 2L)
        .containsEntry(Finding.UNREADABLE_PLACE, 2L)
        .containsEntry(Finding.PLACE_WITHHELD, 1L)
        .containsEntry(Finding.OUTSIDE_BOX, 1L);
  }

  @Test
  void whoeverOnlyWantsTimesKeepsCallsWithoutAPlace() {
    CallFile file =
        read(OWN + "2020-06-20T02:00:00Z,,,fall,2,A,ems\n", ReadingRules.forResponseTimes());
    assertThat(file.calls()).hasSize(1);
    assertThat(file.tally().noted(Finding.NO_PLACE)).isEqualTo(1);
  }

  @Test
  void policeRowsThatMeasureNoResponseAreLeftOutByName() {
    CallFile file =
        read(
            POLICE
                + """
                1,911,1,FIGHT,FIGHT,06/20/2020 02:00:00 AM,06/20/2020 02:07:30 AM,EAST,EDWARD,E2
                2,911,2,FIGHT,FIGHT,06/20/2020 02:00:00 AM,01/01/1900 12:00:00 AM,EAST,EDWARD,E2
                3,ONVIEW,2,STOP,STOP,06/20/2020 02:00:00 AM,06/20/2020 02:00:00 AM,EAST,EDWARD,E2
                4,911,1,FIGHT,FIGHT,06/20/2020 02:00:00 AM,06/20/2020 01:00:00 AM,EAST,EDWARD,E2
                5,911,1,FIGHT,FIGHT,soon,06/20/2020 01:00:00 AM,EAST,EDWARD,E2
                6,911,1,FIGHT,FIGHT,,06/20/2020 01:00:00 AM,EAST,EDWARD,E2
                1,911,1,FIGHT,FIGHT,06/20/2020 02:00:00 AM,06/20/2020 02:07:30 AM,EAST,EDWARD,E2
                7,911,1,--TEST CALL ONLY,,06/20/2020 02:00:00 AM,06/20/2020 02:07:30 AM,EAST,EDWARD,E2
                8,911,1,FIGHT,FIGHT,06/20/2020 02:00:00 AM,06/20/2020 02:00:00 AM,EAST,EDWARD,E2
                """,
            ReadingRules.forResponseTimes());
    assertThat(file.tally().format().id()).isEqualTo("seattle-police-calls");
    assertThat(file.tally().rejected())
        .containsOnlyKeys(
            Finding.NEVER_ARRIVED,
            Finding.ON_VIEW,
            Finding.RUNS_BACKWARDS,
            Finding.UNREADABLE_TIME,
            Finding.NO_TIME,
            Finding.DUPLICATE,
            Finding.TEST_CALL)
        .allSatisfy((finding, count) -> assertThat(count).isEqualTo(1));
    assertThat(file.tally().noted(Finding.ZERO_RESPONSE)).isEqualTo(1);
    CallRecord call = file.calls().getFirst();
    assertThat(call.times().between(Moment.RECEIVED, Moment.ON_SCENE)).hasValue(450_000);
    assertThat(call.area()).isEqualTo(new Area("EAST", "EDWARD", "E2"));
  }

  @Test
  void aResponseThroughTheRepeatedHourTakesMinutesAndIsMarked() {
    CallFile file =
        read(
            POLICE
                + "1,911,1,FIGHT,FIGHT,11/01/2020 01:55:00 AM,11/01/2020 01:03:00 AM,EAST,E,E2\n"
                + "2,911,1,FIGHT,FIGHT,03/08/2020 02:30:00 AM,03/08/2020 03:33:00 AM,EAST,E,E2\n",
            ReadingRules.forResponseTimes());
    assertThat(file.calls())
        .extracting(call -> call.times().between(Moment.RECEIVED, Moment.ON_SCENE).orElseThrow())
        .containsExactly(480_000L, 180_000L);
    assertThat(file.tally().noted())
        .containsEntry(Finding.REPEATED_HOUR, 1L)
        .containsEntry(Finding.MISSING_HOUR, 1L);
  }

  @Test
  void theNewerPoliceExportHasARowPerCallSign() {
    CallFile file =
        read(
            """
            CAD Event Number,Call Type,Priority,Initial Call Type,CAD Event Original Time Queued,\
            CAD Event Arrived Time,Dispatch Latitude,Dispatch Longitude,Call Sign Dispatch ID,\
            Call Sign Dispatch Time,Call Sign at Scene Time
            9,911,1,FIGHT,2025 Jan 01 02:00:00 AM,2025 Jan 01 02:09:00 AM,47.61,-122.32,E2B,2025 Jan 01 02:05:00 AM,2025 Jan 01 02:11:00 AM
            8,911,1,FIGHT,2025 Jan 01 03:00:00 AM,2025 Jan 01 03:09:00 AM,REDACTED,REDACTED,E3,2025 Jan 01 03:05:00 AM,
            9,911,1,FIGHT,2025 Jan 01 02:00:00 AM,2025 Jan 01 02:09:00 AM,47.61,-122.32,E2Z,2025 Jan 01 02:04:00 AM,2025 Jan 01 02:09:00 AM
            9,911,1,FIGHT,2025 Jan 01 02:00:00 AM,2025 Jan 01 02:09:00 AM,47.61,-122.32,E2B,2025 Jan 01 02:05:00 AM,2025 Jan 01 02:11:00 AM
            """,
            ReadingRules.forReplay(DOWNTOWN));
    assertThat(file.tally().format().id()).isEqualTo("seattle-police-call-signs");
    assertThat(file.calls()).hasSize(1);
    assertThat(file.calls().getFirst().units())
        .extracting(UnitSent::id)
        .containsExactly("E2Z", "E2B");
    assertThat(file.tally().rejected())
        .containsEntry(Finding.PLACE_WITHHELD, 1L)
        .containsEntry(Finding.DUPLICATE, 1L);
    assertThat(file.tally().acceptedRows()).isEqualTo(2);
  }

  @Test
  void aSanFranciscoCallIsTimedByItsFirstUnitAndOwnsAllItsRows() {
    CallFile file =
        read(
            SAN_FRANCISCO
                + """
                2,T3,Alarms,01/02/2017 01:00:00 PM,,01/02/2017 01:01:00 PM,,,,,,3,3,TRUCK,1,"(37.77, -122.42)"
                1,M5,Medical Incident,01/02/2017 01:00:00 PM,01/02/2017 01:01:00 PM,01/02/2017 01:02:00 PM,,01/02/2017 01:09:00 PM,01/02/2017 01:20:00 PM,01/02/2017 01:30:00 PM,01/02/2017 01:50:00 PM,2,3,MEDIC,10,"(37.77, -122.42)"
                1,E1,Medical Incident,01/02/2017 01:00:00 PM,01/02/2017 01:01:00 PM,01/02/2017 01:02:00 PM,,01/02/2017 01:06:00 PM,,,01/02/2017 01:20:00 PM,2,3,ENGINE,2,POINT (-122.42 37.77)
                1,AM9,Medical Incident,01/02/2017 01:00:00 PM,01/02/2017 01:01:00 PM,01/02/2017 01:02:00 PM,,01/02/2017 01:05:00 PM,,,01/02/2017 01:20:00 PM,2,3,PRIVATE,3,"(37.77, -122.42)"
                """,
            ReadingRules.forResponseTimes().leavingOut(Finding.PRIVATE_AMBULANCE));
    assertThat(file.tally().rejected())
        .containsEntry(Finding.PRIVATE_AMBULANCE, 1L)
        .containsEntry(Finding.NEVER_ARRIVED, 1L);
    assertThat(file.tally().acceptedRows()).isEqualTo(2);
    CallRecord call = file.calls().getFirst();
    assertThat(call.units()).extracting(UnitSent::id).containsExactly("E1", "M5");
    assertThat(call.times().between(Moment.RECEIVED, Moment.ON_SCENE)).hasValue(360_000);
    assertThat(at(call, Moment.AVAILABLE)).isEqualTo(Instant.parse("2017-01-02T21:50:00Z"));
    assertThat(call.priority()).isEqualTo(new CallPriority("2", "3"));
  }

  @Test
  void seattleFireListsItsUnits() {
    CallFile file =
        read(
            """
            timestamp,incident_number,level,units,incident_type,lat,lon,geocode
            2017-06-01 00:02:14,F1,1,E31 L5  E24 B6,Fire in Building,47.61,-122.32,block
            2017-06-01 00:02:14,F2,1,,Aid Response,,,none
            """);
    assertThat(file.calls().getFirst().units())
        .extracting(UnitSent::id)
        .containsExactly("E31", "L5", "E24", "B6");
    assertThat(file.calls().getFirst().where())
        .isEqualTo(new Where(476_100_000, -1_223_200_000, Where.Quality.BLOCK));
    assertThat(file.calls().getLast().findings())
        .containsExactly(Finding.NO_PLACE, Finding.NO_UNITS);
    assertThat(file.tally().unusedColumns()).containsExactly("level");
  }

  @Test
  void rowsWithoutNumbersThatAreEqualAreMarkedButKept() {
    String row = "2020-06-20T02:19:00Z,47.6152,-122.3194,shooting,1\n";
    CallFile file = read("received,lat,lon,type,priority\n" + row + row);
    assertThat(file.calls()).hasSize(2);
    assertThat(file.tally().noted(Finding.SAME_ROW)).isEqualTo(1);
  }

  @Test
  void headersMatchAcrossThePortalsSpellings() {
    CallFile file =
        read(
            "\uFEFFcad_event_number;original_time_queued;arrived_time;call_type;priority;"
                + "initial_call_type;precinct\r\n"
                + "1;2020-06-20T02:00:00.000;2020-06-20T02:05:00.000;911;1;FIGHT;EAST\r\n");
    assertThat(file.tally().format().id()).isEqualTo("seattle-police-calls");
    assertThat(file.calls().getFirst().times().between(Moment.RECEIVED, Moment.ON_SCENE))
        .hasValue(300_000);
  }

  @Test
  void linesThatAreNoRowsAreCountedAndNamedByNumber() {
    CallFile file =
        read(
            OWN
                + "2020-06-20T02:00:00Z,47.6,-122.3,fall,2,A,ems\n"
                + "2020-06-20T02:00:00Z,47.6\n"
                + "2020-06-20T02:00:00Z,47.6,-122.3,fall,2,B,ems,extra\n"
                + "2020-06-20T02:00:00Z,47.6,-122.3,\"fall, from \"\"a\"\" roof\",2,C,ems\n");
    assertThat(file.calls()).extracting(CallRecord::id).containsExactly("A", "C");
    assertThat(file.tally().rows()).isEqualTo(4);
    assertThat(file.tally().rejected(Finding.UNREADABLE_LINE)).isEqualTo(2);
    assertThat(file.tally().unreadableLines())
        .containsExactly("line 3: missing columns", "line 4: too many columns");
  }

  @Test
  void gzipAndParquetGiveTheSameCalls() throws IOException, SQLException {
    String text =
        OWN
            + "2020-06-20T02:19:00Z,47.6152,-122.3194,\"shooting, two\",1,A,police\n"
            + "2020-06-20T02:20:00Z,,,fall,2,B,ems\n";
    Path plain = file("calls.csv", text);
    Path gzip = folder.resolve("o'neill [1]*.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(gzip))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    Path parquet = folder.resolve("calls.parquet");
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement()) {
      statement.execute(
          "COPY (SELECT * FROM read_csv('" + plain + "')) TO '" + parquet + "' (FORMAT parquet)");
    }
    ReadingRules all = ReadingRules.everyReadableRow();
    List<CallRecord> expected = CallReader.read(plain, all).calls();
    assertThat(expected).hasSize(2);
    assertThat(CallReader.read(gzip, all).calls()).isEqualTo(expected);
    assertThat(CallReader.read(parquet, all).calls()).isEqualTo(expected);
  }

  @Test
  void everyLineOfADamagedFileIsAccountedFor() {
    long seed = 20200620;
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 20; round++) {
      int lines = 200 + random.nextInt(200);
      StringBuilder text = new StringBuilder(OWN);
      for (int i = 0; i < lines; i++) {
        text.append(randomLine(random, i)).append('\n');
      }
      Tally tally = read(text.toString(), ReadingRules.forReplay(DOWNTOWN)).tally();
      assertThat(tally.rows()).as("seed %d round %d", seed, round).isEqualTo(lines);
      assertThat(tally.acceptedRows()).isPositive().isLessThan(lines);
    }
  }

  private static String randomLine(SplittableRandom random, int number) {
    List<String> cells =
        new ArrayList<>(
            Arrays.asList(
                "2020-06-20T02:19:00Z", "47.61", "-122.32", "fall", "1", "N" + number, "ems"));
    switch (random.nextInt(8)) {
      case 0 -> cells.set(random.nextInt(7), "");
      case 1 -> cells.set(0, "2020-06-31T02:19:00Z");
      case 2 -> cells.remove(random.nextInt(7));
      case 3 -> cells.add("more");
      case 4 -> cells.set(5, "N" + random.nextInt(number + 1));
      case 5 -> cells.set(1, random.nextInt(2) == 0 ? "0" : "not a number");
      default -> cells.set(3, "\"fall, again\"");
    }
    return String.join(",", cells);
  }

  @Test
  void aForeignTableIsRefusedWithItsHeaderAndTheNearestFormat() {
    Path path =
        file("other.csv", "CAD Event Number,Arrived Time,Priority,Call Type,Initial Call Type\n");
    CallsRefusal refusal = refusal(path);
    assertThat(refusal.name()).isEqualTo("unknown-format");
    assertThat(refusal.where()).isEqualTo(path.toString());
    assertThat(refusal.found()).contains("CAD Event Number,Arrived Time");
    assertThat(refusal.remedy())
        .contains("seattle-police-calls", "33kz-ixgy", "Original Time Queued is missing");
  }

  @Test
  void aFileThatIsNoTableIsRefusedWithTheKnownFormats() throws IOException {
    Path path = folder.resolve("map.osm.pbf");
    Files.write(path, new byte[] {0, 0, 0, 13, 10, 9, 'O', 'S', 'M', (byte) 0xff, (byte) 0xfe});
    CallsRefusal refusal = refusal(path);
    assertThat(refusal.name()).isEqualTo("unknown-format");
    assertThat(refusal.remedy()).contains("seattle-fire", "san-francisco-fire", "received,lat,lon");
  }

  @Test
  void aMissingFileIsRefused() {
    assertThat(refusal(folder.resolve("nothing.csv")).name()).isEqualTo("no-such-file");
    assertThat(refusal(folder).name()).isEqualTo("no-such-file");
  }

  @Test
  void whatIsNeitherGzipNorParquetInsideIsRefused() {
    assertThat(refusal(file("calls.csv.gz", OWN)).name()).isEqualTo("unreadable-file");
    assertThat(refusal(file("calls.parquet", OWN)).name()).isEqualTo("unreadable-file");
  }

  @Test
  void anEmptyFileIsRefusedButAnEmptyTableIsNot() {
    assertThat(refusal(file("empty.csv", "")).name()).isEqualTo("unknown-format");
    assertThat(read(OWN).tally().rows()).isZero();
  }

  @Test
  void aDownloadCutShortIsRefusedNotHalfRead() throws IOException {
    Path whole = folder.resolve("whole.csv.gz");
    SplittableRandom random = new SplittableRandom(7);
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(whole))) {
      out.write(OWN.getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < 50_000; i++) {
        String row = "2020-06-20T02:19:00Z,47.61,-122.32,fall " + random.nextLong() + ",1,N" + i;
        out.write((row + ",ems\n").getBytes(StandardCharsets.UTF_8));
      }
    }
    byte[] bytes = Files.readAllBytes(whole);
    Path cut = folder.resolve("cut.csv.gz");
    Files.write(cut, Arrays.copyOf(bytes, bytes.length * 2 / 3));
    assertThat(refusal(cut).name()).isEqualTo("unreadable-file");
    assertThat(CallReader.read(whole, ReadingRules.everyReadableRow()).calls()).hasSize(50_000);
  }

  private static CallsRefusal refusal(Path path) {
    CallsRefusal refusal =
        catchThrowableOfType(
            CallsRefusal.class, () -> CallReader.read(path, ReadingRules.everyReadableRow()));
    assertThat(refusal).isNotNull();
    return refusal;
  }
}
