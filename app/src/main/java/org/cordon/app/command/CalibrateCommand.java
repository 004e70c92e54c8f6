package org.cordon.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.cordon.roads.Refusal;
import org.cordon.roads.city.CityFile;
import org.cordon.roads.route.Roads;
import org.cordon.roads.speed.Speeds;
import org.cordon.study.calibration.Calibration;
import org.cordon.study.calibration.Errors;
import org.cordon.study.calibration.Run;
import org.cordon.study.calibration.RunPicker;
import org.cordon.study.calibration.Stations;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code calibrate}: speeds by period of the week from recorded runs. */
@Command(
    name = "calibrate",
    description = {
      "Fits speeds by period of the week to recorded runs (response to on scene).",
      "Prints how far off times are before and after, on days that the fit has not seen."
    },
    footer = {
      "",
      "Example:",
      "  cordon calibrate --city out/sf --calls sffd_calls.csv.gz --stations sffd_stations.geojson \\",
      "    --out sf.speeds"
    })
public final class CalibrateCommand implements Callable<Integer> {
  private static final String EACH = "each";

  private final Console console;

  @Option(
      names = "--city",
      required = true,
      paramLabel = "DIR",
      description = "Folder of an imported city.")
  private Path city = Path.of("");

  @Option(
      names = "--calls",
      required = true,
      arity = "1..*",
      paramLabel = "FILE",
      description = "Call records that stamp each unit's response and arrival.")
  private List<Path> calls = List.of();

  @Option(
      names = "--stations",
      required = true,
      paramLabel = "FILE.geojson",
      description = "Stations as points, each with a property \"station\": its number.")
  private Path stations = Path.of("");

  @Option(
      names = "--hold-out",
      paramLabel = "DAYS",
      description =
          "Days the fit must not see: a number of last days, dates joined by commas, or \"each\":"
              + " each day in turn (the default; the file is then fitted to all days).")
  private String holdOut = EACH;

