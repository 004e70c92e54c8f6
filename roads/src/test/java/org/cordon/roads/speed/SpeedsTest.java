package org.cordon.roads.speed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cordon.roads.Profile;
import org.cordon.roads.Refusal;
import org.cordon.roads.city.RoadClass;
import org.junit.jupiter.api.Test;

final class SpeedsTest {
  private static final ZoneId SEATTLE = ZoneId.of("America/Los_Angeles");

  private static final String TABLE =
      """
      speeds small   # a comment
      zone America/Los_Angeles
      period night: mon-sun 0-6, mon-sun 22-24
      period rush: mon-fri 6-10
      period day: mon-fri 10-22, sat-sun 6-22
      per-run fire: 12.5 s
      for police, fire, ems: night rush day
      motorway, trunk, primary, secondary, tertiary: 900 500 700
      residential, service, alley, path, steps: 800 400 600
      """;

  private static Period at(Speeds speeds, String time) {
    return speeds.at(OffsetDateTime.parse(time).toInstant(), null);
  }

  @Test
  void aMomentIsInThePeriodOfItsLocalHour() {
    Speeds speeds = Speeds.parse(TABLE, "t");
    assertThat(at(speeds, "2017-01-03T05:59:59-08:00").name()).isEqualTo("night");
    assertThat(at(speeds, "2017-01-03T06:00-08:00").name()).isEqualTo("rush");
    assertThat(at(speeds, "2017-01-07T06:00-08:00").name()).as("Saturday").isEqualTo("day");
    assertThat(at(speeds, "2017-01-03T15:00Z").spoken()).isEqualTo("speeds small, rush");
    assertThat(Period.FREE_FLOW.spoken()).isEqualTo("free flow");
  }

  @Test
  void anHourThatClocksRepeatOrSkipIsInThePeriodOfItsName() {
    Speeds speeds =
        Speeds.parse(
            TABLE
                .replace("mon-sun 0-6", "mon-sun 0-1, mon-sat 1-2, mon-sun 2-6")
                .replace("sat-sun 6-22", "sat-sun 6-22, sun 1-2"),
            "t");
    assertThat(at(speeds, "2020-11-01T01:30-07:00").name()).as("the first").isEqualTo("day");
    assertThat(at(speeds, "2020-11-01T01:30-08:00").name()).as("again").isEqualTo("day");
    assertThat(at(speeds, "2020-11-01T02:00-08:00").name()).isEqualTo("night");
    Instant last = OffsetDateTime.parse("2020-03-08T01:59:59-08:00").toInstant();
    assertThat(speeds.at(last, null).name()).isEqualTo("day");
    assertThat(speeds.at(last.plusSeconds(1), null).name()).as("03:00").isEqualTo("night");
  }

  @Test
  void aTableMayLeaveTheZoneToTheCity() {
    Speeds speeds = Speeds.parse(TABLE.replace("zone America/Los_Angeles", "zone city"), "t");
    Instant at = Instant.parse("2017-01-03T15:00:00Z");
    assertThat(speeds.at(at, SEATTLE).name()).isEqualTo("rush");
    assertThatThrownBy(() -> speeds.at(at, null)).hasMessageContaining("no-time-zone");
  }

  @Test
  void speedsAreByProfileClassAndPeriodAndPeopleOnFootHaveOne() {
    Period rush = Speeds.parse(TABLE, "t").periods().get(1);
    assertThat(rush.perMille(Profile.FIRE, RoadClass.TRUNK)).isEqualTo(500);
    assertThat(rush.perMille(Profile.EMS, RoadClass.ALLEY)).isEqualTo(400);
    assertThat(rush.perMille(Profile.FOOT, RoadClass.PATH)).isEqualTo(1000);
    assertThat(rush.perRunMs(Profile.FIRE)).isEqualTo(12_500);
    assertThat(rush.perRunMs(Profile.POLICE)).isZero();
  }

  @Test
  void commentsAndLayoutChangeNoHashAndNumbersDo() {
    Speeds speeds = Speeds.parse(TABLE, "t");
    assertThat(Speeds.parse("# hello\n" + TABLE.replace(": ", ":   "), "u").hash())
        .isEqualTo(speeds.hash());
    assertThat(Speeds.parse(TABLE.replace("900", "901"), "t").hash()).isNotEqualTo(speeds.hash());
  }

  @Test
  void theHoursOfAPeriodAreWrittenAsTheyAreRead() {
    Speeds speeds = Speeds.parse(TABLE, "t");
    String again =
        IntStream.range(0, 3)
            .mapToObj(speeds.periods()::get)
            .map(p -> "period " + p.name() + ": " + speeds.hours(p) + "\n")
            .collect(Collectors.joining());
    String head = TABLE.substring(0, TABLE.indexOf("period"));
    String tail = TABLE.substring(TABLE.indexOf("per-run"));
    assertThat(Speeds.parse(head + again + tail, "t").hash()).isEqualTo(speeds.hash());
  }

  @Test
  void whatIsWrongIsNamedWithItsLineAndARemedy() {
    refused("night: mon-sun 0-6,", "night: mon-sun 1-6,", "hour-without-period", "mon 0-1");
    refused("rush: mon-fri 6-10", "rush: mon-fri 5-10", "hour-in-two-periods", "t:4");
    refused("rush: mon-fri 6-10", "rush: mon-fri 22-6", "unreadable-hours", "two parts");
    refused("rush: mon-fri", "rush: mon-fry", "unknown-day", "\"fri\" was meant");
    refused("motorway,", "motorwai,", "unknown-word", "\"motorway\" was meant");
    refused("period day", "periode day", "unknown-word", "\"period\" was meant");
    refused("900 500 700", "900 500", "columns-missing", "t:8");
    refused("900 500 700", "900 500 7.5", "speed-out-of-range", "1000 is as fast");
    refused("900 500 700", "900 0 700", "speed-out-of-range", "\"0\"");
    refused("fire, ems:", "fire:", "speeds-missing", "Name ems");
    refused(", steps:", ":", "speeds-missing", "on steps");
    refused("America/Los_Angeles", "America/Los_Angles", "unknown-time-zone", "Los_Angeles");
    refused("zone America/Los_Angeles", "", "no-time-zone", "zone city");
    refused("speeds small", "", "no-name", "speeds my-city");
    refused("12.5 s", "12.5", "unreadable-seconds", "t:6");
    refused("alley, path", "alley, alley, path", "said-twice", "t:9");
    refused("fire, ems: night", "fire, ems: nights", "columns-differ", "night rush day");
    refused("police, fire", "police, fire, foot", "unknown-profile", "t:7");
  }

  private static void refused(String from, String to, String name, String words) {
    assertThat(TABLE).contains(from);
    assertThatThrownBy(() -> Speeds.parse(TABLE.replace(from, to), "t"))
        .isInstanceOf(Refusal.class)
        .hasMessageStartingWith(name + ":")
        .hasMessageContaining(words);
  }

  @Test
  void theShippedTableIsReadAndSaysOfEveryNumberThatItIsAssumed() throws Exception {
    Path file = Path.of("..", "speeds", "assumed.speeds");
    Speeds speeds = Speeds.read(file);
    assertThat(speeds.periods()).hasSize(6);
    assertThat(java.nio.file.Files.readAllLines(file))
        .filteredOn(l -> l.matches("(period|per-run|[a-z, ]+:\\s+\\d).*"))
        .hasSize(15)
        .allMatch(l -> l.contains("# assumed"));
  }
}
