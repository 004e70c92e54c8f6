package org.cordon.bench.rival;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.cordon.roads.Refusal;

/**
 * A program of another engine, named by {@code CORDON_ROUTINGKIT}: called with an exported folder,
 * it prints a line {@code name median_us p99_us checksum} for each thing it measured.
 */
public final class OtherProgram {
  /** What it measured, ms. */
  public record Timing(double medianMs, double p99Ms) {}

  private OtherProgram() {}

  /**
   * Runs it and believes none of its times until every sum is the expected one. It has to measure
   * all that is expected; further names are refused.
   */
  public static Map<String, Timing> run(String program, Path folder, Map<String, Long> expected) {
    Map<String, Timing> timings = new LinkedHashMap<>();
    for (String line : lines(program, folder).split("\n", -1)) {
      String[] words = line.strip().split("\\s+", -1);
      if (line.isBlank()) {
        continue;
      }
      Long sum = expected.get(words[0]);
      if (words.length != 4 || sum == null) {
        throw refusal(
            program, "the line \"" + line + "\"", "Print name median_us p99_us checksum.");
      }
      if (!words[3].equals(Long.toString(sum))) {
        throw refusal(
            program,
            words[0] + ": checksum " + words[3] + ", expected " + sum,
            "Its answers are not Cordon's, so its times mean nothing.");
      }
      timings.put(words[0], new Timing(number(program, words[1]), number(program, words[2])));
    }
    if (!timings.keySet().containsAll(expected.keySet())) {
      throw refusal(program, "only " + timings.keySet(), "Measure " + expected.keySet() + ".");
    }
    return timings;
  }

  private static double number(String program, String us) {
    try {
      return Double.parseDouble(us) / 1e3;
    } catch (NumberFormatException e) {
      throw refusal(program, "the time \"" + us + "\"", "Print microseconds as a number.");
    }
  }

  private static String lines(String program, Path folder) {
    try {
      Process process =
          new ProcessBuilder(program, folder.toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      byte[] out = process.getInputStream().readAllBytes();
      int code = process.waitFor();
      if (code != 0) {
        throw refusal(program, "exit code " + code, "Run it by hand on an --export folder.");
      }
      return new String(out, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw refusal(program, String.valueOf(e.getMessage()), "Name a program that can be started.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException("interrupted", e));
    }
  }

  private static Refusal refusal(String program, String found, String remedy) {
    return new Refusal("other-program", found, "CORDON_ROUTINGKIT=" + program, remedy);
  }
}