  @Option(
      names = "--periods",
      paramLabel = "FILE.speeds",
      description = "A speeds file whose periods are taken; without it six are built in.")
  private @Nullable Path periods;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "Name of the table; without it, that of the file written.")
  private @Nullable String name;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE.speeds",
      description = "The speeds file to write.")
  private Path out = Path.of("");

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  /** The command, speaking on a console. */
  public CalibrateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Path template = periods;
    Speeds given = template == null ? null : Speeds.read(template);
    Roads roads = Roads.of(CityFile.open(city));
    RunPicker.Picked picked =
        RunPicker.pick(roads, calls, Stations.read(stations), RunPicker.Rules.sanFrancisco());
    List<SortedSet<LocalDate>> folds = folds(picked.runs());
    Calibration.Task task = new Calibration.Task(roads, tableName(), picked.zone(), given, folds);
    Calibration.Result result = Calibration.of(task, picked.runs(), console::note);
    write(result.text());
    if (json) {
      console.answer(asJson(picked, result));
    } else {
      print(picked, result);
    }
    return 0;
  }

  private String tableName() {
    String asked = name;
    String from = asked == null ? String.valueOf(out.getFileName()) : asked;
    String plain =
        from.toLowerCase(Locale.ROOT)
            .replaceAll("\\.speeds$|\\.txt$", "")
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    return plain.isEmpty() ? "fitted" : plain;
  }

  private List<SortedSet<LocalDate>> folds(List<Run> runs) {
    TreeSet<LocalDate> days = new TreeSet<>(runs.stream().map(Run::day).toList());
    if (holdOut.equals(EACH)) {
      List<SortedSet<LocalDate>> each = new ArrayList<>();
      days.forEach(day -> each.add(new TreeSet<>(List.of(day))));
      if (each.size() < 2) {
        throw new Refusal(
            "too-few-days",
            days.size() + " days with runs",
            "--calls",
            "Give records of two days or more: errors are told on days the fit has not seen.");
      }
      return each;
    }
    if (holdOut.matches("\\d{1,3}")) {
      int last = Integer.parseInt(holdOut);
      if (last < 1 || last >= days.size()) {
        throw new Refusal(
            "number-out-of-range",
            holdOut + " of " + days.size() + " days",
            "--hold-out",
            "Hold back at least one day and leave at least one to fit to.");
      }
      return List.of(new TreeSet<>(new ArrayList<>(days).subList(days.size() - last, days.size())));
    }
    SortedSet<LocalDate> named = new TreeSet<>();
    for (String date : holdOut.split(",", -1)) {
      try {
        named.add(LocalDate.parse(date.strip()));
      } catch (DateTimeException e) {
        throw new Refusal(
            "unreadable-date",
            "\"" + date + "\"",
            "--hold-out",
            "Write dates such as 2017-01-05,2017-01-07, a number of last days, or \"each\".");
      }
    }
    return List.of(named);
  }

  /** Beside its name first, so that no half of a table ever stands there. */
  private void write(String text) {
    try {
      Path folder = out.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Path part = out.resolveSibling(out.getFileName() + ".part");
      Files.writeString(part, text);
      Files.move(part, out, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new Refusal(
          "cannot-write", String.valueOf(e.getMessage()), out.toString(), "Choose another --out.");
    }
  }

  private void print(RunPicker.Picked picked, Calibration.Result result) {
    console.say(picked.runs().size() + " runs from a station inferred by the unit's number");
    console.say(
        "  "
            + picked.runs().stream().filter(Run::ownArea).count()
            + " of them to a call in the area of that station");
    console.say("responses left out:");
    picked
        .leftOut()
        .forEach(
            (why, n) -> console.say(String.format(Locale.ROOT, "  %5d  %s", n, why.meaning())));
    console.say("");
    console.say("errors on days held back (predicted less recorded travel time)");
    console.say(
        String.format(
            Locale.ROOT,
            "%-14s %5s  %-28s  %-28s  %s",
            "",
            "runs",
            "before: free flow",
            "after: this table",
            "change of median |error|"));
    console.say(
        String.format(
            Locale.ROOT,
            "%-14s %5s  %7s %6s %6s %6s  %7s %6s %6s %6s  %s",
            "",
            "",
            "median",
            "|med|",
            "|p90|",
            "close",
            "median",
            "|med|",
            "|p90|",
            "close",
            "(95 of 100)"));
    result.rows().forEach(row -> console.say(line(row)));
    console.say("close: within 30 % or 60 s. Intervals: resampled runs, no other weeks.");
    console.say(
        "speeds alone, without a time per run: |med| "
            + seconds(result.rows().getFirst().speedsOnly().medianAbsoluteMs())
            + (result.perRunFitted() ? "; so the table has a time per run" : "; none was needed"));
    console.say("wrote " + out + " (fitted to " + result.fittedRuns() + " runs)");
  }

  private static String line(Calibration.Row row) {
    return String.format(
        Locale.ROOT,
        "%-14s %5d  %s  %s  %s to %s",
        row.group(),
        row.fitted().runs(),
        errors(row.freeFlow()),
        errors(row.fitted()),
        seconds(row.change().lowMs()),
        seconds(row.change().highMs()));
  }

  private static String errors(Errors e) {
    return String.format(
        Locale.ROOT,
        "%7s %6s %6s %4d %%",
        seconds(e.medianMs()),
        seconds(e.medianAbsoluteMs()),
        seconds(e.p90AbsoluteMs()),
        Math.round(100 * e.shareClose()));
  }

  private static String seconds(long ms) {
    return Math.round(ms / 1000.0) + " s";
  }

  private ObjectNode asJson(RunPicker.Picked picked, Calibration.Result result) {
    ObjectNode answer = Console.object();
    answer.put("out", out.toString()).put("speeds", result.speeds().name());
    answer.put("speedsHash", result.speeds().hash()).put("zone", picked.zone().getId());
    answer.put("runs", picked.runs().size()).put("fittedRuns", result.fittedRuns());
    answer.put("stationInferredFrom", "unit number").put("fittedInOwnArea", result.ownArea());
    answer.put("perRunFitted", result.perRunFitted());
    ObjectNode leftOut = answer.putObject("leftOut");
    picked.leftOut().forEach((why, n) -> leftOut.put(kebab(why), n));
    ArrayNode days = answer.putArray("days");
    picked.runs().stream().map(r -> r.day().toString()).distinct().forEach(days::add);
    ArrayNode rows = answer.putArray("heldBack");
    for (Calibration.Row row : result.rows()) {
      ObjectNode one = rows.addObject().put("group", row.group());
      put(one.putObject("freeFlow"), row.freeFlow());
      put(one.putObject("speedsOnly"), row.speedsOnly());
      put(one.putObject("fitted"), row.fitted());
      one.putArray("changeOfMedianAbsoluteMs").add(row.change().lowMs()).add(row.change().highMs());
    }
    return answer;
  }

  private static void put(ObjectNode node, Errors e) {
    node.put("runs", e.runs())
        .put("medianMs", e.medianMs())
        .put("medianAbsoluteMs", e.medianAbsoluteMs())
        .put("p90AbsoluteMs", e.p90AbsoluteMs())
        .put("shareClose", Math.round(1000 * e.shareClose()) / 1000.0);
  }

  private static String kebab(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
