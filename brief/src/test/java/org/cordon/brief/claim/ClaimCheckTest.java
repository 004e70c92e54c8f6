package org.cordon.brief.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.cordon.calls.CallsRefusal;
import org.cordon.calls.format.Format;
import org.cordon.calls.format.MappingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was said, held against files of calls. */
class ClaimCheckTest {
  private static final String HEAD =
      "CAD Event Number,Original Time Queued,Arrived Time,Call Type,Priority,Initial Call"
          + " Type,Final Call Type,Precinct,Sector,Beat\n";

  private static final String TRIPLED =
      """
      claim: Calls more than tripled
      time-zone: America/Los_Angeles
      metric: calls
      population: {precincts: [EAST]}
      window: {from: 2020-06-08, until: 2020-06-15}
      baseline: {from: 2020-05-11, until: 2020-06-08}
      holds-if: {more-than: 3 times}
      """;

  @TempDir Path folder;

  @Test
  void withoutCallsItSaysWhatWouldSettleIt() throws IOException {
    Answer answer = check(TRIPLED);
    assertThat(answer.verdict()).isEqualTo(Verdict.CANNOT_BE_TESTED);
    assertThat(String.join(" ", answer.settles()))
        .contains("33kz-ixgy", "2020-05-11", "cordon claim check", "precinct EAST");
  }

  @Test
  void fourTimesAsManyCallsBearOutThreeTimes() throws IOException {
    Answer answer = check(TRIPLED, calls(20, 80, 5));
    assertThat(answer.verdict()).isEqualTo(Verdict.SUPPORTED);
    Interval tested = answer.readings().getFirst().tested();
    assertThat(tested).isNotNull();
    assertThat(answer.readings().getFirst().n()).isEqualTo(7 * 80);
    assertThat(answer.readings().getFirst().baseN()).isEqualTo(28 * 20);
  }

  @Test
  void asManyCallsAsBeforeDoNot() throws IOException {
    assertThat(check(TRIPLED, calls(20, 20, 5)).verdict()).isEqualTo(Verdict.NOT_SUPPORTED);
  }

  @Test
  void fewCallsAreTooFewAndTheirBaseIsSaidAloud() throws IOException {
    Answer answer = check(TRIPLED, calls(1, 4, 5));
    assertThat(answer.verdict()).isEqualTo(Verdict.CANNOT_BE_TESTED);
    assertThat(answer.reason()).contains("Too few calls");
    assertThat(String.join(" ", answer.cautions())).contains("% is 21 more on about 7");
  }

  @Test
  void anotherReadingOfTheWordsCanTurnTheAnswer() throws IOException {
    String ambiguous = TRIPLED + "could-mean: [response-time]\n";
    Answer answer = check(ambiguous, calls(20, 80, 5));
    assertThat(answer.verdict()).isEqualTo(Verdict.DEPENDS_ON_DEFINITION);
    assertThat(answer.reason()).contains("response time instead");
  }

  @Test
  void thePartsOfAWindowAreShownAndDecideNothing() throws IOException {
    Path file = calls(20, 80, 5);
    List<String> quietAtFirst =
        Files.readAllLines(file).stream()
            .filter(l -> !l.matches(".*,06/(08|09|10)/2020.*EAST.*"))
            .toList();
    Files.write(file, quietAtFirst);
    Answer answer = check(TRIPLED.replace("more-than: 3", "more-than: 1.8"), file);
    List<Reading> parts =
        answer.readings().stream().filter(r -> r.differs().startsWith("only the window")).toList();
    assertThat(parts)
        .extracting(Reading::differs)
        .containsExactly("only the window before 2020-06-11", "only the window from 2020-06-11 on");
    assertThat(parts).extracting(Reading::n).containsExactly(0L, 4 * 80L);
    assertThat(parts)
        .extracting(Reading::outcome)
        .containsExactly(Bound.Outcome.FAILS, Bound.Outcome.HOLDS);
    assertThat(answer.verdict()).isEqualTo(Verdict.SUPPORTED);
  }

