package org.cordon.app.command;

import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.cordon.study.hypercube.Answer;
import org.cordon.study.hypercube.Town;
import org.cordon.study.scenario.yaml.HypercubeReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** {@code hypercube}: how busy units are and whom they reach, computed instead of simulated. */
@Command(
    name = "hypercube",
    description = "Says at once how busy units are, and how often they leave their areas.",
    footer = {
      "",
      "Computed by the hypercube model: exactly for up to 15 units, beyond by Larson's approximation.",
      "docs/hypercube.md has the file's keys, and what the model takes for granted.",
      "",
      "Example:",
      "  cordon hypercube docs/examples/three-units.yaml"
    })
public final class HypercubeCommand implements Callable<Integer> {
  private static final double MINUTE_MS = 60_000;

  private final Console console;

  @Parameters(paramLabel = "FILE.yaml", description = "Units, areas, calls and times.")
  private Path file = Path.of("");

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  /** The command, speaking on a console. */
  public HypercubeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Answer answer = Answer.of(HypercubeReader.read(file));
    if (json) {
      console.answer(object(answer));
    } else {
      say(answer);
    }
    return 0;
  }

  private void say(Answer answer) {
    Town town = answer.town();
    console.say(town.name());
    console.say(
        answer.exact()
            ? "Hypercube model, solved exactly: the long run, computed and not simulated."
            : "Hypercube model by Larson's approximation (more than "
                + Answer.EXACT_UNITS
                + " units): the long run, computed and not simulated.");
    console.say(
        percent(answer.allBusy())
            + " of calls find every unit busy and "
            + (town.waits() ? "wait." : "are lost to this centre."));
    console.say(percent(answer.crossing()) + " of dispatches send a unit out of its own area.");
    answer
        .travelMs()
        .ifPresent(ms -> console.say(minutes(ms) + " min mean travel, from the unit's post."));
    console.say("");
    row("unit", "busy", "dispatches", "travel, min");
    for (int u = 0; u < town.units().size(); u++) {
      row(
          town.units().get(u),
          percent(answer.busy().get(u)),
          percent(answer.share(u)),
          minutes(answer.unitTravelMs(u)));
    }
    console.say("");
    row("area", "calls/h", "by others", "travel, min");
    for (int a = 0; a < town.areas().size(); a++) {
      OptionalDouble others = answer.crossing(a);
      row(
          town.areas().get(a).name(),
          String.format(Locale.ROOT, "%.3f", town.areas().get(a).perHour()),
          others.isPresent() ? percent(others.getAsDouble()) : "-",
          minutes(answer.areaTravelMs(a)));
    }
  }

  private void row(String name, String one, String two, String three) {
    console.say(String.format(Locale.ROOT, "%-20s %9s %12s %12s", name, one, two, three));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f %%", 100 * share);
  }

  private static String minutes(double ms) {
    return String.format(Locale.ROOT, "%.2f", ms / MINUTE_MS);
  }

  private static String minutes(OptionalDouble ms) {
    return ms.isPresent() ? minutes(ms.getAsDouble()) : "-";
  }

  private static ObjectNode object(Answer answer) {
    Town town = answer.town();
    ObjectNode object =
        Console.object()
            .put("name", town.name())
            .put("method", answer.exact() ? "exact" : "larson-approximation")
            .put("whenAllBusy", town.waits() ? "wait" : "lose")
            .put("load", town.load())
            .put("allBusyShare", answer.allBusy())
            .put("crossingShare", answer.crossing());
    put(object, "meanTravelMs", answer.travelMs());
    for (int u = 0; u < town.units().size(); u++) {
      ObjectNode unit =
          object
              .withArray("units")
              .addObject()
              .put("unit", town.units().get(u))
              .put("busyShare", answer.busy().get(u))
              .put("dispatchShare", answer.share(u));
      put(unit, "meanTravelMs", answer.unitTravelMs(u));
    }
    for (int a = 0; a < town.areas().size(); a++) {
      ObjectNode area =
          object
              .withArray("areas")
              .addObject()
              .put("area", town.areas().get(a).name())
              .put("perHour", town.areas().get(a).perHour());
      put(area, "crossingShare", answer.crossing(a));
      put(area, "meanTravelMs", answer.areaTravelMs(a));
    }
    return object;
  }

  private static void put(ObjectNode object, String name, OptionalDouble value) {
    if (value.isPresent()) {
      object.put(name, value.getAsDouble());
    } else {
      object.putNull(name);
    }
  }
}
