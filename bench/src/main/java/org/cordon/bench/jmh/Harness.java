package org.cordon.bench.jmh;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/**
 * Runs measurements by JMH, each in a fresh process that sees one processor: so no second core
 * helps anybody, and no measurement profits from what the one before it compiled.
 */
public final class Harness {
  /** How long: warm-up and measurement, iterations of some ms each; no processes in a test. */
  public record Length(int forks, int warmUps, int iterations, int iterationMs) {
    /** What is published. */
    public static final Length FULL = new Length(1, 3, 5, 1_000);

    /** For a first look. */
    public static final Length QUICK = new Length(1, 2, 2, 700);

    /** Inside this process, for tests. */
    public static final Length TEST = new Length(0, 0, 1, 10);
  }

  /** Median and 99th percentile over all samples, ms, and how many there were. */
  public record Timing(double medianMs, double p99Ms, long samples) {}

  /** What every process is given: as {@code ./cordon} starts Java, but on one processor. */
  private static final List<String> JVM =
      List.of(
          "-XX:+UseParallelGC",
          "-XX:ActiveProcessorCount=1",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "-Dslf4j.internal.verbosity=ERROR");

  private final Length length;
  private final Map<String, String> parameters;

  /** For measurements with these parameters. */
  public Harness(Length length, Map<String, String> parameters) {
    this.length = length;
    this.parameters = new TreeMap<>(parameters);
  }

  /** The options of Java that measurements run under, in one line. */
  public static String flags() {
    return String.join(" ", JVM);
  }

  /** Measures methods of a class, by name. */
  public Map<String, Timing> run(Class<?> of, String... methods) {
    @Nullable Path log = null;
    try {
      log = Files.createTempFile("cordon-jmh", ".log");
      System.setProperty("jmh.ignoreLock", "true"); // Others may measure on this machine too.
      Map<String, Timing> timings = new TreeMap<>();
      for (RunResult result : new Runner(options(of, methods, log)).run()) {
        Statistics ms = result.getPrimaryResult().getStatistics();
        double scale = scale(result.getPrimaryResult().getScoreUnit());
        String name = result.getPrimaryResult().getLabel();
        timings.put(
            name,
            new Timing(scale * ms.getPercentile(50), scale * ms.getPercentile(99), ms.getN()));
      }
      if (timings.size() != methods.length) {
        throw new IllegalStateException(
            "measured " + timings.keySet() + " of " + List.of(methods) + ":\n" + tail(log));
      }
      return timings;
    } catch (RunnerException e) {
      throw new IllegalStateException("a measurement failed:\n" + tail(log), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      delete(log);
    }
  }

  private Options options(Class<?> of, String[] methods, Path log) {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .forks(length.forks)
            .warmupIterations(length.warmUps)
            .measurementIterations(length.iterations)
            .warmupTime(TimeValue.milliseconds(length.iterationMs))
            .measurementTime(TimeValue.milliseconds(length.iterationMs))
            .shouldFailOnError(true)
            .verbosity(VerboseMode.NORMAL)
            .output(log.toString())
            .jvmArgs(JVM.toArray(String[]::new));
    for (String method : methods) {
      options.include("^" + of.getName().replace(".", "\\.") + "\\." + method + "$");
    }
    parameters.forEach(options::param);
    return options.build();
  }

  private static double scale(String unit) {
    return switch (unit) {
      case "us/op" -> 1e-3;
      case "ms/op" -> 1;
      case "s/op" -> 1e3;
      default -> throw new IllegalStateException("unit " + unit);
    };
  }

  private static String tail(@Nullable Path log) {
    try {
      List<String> lines = log == null ? List.of() : new ArrayList<>(Files.readAllLines(log));
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
    } catch (IOException e) {
      return "no log: " + e.getMessage();
    }
  }

  private static void delete(@Nullable Path log) {
    try {
      if (log != null) {
        Files.deleteIfExists(log);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