  @Test
  void aWindowThatTheFileDoesNotReachOverCannotBeTested() throws IOException {
    Answer answer = check(TRIPLED.replace("2020-06-15", "2020-08-15"), calls(20, 20, 5));
    assertThat(answer.verdict()).isEqualTo(Verdict.CANNOT_BE_TESTED);
    assertThat(answer.reason()).contains("2020-06-14", "not over 2020-06-08");
  }

  @Test
  void aDayWithoutAnyRowIsAGapAndNoQuietDay() throws IOException {
    Path file = calls(20, 20, 5);
    List<String> without =
        Files.readAllLines(file).stream().filter(l -> !l.contains(",06/10/2020")).toList();
    Files.write(file, without);
    assertThat(check(TRIPLED, file).reason()).contains("no row on 2020-06-10");
  }

  @Test
  void aColumnThatIsNotThereIsNamed() throws IOException {
    String beats = TRIPLED.replace("precincts: [EAST]", "final-types: [ASSAULT]");
    Path file = calls(20, 20, 5);
    String text = Files.readString(file).replace("Final Call Type", "Something Else");
    Files.writeString(file, text);
    Answer answer = check(beats, file);
    assertThat(answer.verdict()).isEqualTo(Verdict.CANNOT_BE_TESTED);
    assertThat(answer.reason()).contains("no column for final type ASSAULT");
  }

  @Test
  void wordsThatNoCallHasAreAnsweredWithThoseItHas() throws IOException {
    Answer answer = check(TRIPLED.replace("[EAST]", "[EASTERN]"), calls(20, 20, 5));
    assertThat(answer.verdict()).isEqualTo(Verdict.CANNOT_BE_TESTED);
    assertThat(answer.reason()).contains("precinct EASTERN", "EAST (");
  }

  @Test
  void twoWaysOfWritingTimesInOneColumnAreBothRead() throws IOException {
    Path file = calls(20, 80, 5);
    String text = Files.readString(file);
    Files.writeString(
        file, text.replaceAll("(?m),06/1(\\d)/2020 (\\d\\d:\\d\\d):00 AM", ",2020-06-1$1T$2:00"));
    Answer answer = check(TRIPLED, file);
    assertThat(answer.verdict()).isEqualTo(Verdict.SUPPORTED);
    assertThat(answer.readings().getFirst().n()).isEqualTo(7 * 80);
  }

  @Test
  void daysBeforeMonthsAreNoFairSample() throws IOException {
    Path file = calls(20, 20, 5);
    Files.writeString(
        file, Files.readString(file).replaceAll(",(\\d\\d)/(\\d\\d)/2020", ",$2/$1/2020"));
    Answer answer = check(TRIPLED, file);
    assertThat(answer.verdict()).isEqualTo(Verdict.CANNOT_BE_TESTED);
    assertThat(answer.reason())
        .contains("\"13/05/2020 ", "in Original Time Queued of calls.csv", "docs/claims.md lists");
  }

  @Test
  void anEmptyFileSettlesNothing() throws IOException {
    Path file = Files.writeString(folder.resolve("head.csv"), HEAD);
    assertThat(check(TRIPLED, file).reason()).contains("no rows");
    Path nothing = Files.writeString(folder.resolve("nothing.csv"), "");
    assertThatThrownBy(() -> check(TRIPLED, nothing)).isInstanceOf(CallsRefusal.class);
  }

  @Test
  void markupAndHugeFieldsInTypesDoNoHarm() throws IOException {
    Path file = calls(20, 80, 5);
    String huge = "x".repeat(3_000_000);
    Files.writeString(
        file,
        Files.readString(file)
            + "9001,06/09/2020 01:00:00 AM,,911,1,<script>alert(1)</script>,,EAST,EDWARD,E1\n"
            + "9002,06/09/2020 01:00:00 AM,,911,1,"
            + huge
            + ",,EAST,EDWARD,E1\n");
    Answer answer = check(TRIPLED.replace("precincts: [EAST]", "types: [\"<b>\\e[31m\"]"), file);
    assertThat(answer.verdict()).isEqualTo(Verdict.CANNOT_BE_TESTED);
    for (String line : ClaimText.lines(answer)) {
      assertThat(line).hasSizeLessThan(1_000).doesNotContain("\u001b");
    }
    assertThat(check(TRIPLED, file).verdict()).isEqualTo(Verdict.SUPPORTED);
  }

