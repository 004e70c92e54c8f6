package org.cordon.bench.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.cordon.bench.Bench;
import org.junit.jupiter.api.Test;

/** The bounded part of {@code cordon bench crash}. */
final class CrashTest {
  /** Only what is asked for, each of these being one part. */
  private static String crash(String part, String many) {
    List<String> arguments = new ArrayList<>(List.of("crash"));
    for (String each : List.of("--kills", "--power-cuts", "--failing", "--damages")) {
      arguments.addAll(List.of(each, each.equals(part) ? many : "0"));
    }
    arguments.addAll(List.of("--cut-step", "61"));
    StringWriter said = new StringWriter();
    PrintWriter out = new PrintWriter(said, true);
    int exit = Bench.run(arguments.toArray(String[]::new), out, out);
    assertThat(exit).as(said.toString()).isZero();
    System.out.print(said);
    return said.toString();
  }

  @Test
  void writersKilledAtRandomMomentsLoseNothingThatTheyAcknowledged() {
    String said = crash("--kills", "10");
    assertThat(said).contains("killed 10 times").contains("none lost");
  }

  @Test
  void whateverWriteOrSyncOfSqliteFailsNothingThatWasAcknowledgedIsLost() {
    String said = crash("--failing", "13");
    assertThat(said).containsAnyOf("nothing acknowledged lost", "SKIPPED: ");
  }

  @Test
  void whenThePowerGoesAllIsThereThatWasAcknowledged() {
    String said = crash("--power-cuts", "200");
    assertThat(said).containsAnyOf("power cut 200 times", "SKIPPED: ");
  }

  @Test
  void everyDamageIsFoundOrLiesWhereNothingIsKept() {
    assertThat(crash("--damages", "240")).contains("entry leaf").contains("all found");
  }
}
