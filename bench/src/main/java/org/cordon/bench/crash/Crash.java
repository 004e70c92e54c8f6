package org.cordon.bench.crash;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench crash}: kills, failing disks, cuts of power and damage, and nothing may be lost. */
@Command(
    name = "crash",
    mixinStandardHelpOptions = true,
    description = "Kills writers of a record, fails its disk, cuts its power and damages it.",
    footer = {
      "",
      "Exit code 1 when something acknowledged is lost, or a damage is not found; the case is",
      "printed with its seed. What needs gcc is skipped aloud where there is none.",
      "",
      "Example:",
      "  cordon bench crash --kills 200 --seed 7"
    })
public final class Crash implements Callable<Integer> {
  private final PrintWriter out;

  @Option(
      names = "--kills",
      paramLabel = "N",
      defaultValue = "200",
      description = "Writers killed at a random moment: ${DEFAULT-VALUE} without, 0 for none.")
  private int kills = 200;

  @Option(
      names = "--power-cuts",
      paramLabel = "N",
      defaultValue = "2000",
      description = "Cuts of power, rebuilt from the calls: ${DEFAULT-VALUE} without, 0 for none.")
  private int powerCuts = 2000;

  @Option(
      names = "--failing",
      paramLabel = "STEP",
      defaultValue = "1",
      description = "Let every STEP-th place of a write or sync fail: 1 without, 0 for none.")
  private int failing = 1;

  @Option(
      names = "--damages",
      paramLabel = "N",
      defaultValue = "4000",
      description = "Bits flipped in a record, and its end cut: ${DEFAULT-VALUE}, 0 for none.")
  private int damages = 4000;

  @Option(
      names = "--cut-step",
      paramLabel = "BYTES",
      defaultValue = "1",
      description = "Cut at every so many bytes: ${DEFAULT-VALUE} without.")
  private int cutStep = 1;

  @Option(names = "--seed", paramLabel = "N", description = "What is written, and when it ends.")
  private long seed = 1;

  /** The command. */
  public Crash(PrintWriter out) {
    this.out = out;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path folder = folder();
    String broken = kills(folder);
    broken = broken == null ? disk(folder) : broken;
    broken = broken == null ? damages(folder) : broken;
    if (broken != null) {
      out.println("BROKEN: " + broken);
      return 1;
    }
    remove(folder);
    return 0;
  }

  /** In memory where that can be: no kill reaches it, and syncs are counted, not waited for. */
  private static Path folder() throws IOException {
    Path memory = Path.of("/dev/shm");
    return (Files.isWritable(memory)
            ? Files.createTempDirectory(memory, "record-crash")
            : Files.createTempDirectory("record-crash"))
        .toRealPath();
  }

  private void say(String line) {
    out.println(line);
    out.flush();
  }

  private @Nullable String kills(Path folder) throws IOException, InterruptedException {
    if (kills == 0) {
      return null;
    }
    Kills run = new Kills(folder, seed);
    String broken = run.run(kills);
    if (broken == null) {
      say(run.said(kills));
    }
    return broken;
  }

  private @Nullable String damages(Path folder) throws IOException {
    if (damages == 0) {
      return null;
    }
    Damages run = new Damages(folder, seed);
    String missed = run.run(damages, cutStep);
    if (missed == null) {
      say(run.said());
    }
    return missed;
  }

  private @Nullable String disk(Path folder) throws IOException, InterruptedException {
    if (powerCuts == 0 && failing == 0) {
      return null;
    }
    Disk disk = Disk.compile(folder);
    if (disk == null) {
      say("SKIPPED: writes and syncs that fail, cuts of power: no gcc that makes a library");
      return null;
    }
    String broken = failing == 0 ? null : failing(disk, folder);
    if (broken == null && powerCuts > 0) {
      PowerCuts run = new PowerCuts(disk, folder, seed);
      broken = run.run(powerCuts);
      if (broken == null) {
        say(run.said());
      }
    }
    return broken;
  }

  private @Nullable String failing(Disk disk, Path folder)
      throws IOException, InterruptedException {
    Path under = Files.createDirectory(folder.resolve("failing"));
    Path control = folder.resolve("control");
    Disk.control(control);
    var environment = disk.environment(under, control, Path.of("/dev/null"));
    Process child = Child.start(FailedCalls.class, environment, under, control, failing, seed);
    String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (child.waitFor() != 0) {
      return said;
    }
    say(said);
    return null;
  }

  private static void remove(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