  @Test
  void aMappingSaysWhatTheColumnsOfAnotherCityMean() throws IOException {
    Path file = calls(20, 80, 5);
    Files.writeString(
        file,
        Files.readString(file)
            .replace("Original Time Queued", "opened")
            .replace("Arrived Time", "there")
            .replace("Precinct", "district"));
    Path mapping =
        Files.writeString(
            folder.resolve("mapping.yaml"),
            """
            name: elsewhere
            time-zone: America/Los_Angeles
            columns: {id: CAD Event Number, received: opened, on-scene: there, precinct: district}
            on-view: {column: Call Type, is: [ONVIEW]}
            """);
    Answer answer =
        ClaimCheck.of(
            claim(TRIPLED), new CallData(List.of(file), MappingFile.read(mapping), null), n -> {});
    assertThat(answer.verdict()).isEqualTo(Verdict.SUPPORTED);
    Files.writeString(mapping, Files.readString(mapping).replace("opened", "openened"));
    Format wrong = MappingFile.read(mapping);
    Claim claim = claim(TRIPLED);
    assertThatThrownBy(
            () -> ClaimCheck.of(claim, new CallData(List.of(file), wrong, null), n -> {}))
        .hasMessageContaining("no column openened");
  }

  @Test
  void aWrongClaimIsRefusedWithItsLine() throws IOException {
    refused("metrc", "metric: calls", "metrc: calls", ":3");
    refused("dates-in-the-wrong-order", "from: 2020-06-08", "from: 2020-06-18", ":5");
    refused("3 time", "3 times", "3 time", ":7");
    refused("unknown-time-zone", "America/Los_Angeles", "Seattle", ":2");
    refused("time-that-exists-twice", "until: 2020-06-15", "until: 2020-11-01T01:30", ":5");
    refused("no-comparison", "3 times", "3 calls", ":7");
    refused("unknown-word", "metric: calls", "metric: crimes", ":3");
    refused("baseline-within-the-window", "2020-06-08}", "2020-06-09}", ":6");
  }

  private void refused(String what, String from, String to, String line) {
    assertThatThrownBy(() -> claim(TRIPLED.replace(from, to)))
        .isInstanceOf(CallsRefusal.class)
        .hasMessageContaining(what)
        .hasMessageContaining(line);
  }

  private Claim claim(String yaml) throws IOException {
    return ClaimFile.read(Files.writeString(folder.resolve("claim.yaml"), yaml));
  }

  private Answer check(String yaml, Path... files) throws IOException {
    return ClaimCheck.of(claim(yaml), CallData.of(List.of(files)), rows -> {});
  }

  /** So many calls a day from 11 May, and from 8 June on, each some minutes long. */
  private Path calls(int before, int since, int minutes) throws IOException {
    SplittableRandom random = new SplittableRandom(7);
    StringBuilder csv = new StringBuilder(HEAD);
    int number = 0;
    for (int day = 0; day < 35; day++) {
      int month = day < 21 ? 5 : 6;
      int date = day < 21 ? day + 11 : day - 20;
      for (int i = 0; i < 30 + (day < 28 ? before : since); i++) {
        int minute = random.nextInt(50 - minutes);
        int hour = 1 + random.nextInt(11);
        String at = String.format(Locale.ROOT, "%02d/%02d/2020 %02d:", month, date, hour);
        csv.append(++number).append(',');
        csv.append(at).append(String.format(Locale.ROOT, "%02d:00 AM,", minute));
        csv.append(at)
            .append(
                String.format(Locale.ROOT, "%02d:%02d AM,", minute + minutes, random.nextInt(60)));
        csv.append("911,1,DISTURBANCE,,").append(i < 30 ? "WEST" : "EAST").append(",X,X1\n");
      }
    }
    return Files.writeString(folder.resolve("calls.csv"), csv);
  }
}
