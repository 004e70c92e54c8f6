package org.cordon.app.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What nobody needs a network for, done where there is none, not even the machine's own. */
final class NoNetworkTest {
  private static final String CLAIM =
      """
      claim: twice as many
      time-zone: UTC
      metric: calls
      window: {from: 2020-06-11, until: 2020-06-21}
      baseline: {from: 2020-06-01, until: 2020-06-11}
      holds-if: {at-least: 2 times}
      """;

  @TempDir private Path folder = Path.of("");

  /** Starts a command in a network namespace of its own, which has no interface that is up. */
  private String alone(String... command) throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(List.of("unshare", "--map-root-user", "--net"));
    line.addAll(List.of(command));
    Path out = folder.resolve("out");
    Process process = new ProcessBuilder(line).redirectOutput(out.toFile()).start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    String said = Files.readString(out);
    String wrong = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.exitValue() == 0 ? said : "exit " + process.exitValue() + ": " + wrong;
  }

  private String cordon(String... args) throws IOException, InterruptedException {
    List<String> line =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "org.cordon.app.Cordon"));
    line.addAll(List.of(args));
    return alone(line.toArray(String[]::new));
  }

  private boolean denied() throws InterruptedException {
    try {
      return alone("true").isEmpty();
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void aClaimIsCheckedWithTheNetworkDenied() throws IOException, InterruptedException {
    if (!denied()) {
      System.out.println(
          "SKIPPED: a claim without a network: unshare cannot take the network away here");
      return;
    }
    StringBuilder csv = new StringBuilder("received,lat,lon,type,priority,id\n");
    for (int i = 0; i < 400; i++) {
      int day = i < 100 ? 1 + i % 10 : 11 + i % 10;
      csv.append(String.format(Locale.ROOT, "2020-06-%02dT12:00:00Z,47.6,-122.3,x,1,%d\n", day, i));
    }
    Path calls = Files.writeString(folder.resolve("calls.csv"), csv);
    Path claim = Files.writeString(folder.resolve("claim.yaml"), CLAIM);
    assertThat(cordon("claim", "check", claim.toString(), "--calls", calls.toString(), "--json"))
        .contains("\"verdict\":\"supported\"");
  }
}
